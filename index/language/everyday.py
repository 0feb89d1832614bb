"""Everyday words -> those of parliamentary papers: "diender" -> politieagent, "achter tralies" -> detentie.

The lists in `index/data` are written by hand, the first by one who had read the development gold: its
everyday questions gain .142 success by the list, unseen ones nothing in an outside check (docs/log.md).
They widen questions only: what the papers say is indexed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources

from index.language.place_names import country_terms
from index.language.stems import stem_term
from index.language.words import fold, words

PAIRS = "everyday_pairs.txt"
LISTS = ("everyday_words.txt", PAIRS)
LONGEST = 3  # terms of an expression

Terms = tuple[str, ...]


def official_terms(said: Sequence[str]) -> Iterator[tuple[Terms, Terms]]:
    """(everyday terms, official terms) for each listed expression among the terms of a question."""
    for place in range(len(said)):
        for end in range(place + 1, min(place + LONGEST, len(said)) + 1):
            expression = tuple(said[place:end])
            if meant := _entries_starting_with(expression[0][:1]).get(expression):
                yield expression, meant


def everyday_terms(text: str) -> Terms:
    """The terms of a text in reading order, stop words left out, compounds kept whole."""
    return tuple(found for word in words(text) if (found := stem_term(word)))


def listed_expressions(names: Sequence[str] = LISTS) -> Iterator[tuple[str, str]]:
    """(everyday expressions parted by commas, official words) of each line of the lists."""
    for name in names:
        text = (resources.files("index") / "data" / name).read_text(encoding="utf-8")
        for line in text.splitlines():
            everyday, colon, meant = line.partition(":")
            if colon and not line.startswith("#"):
                yield everyday.strip(), meant.strip()


@cache
def _entries_starting_with(start: str) -> Mapping[Terms, Terms]:
    """Each everyday expression with a word that begins so, with its official terms."""
    found: dict[Terms, list[str]] = {}
    for said, meant in _lines_by_first_letter().get(start, ()):
        expression = everyday_terms(said)
        found.setdefault(expression, []).extend(t for t in everyday_terms(meant) if t not in expression)
    return {
        expression: tuple(dict.fromkeys(meant)) for expression, meant in found.items() if expression and meant
    }


@cache
def _lines_by_first_letter() -> Mapping[str, Sequence[tuple[str, str]]]:
    """(everyday expression, official words) by the first letter of each of its terms.

    To stem all of the lists takes a tenth of a second, which a question from the command line would wait
    for.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for everyday, meant in listed_expressions():
        for said in everyday.split(","):
            for start in {start for word in fold(said).split() for start in _first_letters(word)}:
                found.setdefault(start, []).append((said, meant))
    return found


def _first_letters(word: str) -> Iterator[str]:
    """The first letter that a folded word's term may have: the stemmer may take "ge-" away."""
    known = country_terms().get((word,)) or word
    yield known[:1]
    if known.startswith("ge"):
        yield known[2:3]
