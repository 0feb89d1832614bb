"""The words of a page -> its lines in the order in which a person reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from index.files.pdf_words import Word

GAP = 1.8  # of the font size: wider than any space between words, narrower than between columns
MIN_COLUMN_LINES = 5
MIN_PROSE_LETTERS = 18  # a column of prose has longer lines than a column of a table
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Row:
    """A line as read: `top` from 0 to 1, `apart` where more than a line's height lies above it.

    Raised digits, which may be note markers, stand as `²`.
    """

    text: str
    size: float
    top: float
    apart: bool = False


@dataclass(slots=True)
class Run:
    """Words on one height without a wide gap between them."""

    words: list[Word]
    raised: set[int] = field(default_factory=set)  # ids of words set above the line

    @property
    def left(self) -> float:
        """Where its first word begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where its last word ends."""
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        """The height on which it stands."""
        return self._plain[0].base

    @property
    def size(self) -> float:
        """The size in which most letters are set."""
        sizes: dict[float, int] = {}
        for word in self._plain:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def letters(self) -> int:
        """How long it is, spaces included."""
        return sum(len(word.text) + 1 for word in self.words) - 1

    @property
    def _plain(self) -> list[Word]:
        return [word for word in self.words if id(word) not in self.raised] or self.words

    def text(self) -> str:
        """The words with the spaces that the file or the distance asks for."""
        parts: list[str] = []
        for i, word in enumerate(self.words):
            raised = id(word) in self.raised
            if i and _spaced(self.words[i - 1], word, raised):
                parts.append(" ")
            parts.append(word.text.translate(RAISED) if raised else word.text)
        return "".join(parts)


def reading_order(words: Sequence[Word], height: float) -> list[Row]:
    """The lines of a page; two columns one after the other where the page leaves no doubt."""
    if not words:
        return []
    runs = _runs(words)
    ordered = _by_columns(runs)
    return _rows(ordered, height)


def _runs(words: Sequence[Word]) -> list[Run]:
    """Group words by height, put raised digits back on their line, cut at wide gaps; top first."""
    lines = _heights(words)
    runs = [run for line in lines for run in _cut(line)]
    return sorted(runs, key=lambda run: (-run.base, run.left))


def _heights(words: Sequence[Word]) -> list[Run]:
    lines: list[Run] = []
    waiting = [word for word in words if _may_be_raised(word)]
    for word in sorted((w for w in words if not _may_be_raised(w)), key=lambda w: -w.base):
        last = lines[-1] if lines else None
        if last and abs(last.words[-1].base - word.base) <= 0.3 * min(word.size, last.words[-1].size):
            last.words.append(word)
        else:
            lines.append(Run([word]))
    for word in waiting:
        _place(word, lines)
    return lines


def _may_be_raised(word: Word) -> bool:
    return word.text.strip("()[],.;*").isdecimal() and len(word.text) <= 5


def _place(word: Word, lines: list[Run]) -> None:
    """Put a number on the line whose height it has, or above which it is raised, else on its own."""
    near = [
        (abs(line.words[0].base - word.base), i)
        for i, line in enumerate(lines)
        if -0.3 * word.size <= word.base - line.words[0].base <= 0.75 * line.words[0].size
    ]
    for distance, i in sorted(near):
        line = lines[i]
        lifted = word.base - line.words[0].base > 0.12 * line.words[0].size
        small = word.size <= 0.95 * max(other.size for other in line.words)
        if lifted and small and not _touches(word, line):
            continue
        if distance > 0.3 * word.size and not (lifted and small):
            continue
        line.words.append(word)
        if lifted and small:
            line.raised.add(id(word))
        return
    lines.append(Run([word]))


def _touches(word: Word, line: Run) -> bool:
    return any(
        -0.5 * other.size < word.left - other.right < 0.5 * other.size
        or -0.3 * other.size < other.left - word.right < 0.8 * other.size
        for other in line.words
    )


def _cut(line: Run) -> list[Run]:
    line.words.sort(key=lambda word: word.left)
    runs: list[Run] = []
    for word in line.words:
        if runs and word.left - runs[-1].right <= GAP * max(word.size, runs[-1].words[-1].size):
            runs[-1].words.append(word)
        else:
            runs.append(Run([word]))
        if id(word) in line.raised:
            runs[-1].raised.add(id(word))
    return runs


def _spaced(before: Word, word: Word, raised: bool) -> bool:
    """Distance alone decides for a raised number, which the file often puts elsewhere in its order."""
    gap = word.left - before.right
    if raised:
        return gap > 0.35 * before.size
    return (word.spaced and gap > 0.02 * word.size) or gap > 0.25 * word.size


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
