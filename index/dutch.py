"""The Dutch analyser: text -> terms, the same for every lexical backend, at indexing and at searching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

import Stemmer

from index.compounds import ranks, split
from index.place_names import country_terms, long_names
from index.spelling import near
from index.words import words

ANALYSER_VERSION = 2
PART_WEIGHT = 0.5  # of a compound's parts beside the compound itself, which the papers may hold whole
ONE_EDIT, TWO_EDITS = 0.8, 0.5  # of the words that a misspelt one may stand for
MAX_MEANT = 2
SURE_RANK = 4  # a word that occurs eight times in the training texts is not misspelt
PART_RANK = 8  # a part of a misspelt compound occurs 55 times
MIN_MENDED = 4  # letters of a part

_STEMMER = Stemmer.Stemmer("dutch")
_STOP = frozenset(
    """de het een en of in op aan van voor met bij te ten ter tot door over om uit is zijn was waren wordt
    worden werd werden heeft hebben had hadden dat die dit deze er ook als dan dus indien maar niet geen nog
    wel zo zou zouden kan kunnen u uw ik mijn hij zij ze we wij je jij hem haar hun men wat wie welke welk
    waar wanneer hoe waarom""".split()
)


def analyse(text: str) -> list[str]:
    """The terms of a passage, with repeats: stems, the parts of compounds, countries, numbers."""
    found = words(text)
    return [term for word in found for term in terms(word)] + list(long_names(found))


def analyse_query(text: str, known: Callable[[str], bool] | None = None) -> list[tuple[str, float]]:
    """The distinct terms of a question with their weights (0 to 1), in reading order.

    `known` says whether the index holds a term. The parts of a compound that it does not hold weigh
    fully, and a word that looks misspelt brings the words it may have been meant for.
    """
    found = words(text)
    weights: dict[str, float] = dict.fromkeys(long_names(found), 1.0)
    for word in found:
        for term, weight in _weighted(word, known):
            weights[term] = max(weight, weights.get(term, 0.0))
    return list(weights.items())


def _weighted(word: str, known: Callable[[str], bool] | None) -> Iterator[tuple[str, float]]:
    whole, *parts = terms(word) or ("",)
    if not whole:
        return
    yield whole, 1.0
    if known is None or known(whole):
        yield from ((part, PART_WEIGHT) for part in parts)
        return
    meant = [(other, weight) for other, weight in meant_by(word) if known(terms(other)[0])]
    yield from ((term, 1.0) for term in parts)
    yield from ((terms(other)[0], weight) for other, weight in meant[:MAX_MEANT])


@lru_cache(maxsize=10_000)
def meant_by(word: str) -> tuple[tuple[str, float], ...]:
    """The words that a misspelt one may stand for, with weights, likeliest first; none for a Dutch word."""
    if ranks().get(word, 0) >= SURE_RANK:
        return ()
    close = [each for each in near(word) if terms(each.word)]
    nearest = tuple((each.word, ONE_EDIT) for each in close if each.edits == 1)
    if nearest or split(word):
        return nearest
    mended = tuple((part, ONE_EDIT) for part in _mended(word) if terms(part))
    return mended or tuple((each.word, TWO_EDITS) for each in close)


def _mended(word: str) -> tuple[str, ...]:
    """The parts of a compound of which one is misspelt by one edit: "politehond" -> politie, hond."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    for place in range(MIN_MENDED, len(word) - MIN_MENDED + 1):
        head, tail = word[:place], word[place:]
        for right, wrong in ((head, tail), (tail, head)):
            if ranks().get(right, 0) < PART_RANK:
                continue
            other = next((each.word for each in near(wrong) if each.edits == 1), None)
            if other and min(ranks()[other], ranks()[right]) > best[0]:
                best = (min(ranks()[other], ranks()[right]), (right, other))
    return best[1]


@lru_cache(maxsize=200_000)
def terms(word: str) -> tuple[str, ...]:
    """The terms of one folded word: its stem first, then those of its parts; none for a stop word."""
    if word in _STOP:
        return ()
    return (_term(word), *(_term(part) for part in split(word)))


def _term(word: str) -> str:
    country = country_terms().get((word,))
    return country or _STEMMER.stemWord(word.replace("'", "").replace("’", ""))
