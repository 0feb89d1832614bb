"""A day, month, season, year or parliamentary year as people write it -> its first and last day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import TypeAlias

from index.language.months import SHORT, WHOLE

Stretch: TypeAlias = tuple[date, date]  # first and last day, both within

SEASONS = {
    "voorjaar": (3, 6), "lente": (3, 6), "zomer": (6, 9), "najaar": (9, 12), "herfst": (9, 12),
    "spring": (3, 6), "summer": (6, 9), "autumn": (9, 12),
}  # fmt: skip
_MONTHS_OF_PART = {"begin": (1, 4), "eerste helft van": (1, 6), "tweede helft van": (7, 12), "eind": (9, 12)}
_MONTHS_OF_PART |= {
    f"{n} kwartaal van": (3 * i + 1, 3 * i + 3) for i, n in enumerate(("eerste", "tweede", "derde", "vierde"))
}
MONTHS = SHORT | {"mar": 3} | WHOLE

MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
SEASON = "|".join(SEASONS)
_PART_PATTERN = "|".join(_MONTHS_OF_PART)
_YEAR_PATTERN = r"(?:19[89]\d|20[0-4]\d)"
_SHORT_YEAR = r"['’‘`]\d\d"
_ANY_YEAR = rf"(?:{_YEAR_PATTERN}|{_SHORT_YEAR})"
_ORDINAL = r"(?:e|de|ste|st|nd|rd|th)?"
_SESSION_PATTERN = r"vergaderjaar|parlementair(?:e)? jaar|zittingsjaar|parliamentary year|session year"
_FIRST_YEAR_OF_1900S = 80  # '80 is 1980, '79 would be 2079

# Each group bears the number of its moment in a pattern: a range has two.
_MOMENT_PATTERN = (
    rf"(?P<iso#>{_YEAR_PATTERN}-\d\d-\d\d)|"
    rf"(?P<day#>\d{{1,2}}){_ORDINAL}(?: of)? (?P<daymonth#>{MONTH})\b\.?(?:,? (?P<dayyear#>{_ANY_YEAR}))?|"
    rf"(?P<lastmonth#>{MONTH})\b\.? (?P<lastday#>\d{{1,2}}){_ORDINAL},? (?P<lastyear#>{_ANY_YEAR})|"
    rf"(?P<d#>\d{{1,2}})(?P<dash#>[-/])(?P<m#>\d{{1,2}})(?P=dash#)(?P<y#>{_YEAR_PATTERN}|\d\d)|"
    rf"(?P<dd#>\d{{1,2}})\.(?P<dm#>\d{{1,2}})\.(?P<dy#>{_YEAR_PATTERN})|"
    rf"(?P<month#>{MONTH})\b\.?(?:,? (?P<monthyear#>{_ANY_YEAR}))?|"
    rf"(?P<part#>{SEASON}|{_PART_PATTERN})(?: van| of)? (?P<partyear#>{_ANY_YEAR})|"
    rf"(?:{_SESSION_PATTERN}) (?P<session#>{_YEAR_PATTERN})(?: ?[-/–] ?(?:{_YEAR_PATTERN}|['’‘`]?\d\d))?|"
    rf"(?P<from#>{_YEAR_PATTERN})[-/–](?P<to#>{_YEAR_PATTERN}|{_SHORT_YEAR}|\d\d)|"
    rf"(?:het jaar |the year )?(?<!jaren )(?P<year#>{_ANY_YEAR})"  # "de jaren '90" are ten
)


def moment_pattern(number: int) -> str:
    """What `read_moment` reads, its groups numbered."""
    return _MOMENT_PATTERN.replace("#", str(number))


def read_moment(match: re.Match[str], number: int, year: int | None = None) -> Stretch | None:
    """First and last day of what was said; `year` is that of the other end, for what bears none itself.

    None where it is no date (30 februari), or a day or month of no year.
    """
    try:
        return (
            _day_in_figures(match, number)
            or _day_in_letters(match, number, year)
            or _month_season_or_year(match, number, year)
        )
    except ValueError:
        return None


def is_bare_year(match: re.Match[str], number: int) -> bool:
    """Whether only years were said, which mostly date what a question is about."""
    return match[f"year{number}"] is not None or match[f"from{number}"] is not None


def session(year: int) -> Stretch:
    """The parliamentary year that begins on the third Tuesday of September, Prinsjesdag."""
    return _prinsjesdag(year), _prinsjesdag(year + 1) - timedelta(days=1)


def months(year: int, first: int, last: int) -> Stretch:
    """From the first of one month to the end of another of the same year."""
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _day_in_figures(match: re.Match[str], number: int) -> Stretch | None:
    """A day in figures."""
    if iso := match[f"iso{number}"]:
        return (day := date.fromisoformat(iso)), day
    for groups in (("y", "m", "d"), ("dy", "dm", "dd")):
        year, month, of_month = (match[f"{group}{number}"] for group in groups)
        if year:
            return (day := date(_four_figure_year(year), int(month), int(of_month))), day
    return None


def _day_in_letters(match: re.Match[str], number: int, year: int | None) -> Stretch | None:
    """A day with its month in letters."""
    for before in ("day", "last"):
        month = match[f"{before}month{number}"]
        written = match[f"{before}year{number}"]
        year_meant = _four_figure_year(written) if written else year
        if month:
            of_month = int(match["day" + str(number)] or match[f"lastday{number}"])
            return ((day := date(year_meant, MONTHS[month], of_month)), day) if year_meant else None
    return None


def _month_season_or_year(match: re.Match[str], number: int, year: int | None) -> Stretch | None:
    """A month, a season, a parliamentary year or years."""
    if match[f"daymonth{number}"]:
        return None  # a day of no year
    if month := match[f"month{number}"]:
        written = match[f"monthyear{number}"]
        year_meant = _four_figure_year(written) if written else year
        return months(year_meant, MONTHS[month], MONTHS[month]) if year_meant else None
    if part := match[f"part{number}"]:
        return months(_four_figure_year(match[f"partyear{number}"]), *(SEASONS | _MONTHS_OF_PART)[part])
    if begun := match[f"session{number}"]:
        return session(int(begun))
    if first := match[f"from{number}"]:
        return _range_of_years(int(first), match[f"to{number}"])
    return months(_four_figure_year(match[f"year{number}"]), 1, 12)


def _range_of_years(first: int, written: str) -> Stretch | None:
    """ "2014-2020", "2023-24"; None for "2024-12", which is a month or a number."""
    last = _four_figure_year(written)
    if last <= first or (len(written) == 2 and last != first + 1):
        return None
    return date(first, 1, 1), date(last, 12, 31)


def _four_figure_year(year: str) -> int:
    """ "2024", "'24" and "24" as a year of four figures."""
    figures = int(year.strip("'’‘`"))
    if figures >= 100:
        return figures
    return figures + (1900 if figures >= _FIRST_YEAR_OF_1900S else 2000)


def _prinsjesdag(year: int) -> date:
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)
