"""Words of time that several readings share: months, counts, ordinals, and a year as it is written."""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from index.language.months import SHORT, WHOLE

Stretch: TypeAlias = tuple[date, date]  # first and last day, both within

MONTHS = SHORT | {"mar": 3} | WHOLE
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))

COUNTS = {
    "een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9,
    "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14, "achttien": 18, "twintig": 20, "dertig": 30,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "fourteen": 14, "eighteen": 18, "twenty": 20, "thirty": 30,
}  # fmt: skip
COUNT = "|".join((*sorted(COUNTS, key=len, reverse=True), r"\d{1,3}"))
ORDINALS = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4,
}  # fmt: skip

_FIRST_YEAR_OF_1900S = 80  # '80 is 1980, '79 would be 2079
YEAR = r"(?:19[89]\d|20[0-4]\d)"
SHORT_YEAR = r"['’‘`]\d\d"
ANY_YEAR = rf"(?:{YEAR}|{SHORT_YEAR})"
YEAR_SAID = r"(?:vorig|verleden|afgelopen|dit|het lopende|last|this) (?:jaar|year)"


def year_of(group: str) -> str:
    """The pattern of a year that follows ("maart 2024", "maart van dit jaar"), named so."""
    return rf"(?:(?: van| of|,)? (?:het jaar )?(?P<{group}>{ANY_YEAR}|{YEAR_SAID}))"


def whole_number(written: str) -> int | None:
    """ "drie", "3" -> 3; None for what is no count."""
    return COUNTS.get(written) or (int(written) if written.isdigit() else None)


def year_written(written: str, today: date) -> int:
    """ "2024", "'24", "24", "vorig jaar" as a year of four figures."""
    if written.endswith(("jaar", "year")):
        return today.year - (0 if written.startswith(("dit", "this", "het lopende")) else 1)
    figures = int(written.strip("'’‘`"))
    if figures >= 100:
        return figures
    return figures + (1900 if figures >= _FIRST_YEAR_OF_1900S else 2000)
