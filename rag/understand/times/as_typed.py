"""What people type for a time, rewritten as the forms write it: "9 febuari", "negen mei", "1 jan tm 3 jan".

Each rule is a pattern over folded text and what stands in its place; places are kept by `in_dutch`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from index.language.months import WHOLE
from index.language.spelling import edit_distance
from rag.understand.times.units import ANY_YEAR, MONTH, MONTHS, YEAR

_SURE_LETTERS = 6  # of a month's name: one slip away from a shorter one stand words ("kaart", "mark")
_SWAPPED_LETTERS = 5  # of one whose letters may have changed places: "apirl", "maatr"
_UNITS = "een twee drie vier vijf zes zeven acht negen".split()
_TENS = "elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_DAYS_SAID = {
    **{word: day for day, word in enumerate((*_UNITS, "tien", *_TENS, "twintig"), start=1)},
    **{f"{word}entwintig": 20 + day for day, word in enumerate(_UNITS, start=1)},
    "dertig": 30,
    "eenendertig": 31,
}
_DAY_WORD = "|".join(sorted(_DAYS_SAID, key=len, reverse=True))
_TO = r"t/?m|tot en met|tot|en|-|–"
_TYPED = re.compile(
    rf"(?<![\w-])(?:(?P<ordinal>\d{{1,2}})(?:e|de|ste) (?:van |dag van )(?={MONTH}\b)|"
    rf"(?P<said>{_DAY_WORD})(?= (?:{MONTH})\b)|"
    rf"(?P<through>t\.?m\.?)(?= ?\d| (?:{MONTH})\b)|"
    rf"(?P<dayfirst>\d{{1,2}}[-/]\d{{1,2}})(?= ?(?:{_TO}) ?\d{{1,2}}[-/]\d{{1,2}}[-/](?P<lent>{YEAR})\b)|"
    rf"(?P<year>{YEAR}),? (?P<month>{'|'.join(WHOLE)})\b(?! ?['’‘`\d]| (?:en|of|t/?m|tot) )|"
    rf"(?<=\d )(?P<afterday>[a-z]{{5,10}})\b|"
    rf"(?P<beforeyear>[a-z]{{5,10}})(?= (?:{ANY_YEAR})\b))"
)


def typed_otherwise(asked: str) -> Iterator[tuple[re.Match[str], str]]:
    """What a folded text writes otherwise than the forms do, in reading order, with what they write."""
    for match in _TYPED.finditer(asked):
        rewritten = _REWRITERS[str(match.lastgroup)](match)
        if rewritten and rewritten != match[0]:
            yield match, rewritten


def _month_meant(match: re.Match[str]) -> str | None:
    return month_meant(match[0])


@cache
def month_meant(word: str) -> str | None:
    """The month that a word of one slip means; None for a month itself and for any other word."""
    if word in MONTHS:
        return None
    for name in WHOLE:
        if len(name) >= _SURE_LETTERS and abs(len(name) - len(word)) < 2 and edit_distance(word, name, 1) < 2:
            return name
        swapped = len(name) == _SWAPPED_LETTERS and sorted(name) == sorted(word)
        if swapped and edit_distance(word, name, 1) < 2:
            return name
    return None


_REWRITERS: dict[str, Callable[[re.Match[str]], str | None]] = {
    "ordinal": lambda match: f"{match['ordinal']} ",
    "said": lambda match: str(_DAYS_SAID[match["said"]]),
    "through": lambda match: "t/m",
    "lent": lambda match: f"{match['dayfirst']}-{match['lent']}".replace("/", "-"),
    "month": lambda match: f"{match['month']} {match['year']}",
    "afterday": _month_meant,
    "beforeyear": _month_meant,
}
