"""Lists of questions printed as a table (`Nr | Vraag | Antwoord | Blz.`): the cells of a PDF page."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.files.pdf.runs import Run
from index.files.question_table import NUMBER, question_columns
from index.files.tables import table_lines

SLACK = 6.0  # points by which a cell may begin left of the head of its column


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads of a table with the x at which each column begins; the first one holds the numbers."""

    heads: tuple[str, ...]
    lefts: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page: what stands above, in and below it; `top` is its first run."""

    columns: Columns
    above: Sequence[Run]
    within: Sequence[Run]
    below: Sequence[Run]

    @property
    def top(self) -> Run:
        """The run with which the table begins."""
        return self.within[0]


def question_table(runs: Sequence[Run], before: Columns | None) -> Table | None:
    """The table on a page, by its heads or as it goes on from the page before; None where there is none."""
    for i, run in enumerate(runs):
        line = [other for other in runs[i : i + 12] if abs(other.base - run.base) <= 0.3 * run.size]
        if len(line) > 1 and _is_head([other.text for other in line]):
            columns = _columns(line)
            return _cut(columns, runs[:i], [other for other in runs[i:] if other not in line])
    first = next((i for i, run in enumerate(runs) if before and _is_number(run, before)), None)
    if before is None or first is None:
        return None
    wide = [i for i, run in enumerate(runs[:first]) if _crosses(run, before)]
    start = wide[-1] + 1 if wide else 0  # below the head of the page
    return _cut(before, runs[:start], runs[start:])


def question_lines(table: Table) -> list[str]:
    """The rows of the table as labelled lines, one cell after the other; first the end of a row that began
    on the page before.
    """
    rows: list[list[list[str]]] = []
    for run in table.within:
        if _is_number(run, table.columns) or not rows:
            rows.append([[] for _ in table.columns.lefts])
        rows[-1][_column(run, table.columns)].append(run.text)
    ended = [] if _is_number(table.top, table.columns) else rows.pop(0)
    cells = [["\n".join(cell) for cell in row] for row in rows]
    return [*(line for cell in ended for line in cell), *table_lines([table.columns.heads, *cells])]


def _is_head(cells: Sequence[str]) -> bool:
    """Whether these are the heads of a list of questions, the number first."""
    columns = question_columns(cells)
    return columns is not None and columns.number == 0


def _columns(line: Sequence[Run]) -> Columns:
    ordered = sorted(line, key=lambda run: run.left)
    return Columns(tuple(run.text for run in ordered), tuple(run.left for run in ordered))


def _cut(columns: Columns, above: Sequence[Run], rest: Sequence[Run]) -> Table | None:
    """The runs up to the first one that is wider than its column."""
    end = next((i for i, run in enumerate(rest) if _crosses(run, columns)), len(rest))
    within = rest[:end]
    if not any(_is_number(run, columns) for run in within):
        return None
    return Table(columns, above, within, rest[end:])


def _column(run: Run, columns: Columns) -> int:
    return max(0, bisect_right(columns.lefts, run.left + SLACK) - 1)


def _is_number(run: Run, columns: Columns) -> bool:
    return _column(run, columns) == 0 and NUMBER.fullmatch(run.text) is not None


def _crosses(run: Run, columns: Columns) -> bool:
    following = _column(run, columns) + 1
    return following < len(columns.lefts) and run.right > columns.lefts[following] + SLACK
