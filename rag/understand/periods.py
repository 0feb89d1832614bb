"""Time said in words -> periods: "in november 2024", "sinds het kabinet-Schoof", "tussen 2014 en 2020"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from index.language.vocabulary import cabinets
from rag.understand.folding import fold_letters
from rag.understand.moments import Stretch, is_bare_year, moment_pattern, read_moment
from rag.understand.relative_time import Bound, read_relative

_SINCE_WORDS = r"sinds|sedert|vanaf|since|from"
_AFTER_WORDS = r"na|after"
_UNTIL_WORDS = r"tot en met|t/m|until"
_BEFORE_WORDS = r"voor|tot|before"
_AT_WORDS = r"in|op|uit|van|gedurende|tijdens|onder|during|under|of|on|per"
_NOT_PART_OF_NUMBER = r"(?![\w-]|[.,/]\d)"  # what follows a moment that is none: a number goes on
_DIGIT = re.compile(r"\d")


# These two take some 20 ms to compile, which only a question with a digit in it has to wait for.
@cache
def _single_moment() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\b(?P<lead>{_SINCE_WORDS}|{_AFTER_WORDS}|{_UNTIL_WORDS}|{_BEFORE_WORDS}|{_AT_WORDS}) "
        r"(?:de |het |the )?)?"
        rf"(?<![\w-])(?<!\d[.,/])(?:{moment_pattern(1)}){_NOT_PART_OF_NUMBER}"
    )


@cache
def _range_of_moments() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:van(?:af)?|tussen|between|from|(?:de |in de )?periode(?: van| tussen)?)(?: de| het| the)? "
        rf"(?:(?P<alone>\d{{1,2}})|{moment_pattern(1)}) ?(?:t/m|tot en met|tot|en|and|to|until|through|-|–) ?"
        rf"(?:de |het |the )?(?:(?P<now>heden|nu|vandaag|now|today)|{moment_pattern(2)}){_NOT_PART_OF_NUMBER}"
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


def read_periods(question: str, today: date | None = None) -> tuple[Period, ...]:
    """The periods that a question names, in reading order, none overlapping.

    "Vorig jaar" and "sinds de zomer" are counted from `today`, else from the day it is.
    """
    asked = fold_letters(question)
    found: list[Period] = []
    for period in (
        *_read_cabinet_periods(asked, question),
        *(_read_dated(asked, question) if _DIGIT.search(asked) else ()),
        *_read_relative_periods(asked, question, today or date.today()),
    ):
        if not any(period.start < other.end and other.start < period.end for other in found):
            found.append(period)
    return tuple(sorted(found, key=lambda period: period.start))


def _read_dated(asked: str, question: str) -> Iterator[Period]:
    """Ranges, then single moments; each of them bears a year, so a digit."""
    yield from _read_ranges(asked, question)
    yield from _read_single_moments(asked, question)


def _read_ranges(asked: str, question: str) -> Iterator[Period]:
    for match in _range_of_moments().finditer(asked):
        last = None if match["now"] else read_moment(match, 2)
        first = _first_day_of_range(match, last)
        if first and (last or match["now"]):
            bound: Bound = "within" if last else "since"
            start, end = match.span()
            yield Period(question[start:end], first, last and last[1], bound, True, start, end)


def _first_day_of_range(match: re.Match[str], last: Stretch | None) -> date | None:
    """Where a range begins: "van 1 t/m 5 maart 2024", "van november tot februari 2024"; None if reversed."""
    if match["alone"]:
        return last[0].replace(day=int(match["alone"])) if last and last[0] == last[1] else None
    for year in (last[1].year, last[1].year - 1) if last else (None,):
        first = read_moment(match, 1, year)
        if first and (last is None or first[0] <= last[1]):
            return first[0]
    return None


def _read_single_moments(asked: str, question: str) -> Iterator[Period]:
    for match in _single_moment().finditer(asked):
        moment = read_moment(match, 1)
        if moment:
            name = question[match.end("lead") if match["lead"] else match.start() : match.end()].strip()
            since, until, bound = _bound_period(
                match["lead"] or "", moment, question[match.start() : match.end()]
            )
            yield Period(name, since, until, bound, not is_bare_year(match, 1), match.start(), match.end())


def _read_relative_periods(asked: str, question: str, today: date) -> Iterator[Period]:
    for relative in read_relative(asked, today):
        name = question[relative.start : relative.end]
        yield Period(name, relative.since, relative.until, relative.bound, True, relative.start, relative.end)


def _bound_period(lead: str, moment: tuple[date, date], text: str) -> tuple[date | None, date | None, Bound]:
    """The period that a moment bounds. "Voor 2024" is also "meant for 2024"; "vóór 2024" is before."""
    first, last = moment
    if re.fullmatch(_SINCE_WORDS, lead):
        return first, None, "since"
    if re.fullmatch(_AFTER_WORDS, lead):
        return last + timedelta(days=1), None, "since"
    if re.fullmatch(_UNTIL_WORDS, lead):
        return None, last, "until"
    if re.fullmatch(_BEFORE_WORDS, lead) and (lead != "voor" or "ó" in text or first == last):
        return None, first - timedelta(days=1), "until"
    return first, last, "within"


def _read_cabinet_periods(asked: str, question: str) -> Iterator[Period]:
    for match in _cabinet_pattern().finditer(asked):
        lead = (match["lead"] or "").split(" ")[0]
        named = f"{match['name1'] or match['name2']} {match['number1'] or match['number2'] or ''}".strip()
        ours = [
            c
            for c in cabinets()
            if _short_cabinet_name(c.name) == named or _short_cabinet_name(c.name).startswith(named + " ")
        ]
        if not ours:
            continue
        until = None if ours[-1].end is None else ours[-1].end - timedelta(days=1)
        name = question[match.end("lead") if match["lead"] else match.start() : match.end()].strip()
        yield _cabinet_period(
            lead, name, ours[0].start, until, match, "ó" in question[match.start() : match.end()]
        )


def _cabinet_period(
    lead: str, name: str, first: date, last: date | None, match: re.Match[str], before: bool
) -> Period:
    start, end = match.span()
    if re.fullmatch(_SINCE_WORDS, lead):
        return Period(name, first, None, "since", True, start, end)
    if re.fullmatch(_AFTER_WORDS, lead) and last:
        return Period(name, last + timedelta(days=1), None, "since", True, start, end)
    if lead == "before" or (lead == "voor" and before):
        return Period(name, None, first - timedelta(days=1), "until", True, start, end)
    return Period(name, first, last, "within", True, start, end)


@cache
def _cabinet_pattern() -> re.Pattern[str]:
    """ "het kabinet-Rutte IV", "kabinet Schoof", "the Schoof cabinet", after a word that bounds it."""
    families = {re.sub(r" (?:i{1,3}|iv|v)$", "", _short_cabinet_name(c.name)) for c in cabinets()}
    name = "|".join(re.escape(family) for family in sorted(families))
    number = r"(?:[- ](?P<number{0}>i{{1,3}}|iv|v)\b)?"
    return re.compile(
        rf"\b(?:(?P<lead>(?:{_SINCE_WORDS}|{_AFTER_WORDS}|voor|before|{_AT_WORDS})(?: de| het| the)?) )?"
        r"(?:demissionaire )?"
        rf"(?:(?:kabinet|cabinet)[- ](?P<name1>{name})\b{number.format(1)}|"
        rf"(?P<name2>{name})\b{number.format(2)}[- ](?:cabinet|government)\b)"
    )


def _short_cabinet_name(name: str) -> str:
    return fold_letters(name).removeprefix("kabinet-")
