"""A letterhead set as a table: a row of names of fields above one of values -> each name with its value."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIELD_NAME = re.compile(
    r"(?:datum|betreft|onderwerp|(?:ons |uw )?kenmerk|(?:onze |uw )?referentie|uw brief(?: van)?|bijlagen?|"
    r"bijlage\(n\)|contactpersoon|behandeld door|telefoon(?:nummer)?|e-mail)\s?:?",
    re.IGNORECASE,
)
_CELL_BORDER = re.compile(r"\t+| {2,}|\s*\|\s*")
_MAX_NAMES = 8


def pair_field_rows(lines: Sequence[str]) -> list[str]:
    """The lines with such a table as `Datum: 3 mei 2033`; any other line as it is.

    The names stand on one line, or each on its own as table heads are read.
    """
    found: list[str] = []
    at = 0
    while at < len(lines):
        names, after = _names_at(lines, at)
        values = _cells(lines[after]) if len(names) > 1 and after < len(lines) else []
        if values and len(values) == len(names) and not any(map(_FIELD_NAME.fullmatch, values)):
            found += [f"{name.rstrip(' :')}: {value}" for name, value in zip(names, values, strict=True)]
            at = after + 1
        else:
            found.append(lines[at])
            at += 1
    return found


def _names_at(lines: Sequence[str], at: int) -> tuple[list[str], int]:
    """The names of fields from a line on, and the line behind them."""
    names: list[str] = []
    after = at
    while after < min(len(lines), at + _MAX_NAMES):
        cells = _cells(lines[after])
        if not cells or not all(map(_FIELD_NAME.fullmatch, cells)):
            break
        names += cells
        after += 1
    return names, after


def _cells(line: str) -> list[str]:
    return [cell for cell in _CELL_BORDER.split(line.strip().strip("|").strip()) if cell]
