"""Learns the byte pairs of `kamervraag_nl` and writes them as a tiktoken rank file."""

from __future__ import annotations

import base64
from collections.abc import Iterable
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, pre_tokenizers, trainers

from index.language.token_count import PATTERN

SIZE = 16_000


def learn_ranks(texts: Iterable[str], path: Path) -> None:
    """Write `SIZE` ranks: the 256 bytes, then the pairs in the order in which they were merged."""
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(vocab_size=SIZE, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    letters = _byte_of_each_letter()
    ranked = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    tokens = [bytes(letters[letter] for letter in token) for token, _ in ranked]
    lines = [f"{base64.b64encode(token).decode()} {rank}\n" for rank, token in enumerate(tokens)]
    path.write_text("".join(lines), encoding="ascii")


def _byte_of_each_letter() -> dict[str, int]:
    """The byte behind each letter of the byte-level alphabet (GPT-2's table)."""
    shown = [*range(33, 127), *range(161, 173), *range(174, 256)]
    hidden = [byte for byte in range(256) if byte not in shown]
    letters = {chr(byte): byte for byte in shown}
    return letters | {chr(256 + place): byte for place, byte in enumerate(hidden)}
