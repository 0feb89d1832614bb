"""The Dutch analyser: text -> terms, the same for every lexical backend, at indexing and at searching."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import Stemmer

ANALYSER_VERSION = 1

_STEMMER = Stemmer.Stemmer("dutch")
_BROKEN = re.compile(r"(?<=[a-z])-[ \t]?\n\s?(?=[a-z])")
_TOKEN = re.compile(r"\d{1,3}(?:[.\s]\d{3}){1,4}(?!\d)|\w+(?:['’&]\w+)*")
_STOP = frozenset(
    """de het een en of in op aan van voor met bij te ten ter tot door over om uit is zijn was waren wordt worden
    werd werden heeft hebben had hadden dat die dit deze er ook als dan dus maar niet geen nog wel zo zou zouden kan
    kunnen u uw ik mijn hij zij ze we wij je jij hem haar hun men wat wie welke welk waar wanneer hoe waarom""".split()
)


def analyse(text: str) -> list[str]:
    """The terms of a passage, in reading order, with repeats."""
    return [term for token in _tokens(text) for term in _terms(token)]


def analyse_query(text: str, known: Callable[[str], bool] | None = None) -> list[tuple[str, float]]:
    """The distinct terms of a question with their weights (0 to 1), in reading order.

    `known` says whether the index holds a term; terms that it does not hold may be replaced by near ones.
    """
    return [(term, 1.0) for term in dict.fromkeys(analyse(text))]


def fold(text: str) -> str:
    """Lower case without accents, ligatures and soft hyphens: "Oﬃciële" -> "officiele"."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("\u00ad", "").replace("\u200b", ""))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(_BROKEN.sub("", fold(text)))


@lru_cache(maxsize=200_000)
def _terms(token: str) -> tuple[str, ...]:
    if token in _STOP:
        return ()
    if token[0].isdigit():
        return (re.sub(r"[.\s]", "", token),)
    return (_STEMMER.stemWord(token.replace("'", "").replace("’", "")),)
