"""Time counted from today: "vorig jaar", "de afgelopen drie maanden", "sinds de zomer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rag.understand.moments import MONTH, MONTHS, SEASON, SEASONS, months, session

Bound = Literal["within", "since", "until"]

_NUMBER_WORDS = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
}  # fmt: skip
_COUNT_PATTERN = "|".join((*_NUMBER_WORDS, r"\d{1,2}"))
_UNIT_PATTERN = r"(?P<unit>jaar|jaren|years?|maand(?:en)?|months?|weken|week|weeks)"
_SINCE_PATTERN = r"(?P<since>(?:sinds|sedert|vanaf|since|from) )?(?:de |het |the )?"
_PAST_PATTERN = r"vorige?|afgelopen|verleden|last|past"
_RELATIVE_PERIOD = re.compile(
    rf"\b{_SINCE_PATTERN}(?:"
    rf"(?P<now>dit|deze|this|lopende?|huidige) (?P<current>jaar|maand|year|month|vergaderjaar)|"
    rf"(?:afgelopen|laatste|past|last) (?P<count>{_COUNT_PATTERN}) {_UNIT_PATTERN}|"
    rf"(?P<rolling>afgelopen|past) (?P<length>jaar|maand|year|month)|"
    rf"(?P<before>{_PAST_PATTERN}) (?P<previous>jaar|maand|year|month|vergaderjaar)|"
    rf"(?P<gone>{_PAST_PATTERN}) (?P<gonepart>{SEASON}|{MONTH})"
    rf")\b|"
    rf"\b(?:sinds|sedert|since) (?:de |het |the )?(?P<season>{SEASON})\b"
    rf"(?! (?:van |of )?['’‘`\d])"
)
_DAYS_OF_UNIT = {"week": 7, "weken": 7, "weeks": 7}


@dataclass(frozen=True, slots=True)
class RelativeTime:
    """What was said at `start` to `end`, counted out; `until` is None where it goes on until today."""

    since: date
    until: date | None
    bound: Bound
    start: int
    end: int


def read_relative(asked: str, today: date) -> Iterator[RelativeTime]:
    """The times of a folded question that only today tells, in reading order."""
    for match in _RELATIVE_PERIOD.finditer(asked):
        since, until = _first_and_last_day(match, today)
        if match["since"] or until is None:
            yield RelativeTime(since, None, "since", match.start(), match.end())
        else:
            yield RelativeTime(since, until, "within", match.start(), match.end())


def _first_and_last_day(match: re.Match[str], today: date) -> tuple[date, date | None]:
    if current := match["current"]:
        return _period_around(current, today)[0], None
    if count := match["count"]:
        return _count_back(today, _NUMBER_WORDS.get(count) or int(count), match["unit"]), None
    if match["rolling"]:
        return _count_back(today, 1, match["length"]), None
    if previous := match["previous"]:
        return _period_around(previous, _period_around(previous, today)[0] - timedelta(days=1))
    if part := match["gonepart"]:
        return _latest_of_name(part, today, ended=True)
    return _latest_of_name(match["season"], today, ended=False)[0], None


def _period_around(unit: str, day: date) -> tuple[date, date]:
    """The month, year or parliamentary year that a day is in."""
    if unit in ("maand", "month"):
        return months(day.year, day.month, day.month)
    if unit == "vergaderjaar":
        begun = session(day.year)
        return begun if begun[0] <= day else session(day.year - 1)
    return months(day.year, 1, 12)


def _count_back(today: date, count: int, unit: str) -> date:
    """So many weeks, months or years before today."""
    if unit in _DAYS_OF_UNIT:
        return today - timedelta(days=7 * count)
    months_in_all = (
        today.year * 12 + today.month - 1 - count * (1 if unit.startswith(("maand", "month")) else 12)
    )
    last = months(months_in_all // 12, months_in_all % 12 + 1, months_in_all % 12 + 1)[1]
    return last.replace(day=min(today.day, last.day))


def _latest_of_name(part: str, today: date, *, ended: bool) -> tuple[date, date]:
    """The newest season or month of that name that has begun, or has ended."""
    first, last = SEASONS.get(part) or (MONTHS[part], MONTHS[part])
    found = months(today.year, first, last)
    return found if found[1 if ended else 0] <= today else months(today.year - 1, first, last)
