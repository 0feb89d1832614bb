"""The dictionary: stems of another language -> Dutch words, and which of its words say nothing.

`index/data/other_words.txt.gz` is written by `python -m index.training.word_pairs`: from our own glossaries,
and by counting which words stand together in sentences and their translations. A line is
`stems<TAB>Dutch words`, the words that say nothing stand behind `-`; `[de]` opens a language.
"""

from __future__ import annotations

import gzip
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import resources

import Stemmer

LANGUAGES = ("en", "de", "fr", "es", "tr", "pl", "ar")
LONGEST = 4  # words of an expression
_STEMMERS = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "tr": "turkish", "pl": "polish",
    "ar": "arabic",
}  # fmt: skip


@dataclass(slots=True)
class Dictionary:
    """Dutch words, the likeliest first, of each expression of stems; and the stems that say nothing."""

    dutch: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()


@lru_cache(maxsize=50_000)
def stem_abroad(word: str, language: str) -> str:
    """The stem of one folded word of another language."""
    return str(_stemmer(language).stemWord(word))


def stems_abroad(words: Sequence[str], language: str) -> tuple[str, ...]:
    """The stems of folded words."""
    return tuple(stem_abroad(word, language) for word in words)


def known_words(words: Sequence[str], language: str) -> list[str]:
    """Those of some folded words that stand in expressions which the dictionary of a language has."""
    known, stems = dictionary(language), stems_abroad(words, language)
    place, found = 0, list[str]()
    while place < len(words):
        ends = range(min(place + LONGEST, len(words)), place, -1)
        end = next((end for end in ends if stems[place:end] in known.dutch), place)
        found += words[place:end]
        place = max(end, place + 1)
    return found


@cache
def dictionary(language: str) -> Dictionary:
    """That of one language; empty for one that has none."""
    return _read_all().get(language, Dictionary())


@cache
def _stemmer(language: str) -> Stemmer.Stemmer:
    return Stemmer.Stemmer(_STEMMERS[language])


@cache
def _read_all() -> Mapping[str, Dictionary]:
    packed = (resources.files("index") / "data" / "other_words.txt.gz").read_bytes()
    found: dict[str, Dictionary] = {}
    for line in gzip.decompress(packed).decode("utf-8").splitlines():
        if line.startswith("["):
            here = found[line.strip("[]")] = Dictionary()
            continue
        stems, _, words = line.partition("\t")
        if stems == "-":
            here.silent = frozenset(words.split(" "))
        else:
            here.dutch[tuple(stems.split(" "))] = tuple(words.split("|"))
    return found
