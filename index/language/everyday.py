"""Everyday words -> those of parliamentary papers: "diender" -> politieagent, "achter tralies" -> detentie.

The lists in `index/data` are written by hand, the first by one who had read the development gold: its
everyday questions gain .142 success by the list, unseen ones nothing in an outside check (docs/log.md).
They widen questions only: what the papers say is indexed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from index.language.stems import term
from index.language.words import words

PAIRS = "everyday_pairs.txt"
LISTS = ("everyday_words.txt", PAIRS)
_LONGEST = 3

Terms = tuple[str, ...]


def official(said: Sequence[str]) -> Iterator[tuple[Terms, Terms]]:
    """(everyday terms, official terms) for each listed expression among the terms of a question."""
    for place in range(len(said)):
        for end in range(place + 1, min(place + _LONGEST, len(said)) + 1):
            expression = tuple(said[place:end])
            if expression in _entries():
                yield expression, _entries()[expression]


def terms(text: str) -> Terms:
    """The terms of a text in reading order, stop words left out, compounds kept whole."""
    return tuple(found for word in words(text) if (found := term(word)))


def listed(names: Sequence[str] = LISTS) -> Iterator[tuple[str, str]]:
    """(everyday expressions parted by commas, official words) of each line of the lists."""
    for name in names:
        text = (resources.files("index") / "data" / name).read_text(encoding="utf-8")
        for line in text.splitlines():
            everyday, colon, meant = line.partition(":")
            if colon and not line.startswith("#"):
                yield everyday.strip(), meant.strip()


@cache
def _entries() -> Mapping[Terms, Terms]:
    """Each everyday expression with its official terms."""
    found: dict[Terms, list[str]] = {}
    for everyday, meant in listed():
        for expression in map(terms, everyday.split(",")):
            found.setdefault(expression, []).extend(t for t in terms(meant) if t not in expression)
    return {
        expression: tuple(dict.fromkeys(meant)) for expression, meant in found.items() if expression and meant
    }
