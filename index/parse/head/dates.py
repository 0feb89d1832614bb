"""Dates as Dutch papers write them: "5 februari 2024", "6 februari jl.", "3-2-2031", "15 mei a.s."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.language.months import SHORT_DUTCH, WHOLE

_MONTH_BY_NAME = WHOLE | SHORT_DUTCH
_MONTH_PATTERN = "|".join(sorted(_MONTH_BY_NAME, key=len, reverse=True))
_DATE_IN_WORDS = re.compile(
    rf"\b(?P<day>\d{{1,2}})(?:e|ste|de)?\s{{0,3}}(?P<month>{_MONTH_PATTERN})\b\.?"
    r"(?:\s{0,3}(?P<year>(?:19|20)\d\d)\b)?"
    r"(?:,?\s{0,3}\(?(?P<past>jl|j\.l|jongstleden|laatstleden|ll)\b\.?|"
    r",?\s{0,3}\(?(?P<next>a\.s|as|aanstaande|eerstkomende)\b\.?)?",
    re.IGNORECASE,
)
_DATE_IN_FIGURES = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)"
    r"(?P<year>(?:19|20)\d\d|(?<=[-/])\d\d)(?![./-]?\d)"
)
_ISO_DATE = re.compile(r"(?<![\d-])(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text with the words that give it; `day` is None where its year cannot be known."""

    start: int
    end: int
    text: str
    day: date | None


def dates_in(text: str, paper: date | None = None) -> tuple[DateMention, ...]:
    """All dates of a text in order, each with its own words, contradicting ones too.

    A date without a year is resolved against `paper`, the day of the paper: "jl." is the last such day
    up to then, "a.s." the first from then, and without either it is the nearest.
    """
    found = []
    for pattern in (_DATE_IN_WORDS, _DATE_IN_FIGURES, _ISO_DATE):
        for match in pattern.finditer(text):
            found.append(
                DateMention(match.start(), match.end(), match[0].rstrip(), _date_of_match(match, paper))
            )
    return tuple(sorted(found, key=lambda dated: dated.start))


def first_date(text: str, paper: date | None = None) -> date | None:
    """The first date of a text that names a day, None where there is none."""
    return next((dated.day for dated in dates_in(text, paper) if dated.day), None)


def _date_of_match(match: re.Match[str], paper: date | None) -> date | None:
    groups = match.groupdict()
    month = _MONTH_BY_NAME.get(groups["month"].lower()) or int(groups["month"])
    day = int(groups["day"])
    if groups["year"]:
        year = int(groups["year"])
        return _make_date(year if year > 99 else _add_century(year), month, day)
    if paper is None:
        return None
    years = [d for y in (paper.year - 1, paper.year, paper.year + 1) if (d := _make_date(y, month, day))]
    if groups.get("past"):
        return max((d for d in years if d <= paper), default=None)
    if groups.get("next"):
        return min((d for d in years if d >= paper), default=None)
    return min(years, key=lambda d: abs(d - paper), default=None)


def _add_century(year: int) -> int:
    """Two digits: this century up to 69, the last one from 70 (as POSIX reads them)."""
    return 2000 + year if year < 70 else 1900 + year


def _make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
