"""Rows of cells -> lines of text, so that a table reads as what it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.files.tables.questions import Row, question_columns, question_lines

LETTERHEAD = frozenset(
    "datum,onderwerp,betreft,kenmerk,ons kenmerk,onze referentie,uw kenmerk,uw brief,uw referentie,"
    "bijlage,bijlagen,bijlage(n),projectnaam,contactpersoon,aan,van,afschrift".split(",")
)


def table_lines(rows: Sequence[Row]) -> list[str]:
    """One line a row, cells two spaces apart; cells may hold several lines, None goes on from the row above.

    A list of questions (`nr | vraag | antwoord`, or `vraag | antwoord`) is read with its heads as labels,
    `Vraag 1`, `Antwoord 1`, each cell on lines of its own. A letterhead gives one line a cell.
    """
    filled = [row for row in rows if any(cell and cell.strip() for cell in row)]
    for first, row in enumerate(filled[:3]):  # a title may stand above the heads
        if columns := question_columns(row):
            return [*_plain_lines(filled[:first]), *question_lines(filled[first:], columns)]
    return list(_plain_lines(filled))


def _plain_lines(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        cells = [cell for cell in row if cell and cell.strip()]
        key = cells[0].strip().rstrip(":").lower() if cells else ""
        if len(cells) == 1 or key in LETTERHEAD:
            yield from (line.strip() for cell in cells for line in cell.splitlines() if line.strip())
        else:
            yield "  ".join(" ".join(cell.split()) for cell in cells)
