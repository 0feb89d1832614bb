"""How people ask: questions made of sentences by leaving out, misspelling, translating and framing words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ids = NDArray[Any]
Words = Mapping[int, list[Ids]]

FRAMES = Path(__file__).parent / "frames.tsv"
MISSPELT = 2  # variants a word


@dataclass(frozen=True, slots=True)
class QuestionFrame:
    """What stands before and after the matter of a question."""

    before: Ids
    after: Ids


@dataclass(frozen=True, slots=True)
class ForeignLanguage:
    """What it takes to ask a Dutch sentence in another language: words for words, and frames."""

    words: Words
    frames: Sequence[QuestionFrame]


def read_frames(tokenizer: Tokenizer, path: Path = FRAMES) -> dict[str, list[QuestionFrame]]:
    """The frames of each language, from lines `language <tab> before … after`."""
    frames: dict[str, list[QuestionFrame]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        language, _, text = line.partition("\t")
        before, _, after = text.partition("…")
        frames[language].append(QuestionFrame(_encode_ids(tokenizer, before), _encode_ids(tokenizer, after)))
    return dict(frames)


def word_map(tokenizer: Tokenizer, pairs: Iterable[tuple[str, str]]) -> dict[int, list[Ids]]:
    """Dutch token -> the tokens of its words in another language; only where the Dutch word is one token."""
    found: dict[int, dict[tuple[int, ...], None]] = defaultdict(dict)
    for dutch, other in pairs:
        whole, translated = _encode_ids(tokenizer, dutch), _encode_ids(tokenizer, other)
        if len(whole) == 1 and 0 < len(translated) <= 6:
            found[int(whole[0])][tuple(translated.tolist())] = None
    return {token: [np.array(o, dtype=np.uint16) for o in others] for token, others in found.items()}


def misspellings(tokenizer: Tokenizer, generator: np.random.Generator) -> dict[int, list[Ids]]:
    """For each word of five letters or more, the tokens of a few slips of the finger."""
    words = [(word, i) for word, i in tokenizer.get_vocab().items() if len(word) >= 5 and word.isalpha()]
    words.sort(key=lambda item: item[1])
    slips = [misspell(word, generator) for word, _ in words for _ in range(MISSPELT)]
    encoded = tokenizer.encode_batch_fast(slips, add_special_tokens=False)
    ids = [np.array(e.ids, dtype=np.uint16) for e in encoded]
    return {i: ids[n * MISSPELT : (n + 1) * MISSPELT] for n, (_, i) in enumerate(words)}


def misspell(word: str, generator: np.random.Generator) -> str:
    """The word with two letters swapped, one left out, one doubled or one wrong."""
    at = int(generator.integers(1, len(word) - 1))
    kind = int(generator.integers(4))
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + word[at] + word[at:]
    return word[:at] + "aeiouynrtsdl"[int(generator.integers(12))] + word[at + 1 :]


def replace_words(ids: Ids, words: Words, share: float, generator: np.random.Generator) -> Ids:
    """The tokens, each with the chance `share` put into other words where there are any."""
    parts: list[Ids] = []
    chances = generator.random(len(ids))
    for token, chance in zip(ids.tolist(), chances.tolist(), strict=True):
        choices = words.get(token) if chance < share else None
        if choices:
            parts.append(choices[int(generator.integers(len(choices)))])
        else:
            parts.append(np.array([token], dtype=np.uint16))
    return np.concatenate(parts) if parts else ids


def keywords(ids: Ids, rarity: NDArray[np.float32], generator: np.random.Generator) -> Ids:
    """A few of the rarer tokens, in their order."""
    weights = np.square(rarity[ids])
    count = min(int(generator.integers(2, 7)), len(ids))
    chosen = generator.choice(len(ids), size=count, replace=False, p=weights / weights.sum())
    return ids[np.sort(chosen)]


def thin_out(ids: Ids, generator: np.random.Generator) -> Ids:
    """The tokens without a share of them, at most half."""
    kept: Ids = ids[generator.random(len(ids)) >= generator.random() * 0.5]
    return kept if len(kept) else ids


def add_frame(ids: Ids, frames: Sequence[QuestionFrame], generator: np.random.Generator) -> Ids:
    """The matter inside one of the frames."""
    frame = frames[int(generator.integers(len(frames)))]
    return np.concatenate([frame.before, ids, frame.after])


def _encode_ids(tokenizer: Tokenizer, text: str) -> Ids:
    return np.array(tokenizer.encode(text, add_special_tokens=False).ids, dtype=np.uint16)
