"""The Dutch analyser: text -> terms, the same for every lexical backend, at indexing and at searching."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import Stemmer

from index.compounds import split
from index.place_names import country_terms, long_names
from index.words import words

ANALYSER_VERSION = 2
PART_WEIGHT = 0.5  # of a compound's parts beside the compound itself, which the papers may hold whole

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

    `known` says whether the index holds a term; terms that it does not hold may be replaced by near ones.
    """
    found = words(text)
    weights: dict[str, float] = dict.fromkeys(long_names(found), 1.0)
    for word in found:
        whole, *parts = terms(word) or ("",)
        share = PART_WEIGHT if known is None or known(whole) else 1.0
        for term, weight in [(whole, 1.0), *((part, share) for part in parts)]:
            weights[term] = max(weight, weights.get(term, 0.0))
    weights.pop("", None)
    return list(weights.items())


@lru_cache(maxsize=200_000)
def terms(word: str) -> tuple[str, ...]:
    """The terms of one folded word: its stem first, then those of its parts; none for a stop word."""
    if word in _STOP:
        return ()
    return (_term(word), *(_term(part) for part in split(word)))


def _term(word: str) -> str:
    country = country_terms().get((word,))
    return country or _STEMMER.stemWord(word.replace("'", "").replace("’", ""))
