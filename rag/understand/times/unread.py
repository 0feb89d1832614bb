"""Times that are said and cannot be read: 31 februari, a fifth quarter, an end before its beginning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from index.language.months import WHOLE
from rag.understand.times.bounds import BETWEEN, BETWEEN_SURE, RANGE_LEAD, lead_before
from rag.understand.times.moments import Moment, find_moments
from rag.understand.times.units import MONTH, YEAR, year_of

Why = Literal["no_such_time", "reversed", "no_year"]

_LEAP_YEAR = 2024
# What the forms of a moment leave out, as no year has it.
_TOO_MANY = re.compile(
    rf"(?<![\w-])(?:(?:[qk](?:0|[5-9]|\d\d)|h(?:0|[3-9]))(?: van| of|,|-)? ?{YEAR}|"
    rf"{YEAR}[- ]?[qk](?:0|[5-9])|"
    r"(?:vijfde|zesde|zevende|achtste|fifth|sixth|[05-9](?:e|de|ste|th)) "
    rf"(?:kwartaal|quarter){year_of('y1')}|"
    r"kwartaal (?:0|[5-9]|\d\d)"
    rf"{year_of('y2')}|"
    r"(?:derde|vierde|third|fourth|[03-9](?:e|de|rd|th)) (?:helft|half(?:[ -]?jaar)?)"
    rf"{year_of('y3')})(?![\w-])"
)

_WITH_YEAR = re.compile(rf"[a-z]|{YEAR}\D|\D{YEAR}")  # else figures alone: a number of something
_MONTH_FIRST = re.compile(
    rf"(?<![\w-])on (?P<said>(?:{MONTH})\.? \d{{1,2}}(?:st|nd|rd|th)?)(?!,? ?['’]?\d|\w)"
)
_MONTH_ALONE = re.compile(rf"(?<![\w-])in (?:de maand )?(?P<said>{'|'.join(WHOLE)})(?![\w-]|\.? ?['’‘`\d])")


@dataclass(frozen=True, slots=True)
class UnreadTime:
    """What stands at `start` to `end` of a folded question, and why it is no time to narrow by.

    "no_year" is a day or month that leans on no other: which year's it is nobody says.
    """

    why: Why
    start: int
    end: int


def read_unread(asked: str, today: date) -> Iterator[UnreadTime]:
    """The times of a folded question that cannot be read, in no order."""
    moments: list[Moment] = []
    for match, moment in find_moments(asked, today):
        if isinstance(moment, ValueError) and _WITH_YEAR.search(match[0]):
            yield UnreadTime("no_such_time", match.start(), match.end())
        elif isinstance(moment, Moment):
            moments.append(moment)
    yield from (UnreadTime("no_such_time", *match.span()) for match in _TOO_MANY.finditer(asked))
    yield from (UnreadTime("no_year", *match.span("said")) for match in _MONTH_FIRST.finditer(asked))
    if not any(moment.days for moment in moments):
        yield from (UnreadTime("no_year", *match.span("said")) for match in _MONTH_ALONE.finditer(asked))
    for moment in moments:
        if moment.loose and moment.loose[1] is not None:
            exists = moment.in_year(_LEAP_YEAR) is not None
            if exists and (len(moments) > 1 or lead_before(asked, moment.start) is None):
                continue
            yield UnreadTime("no_year" if exists else "no_such_time", moment.start, moment.end)
    for one, other in zip(moments, moments[1:], strict=False):
        if (start := _start_of_reversed(asked, one, other)) is not None:
            yield UnreadTime("reversed", start, other.end)


def _start_of_reversed(asked: str, one: Moment, other: Moment) -> int | None:
    """Where a stretch begins whose end is before its beginning; None for any other two moments."""
    led = RANGE_LEAD.search(asked, 0, one.start)
    between = (BETWEEN if led else BETWEEN_SURE).fullmatch(asked[one.end : other.start])
    if between is None or one.days is None or other.days is None or one.days[0] <= other.days[1]:
        return None
    return led.start() if led else one.start
