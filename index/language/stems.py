"""A folded word -> its term: the stem, or the country that it leads to; nothing for a stop word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from importlib import resources

import Stemmer

from index.language.place_names import country_terms

_STEMMER = Stemmer.Stemmer("dutch")
_STOP_WORDS = frozenset(
    """de het een en of in op aan van voor met bij te ten ter tot door over om uit is zijn was waren wordt
    worden werd werden heeft hebben had hadden dat die dit deze er ook als dan dus indien maar niet geen nog
    wel zo zou zouden kan kunnen u uw ik mijn hij zij ze we wij je jij hem haar hun men wat wie welke welk
    waar wanneer hoe waarom""".split()
)


@lru_cache(maxsize=200_000)
def stem_term(word: str) -> str:
    """The term of one folded word: "iraakse" -> "irak"; empty for a stop word."""
    if word in _STOP_WORDS:
        return ""
    known = country_terms().get((word,)) or _words_with_ge().get(word)
    return known or _STEMMER.stemWord(word.replace("'", "").replace("’", ""))


@cache
def _words_with_ge() -> Mapping[str, str]:
    """The forms of words whose "ge-" the stemmer must not take off, each with its term."""
    text = (resources.files("index") / "data" / "ge_words.txt").read_text(encoding="utf-8")
    lines = (line.split() for line in text.splitlines() if not line.startswith("#"))
    return {form: forms[0] for forms in lines for form in forms}
