"""What stands side by side in a letter, below each other: fields and their values, two signatures."""

from __future__ import annotations

import re
from collections.abc import Sequence

_FIELD_NAME = re.compile(
    r"(?:datum|betreft|onderwerp|(?:ons |uw )?kenmerk|(?:onze |uw )?referentie|uw brief(?: van)?|bijlagen?|"
    r"bijlage\(n\)|contactpersoon|behandeld door|telefoon(?:nummer)?|e-mail)\s?:?",
    re.IGNORECASE,
)
_ROW_NAME = re.compile(  # at the left of a row, its value at the right
    rf"(?:{_FIELD_NAME.pattern}|(?:vraag|zaak)?nummer|vragen van|(?:vra(?:ag|gen))?steller(?:s|\(s\))?|"
    r"(?:kenmerk|nummer|datum|vragen)(?: (?:van|door|op))?(?: (?:de|het))? (?:kamer)?(?:vra(?:ag|gen)|"
    r"antwoord(?:en)?|beantwoording|indiening|inzending|verzending|ontvangst|brief)|indiener(?:s|\(s\))?|"
    r"(?:gesteld|ingediend|beantwoord|ingezonden|verzonden|ontvangen)(?: (?:door|op))?|beantwoording door|"
    r"antwoord van|bewindspers(?:oon|onen)|van|aan|afzender)\s?:?",
    re.IGNORECASE,
)
_FIELD_CELL = re.compile(rf"{_FIELD_NAME.pattern}(?:(?<=:)| )\S.*", re.IGNORECASE)
_OFFICE_CELL = re.compile(r"(?:de )?(?:minister(?:-president)?|staatssecretaris)\b.{0,120}", re.IGNORECASE)
_MAX_SIGNATURE_ROWS = 12
_CELL_BORDER = re.compile(r"\t+| {2,}|\s*\|\s*")
_MAX_NAMES = 8


def pair_field_rows(lines: Sequence[str]) -> list[str]:
    """The lines with such a table as `Datum: 3 mei 2033`; any other line as it is.

    The names stand on one line, or each on its own as table heads are read.
    """
    if not any(map(_is_wide, lines)):  # most papers
        return list(lines)
    found: list[str] = []
    at = 0
    while at < len(lines):
        if not _is_wide(lines[at]) and not _FIELD_NAME.match(lines[at]):
            found.append(lines[at])
            at += 1
            continue
        if signatures := _signatures_at(lines, at):
            found += signatures
            at += _MAX_SIGNATURE_ROWS
            continue
        if len(cells := _cells(lines[at])) > 1 and all(map(_FIELD_CELL.fullmatch, cells)):
            found += cells
            at += 1
            continue
        if len(cells) == 2 and _ROW_NAME.fullmatch(cells[0]) and not _FIELD_NAME.fullmatch(cells[1]):
            found.append(f"{cells[0].rstrip(' :')}: {cells[1]}")
            at += 1
            continue
        names, after = _names_at(lines, at)
        values = _cells(lines[after]) if len(names) > 1 and after < len(lines) else []
        if values and len(values) == len(names) and not any(map(_FIELD_NAME.fullmatch, values)):
            found += [f"{name.rstrip(' :')}: {value}" for name, value in zip(names, values, strict=True)]
            at = after + 1
        else:
            found.append(lines[at])
            at += 1
    return found


def _is_wide(line: str) -> bool:
    """Whether a line may hold cells side by side."""
    return "  " in line or "\t" in line or "|" in line


def _signatures_at(lines: Sequence[str], at: int) -> list[str]:
    """Two signatures side by side from a line on, the left one first; empty where there are none."""
    if not all(map(_OFFICE_CELL.fullmatch, cells := _cells(lines[at]))) or len(cells) != 2:
        return []
    left: list[str] = []
    right: list[str] = []
    for line in lines[at : at + _MAX_SIGNATURE_ROWS]:
        cells = _cells(line)
        if len(cells) == 2:
            left.append(cells[0])
            right.append(cells[1])
        else:  # one cell: below the right signature where it is indented
            (right if line.startswith((" " * 12, "\t\t")) else left).append(line.strip())
    return [*left, "", *right]


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
    cells = (cell.strip("* ") for cell in _CELL_BORDER.split(line.strip().strip("|").strip()))
    return [cell for cell in cells if cell]
