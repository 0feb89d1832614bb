"""Words that OCR has misread and that can only have been one: `vioeien`, `lraakse`, `financiéle`, `0.a.`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache

from index.cleaning.lines import Line
from index.cleaning.mending.paper_words import PaperWords
from index.cleaning.transcript import Edit
from index.language.compounds import ranks

_WORD = re.compile(r"[^\W\d_]{5,40}")
_CERTAIN_SLIP = re.compile(r"\b0\.(?=[a-z]\.)|(?<=[bcdfghjklmnpqrstvwxzi]i)é(?=l|n\b|r)")
_MISREADABLE = re.compile(r"[il]|rn|vv|cl|c|ii")
_LETTER_SLIPS = (("i", "l"), ("l", "i"), ("rn", "m"), ("c", "e"), ("vv", "w"), ("cl", "d"), ("ii", "n"))
_ODD_STARTS = ("lr", "ls")  # of no Dutch word: `lraakse`
_MIN_RANK = 6  # rank from which a word is common enough to be what was meant
_MIN_SIGNS = 2  # of a misread paper: a rare word alone ("pellen") is no misread one ("peilen")
_LONG_WORD = 9  # letters: no two common Dutch words of more differ by a misread letter alone
_RARE_TRIPLE = 50  # Dutch words with three letters in a row, below which they look misread


def misread_edits(lines: Sequence[Line], words: PaperWords) -> Iterator[Edit]:
    """One edit for each misread word of a paper that shows several; a word that is known is left alone."""
    parts = {part for form in words.forms for part in form.split("-") if len(part) > 4}
    odd = [part for part in parts if not words.rank(part) or part.startswith(_ODD_STARTS)]
    right = {part: meant for part in odd if (meant := _find_meant_word(part, words))}
    signs = [
        (line.start + match.start(), match[0][0])
        for line in lines
        if "é" in line.text or "0." in line.text
        for match in _CERTAIN_SLIP.finditer(line.text)
    ]
    yield from (Edit(at, at + 1, "o" if sign == "0" else "ë") for at, sign in signs)
    if len(right) + len(signs) < _MIN_SIGNS:
        return
    right = {word: meant for word, meant in right.items() if _looks_misread(word)}
    for line in lines if right else ():
        for match in _WORD.finditer(line.text):
            if meant := right.get(match[0]):
                yield Edit(line.start + match.start(), line.start + match.end(), meant)


def _find_meant_word(word: str, words: PaperWords) -> str | None:
    """The one word that a misread one stands for, None where it is right or where several would do."""
    if (word[0] == "l" and words.rank(word) == 0 and word[1] not in "aeiou") or word.startswith(_ODD_STARTS):
        capital = "I" + word[1:]
        if words.uses(word) <= 2 and words.rank(capital) >= 4:
            return capital
    if not word.islower() or words.rank(word) or words.uses(word) > 2 or not _MISREADABLE.search(word):
        return None
    meant = {
        fixed
        for slip, letter in _LETTER_SLIPS
        if slip in word
        for at in _places_of(slip, word)
        if words.rank(fixed := word[:at] + letter + word[at + len(slip) :]) >= _MIN_RANK
    }
    return meant.pop() if len(meant) == 1 else None


def _places_of(slip: str, word: str) -> Iterator[int]:
    at = word.find(slip)
    while at >= 0:
        yield at
        at = word.find(slip, at + len(slip))


def _looks_misread(word: str) -> bool:
    """Whether a word is too long to be another, or holds letters seldom together in Dutch: `vio`."""
    known = _count_triples()
    return len(word) > _LONG_WORD or min(known[triple] for triple in _triples_of(word)) < _RARE_TRIPLE


@cache
def _count_triples() -> Counter[str]:
    """How many Dutch words hold each three letters, the edges of a word counted as letters."""
    return Counter(triple for word in ranks() for triple in _triples_of(word))


def _triples_of(word: str) -> Iterator[str]:
    edged = f"^{word}$"
    return (edged[i : i + 3] for i in range(len(edged) - 2))
