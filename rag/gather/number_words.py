"""Numbers written in words, Dutch and English: "tweeëntwintig", "driehonderdvijftig", "twenty-two".

Our own: the kept libraries turn figures into words, and a list of some two thousand is all that is needed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from index.language.words import fold

ONES = "een twee drie vier vijf zes zeven acht negen".split()
TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()
ENGLISH_ONES = "one two three four five six seven eight nine".split()
ENGLISH_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def _dutch_below_hundred(number: int) -> str:
    if number < 10:
        return ONES[number - 1]
    if number < 20:
        return TEENS[number - 10]
    ten, one = divmod(number, 10)
    joint = "ën" if one in (2, 3) else "en"  # tweeëntwintig, drieëntwintig
    return (ONES[one - 1] + joint if one else "") + TENS[ten - 2]


def _dutch_word(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    front = {0: "", 1: "honderd", 10: "duizend"}.get(hundreds)
    if front is None:
        front = f"{_dutch_below_hundred(hundreds)}honderd"
    return front + (_dutch_below_hundred(rest) if rest else "")


def _english_below_hundred(number: int) -> str:
    if number < 10:
        return ENGLISH_ONES[number - 1]
    if number < 20:
        return ENGLISH_TEENS[number - 10]
    ten, one = divmod(number, 10)
    return ENGLISH_TENS[ten - 2] + (f"-{ENGLISH_ONES[one - 1]}" if one else "")


@cache
def counts() -> Mapping[str, int]:
    """Folded number word -> number; "een" and "one" are left out: they are an article and a pronoun too."""
    found = {"nul": 0, "zero": 0, "hundred": 100, "thousand": 1000}
    for number in range(2, 2000):
        word = fold(_dutch_word(number))
        found[word] = number
        if number > 100:
            found[word.replace("honderd", "honderden", 1)] = number  # honderdenvijf
    for number in range(2, 10):
        found[f"{ONES[number - 1]}duizend"] = number * 1000
    for number in range(10, 100):
        found[f"{fold(_dutch_below_hundred(number))}duizend"] = number * 1000
    for number in range(2, 100):
        found[_english_below_hundred(number)] = number
    return found


# "ten behoeve van", "acht u": Dutch words that are numbers elsewhere, or are one only before what is counted.
_NO_NUMBER = re.compile(r"\bten\b|\bacht(?= (?:u|de|het|hij|zij|men|ik|wij|dat|dit|deze)\b)")
_ENGLISH = re.compile(
    r"\b(?:the|and|how|many|what|which|who|did|does|are|were|have|there|that|with|for|years?)\b"
)


def said_numbers(folded: str, words: Iterable[str]) -> list[int]:
    """The numbers that a folded text says in `words`, its words."""
    said = Counter(word for word in words if word in counts())
    if not said:
        return []
    english = _ENGLISH.search(folded) is not None
    none = Counter(word for word in _NO_NUMBER.findall(folded) if word != "ten" or not english)
    return [counts()[word] for word in (said - none).elements()]  # "motie-ten hove" is one word, and no ten


@cache
def words_of() -> Mapping[int, frozenset[str]]:
    """Number -> the folded words that say it."""
    found: dict[int, set[str]] = {}
    for word, number in counts().items():
        found.setdefault(number, set()).add(word)
    return {number: frozenset(words) for number, words in found.items()}
