"""The runs of a page -> its lines in the order in which a person reads them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median

from index.files.pdf.runs import WordRun, common_lefts, page_heights, page_runs
from index.files.pdf.tables import PdfColumns, find_heads, question_lines, question_table
from index.files.pdf.words import Word

MIN_COLUMN_LINES = 5
MIN_PROSE_LETTERS = 18  # a column of prose has longer lines than a column of a table
MAX_MARGIN = 150.0  # points: the narrow column of a ministry's letterhead
_LABEL = re.compile(r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)\b")
MAX_GUTTERS = 12  # places tried on a page, the likeliest first


@dataclass(frozen=True, slots=True)
class Row:
    """A line as read: `top` from 0 to 1, `apart` where more than a line's height lies above it."""

    text: str
    size: float
    top: float
    apart: bool = False

    @property
    def is_label(self) -> bool:
        """Whether a question or an answer begins here by its word."""
        return _LABEL.match(self.text) is not None


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page; the columns of a list of questions that may go on on the next page; `carried`:
    the end of the last question of the page before, whose answer stands there already.
    """

    rows: list[Row]
    columns: PdfColumns | None = None
    carried: tuple[Row, ...] = ()


def reading_order(words: Sequence[Word], height: float, columns: PdfColumns | None) -> PageLines:
    """The lines of a page as a person reads them, given the columns of a table on the page before.

    Two columns are read one after the other where the page leaves no doubt.
    """
    heights = page_heights(words)
    if not heights:
        return PageLines([], columns)
    heads = find_heads(heights)
    known = heads.columns if heads else columns
    if known:
        runs = page_runs(heights, known.lefts, heads.base if heads else inf)
        if table := question_table(runs, heads, columns):
            found = question_lines(table)
            top, size = _top_of_run(table.top, height), table.top.size
            lines = [
                Row(line, size, top, i > 0 and not found.lines[i - 1])
                for i, line in enumerate(found.lines)
                if line
            ]
            above, below = (
                _make_rows(_rows_across(table.above), height),
                _make_rows(_rows_across(table.below), height),
            )
            carried = tuple(Row(line, size, 0.9) for line in found.carried)
            return PageLines([*above, *lines, *below], table.columns, carried)
    return PageLines(_make_rows(_rows_by_columns(page_runs(heights, common_lefts(heights))), height))


def _rows_by_columns(runs: list[WordRun]) -> list[list[WordRun]]:
    """Rows of runs in reading order; a page without a certain gutter is read straight across."""
    body, foot = _split_off_foot(runs)
    gutter = _find_gutter(body)
    if gutter is None:
        return _rows_across(runs)
    left = [run for run in body if run.left < gutter]
    right = [run for run in body if run.left >= gutter]
    if _is_margin(left, right):
        # Sender, date and reference go first, so that the body runs on to the next page.
        return [*_rows_across(right), *_rows_across(left), *_rows_across(foot)]
    return [*_rows_of_columns(body, gutter), *_rows_of_columns(foot, gutter)]


def _split_off_foot(runs: list[WordRun]) -> tuple[list[WordRun], list[WordRun]]:
    """The runs down to the last one in the size of the body, and the small print below it."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.size] += len(run.text)
    usual = sizes.most_common(1)[0][0]
    last = max(i for i, run in enumerate(runs) if run.size >= 0.93 * usual)
    return runs[: last + 1], runs[last + 1 :]


def _rows_of_columns(runs: Iterable[WordRun], gutter: float) -> list[list[WordRun]]:
    """Left column, then right, from one full line to the next."""
    rows: list[list[WordRun]] = []
    left: list[WordRun] = []
    right: list[WordRun] = []
    for run in runs:
        if run.right <= gutter:
            left.append(run)
        elif run.left >= gutter:
            right.append(run)
        else:
            rows += [*_rows_across(left), *_rows_across(right), [run]]
            left, right = [], []
    return [*rows, *_rows_across(left), *_rows_across(right)]


