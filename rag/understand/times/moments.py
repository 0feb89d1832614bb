"""A day, month, season, feast or year as people write it -> its first and last day, and its place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from rag.understand.times.forms import FORMS, GATE
from rag.understand.times.named_days import (
    month,
    months,
    named_stretch,
    part_of_month,
    part_of_year,
    session,
)
from rag.understand.times.units import MONTHS, ORDINALS, Stretch, whole_number, year_written

_NOT_PART_OF_NUMBER = r"(?![\w-]|[.,/]\d| ?(?:euro|procent|%|€)(?!\w))"  # a number that goes on, or counts
_NO_DATE_BEFORE = re.compile(
    r"\b(?:artikel(?:en)?|art\.?|paragraaf|versie|version|nr\.?|nummer|hoofdstuk|sectie|bijlage|"
    r"jaren) $|[€$]\s?$"
)
_DAYS_OF_A_FEAST = 3  # what is this short is a day, of which "voor" can only mean before


@dataclass(frozen=True, slots=True)
class Moment:
    """First and last day of what stands at `start` to `end`.

    `bare` is true of years alone, which mostly date what a question is about. `loose` is a month, or a
    month and a day, without a year: it is only a time beside another, and has no days of its own yet.
    """

    start: int
    end: int
    days: Stretch | None
    bare: bool = False
    loose: tuple[int, int | None] | None = None
    needs_lead: bool = False  # "2024-02" and "2/2024" are numbers unless a word of time stands before them

    @property
    def is_day(self) -> bool:
        """Whether it is one day, or a feast of two."""
        return self.days is not None and self.days[1] - self.days[0] < timedelta(days=_DAYS_OF_A_FEAST)

    def in_year(self, year: int) -> Moment | None:
        """The same with a year lent to it, None where no such day exists."""
        if self.loose is None:
            return self
        number, day = self.loose
        try:
            days = month(year, number) if day is None else (date(year, number, day),) * 2
        except ValueError:
            return None
        return replace(self, days=(days[0], days[1]), loose=None)


def read_moments(asked: str, today: date) -> Iterator[Moment]:
    """The moments of a folded question in reading order; `today` tells which year "vorig jaar" is."""
    yield from (found for _, found in find_moments(asked, today) if isinstance(found, Moment))


def find_moments(asked: str, today: date) -> Iterator[tuple[re.Match[str], Moment | ValueError | None]]:
    """What is written as a moment, and which it is; the error where no calendar has it (30 februari)."""
    if not GATE.search(asked):
        return
    for match in _pattern().finditer(asked):
        if _NO_DATE_BEFORE.search(asked[: match.start()]):
            continue
        try:
            yield match, _READERS[str(match.lastgroup)](match, today)
        except ValueError as error:
            yield match, error


# It takes some 10 ms to compile, which only a question with a digit in it has to wait for.
@cache
def _pattern() -> re.Pattern[str]:
    forms = "|".join(f"(?P<{name}>{form})" for name, form in FORMS.items())
    return re.compile(rf"(?<![\w-])(?<!\d[.,/])(?:{forms}){_NOT_PART_OF_NUMBER}")


def _moment(match: re.Match[str], days: Stretch | None, *, bare: bool = False) -> Moment | None:
    return Moment(match.start(), match.end(), days, bare) if days else None


def _one_day(match: re.Match[str], year: int, number: int, day: int) -> Moment | None:
    found = date(year, number, day)
    return _moment(match, (found, found))


def _iso(match: re.Match[str], today: date) -> Moment | None:
    return _one_day(match, int(match["iy"]), int(match["im"]), int(match["id"]))


def _figures(match: re.Match[str], today: date) -> Moment | None:
    return _one_day(match, year_written(match["fy"], today), int(match["fm"]), int(match["fd"]))


def _day(match: re.Match[str], today: date) -> Moment | None:
    number, day = MONTHS[match["dmonth"]], int(match["dday"])
    if match["dyear"]:
        return _one_day(match, year_written(match["dyear"], today), number, day)
    loose = Moment(match.start(), match.end(), None, loose=(number, day))
    return latest_of(loose, today) if match["dlast"] else loose


def _american(match: re.Match[str], today: date) -> Moment | None:
    number, day = MONTHS[match["amonth"]], int(match["aday"])
    if match["ayear"]:
        return _one_day(match, year_written(match["ayear"], today), number, day)
    return Moment(match.start(), match.end(), None, loose=(number, day))


def _month(match: re.Match[str], today: date) -> Moment | None:
    number = MONTHS[match["mmonth"]]
    if match["myear"]:
        year = year_written(match["myear"], today)
        part = match["mpart"]
        return _moment(match, part_of_month(year, number, part) if part else month(year, number))
    return None if match["mpart"] else Moment(match.start(), match.end(), None, loose=(number, None))


def _month_in_figures(match: re.Match[str], today: date) -> Moment | None:
    days = month(int(match["nyear"]), int(match["nmonth"]))
    return Moment(match.start(), match.end(), days, needs_lead=True)


def _part(match: re.Match[str], today: date) -> Moment | None:
    return _moment(
        match, part_of_year(match["pname"], year_written(match["pyear"] or match["pyear2"], today))
    )


def _some_months(match: re.Match[str], today: date) -> Moment | None:
    year, count = year_written(match["cyear"], today), whole_number(match["ccount"])
    if count is None or not 1 <= count <= 12:
        return None
    first = match["cend"] in ("eerste", "first")
    return _moment(match, months(year, 1, count) if first else months(year, 13 - count, 12))


def _quarter(match: re.Match[str], today: date) -> Moment | None:
    """A quarter or a half of a year."""
    written = next(match[group] for group in ("q1", "q2", "q3", "q4") if match[group])
    year = year_written(next(match[group] for group in ("qy1", "qy2", "qy3", "qy4") if match[group]), today)
    number = ORDINALS.get(written) or int(written[0])
    half = "h" in (match["qletter"], match["qletter2"]) or (match["qword"] or "").startswith("h")
    length = 6 if half else 3
    return _moment(match, months(year, (number - 1) * length + 1, number * length))


def _week_of(match: re.Match[str], today: date) -> Moment | None:
    """ "De week van 3 juni 2024": from its Monday; without a year it is a day of none."""
    day, number = int(match["kday"] or match["kd"]), MONTHS.get(match["kmonth"] or "") or int(match["km"])
    written = match["kyear"] or match["ky"]
    if not written:
        return Moment(match.start(), match.end(), None, loose=(number, day))
    held = date(year_written(written, today), number, day)
    first = held - timedelta(days=held.weekday())
    return _moment(match, (first, first + timedelta(days=6)))


def _week(match: re.Match[str], today: date) -> Moment | None:
    first = date.fromisocalendar(year_written(match["wyear"], today), int(match["wnumber"]), 1)
    return _moment(match, (first, first + timedelta(days=6)))


def _named_day(match: re.Match[str], today: date) -> Moment | None:
    second = match["syear2"] and year_written(match["syear2"], today)
    return _moment(match, named_stretch(match["sname"], year_written(match["syear"], today), second or None))


def _year_first(match: re.Match[str], today: date) -> Moment | None:
    """ "Vorig jaar zomer", "last year in March"."""
    year, part = year_written(match["tyear"], today), match["tpart"]
    return _moment(match, month(year, MONTHS[part]) if part in MONTHS else named_stretch(part, year))


def _session(match: re.Match[str], today: date) -> Moment | None:
    return _moment(match, session(year_written(match["session_year"], today)))


def _years(match: re.Match[str], today: date) -> Moment | None:
    """ "2014-2020", "2023-24", and "2024-02", which is a month where a word of time stands before it."""
    first, written = int(match["yfirst"]), match["ylast"]
    last = year_written(written, today)
    if last > first and (len(written) > 2 or last == first + 1):
        return _moment(match, (date(first, 1, 1), date(last, 12, 31)), bare=True)
    if len(written) != 2 or not 1 <= int(written) <= 12:
        return None
    return Moment(match.start(), match.end(), month(first, int(written)), needs_lead=True)


def _one_year(match: re.Match[str], today: date) -> Moment | None:
    return _moment(match, months(year_written(match["year"], today), 1, 12), bare=True)


_READERS: Mapping[str, Callable[[re.Match[str], date], Moment | None]] = {
    "iso": _iso,
    "figures": _figures,
    "day": _day,
    "american": _american,
    "monthfigures": _month_in_figures,
    "quarter": _quarter,
    "weekof": _week_of,
    "week": _week,
    "somemonths": _some_months,
    "yearfirst": _year_first,
    "named": _named_day,
    "part": _part,
    "month": _month,
    "session": _session,
    "years": _years,
    "oneyear": _one_year,
}


def latest_of(moment: Moment, today: date) -> Moment | None:
    """A loose day or month as the newest one that has begun."""
    for year in (today.year, today.year - 1):
        found = moment.in_year(year)
        if found and found.days and found.days[0] <= today:
            return found
    return None
