"""Words that lead to a country -> one term: "Iraakse", "Irakezen", "Iraqi" -> "irak"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from index.language.vocabulary import country_words
from index.language.words import words

_LONGEST_NAME_WORDS = 4


@cache
def country_terms() -> Mapping[tuple[str, ...], str]:
    """The folded words of each name, adjective and inhabitant, with their country's term."""
    found: dict[tuple[str, ...], str] = {}
    for name, spellings in country_words().items():
        term = "_".join(words(name))
        for spelling in spellings:
            key = tuple(words(spelling))
            if 0 < len(key) <= _LONGEST_NAME_WORDS:
                found.setdefault(key, term)
    return found


def long_country_names(text: Sequence[str]) -> Iterator[str]:
    """The countries named in two words or more: "Verenigde Staten" -> "verenigde_staten"."""
    firsts = _lengths_by_first_word()
    for place, word in enumerate(text):
        for size in firsts.get(word, ()):
            term = country_terms().get(tuple(text[place : place + size]))
            if term:
                yield term
                break


def begins_long_name(word: str) -> bool:
    """Whether a folded word may be the first of a country's name of several words."""
    return word in _lengths_by_first_word()


@cache
def _lengths_by_first_word() -> Mapping[str, tuple[int, ...]]:
    """For each first word of a long name: the lengths of those names, longest first."""
    sizes: dict[str, set[int]] = {}
    for key in country_terms():
        if len(key) > 1:
            sizes.setdefault(key[0], set()).add(len(key))
    return {first: tuple(sorted(found, reverse=True)) for first, found in sizes.items()}
