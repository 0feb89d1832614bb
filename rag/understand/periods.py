"""Time said in words -> periods: "in november 2024", "sinds het kabinet-Schoof", "tussen 2014 en 2020"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from rag.understand.times.bounds import Bound
from rag.understand.times.cabinets import read_cabinets, read_elections
from rag.understand.times.in_dutch import in_dutch
from rag.understand.times.ranges import read_dated
from rag.understand.times.relative_time import read_relative
from rag.understand.times.unread import Why, read_unread


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time named in a question; `name` is how it was said ("2014", "kabinet-Schoof").

    `since` and `until` are inclusive. `bound` says whether it was meant from one side only.
    """

    name: str
    since: date | None
    until: date | None
    bound: Bound = "within"
    exact: bool = True  # False for a bare year
    start: int = 0  # its place in the question
    end: int = 0


def read_periods(question: str, today: date | None = None) -> tuple[Period, ...]:
    """The periods that a question names, in reading order, none overlapping.

    "Vorig jaar" and "sinds de zomer" are counted from `today`, else from the day it is.
    """
    day = today or date.today()
    said = in_dutch(question)
    found: list[Period] = []
    unread = [each for each in read_unread(said.text, day) if each.why != "no_year"]
    for stretch in (
        *read_cabinets(said.text),
        *read_elections(said.text, day),
        *read_dated(said.text, day),
        *read_relative(said.text, day),
    ):
        if any(stretch.start < other.end and other.start < stretch.end for other in unread):
            continue
        start, end = said.place(stretch.start, stretch.end)
        name = question[said.place(stretch.named_from, stretch.end)[0] : end].strip()
        period = Period(name, stretch.since, stretch.until, stretch.bound, stretch.exact, start, end)
        if not any(start < other.end and other.start < end for other in found):
            found.append(period)
    return tuple(sorted(found, key=lambda period: period.start))


def unread_times(question: str, today: date | None = None) -> tuple[tuple[Why, int, int], ...]:
    """What a question says of time that cannot be read: why, and its place, in reading order."""
    said = in_dutch(question)
    found = {
        (each.why, *said.place(each.start, each.end))
        for each in read_unread(said.text, today or date.today())
    }
    return tuple(sorted(found, key=lambda each: each[1:]))


def days_said(text: str) -> tuple[date, date] | None:
    """First and last day of a text that is a time and nothing else ("2024", "9-2-24"); None for any other."""
    named = [period for period in read_periods(text) if period.end - period.start == len(text.strip())]
    return (named[0].since, named[0].until) if named and named[0].since and named[0].until else None


def bound_said(text: str, end: Literal["since", "until"]) -> date | None:
    """The day that a filter begins or ends with; None for no time, or one that bounds the other end only.

    Beside what `days_said` reads, a text may bound itself: "sinds 2023", "vóór maart 2024", "sinds de zomer".
    """
    if days := days_said(text):
        return days[0 if end == "since" else 1]
    periods = read_periods(text)
    if len(periods) != 1 or periods[0].end - periods[0].start != len(text.strip()):
        return None
    return periods[0].since if end == "since" else periods[0].until


def why_no_day(text: str) -> Why | None:
    """Why a text that stands for a day cannot be read; None where it is no time at all."""
    unread = [*unread_times(f"op {text}"), *unread_times(f"in {text}")]
    return unread[0][0] if unread else None
