"""What has a name in each year: seasons, parts of it, feasts, recesses -> first and last day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from rag.understand.times.units import Stretch

# First and last month. Seasons and halves reach a month further than the calendar's: papers lag.
SEASONS: Mapping[str, tuple[int, int]] = {
    "voorjaar": (3, 6), "lente": (3, 6), "zomer": (6, 9), "najaar": (9, 12), "herfst": (9, 12),
    "winter": (12, 3), "spring": (3, 6), "summer": (6, 9), "autumn": (9, 12), "fall": (9, 12),
}  # fmt: skip
_PARTS = {
    (1, 4): "begin|start|vroeg in|early|early in|beginning of|the beginning of|the start of|het begin van",
    (5, 8): "medio|half|halverwege|midden|midden in|mid|middle of|the middle of|het midden van",
    (9, 12): "eind|einde|laat in|late|late in|end of|the end of|het eind van|het einde van",
    (1, 6): "eerste helft|first half",
    (7, 12): "tweede helft|second half",
}
PARTS_OF_YEAR = {name: span for span, names in _PARTS.items() for name in names.split("|")}
# First and last day of a month; they overlap, as a day or two is soon said.
PARTS_OF_MONTH = {
    name: span
    for span, names in {
        (1, 12): "begin|early|the beginning of|beginning of",
        (9, 22): "half|medio|midden|halverwege|mid|mid-",
        (19, 31): "eind|einde|late|end of|the end of",
    }.items()
    for name in names.split("|")
}


def month(year: int, number: int) -> Stretch:
    """The first and the last of a month."""
    return months(year, number, number)


def months(year: int, first: int, last: int) -> Stretch:
    """From the first of one month to the end of another, of the next year where that comes before."""
    ends = year if last >= first else year + 1
    return date(year, first, 1), date(ends, last, monthrange(ends, last)[1])


def part_of_year(name: str, year: int) -> Stretch:
    """ "begin", "eind" of a year."""
    return months(year, *PARTS_OF_YEAR[name])


def part_of_month(year: int, number: int, name: str) -> Stretch:
    """ "begin", "half", "eind" of a month."""
    first, last = PARTS_OF_MONTH[name]
    ends = monthrange(year, number)[1]
    return date(year, number, first), date(year, number, min(last, ends))


def session(year: int) -> Stretch:
    """The parliamentary year that begins on the third Tuesday of September, Prinsjesdag."""
    return prinsjesdag(year), prinsjesdag(year + 1) - timedelta(days=1)


def prinsjesdag(year: int) -> date:
    """The third Tuesday of September."""
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def season(name: str, year: int) -> Stretch:
    """A season of a year; of winter, the one that ends in it, as weather services count."""
    first, last = SEASONS[name]
    return months(year - (first > last), first, last)


def easter(year: int) -> date:
    """Easter Sunday by Gauss's rule, as Meeus gives it for the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    shift = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - shift - rest % 4) % 7
    late = (golden + 11 * shift + 22 * sunday) // 451
    number, day = divmod(shift + sunday - 7 * late + 114, 31)
    return date(year, number, day + 1)


def _from_easter(first: int, last: int) -> Callable[[int], Stretch]:
    return lambda year: (easter(year) + timedelta(days=first), easter(year) + timedelta(days=last))


def _each_year(first: tuple[int, int], last: tuple[int, int]) -> Callable[[int], Stretch]:
    """From a month and a day to another, of the next year where that comes before."""
    return lambda year: (date(year, *first), date(year + (last < first), *last))


BETWEEN_FEASTS = (
    "tussen kerst en oud en nieuw|tussen kerst en oudjaar|tussen kerst en nieuwjaar|"
    "tussen kerst en de jaarwisseling|tussen kerstmis en nieuwjaar|between christmas and new year|"
    "between christmas and new year's eve"
)
# Recesses differ by a week or two from year to year: these hold all of them.
_FEASTS: Mapping[str, Callable[[int], Stretch]] = {
    "kerst|kerstmis|de kerst|christmas": _each_year((12, 25), (12, 26)),
    "oud en nieuw|jaarwisseling|de jaarwisseling|new year": _each_year((12, 31), (1, 1)),
    BETWEEN_FEASTS: _each_year((12, 25), (12, 31)),
    "sinterklaas": _each_year((12, 5), (12, 5)),
    "koningsdag|king's day": _each_year((4, 27), (4, 27)),
    "bevrijdingsdag|liberation day": _each_year((5, 5), (5, 5)),
    "pasen|easter": _from_easter(0, 1),
    "pinksteren|pentecost": _from_easter(49, 50),
    "hemelvaart|hemelvaartsdag|ascension day": _from_easter(39, 39),
    "prinsjesdag|budget day": lambda year: (prinsjesdag(year), prinsjesdag(year)),
    "kerstreces|kerstvakantie|christmas recess": _each_year((12, 15), (1, 15)),
    "voorjaarsreces": _each_year((2, 10), (3, 10)),
    "meireces": _each_year((4, 20), (5, 15)),
    "zomerreces|zomervakantie|summer recess": _each_year((7, 1), (9, 5)),
    "herfstreces|herfstvakantie|autumn recess": _each_year((10, 10), (11, 1)),
}
FEASTS = {name: days for names, days in _FEASTS.items() for name in names.split("|")}
NAMED = frozenset(SEASONS) | frozenset(FEASTS)


def named_stretch(name: str, year: int, second: int | None = None) -> Stretch:
    """A season, feast or recess of a year; `second` is the year it ends in ("winter 2023-2024")."""
    if name not in SEASONS:
        return FEASTS[name](year)
    if second is None:
        return season(name, year)
    return (season(name, second)[0] if name == "winter" else season(name, year)[0]), season(name, second)[1]


def latest_named(name: str, today: date, *, ended: bool = False) -> Stretch:
    """The newest season, feast or recess of that name that has begun, or has ended."""
    found = (named_stretch(name, year) for year in (today.year + 1, today.year, today.year - 1))
    fitting = [days for days in found if days[1 if ended else 0] <= today]
    return fitting[0] if fitting else named_stretch(name, today.year - 2)
