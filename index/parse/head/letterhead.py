"""What stands in the lines above a letter: its date, its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from index.parse.head.dates import first_date
from index.parse.head.head_text import LETTERHEAD_FIELD

_DATE = re.compile(r"^Datum\b ?:? ?(?P<same>\d.*)?$")
_PLACE_AND_DATE = re.compile(
    r"^(?:Den Haag|['’‘`]?s-Gravenhage|"
    r"[A-Z][a-z]{2,20}),? (?P<day>\d{1,2} [a-z]{3,9} (?:19|20)\d\d)[^\w\n]{0,12}$"
)
_ALONE = re.compile(r"\d{1,2} [a-z]{3,9} (?:19|20)\d\d")
_SENT_TO = re.compile(r"^Brief aan de (?:Tweede|Eerste) Kamer\b[^\d\n]{0,30}(?P<day>\d.{5,30})")
_SUBJECT = re.compile(r"^(?:Onderwerp|Betreft)\b ?:? ?(?P<same>.*)$")
_PRINTED_WIDTH = 100  # characters: a longer line was not broken by the page, so the next is something else


def letter_date(lines: Sequence[str]) -> date | None:
    """The date of a letter: the field "Datum", "Den Haag, 25 februari 2014", the one date alone on a line."""
    alone = [line for line in lines if _ALONE.fullmatch(line)]
    for i, line in enumerate(lines):
        if place := _PLACE_AND_DATE.match(line) or _SENT_TO.match(line):
            return first_date(place["day"])
        if (field := _DATE.match(line)) and (day := first_date(field["same"] or _next_text(lines, i))):
            return day
    return first_date(alone[0]) if len(alone) == 1 else None


def subject_line(lines: Sequence[str]) -> str | None:
    """The field "Onderwerp" of a letterhead, its lines joined; None where it is empty."""
    for i, line in enumerate(lines):
        if not (field := _SUBJECT.match(line)):
            continue
        parts = [field["same"]] if field["same"] else []
        for below in lines[i + 1 : i + 8]:
            if (
                LETTERHEAD_FIELD.match(below)
                or (not below and parts)
                or (parts and len(parts[-1]) > _PRINTED_WIDTH)
            ):
                break
            parts += [below] if below else []
        if parts:
            return " ".join(parts).strip(" .")
    return None


def _next_text(lines: Sequence[str], i: int) -> str:
    return next((line for line in lines[i + 1 : i + 4] if line), "")