def _find_gutter(runs: Sequence[WordRun]) -> float | None:
    """The x that parts two columns of text, None unless it is certain."""
    starts = Counter(round(run.left) for run in runs).most_common(MAX_GUTTERS)
    for start, _ in starts:
        right = [run for run in runs if abs(run.left - start) <= 2]
        left = [run for run in runs if run.right < start - 4]
        crossing = [run for run in runs if run.left < start - 4 <= run.right]
        if _are_two_columns(left, right, crossing):
            return start - 4.0
    return None


def _are_two_columns(left: Sequence[WordRun], right: Sequence[WordRun], crossing: Sequence[WordRun]) -> bool:
    if len(left) < MIN_COLUMN_LINES or len(right) < MIN_COLUMN_LINES:
        return False
    if (
        sum(_is_within_height(run, right) for run in crossing) > 0.1 * len(right)
        or _median_run_length(left) < MIN_PROSE_LETTERS
    ):
        return False
    runs_beside = sum(_is_within_height(run, right) for run in left)
    if _is_margin(left, right):
        return runs_beside > 1
    prose = runs_beside >= MIN_COLUMN_LINES and _median_run_length(right) >= MIN_PROSE_LETTERS
    return prose and not _is_table(left, right)


def _median_run_length(column: Sequence[WordRun]) -> float:
    return median(len(run.text) for run in column)


def _is_within_height(run: WordRun, column: Sequence[WordRun]) -> bool:
    return column[-1].base - 2 <= run.base <= column[0].base + 2


def _is_margin(left: Sequence[WordRun], right: Sequence[WordRun]) -> bool:
    """A letterhead: a narrow column at the right, in smaller print than the body beside it."""
    width = max(run.right for run in right) - min(run.left for run in right)
    return width < MAX_MARGIN and median(run.size for run in right) < 0.9 * median(run.size for run in left)


def _is_table(left: Sequence[WordRun], right: Sequence[WordRun]) -> bool:
    """Whether paragraphs begin at the same heights on both sides, as the rows of a table do."""
    ours, theirs = _paragraph_starts(left), _paragraph_starts(right)
    shared = sum(any(abs(one - other) < 3 for other in theirs) for one in ours)
    return shared >= 3 and shared >= 0.6 * max(len(ours), len(theirs))


def _paragraph_starts(column: Sequence[WordRun]) -> list[float]:
    steps = [above.base - below.base for above, below in zip(column, column[1:], strict=False)]
    usual = median(steps)
    return [below.base for step, below in zip(steps, column[1:], strict=True) if step > 1.25 * usual]


def _rows_across(runs: Iterable[WordRun]) -> list[list[WordRun]]:
    rows: list[list[WordRun]] = []
    for run in runs:
        if rows and abs(rows[-1][0].base - run.base) <= 0.3 * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _make_rows(ordered: Sequence[Sequence[WordRun]], height: float) -> list[Row]:
    steps = [above[0].base - below[0].base for above, below in zip(ordered, ordered[1:], strict=False)]
    usual = median([step for step in steps if step > 0] or [0.0])
    rows = []
    for i, runs in enumerate(ordered):
        text = (" " if _is_justified(runs) else "  ").join(run.text for run in runs)
        step = steps[i - 1] if i else 0.0
        size = max(runs, key=lambda run: len(run.text)).size
        rows.append(Row(text, size, _top_of_run(runs[0], height), step > 1.35 * usual > 0 or step < 0))
    return rows


def _is_justified(runs: Sequence[WordRun]) -> bool:
    """Whether the wide gaps of a line are all alike: few words stretched to the column, no cells."""
    gaps = [after.left - before.right for before, after in zip(runs, runs[1:], strict=False)]
    return len(gaps) > 1 and max(gaps) - min(gaps) < 0.15 * max(gaps)


def _top_of_run(run: WordRun, height: float) -> float:
    return min(max(1 - (run.base + run.size) / height, 0.0), 1.0) if height > 0 else 0.0
