"""Time counted from today: "vorig jaar", "de afgelopen drie maanden", "sinds de zomer"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rag.understand.times.bounds import BoundStretch
from rag.understand.times.named_days import (
    BETWEEN_FEASTS,
    FEASTS,
    SEASONS,
    latest_named,
    month,
    months,
    session,
)
from rag.understand.times.units import COUNT, COUNTS, MONTH, MONTHS, Stretch

_UNITS = {
    "day": "dagen|dag|days|day", "week": "weken|week|weeks", "month": "maanden|maand|months|month",
    "quarter": "kwartalen|kwartaal|quarters|quarter", "session": "vergaderjaar",
    "year": "jaren|jaar|years|year",
}  # fmt: skip
_UNIT_OF_WORD = {word: unit for unit, words in _UNITS.items() for word in words.split("|")}
_UNIT = "|".join(sorted(_UNIT_OF_WORD, key=len, reverse=True))
_HALVES = {"half": 6, "halve": 6, "anderhalf": 18, "half a": 6}  # months of a year
_PAST = r"vorige?|afgelopen|verleden|voorbije|last|past|previous"
_NAMED = "|".join(re.escape(name) for name in (*SEASONS, *FEASTS))
_WEEKDAYS = {
    word: number
    for words in (
        "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
        "monday tuesday wednesday thursday friday saturday sunday",
    )
    for number, word in enumerate(words.split())
}
_WEEKDAY = "|".join(_WEEKDAYS)
_DAYS_AGO = {"vandaag": 0, "today": 0, "gisteren": 1, "yesterday": 1, "eergisteren": 2}
_RELATIVE = re.compile(
    r"(?<![\w-])(?P<since>(?:sinds|sedert|vanaf|since|from) )?(?:de |het |the )?(?:"
    rf"(?:dit|deze|this|lopende?|huidige?|current) (?P<current>{_UNIT})|"
    rf"(?:dit|deze|this) (?P<currentpart>{_NAMED})|"
    rf"(?:afgelopen|laatste|voorbije|past|last) (?P<count>{COUNT}|half|halve|anderhalf) ?(?P<unit>{_UNIT})|"
    rf"(?P<agocount>{COUNT}|(?:een )?half|half a|anderhalf) (?P<agounit>{_UNIT}) (?:geleden|ago)|"
    rf"(?:afgelopen|voorbije|past) (?P<rolling>{_UNIT})|"
    rf"(?:{_PAST}) (?P<previous>{_UNIT})|"
    rf"(?:{_PAST}) (?P<gone>{_NAMED}|{MONTH})|"
    rf"(?:{_PAST}) (?P<weekday>{_WEEKDAY})|"
    rf"(?P<feastdays>{BETWEEN_FEASTS})|"
    r"(?P<day>vandaag(?! de dag)|gisteren|eergisteren|today|yesterday)"
    r")(?![\w-])|"
    rf"(?<![\w-])(?:sinds|sedert|since) (?:de |het |the )?(?:(?P<named>{_NAMED})|"
    rf"(?P<monthday>\d{{1,2}})?(?:e|er|st)?(?: of)? ?(?P<month>{MONTH}))(?![\w-])(?! (?:van |of )?['’‘`\d])"
)


def read_relative(asked: str, today: date) -> Iterator[BoundStretch]:
    """The times of a folded question that only today tells, in reading order."""
    for match in _RELATIVE.finditer(asked):
        since, until = _first_and_last_day(match, today)
        if since is None:
            continue
        start, end = match.span()
        if match["since"] or until is None:
            yield BoundStretch(since, None, "since", start, end, start)
        else:
            yield BoundStretch(since, until, "within", start, end, start)


def _first_and_last_day(match: re.Match[str], today: date) -> tuple[date | None, date | None]:
    """First and last day; no last one where it goes on until today, no first one where it is no time."""
    if unit := match["current"]:
        return _around(_UNIT_OF_WORD[unit], today)[0], None
    if part := match["currentpart"]:
        found = latest_named(part, today)
        return found if found[1].year == today.year else (None, None)
    if count := match["count"]:
        return _count_back(today, count, match["unit"]), None
    if count := match["agocount"]:
        return _ago(today, count.removeprefix("een "), match["agounit"])
    if unit := match["rolling"]:
        return _count_back(today, "1", unit), None
    if unit := match["previous"]:
        return _before(_UNIT_OF_WORD[unit], today)
    if part := match["gone"]:
        return (
            _latest_month(part, today, ended=True)
            if part in MONTHS
            else latest_named(part, today, ended=True)
        )
    if match["weekday"] or match["day"]:
        return (_one_day(match, today),) * 2
    if feasts := match["feastdays"]:
        return latest_named(feasts, today)
    return _since(match, today), None


def _one_day(match: re.Match[str], today: date) -> date:
    """ "Gisteren"; "vorige vrijdag", which is never today."""
    if weekday := match["weekday"]:
        return today - timedelta(days=(today.weekday() - _WEEKDAYS[weekday] - 1) % 7 + 1)
    return today - timedelta(days=_DAYS_AGO[match["day"]])


def _since(match: re.Match[str], today: date) -> date | None:
    """The newest such season, feast, month or day that has begun."""
    if match["named"]:
        return latest_named(match["named"], today)[0]
    first = _latest_month(match["month"], today, ended=False)[0]
    if not match["monthday"]:
        return first
    for year in (today.year, today.year - 1):
        try:
            day = date(year, first.month, int(match["monthday"]))
        except ValueError:
            return None
        if day <= today:
            return day
    return None


def _around(unit: str, day: date) -> Stretch:
    """The day, week, month, quarter, year or parliamentary year that a day is in."""
    if unit == "day":
        return day, day
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return month(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return months(day.year, first, first + 2)
    if unit == "session":
        begun = session(day.year)
        return begun if begun[0] <= day else session(day.year - 1)
    return months(day.year, 1, 12)


def _before(unit: str, today: date) -> Stretch:
    """The whole unit before that of today."""
    return _around(unit, _around(unit, today)[0] - timedelta(days=1))


def _count_back(today: date, count: str, unit: str) -> date | None:
    """So many days, weeks, months or years before today."""
    kind = _UNIT_OF_WORD[unit]
    if count in _HALVES:
        return _months_back(today, _HALVES[count]) if kind == "year" else None
    number = COUNTS.get(count) or int(count)
    if kind in ("day", "week"):
        return today - timedelta(days=number * (7 if kind == "week" else 1))
    length = {"month": 1, "quarter": 3, "year": 12, "session": 12}[kind]
    return _months_back(today, number * length)


def _months_back(today: date, count: int) -> date | None:
    months_in_all = today.year * 12 + today.month - 1 - count
    if months_in_all < 12:
        return None
    last = month(months_in_all // 12, months_in_all % 12 + 1)[1]
    return last.replace(day=min(today.day, last.day))


def _ago(today: date, count: str, unit: str) -> tuple[date | None, date | None]:
    """ "Twee jaar geleden" is that whole year, "drie weken geleden" that week."""
    day = _count_back(today, count, unit)
    if day is None:
        return None, None
    return _around("month" if count in _HALVES else _UNIT_OF_WORD[unit], day)


def _latest_month(name: str, today: date, *, ended: bool) -> Stretch:
    """The newest month of that name that has begun, or has ended."""
    found = month(today.year, MONTHS[name])
    return found if found[1 if ended else 0] <= today else month(today.year - 1, MONTHS[name])
