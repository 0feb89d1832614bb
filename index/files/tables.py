"""Rows of cells -> lines of text, so that a table reads as what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

Row = Sequence[str]
NUMBER_HEAD = re.compile(r"(nr|no|nummer|#|vraag\s?nr|vraagnummer)?\.?", re.IGNORECASE)
QUESTION_HEAD = re.compile(r"vraag|vragen", re.IGNORECASE)
ANSWER_HEAD = re.compile(r"antwoord|antwoorden|beantwoording|reactie", re.IGNORECASE)
NUMBER = re.compile(r"(\d{1,4}[a-z]?)[.):]?", re.IGNORECASE)
LETTERHEAD = frozenset(
    "datum,onderwerp,betreft,kenmerk,ons kenmerk,onze referentie,uw kenmerk,uw brief,uw referentie,"
    "bijlage,bijlagen,bijlage(n),projectnaam,contactpersoon,aan,van,afschrift".split(",")
)


def table_lines(rows: Sequence[Row]) -> list[str]:
    """One line a row, cells two spaces apart; cells may hold several lines.

    A list of questions (`nr | vraag | antwoord`) is read with its heads as labels, `Vraag 1`,
    `Antwoord 1`, each cell on lines of its own. A letterhead gives one line a cell.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        return []
    columns = _question_columns(filled[0])
    if columns:
        return [line for row in filled[1:] for line in _labelled(row, columns)]
    return [line for row in filled for line in _plain(row)]


def is_question_head(cells: Row) -> bool:
    """Whether these are the heads of a list of questions, the number first."""
    columns = _question_columns(cells)
    return columns is not None and columns[0] == 0


def _question_columns(head: Row) -> tuple[int, int, int | None] | None:
    """Where number, question and answer stand, by the heads of the columns."""
    cells = [cell.strip().rstrip(":") for cell in head]
    question = [i for i, cell in enumerate(cells) if QUESTION_HEAD.fullmatch(cell)]
    answer = [i for i, cell in enumerate(cells) if ANSWER_HEAD.fullmatch(cell)]
    if not question or question[0] == 0 or not NUMBER_HEAD.fullmatch(cells[question[0] - 1]):
        return None
    return question[0] - 1, question[0], answer[0] if answer else None


def _labelled(row: Row, columns: tuple[int, int, int | None]) -> list[str]:
    number, question, answer = columns
    if len(row) <= question or not (found := NUMBER.fullmatch(row[number].strip())):
        return _plain(row)
    lines = ["", f"Vraag {found.group(1)}", *_cell_lines(row[question])]
    if answer is not None and answer < len(row):
        lines += ["", f"Antwoord {found.group(1)}", *_cell_lines(row[answer])]
    return lines


def _plain(row: Row) -> list[str]:
    cells = [cell for cell in row if cell.strip()]
    key = cells[0].strip().rstrip(":").lower() if cells else ""
    if len(cells) == 1 or key in LETTERHEAD:
        return [line for cell in cells for line in _cell_lines(cell)]
    return ["  ".join(" ".join(_cell_lines(cell)) for cell in cells)]


def _cell_lines(cell: str) -> list[str]:
    return [line.strip() for line in cell.splitlines() if line.strip()]
