"""Names in a question of another language: which of its words are one, and how Dutch papers may write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.language.compounds import word_rank
from index.language.place_names import country_terms
from index.language.translation.dictionary import dictionary, stem_abroad
from index.language.words import fold
from rag.understand.times.words import time_words

CAPITALS = frozenset({"en", "fr", "es", "tr", "pl"})  # where a capital inside a sentence makes a name
_USUAL = 9  # rank of a Dutch word, from which on it is seldom a name
_LEAST = 3  # letters
_LEAST_BARE = 5  # letters of a name without its ending
_ENDINGS = {"pl": 3, "tr": 3, "en": 2, "de": 2, "fr": 2, "es": 2}  # most letters that an ending may have
# Written with a capital and no name: days, and English months, whatever the language.
_NO_NAMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december mr mrs ms dr monsieur madame herr frau senor senora pan
    pani""".split()
)
# Behind these without an article German has a place, if it is no word of the dictionary and ends as Dutch
# places do.
_PLACE_BEFORE = re.compile(r"\b(?:in|bei|nach|aus|von|vor|um|durch) $")
_PLACE = re.compile(
    r".{3,}(?:dam|dorp|dijk|burg|veen|meer|veer|waard|horst|oord|wijk|kerk|huizen|sluis|monde?|zijl|berg|haven|"
    r"schoten|broek|drecht|stad|woude?|wolde|dal|kreek|polder|oever|zicht|donk|hoek|rade|gouw|laar|loo|zand|"
    r"beek|voorde?|veld|zwaag|rode)"
)
_CAPITAL_BEFORE = re.compile(r"(?<=\w )[^\W\d_a-z][\w-]+ $")


def is_name_abroad(word: str, before: str, language: str) -> bool:
    """Whether a word inside a sentence is a name; `before` is the question up to it.

    German writes every noun with a capital, so that only what follows another noun is one there ("Minister
    Kwikstra"), or what looks like a Dutch place behind "in". Among Arabic letters Latin ones are. What Dutch
    has a usual word for is translated instead.
    """
    if len(word) < _LEAST or _is_known(word, language) or fold(word) in _NO_NAMES:
        return False
    if language == "ar":
        return word.isascii()
    if not word[0].isupper():
        return False
    if language == "de":
        is_place = _PLACE_BEFORE.search(before) is not None and _PLACE.fullmatch(fold(word)) is not None
        return is_place or _CAPITAL_BEFORE.search(before) is not None
    return language in CAPITALS


def _is_known(word: str, language: str) -> bool:
    """Whether it is a word of the language, that Dutch has a usual word for; "Lisbon" is still a name."""
    known, stem = dictionary(language), stem_abroad(_bare(word, language), language)
    months = time_words()[language].months if language in time_words() else ()
    usual = any(word_rank(fold(dutch)) >= _USUAL for dutch in known.dutch.get((stem,), ())[:1])
    return usual or stem in known.silent or any(fold(word) in forms for forms in months)


def means_other_than_country(word: str, language: str) -> bool:
    """Whether a country's name is first of all another word there: "mali" is financial in Turkish."""
    dutch = dictionary(language).dutch.get((stem_abroad(_bare(word, language), language),), ())
    return bool(dutch) and tuple(fold(dutch[0]).split()) not in country_terms()


def dutch_forms(name: str, language: str) -> Iterator[str]:
    """How Dutch papers may write a name or an abbreviation, folded: so, translated, or without an ending."""
    bare = _bare(name, language)
    yield bare
    if language == "fr" and bare[:2] in ("d'", "d’"):  # "les habitants d'Elzenrade"; d'Arvor is a whole name
        yield bare[2:]
    for dutch in dictionary(language).dutch.get((stem_abroad(bare, language),), ()):
        yield fold(dutch).rsplit(" ", 1)[-1]
    for cut in range(1, _ENDINGS.get(language, 0) + 1):
        if len(bare) - cut >= _LEAST_BARE:
            yield bare[:-cut]


def _bare(word: str, language: str) -> str:
    """A folded word without what Turkish writes behind an apostrophe."""
    folded = fold(word)
    return re.split("['’]", folded)[0] if language == "tr" else folded
