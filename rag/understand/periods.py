"""Time said in words -> periods: "in november 2024", "sinds het kabinet-Schoof", "tussen 2014 en 2020"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from index.language.months import WHOLE
from index.language.vocabulary import cabinets
from rag.understand.folding import fold_letters

Bound = Literal["within", "since", "until"]

_SEASONS = {"voorjaar": (3, 6), "zomer": (6, 9), "najaar": (9, 12), "spring": (3, 6), "summer": (6, 9)}
_PARTS = {"begin": (1, 4), "eerste helft van": (1, 6), "tweede helft van": (7, 12), "eind": (9, 12)}
_PARTS |= {
    f"{n} kwartaal van": (3 * i + 1, 3 * i + 3) for i, n in enumerate(("eerste", "tweede", "derde", "vierde"))
}

_MONTH = "|".join(WHOLE)
_SEASON = "|".join(_SEASONS)
_PART = "|".join(_PARTS)
_YEAR = r"(?:19[89]\d|20[0-4]\d)"
_MOMENT = (
    rf"(?P<day{{0}}>\d{{{{1,2}}}}) (?P<daymonth{{0}}>{_MONTH}) (?P<dayyear{{0}}>{_YEAR})|"
    rf"(?P<d{{0}}>\d{{{{1,2}}}})[-/](?P<m{{0}}>\d{{{{1,2}}}})[-/](?P<y{{0}}>{_YEAR})|"
    rf"(?P<month{{0}}>{_MONTH})(?: (?P<monthyear{{0}}>{_YEAR}))?|"
    rf"(?P<part{{0}}>{_SEASON}|{_PART})(?: van| of)? (?P<partyear{{0}}>{_YEAR})|"
    rf"(?:het jaar |the year )?(?P<year{{0}}>{_YEAR})"
)
_RANGE = re.compile(
    rf"\b(?:van(?:af)?|tussen|between|from) (?:{_MOMENT.format(1)}) (?:t/m|tot en met|tot|en|and|to|until) "
    rf"(?:{_MOMENT.format(2)})(?![\w-])"
)
_SINCE = r"sinds|sedert|vanaf|since|from"
_AFTER = r"na|after"
_UNTIL = r"tot en met|t/m|until"
_BEFORE = r"voor|tot|before"
_AT = r"in|op|uit|van|gedurende|tijdens|onder|during|under|of|on|per"
_SINGLE = re.compile(
    rf"(?:\b(?P<lead>{_SINCE}|{_AFTER}|{_UNTIL}|{_BEFORE}|{_AT}) (?:de |het |the )?)?"
    rf"(?<![\w-])(?:{_MOMENT.format(1)})(?![\w-])"
)


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


def read_periods(question: str) -> tuple[Period, ...]:
    """The periods that a question names, in reading order, none overlapping."""
    asked = fold_letters(question)
    found: list[Period] = []
    for period in (*_cabinets(asked, question), *_ranges(asked), *_singles(asked, question)):
        if not any(period.start < other.end and other.start < period.end for other in found):
            found.append(period)
    return tuple(sorted(found, key=lambda period: period.start))


def _ranges(asked: str) -> Iterator[Period]:
    for match in _RANGE.finditer(asked):
        last = _moment(match, "2", None)
        first = _moment(match, "1", last[0].year if last else None)
        if first and last and first[0] <= last[1]:
            yield Period(match[0], first[0], last[1], start=match.start(), end=match.end())


def _singles(asked: str, question: str) -> Iterator[Period]:
    for match in _SINGLE.finditer(asked):
        moment = _moment(match, "1", None)
        if moment:
            name = question[match.end("lead") if match["lead"] else match.start() : match.end()].strip()
            since, until, bound = _bounded(match["lead"] or "", moment, question[match.start() : match.end()])
            exact = match["year1"] is None
            yield Period(name, since, until, bound, exact, match.start(), match.end())


def _bounded(lead: str, moment: tuple[date, date], said: str) -> tuple[date | None, date | None, Bound]:
    """The period that a moment bounds. "Voor 2024" is also "meant for 2024"; "vóór 2024" is before."""
    first, last = moment
    if re.fullmatch(_SINCE, lead):
        return first, None, "since"
    if re.fullmatch(_AFTER, lead):
        return last + timedelta(days=1), None, "since"
    if re.fullmatch(_UNTIL, lead):
        return None, last, "until"
    if re.fullmatch(_BEFORE, lead) and (lead != "voor" or "ó" in said or first == last):
        return None, first - timedelta(days=1), "until"
    return first, last, "within"


def _moment(match: re.Match[str], n: str, year: int | None) -> tuple[date, date] | None:
    """First and last day of what was said; `year` is that of the other end for a month without one."""
    part = {name: match[name + n] for name in ("day", "month", "part", "year", "d")}
    try:
        if part["day"]:
            day = date(int(match["dayyear" + n]), WHOLE[match["daymonth" + n]], int(part["day"]))
            return day, day
        if part["d"]:
            day = date(int(match["y" + n]), int(match["m" + n]), int(part["d"]))
            return day, day
    except ValueError:
        return None
    if part["month"]:
        said = int(match["monthyear" + n]) if match["monthyear" + n] else year
        month = WHOLE[part["month"]]
        return _months(said, month, month) if said else None
    if part["part"]:
        return _months(int(match["partyear" + n]), *(_SEASONS | _PARTS)[part["part"]])
    return _months(int(part["year"]), 1, 12)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _cabinets(asked: str, question: str) -> Iterator[Period]:
    for match in _cabinet_pattern().finditer(asked):
        lead = (match["lead"] or "").split(" ")[0]
        named = f"{match['name1'] or match['name2']} {match['number1'] or match['number2'] or ''}".strip()
        ours = [c for c in cabinets() if _short(c.name) == named or _short(c.name).startswith(named + " ")]
        if not ours:
            continue
        until = None if ours[-1].end is None else ours[-1].end - timedelta(days=1)
        name = question[match.end("lead") if match["lead"] else match.start() : match.end()].strip()
        yield _under(lead, name, ours[0].start, until, match, "ó" in question[match.start() : match.end()])


def _under(
    lead: str, name: str, first: date, last: date | None, match: re.Match[str], before: bool
) -> Period:
    start, end = match.span()
    if re.fullmatch(_SINCE, lead):
        return Period(name, first, None, "since", True, start, end)
    if re.fullmatch(_AFTER, lead) and last:
        return Period(name, last + timedelta(days=1), None, "since", True, start, end)
    if lead == "before" or (lead == "voor" and before):
        return Period(name, None, first - timedelta(days=1), "until", True, start, end)
    return Period(name, first, last, "within", True, start, end)


@cache
def _cabinet_pattern() -> re.Pattern[str]:
    """ "het kabinet-Rutte IV", "kabinet Schoof", "the Schoof cabinet", after a word that bounds it."""
    families = {re.sub(r" (?:i{1,3}|iv|v)$", "", _short(c.name)) for c in cabinets()}
    name = "|".join(re.escape(family) for family in sorted(families, key=len, reverse=True))
    number = r"(?:[- ](?P<number{0}>i{{1,3}}|iv|v)\b)?"
    return re.compile(
        rf"\b(?:(?P<lead>(?:{_SINCE}|{_AFTER}|voor|before|{_AT})(?: de| het| the)?) )?(?:demissionaire )?"
        rf"(?:(?:kabinet|cabinet)[- ](?P<name1>{name})\b{number.format(1)}|"
        rf"(?P<name2>{name})\b{number.format(2)}[- ](?:cabinet|government)\b)"
    )


def _short(name: str) -> str:
    return fold_letters(name).removeprefix("kabinet-")
