"""The vocabulary: whole words of eight languages and the parts that Dutch compounds are made of.

Pieces know no position in the word, so that `samenwerking` in `terugkeersamenwerking`, or in two words
that a PDF glued together, has the vector that the word has by itself.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

SIZE = 65_536  # the most that 16 bits can number: ids are stored per passage
PARTS = 3_000
COMMON = 30  # a word this often in the Dutch text gets its row as a Dutch word
UNKNOWN = "<unk>"

_WORD = re.compile(r"\w+")
_DIGITS = re.compile(r"\d")


def normalise_word(text: str) -> str:
    """Lower case without accents, as the tokenizer's own normaliser does it."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if unicodedata.category(c) != "Mn").lower()


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How often each folded word stands in the texts."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(normalise_word(text)))
    return counts


def make_tokenizer(dutch: Counter[str], foreign: Counter[str], foreign_words: int = 24_000) -> Tokenizer:
    """A Unigram tokenizer over the words that are worth a row; deterministic for the same counts."""
    everything = dutch + foreign
    letters: Counter[str] = Counter()
    for word, n in everything.items():
        letters.update(dict.fromkeys(word, n))
    chars = sorted(c for c, n in letters.items() if n >= 10)
    parts = _compound_parts(dutch)
    kept_foreign = [w for w, n in foreign.most_common() if _is_word(w) and n >= 2 and dutch[w] < COMMON]
    pieces: dict[str, int] = {word: everything[word] for word in kept_foreign[:foreign_words]}
    parts = Counter({word: n for word, n in parts.items() if word not in pieces})
    room = SIZE - len(pieces) - PARTS - len(chars) - len(_MARKS) - 1
    ranked = sorted((n, w) for w, n in parts.items())[::-1]
    pieces |= {word: n for n, word in ranked[:room]}
    pieces |= _frequent_parts(everything, pieces)
    vocabulary = _score_pieces(pieces, chars)
    tokenizer = Tokenizer(models.Unigram(vocabulary[:SIZE], unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True, strip_accents=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


_MARKS = list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~€£§«»‘’“”„–—…·•°")


def _is_word(word: str) -> bool:
    return 1 < len(word) <= 24 and (not _DIGITS.search(word) or (word.isdigit() and len(word) <= 4))


def _compound_parts(dutch: Counter[str]) -> Counter[str]:
    """The words, with those that two commoner words make up counted for their parts instead."""
    kept: Counter[str] = Counter()
    for word, n in dutch.items():
        if not _is_word(word) or n < 4:
            continue
        if (split := _split_compound(word, n, dutch)) is None:
            kept[word] += n
        else:
            kept.update(dict.fromkeys(split, n))
    return kept


def _split_compound(word: str, n: int, dutch: Counter[str]) -> tuple[str, str] | None:
    """Two words, the first perhaps with a linking s, each much commoner than their compound."""
    if len(word) < 10 or n >= 150 or word.isdigit():
        return None
    least = max(60, 6 * n)
    best: tuple[int, tuple[str, str]] | None = None
    for at in range(4, len(word) - 3):
        head, tail = word[:at], word[at:]
        bare = head[:-1] if head.endswith("s") and len(head) > 5 else head
        strength = min(max(dutch[head], dutch[bare]), dutch[tail])
        if strength >= least and (best is None or strength > best[0]):
            best = strength, (head, tail)
    return best[1] if best else None


def _frequent_parts(words: Counter[str], pieces: dict[str, int]) -> dict[str, int]:
    """Letter sequences that are frequent in the words that got no row of their own."""
    grams: Counter[str] = Counter()
    for word, n in words.items():
        if word in pieces or not word.isalpha() or n > 200:
            continue
        for size in (2, 3, 4, 5):
            grams.update(dict.fromkeys((word[i : i + size] for i in range(len(word) - size + 1)), min(n, 5)))
    ranked = sorted(((n * len(g), g) for g, n in grams.items() if g not in pieces), reverse=True)
    return {gram: grams[gram] for _, gram in ranked[:PARTS]}


def _score_pieces(pieces: dict[str, int], chars: list[str]) -> list[tuple[str, float]]:
    total = sum(pieces.values())
    ranked = sorted(pieces, key=lambda piece: (-pieces[piece], piece))
    singles = [c for c in dict.fromkeys([*chars, *_MARKS]) if c not in pieces]
    vocabulary = [(UNKNOWN, 0.0)]
    vocabulary += [(c, -18.0) for c in singles]
    vocabulary += [(piece, math.log(pieces[piece] / total)) for piece in ranked]
    return vocabulary
