"""The words of a page -> its lines in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from index.files.pdf_runs import Run, page_runs
from index.files.pdf_words import Word

MIN_COLUMN_LINES = 5
MIN_PROSE_LETTERS = 18  # a column of prose has longer lines than a column of a table


@dataclass(frozen=True, slots=True)
class Row:
    """A line as read: `top` from 0 to 1, `apart` where more than a line's height lies above it.

    Raised digits, which may be note markers, stand as `²`.
    """

    text: str
    size: float
    top: float
    apart: bool = False


def reading_order(words: Sequence[Word], height: float) -> list[Row]:
    """The lines of a page; two columns one after the other where the page leaves no doubt."""
    if not words:
        return []
    runs = page_runs(words)
    ordered = _by_columns(runs)
    return _rows(ordered, height)


def _by_columns(runs: list[Run]) -> list[list[Run]]:
    """Rows of runs in reading order; a page without a certain gutter is read straight across."""
    body, foot = _without_foot(runs)
    gutter = _gutter(body)
    if gutter is None:
        return _across(runs)
    if _is_margin([run for run in body if run.left >= gutter]):
        # A margin (sender, date, reference) goes first, so that the body runs on to the next page.
        margin = [run for run in body if run.left >= gutter]
        return [*_across(margin), *_across(run for run in body if run.left < gutter), *_across(foot)]
    return [*_in_columns(body, gutter), *_in_columns(foot, gutter)]


def _without_foot(runs: list[Run]) -> tuple[list[Run], list[Run]]:
    """The runs down to the last one in the size of the body, and the small print below it."""
    sizes: dict[float, int] = {}
    for run in runs:
        sizes[run.size] = sizes.get(run.size, 0) + run.letters
    usual = max(sizes, key=lambda size: sizes[size])
    last = max(i for i, run in enumerate(runs) if run.size >= 0.93 * usual)
    return runs[: last + 1], runs[last + 1 :]


def _in_columns(runs: Iterable[Run], gutter: float) -> list[list[Run]]:
    """Left column, then right, from one full line to the next."""
    rows: list[list[Run]] = []
    left: list[Run] = []
    right: list[Run] = []
    for run in runs:
        if run.right <= gutter:
            left.append(run)
        elif run.left >= gutter:
            right.append(run)
        else:
            rows += [*_across(left), *_across(right), [run]]
            left, right = [], []
    return [*rows, *_across(left), *_across(right)]


def _gutter(runs: Sequence[Run]) -> float | None:
    """The x that parts two columns of text, None unless it is certain."""
    starts = sorted({round(run.left) for run in runs})
    best: tuple[int, float] | None = None
    for start in starts:
        right = [run for run in runs if abs(run.left - start) <= 2]
        left = [run for run in runs if run.right < start - 4]
        crossing = [run for run in runs if run.left < start - 4 and run.right >= start - 4]
        if _two_columns(left, right, crossing) and (best is None or len(right) > best[0]):
            best = (len(right), start - 4.0)
    return best[1] if best else None


def _two_columns(left: Sequence[Run], right: Sequence[Run], crossing: Sequence[Run]) -> bool:
    if len(left) < MIN_COLUMN_LINES or len(right) < MIN_COLUMN_LINES:
        return False
    beside = [run for run in crossing if _between(run, right)]
    if len(beside) > 0.1 * len(right) or median(run.letters for run in left) < MIN_PROSE_LETTERS:
        return False
    side_by_side = sum(1 for run in left if _between(run, right))
    if side_by_side < MIN_COLUMN_LINES:
        return False
    return _is_margin(right) or median(run.letters for run in right) >= MIN_PROSE_LETTERS


def _between(run: Run, column: Sequence[Run]) -> bool:
    return column[-1].base - 2 <= run.base <= column[0].base + 2


def _is_margin(right: Sequence[Run]) -> bool:
    """The narrow column of a ministry's letterhead: short lines in small print at the right edge."""
    return bool(right) and max(run.right for run in right) - min(run.left for run in right) < 150


def _across(runs: Iterable[Run]) -> list[list[Run]]:
    rows: list[list[Run]] = []
    for run in runs:
        if rows and abs(rows[-1][0].base - run.base) <= 0.3 * min(run.size, rows[-1][0].size):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [sorted(row, key=lambda run: run.left) for row in rows]


def _rows(ordered: Sequence[Sequence[Run]], height: float) -> list[Row]:
    steps = [above[0].base - below[0].base for above, below in zip(ordered, ordered[1:], strict=False)]
    usual = median([step for step in steps if step > 0] or [0.0])
    rows = []
    for i, runs in enumerate(ordered):
        text = "  ".join(run.text() for run in runs)
        step = steps[i - 1] if i else 0.0
        size = max(runs, key=lambda run: run.letters).size
        apart = step > 1.35 * usual > 0 or step < 0
        rows.append(Row(text, round(size, 1), _top(runs[0], height), apart))
    return rows


def _top(run: Run, height: float) -> float:
    return min(max(1 - (run.base + run.size) / height, 0.0), 1.0) if height > 0 else 0.0
