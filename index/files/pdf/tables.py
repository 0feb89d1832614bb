"""Lists of questions printed as a table (`Nr | Vraag | Antwoord | Blz.`): the cells of a PDF page."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.files.pdf.runs import CELL_GAP, Height, WordRun, page_runs
from index.files.pdf.words import Word
from index.files.tables.cells import table_lines
from index.files.tables.questions import NUMBER, question_columns

SLACK = 6.0  # points by which a cell may begin left of the head of its column
HEAD_GAP = 0.6  # of the font size, between two heads
NUMBERED = re.compile(r"(?:vraag\s)?\d{1,3}[a-z]?[.):](?:\s|$)|vraag \d{1,3}$", re.IGNORECASE)
ENDS = (".", "?", "!", "»", "”")


@dataclass(frozen=True, slots=True)
class PdfColumns:
    """The heads of a table with the x at which each column begins; `number` says whether the first counts."""

    heads: tuple[str, ...]
    lefts: tuple[float, ...]
    number: bool = True


@dataclass(frozen=True, slots=True)
class TableHeads:
    """The columns that the heads on a page name, and the height at which they stand."""

    columns: PdfColumns
    base: float


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a page: what stands above, in and below it; `top` is its first run."""

    columns: PdfColumns
    above: Sequence[WordRun]
    within: Sequence[WordRun]
    below: Sequence[WordRun]

    @property
    def top(self) -> WordRun:
        """The run with which the table begins."""
        return self.within[0]


@dataclass(frozen=True, slots=True)
class TableLines:
    """The lines of a table; `carried` is the end of a question that began on the page before."""

    lines: list[str]
    carried: list[str]


def find_heads(heights: Sequence[Height]) -> TableHeads | None:
    """The heads of a list of questions, the number or the question first; None on any other page."""
    for i, height in enumerate(heights):
        runs = page_runs([height], gap=HEAD_GAP) if _may_be_heads(height.words) else []
        found = question_columns([run.text for run in runs]) if len(runs) > 1 else None
        if found is not None and 0 in (found.number, found.question):
            heads = tuple(run.text for run in runs)
            return TableHeads(
                PdfColumns(heads, _left_edges(runs, heights[i + 1 :]), found.number == 0), height.base
            )
    return None


def _may_be_heads(words: Sequence[Word]) -> bool:
    """Whether so few words stand side by side, and "vraag" or "vragen" among them."""
    return len(words) < 24 and "vra" in "".join([word.text for word in words]).lower()


def _left_edges(heads: Sequence[WordRun], below: Sequence[Height]) -> tuple[float, ...]:
    """Where the cells of each column begin: below its head, or left of it where heads are centred."""
    starts = [
        word.left
        for height in below
        for before, word in pairwise([None, *height.words])
        if word and (before is None or word.left - before.right > CELL_GAP * word.size)
    ]
    lefts = [heads[0].left]
    for before, head in pairwise(heads):
        near = Counter(round(start) for start in starts if before.right < start <= head.left + 3)
        likely, count = near.most_common(1)[0] if near else (head.left, 0)
        lefts.append(float(likely) if count > 2 else head.left)
    return tuple(lefts)


def question_table(
    runs: Sequence[WordRun], heads: TableHeads | None, before: PdfColumns | None
) -> Table | None:
    """The table below its heads, or as it goes on from the page before; None where there is none."""
    if heads:
        above = [run for run in runs if run.base > heads.base + 1]
        return _cut_table(heads.columns, above, [run for run in runs if run.base < heads.base - 1])
    first = next((i for i, run in enumerate(runs) if before and _starts_with_number(run, before)), None)
    if before is None or first is None:
        return None
    wide = [i for i, run in enumerate(runs[:first]) if _crosses_column(run, before)]
    start = wide[-1] + 1 if wide else 0  # below the head of the page
    return _cut_table(before, runs[:start], runs[start:])


def question_lines(table: Table) -> TableLines:
    """The rows of the table as labelled lines, one cell after the other; first the end of a row that began
    on the page before.
    """
    columns = table.columns
    rows: list[list[list[str]]] = []
    starts = _row_starts(table)
    for i, run in enumerate(table.within):
        if i in starts or not rows:
            rows.append([[] for _ in columns.lefts])
        rows[-1][_column_of(run, columns)].append(run.text)
    ended = [] if 0 in starts else rows.pop(0)
    cells = [["\n".join(cell) for cell in row] for row in rows]
    asked = 1 if columns.number else 0
    rest = [line for i, cell in enumerate(ended) if i != asked for line in cell]
    return TableLines([*rest, *table_lines([columns.heads, *cells])], ended[asked] if ended else [])


def _row_starts(table: Table) -> set[int]:
    """Which runs begin a row: those with a number, else where question and answer begin side by side."""
    columns, within = table.columns, table.within
    if columns.number:
        return {i for i, run in enumerate(within) if _starts_with_number(run, columns)}
    typed = {i for i, run in enumerate(within) if _starts_with_number(run, columns)}
    if len(typed) > 1:
        return typed
    starts, last = set(), ("", "")
    for i, run in enumerate(within):
        if _column_of(run, columns) == 0:
            runs_beside = [
                other for other in within[i + 1 : i + 4] if abs(other.base - run.base) < 0.3 * run.size
            ]
            if not i or (runs_beside and all(text.endswith(ENDS) for text in last)):
                starts.add(i)
            last = (run.text, last[1])
        else:
            last = (last[0], run.text)
    return starts


def _cut_table(columns: PdfColumns, above: Sequence[WordRun], rest: Sequence[WordRun]) -> Table | None:
    """The runs up to the first one that is wider than its column."""
    end = next((i for i, run in enumerate(rest) if _crosses_column(run, columns)), len(rest))
    within = rest[:end]
    if columns.number and not any(_starts_with_number(run, columns) for run in within):
        return None
    if not {0, 1} <= {_column_of(run, columns) for run in within}:
        return None
    return Table(columns, above, within, rest[end:])


def _column_of(run: WordRun, columns: PdfColumns) -> int:
    return max(0, bisect_right(columns.lefts, run.left + SLACK) - 1)


def _starts_with_number(run: WordRun, columns: PdfColumns) -> bool:
    """Whether a run in the first column begins a row by its number."""
    known = NUMBER.fullmatch if columns.number else NUMBERED.match
    return _column_of(run, columns) == 0 and known(run.text) is not None


def _crosses_column(run: WordRun, columns: PdfColumns) -> bool:
    following = _column_of(run, columns) + 1
    return following < len(columns.lefts) and run.right > columns.lefts[following] + SLACK
