"""Moments and the words around them -> periods: ranges, lists of months, and one moment with its lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rag.understand.times.bounds import (
    ALONE_BEFORE,
    BETWEEN,
    BETWEEN_SURE,
    EARLIER_BEHIND,
    LATER_BEHIND,
    LISTED,
    RANGE_LEAD,
    UNTIL_NOW_BEHIND,
    BoundStretch,
    bound_of,
    lead_before,
)
from rag.understand.times.moments import Moment, read_moments

_NUMBERED_BEFORE = re.compile(r"\b(?:vra(?:ag|gen)|questions?|antwoord(?:en)?|artikel(?:en)?|punt(?:en)?) $")


def read_dated(asked: str, today: date) -> Iterator[BoundStretch]:
    """The periods of a folded question whose moments bear a year, or lean on one that does."""
    moments = list(read_moments(asked, today))
    place = 0
    while place < len(moments):
        one = moments[place]
        other = moments[place + 1] if place + 1 < len(moments) else None
        if other and (found := _range(asked, one, other)):
            yield found
            place += 2
            continue
        if other and _is_listed(asked, one, other):
            one = _with_year_of(one, other)
        if found := _days_of_one_month(asked, one) or _single(asked, one):
            yield found
        place += 1


def _range(asked: str, one: Moment, other: Moment) -> BoundStretch | None:
    """ "Van 3 maart 2020 t/m 5 april", "tussen maart en mei 2022", "februari en maart 2024"; else None."""
    between, led = asked[one.end : other.start], RANGE_LEAD.search(asked, 0, one.start)
    joined = (BETWEEN if led else BETWEEN_SURE).fullmatch(between) is not None
    if not joined and not _are_next_months(asked, one, other):
        return None
    first: Moment | None
    last: Moment | None
    first, last = _with_year_of(one, other), _with_year_of(other, one)
    if first.days is None or last.days is None:
        return None
    if first.days[0] > last.days[1]:  # "van november tot februari 2024" began in the year before
        first = one.in_year(last.days[1].year - 1) if one.loose else first
        last = other.in_year(last.days[1].year + 1) if other.loose else last
    if not (first and last and first.days and last.days) or first.days[0] > last.days[1]:
        return None
    lead = led or lead_before(asked, one.start)
    start = lead.start() if lead else one.start
    return BoundStretch(first.days[0], last.days[1], "within", start, other.end, start)


def _with_year_of(one: Moment, other: Moment) -> Moment:
    """A moment with the year of the one beside it, where it has none."""
    if one.loose is None or other.days is None:
        return one
    return one.in_year(other.days[1].year) or one


def _is_listed(asked: str, one: Moment, other: Moment) -> bool:
    """Whether a month or day without a year is listed with one that has it: "in mei en in juni 2024"."""
    return one.loose is not None and LISTED.fullmatch(asked[one.end : other.start]) is not None


def _are_next_months(asked: str, one: Moment, other: Moment) -> bool:
    if one.loose is None or one.loose[1] is not None or not _is_listed(asked, one, other):
        return False
    return other.days is not None and not other.is_day and other.days[0].month == one.loose[0] % 12 + 1


def _days_of_one_month(asked: str, last: Moment) -> BoundStretch | None:
    """ "Van 1 t/m 5 maart 2024": the first day is a number alone."""
    alone = ALONE_BEFORE.search(asked, 0, last.start)
    if alone is None or last.days is None or not last.is_day:
        return None
    led = RANGE_LEAD.search(asked, 0, alone.start())
    sure = BETWEEN_SURE.fullmatch(asked[alone.end("alone") : last.start].lstrip("e"))
    if (led is None and sure is None) or _NUMBERED_BEFORE.search(asked, 0, alone.start()):
        return None
    day = int(alone["alone"])
    if not 1 <= day <= last.days[0].day:
        return None
    lead = led or lead_before(asked, alone.start())
    start = lead.start() if lead else alone.start()
    return BoundStretch(last.days[0].replace(day=day), last.days[1], "within", start, last.end, start)


def _single(asked: str, moment: Moment) -> BoundStretch | None:
    """One moment with the word that leads it, or with what follows: "2020 en later", "2020 tot heden"."""
    lead = lead_before(asked, moment.start)
    if moment.days is None or (moment.needs_lead and lead is None):
        return None
    start = lead.start() if lead else moment.start
    named_from = lead.end("lead") + 1 if lead else moment.start
    if later := UNTIL_NOW_BEHIND.match(asked, moment.end):
        return BoundStretch(moment.days[0], None, "since", start, later.end(), start)
    exact = not moment.bare
    if later := LATER_BEHIND.match(asked, moment.end):
        return BoundStretch(moment.days[0], None, "since", start, later.end(), named_from, exact)
    if earlier := EARLIER_BEHIND.match(asked, moment.end):
        return BoundStretch(None, moment.days[1], "until", start, earlier.end(), named_from, exact)
    since, until, bound = bound_of(lead["lead"] if lead else "", moment, moment.days)
    return BoundStretch(since, until, bound, start, moment.end, named_from, exact)
