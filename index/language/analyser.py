"""The Dutch analyser: text -> terms, the same for every lexical backend, at indexing and at searching."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from itertools import chain, islice

from index.language.compounds import split_compound, word_rank
from index.language.everyday import expressions as everyday
from index.language.place_names import begins_long_name, long_country_names
from index.language.spelling import ONE_EDIT, SURE_RANK, near_words, spelling_candidates
from index.language.stems import stem_term
from index.language.words import fold, fold_whole, split_folded, words

ANALYSER_VERSION = 3

# Weights of the terms of a question beside its own, which weigh 1. Measured: docs/log.md.
PART_WEIGHT = 0.5  # the parts of a compound that the index holds whole
OFFICIAL_WEIGHT = 0.7  # the official words for an everyday one that the index lacks
COMMON_SHARE = 0.02  # half of that for one that so many of the units hold
FRAME_WEIGHT = 0.1  # the words with which one asks what was said
MOST_OFFICIAL = 5  # words for an everyday one or a verb, its other forms among them
MAX_MEANT = 2  # words that a misspelt one may stand for

_LETTERS = re.compile(r"[^\W\d_]{4,}")
NEIGHBOURS = "~"  # at the end of a term: it and all that lie one edit away
MIN_NAME = 5  # letters
_OF_A_LONG_NAME = " "  # no term
_MOST_PIECES = 200_000  # some 40 MB
_LONGEST_PIECE = 40  # letters

_FRAME_WORDS = """kabinet minister ministers staatssecretaris bewindspersoon regering zeggen zegt zei gezegd
    antwoord antwoorden antwoordde geantwoord vraag vragen vroeg volgens schreef"""


def analyse(text: str) -> list[str]:
    """The terms of a passage, with repeats: stems, the parts of compounds, countries, numbers."""
    folded = fold_whole(text)
    found = list(chain.from_iterable(map(_PIECES.__getitem__, folded.split())))
    if _OF_A_LONG_NAME in found:
        found = [term for term in found if term is not _OF_A_LONG_NAME]
        found += long_country_names(split_folded(folded))
    return found


class _PieceTerms(dict[str, tuple[str, ...]]):
    """The terms of what stands between two spaces of a folded text, remembered: most was met before.

    A piece that may begin a country's name of several words has _OF_A_LONG_NAME among its terms. Several
    threads may share it: at worst a piece is analysed twice.
    """

    def __missing__(self, piece: str) -> tuple[str, ...]:
        found = split_folded(piece)
        made = tuple(term for word in found for term in word_terms(word))
        if any(map(begins_long_name, found)):
            made = (_OF_A_LONG_NAME, *made)
        if len(piece) <= _LONGEST_PIECE:
            if len(self) >= _MOST_PIECES:
                self.clear()
            self[piece] = made
        return made


_PIECES = _PieceTerms()


@lru_cache(maxsize=200_000)
def word_terms(word: str) -> tuple[str, ...]:
    """The terms of one folded word: its stem first, then those of its parts; none for a stop word."""
    whole = stem_term(word)
    return (whole, *filter(None, map(stem_term, split_compound(word)))) if whole else ()


def analyse_query(text: str, share: Callable[[str], float] | None = None) -> list[tuple[str, float]]:
    """The distinct terms of a question with their weights (0 to 1), in reading order.

    `share` tells which part of the index's units holds a term, 0 where none does. With it, a word that
    looks misspelt brings those that it may stand for, and an everyday word the official ones. A term that
    ends in NEIGHBOURS stands for all terms of the index one edit away: a misspelt name.
    """
    found = words(text)
    weights: dict[str, float] = dict.fromkeys(long_country_names(found), 1.0)
    widened = _official_terms(found, share) if share else ()
    for made, weight in (*(each for word in found for each in _terms_of_word(word, share)), *widened):
        weights[made] = max(weight, weights.get(made, 0.0))
    return list(weights.items())


def _terms_of_word(word: str, share: Callable[[str], float] | None) -> Iterator[tuple[str, float]]:
    """A word's term, its parts, and where the index does not hold it, what may have been meant."""
    whole, *parts = word_terms(word) or ("",)
    if not whole:
        return
    yield whole, FRAME_WEIGHT if whole in _frame_terms() else 1.0
    is_indexed = share is None or share(whole) > 0
    yield from ((part, PART_WEIGHT if is_indexed else 1.0) for part in parts)
    if share is not None and not is_indexed:
        likely_terms = [
            (made, weight)
            for other, weight in spelling_candidates(word)
            if (made := stem_term(other)) and share(made)
        ]
        yield from likely_terms[:MAX_MEANT]
        if _may_be_a_name(word):
            yield whole + NEIGHBOURS, 1.0


def as_meant(text: str, share: Callable[[str], float]) -> str:
    """A Dutch question with the word that was meant for each that is misspelt: one that no text holds.

    What is meant is one edit away, well known, and in the index; `share` is that of `analyse_query`.
    """
    return _LETTERS.sub(lambda found: _meant_word(found[0], share), text)


def _meant_word(word: str, share: Callable[[str], float]) -> str:
    folded = fold(word)
    whole = stem_term(folded)
    if not whole or word_rank(folded) or share(whole) > 0:
        return word
    if word[0].isupper():  # of a name never one part for the whole: "Zuiderhorst" is not Horst
        near = [each.word for each in near_words(folded) if each.edits == 1]
    else:
        close = [other for other, weight in spelling_candidates(folded) if weight == ONE_EDIT]
        near = [other for other in close if other[0] == folded[0]]  # "egels" are no "regels"
    known = (other for other in near if word_rank(other) >= SURE_RANK and share(stem_term(other) or "") > 0)
    meant = next(known, word)
    return meant.capitalize() if word[:1].isupper() else meant


def official_words(text: str, share: Callable[[str], float]) -> dict[str, float]:
    """The papers' words for a Dutch question's everyday ones, folded, each with a weight up to 1."""
    weights: dict[str, float] = {}
    for word, _, weight in _official_words(words(text), share):
        weights[word] = max(weight, weights.get(word, 0.0))
    return weights


def _official_terms(found: list[str], share: Callable[[str], float]) -> Iterator[tuple[str, float]]:
    yield from ((term, OFFICIAL_WEIGHT * weight) for _, term, weight in _official_words(found, share))


def _official_words(found: list[str], share: Callable[[str], float]) -> Iterator[tuple[str, str, float]]:
    """What the papers call it, with its term. A word that many of them use themselves needs no other."""
    for expression, official in everyday.meant_words(found):
        common = min(share(made) for made in expression)  # an expression is as rare as its rarest word
        weight = 1 / (1 + common / COMMON_SHARE)
        held = ((word, made, weight) for made, word in official.items() if share(made))
        yield from islice(held, MOST_OFFICIAL)


def _may_be_a_name(word: str) -> bool:
    """Whether a word that nothing knows may be a misspelt name: no Dutch word, no number, not short."""
    return word.isalpha() and len(word) >= MIN_NAME and word_rank(word) < SURE_RANK


@cache
def _frame_terms() -> frozenset[str]:
    return frozenset(everyday.everyday_terms(_FRAME_WORDS))
