"""Rows -> a CSV file that spreadsheets open as it is meant: its signs, its columns, nothing worked out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ui.wording.export import without_control_signs
from ui.wording.texts import Language, text

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet would work out instead of show


def heads(names: Iterable[str], language: Language) -> tuple[str, ...]:
    """What stands above these columns."""
    return tuple(text(f"column_{name}", language) for name in names)


def spreadsheet(rows: Iterable[Sequence[str]], language: Language) -> bytes:
    """Rows as CSV in UTF-8 with the mark by which spreadsheets know it; no cell is a formula.

    Dutch spreadsheets part columns by semicolons, since their comma stands in numbers.
    """
    made = io.StringIO()
    writer = csv.writer(made, delimiter=";" if language == "nl" else ",", lineterminator="\r\n")
    writer.writerows([_without_formula(value) for value in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def _without_formula(value: str) -> str:
    """A value that no spreadsheet takes for a formula."""
    shown = without_control_signs(value)
    return f"'{shown}" if shown.startswith(FORMULA) else shown
