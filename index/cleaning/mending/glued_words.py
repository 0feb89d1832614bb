"""Words glued where a PDF's line ends were lost: `ten behoevevan de`, `werkzaamhe-den`, `bijstaan?Waarom`.

Printed lines are of one width. So each lost line end is sought where the line must have been full, and
there the split (or the hyphen) that makes words is taken. Outside of such lines nothing is touched.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.cleaning.lines import Line
from index.cleaning.mending.line_breaks import FIRST_ITEM, LINK, Break, Breaker
from index.cleaning.mending.paper_words import PaperWords
from index.cleaning.print_width import printed_width
from index.cleaning.transcript import Edit

_MIN_GLUED = 105  # characters: two printed lines at least
_MAX_GLUED = 20_000
_SAMPLE_LINES = 12  # long lines that tell whether a paper is glued
_FILLED_RANGE = (0.82, 1.05)  # of the column, between which a printed line's width lies
_COST_OF_BREAK = 1.0  # of a break that no width asks for
_MAX_COLUMNS_AHEAD = 3.5  # columns that a chain may pass without a break


def glue_edits(lines: Sequence[Line], words: PaperWords) -> list[Edit]:
    """The edits that part the glued words of a paper; none where its lines have kept their ends.

    The lines that kept theirs tell the column's width; then the widths found between sure breaks do.
    """
    long = [line for line in lines if _MIN_GLUED <= len(line.text) < _MAX_GLUED]
    column = _width_of_kept_lines(lines) if long else 0
    if not column:
        return []
    breaker = Breaker(words)
    sheets = [_make_long_line(line, breaker) for line in long[:_SAMPLE_LINES]]
    if not _is_glued(sheets, [sheet.chain(column) for sheet in sheets], column):
        return []
    sheets += [_make_long_line(line, breaker) for line in long[_SAMPLE_LINES:]]
    column = _width_between_breaks(sheets, [sheet.chain(column) for sheet in sheets], column)
    sheets.extend(
        _make_long_line(line, breaker)
        for line in lines
        if 60 < len(line.text) < _MIN_GLUED and printed_width(line.text) > _FILLED_RANGE[1] * column
    )
    return [edit for sheet in sheets for edit in sheet.edits(column)]


def _make_long_line(line: Line, breaker: Breaker) -> _LongLine:
    return _LongLine(line.text, line.start, breaker.breaks(line.text), _widths_up_to(line.text))


def _width_of_kept_lines(lines: Sequence[Line]) -> int:
    """The width up to which most lines are filled that kept their ends; notes, set smaller, do not count, nor
    does what every page has: of a long paper there may be more of it than of full lines."""
    kept = [line.text for line in lines if 45 < len(line.text) < _MIN_GLUED and not line.text[0].isdigit()]
    printed = Counter(map(_without_digits, kept))
    kept = [text for text in kept if printed[_without_digits(text)] == 1]
    widths = sorted(printed_width(text) for text in kept if not LINK.search(text))
    if len(widths) < 4:
        return 0
    return max(widths, key=lambda width: bisect_right(widths, width) - bisect_left(widths, 0.92 * width))


def _without_digits(text: str) -> str:
    return re.sub(r"\d+", "", text)


def _is_glued(sheets: Sequence[_LongLine], chains: Sequence[list[Break]], column: int) -> bool:
    """Whether plain signs of lost line ends stand at most of the places where lines must have ended."""
    expected = sum(int(sheet.upto[-1] / column) for sheet in sheets)
    plain = sum(b.plain for chain in chains for b in chain)
    return plain >= max(3, 0.45 * expected)


def _width_between_breaks(sheets: Sequence[_LongLine], chains: Sequence[list[Break]], column: int) -> int:
    """The width of the lines between plain breaks, of which the widest tell the column."""
    widths = []
    for sheet, chain in zip(sheets, chains, strict=True):
        before = 0
        for b in chain:
            if b.plain and not b.free:
                widths.append(sheet.upto[b.at] - sheet.upto[before])
            before = b.at
    widths = sorted(width for width in widths if 0.8 * column < width < 1.15 * column)
    return widths[int(len(widths) * 0.93)] if len(widths) > 8 else column


@dataclass(frozen=True, slots=True)
class _LongLine:
    """A long line, the places where it may have been broken, and the printed width up to each character."""

    text: str
    start: int  # in the source
    breaks: Sequence[Break]
    upto: Sequence[int]

    def edits(self, column: int) -> Iterator[Edit]:
        """A hyphen goes, a paragraph's short last line ends, else a space comes between."""
        before, upto, start = 0, self.upto, self.start
        for b in self.chain(column):
            short = b.free and upto[b.at] - upto[before] < 0.9 * column
            if b.drop or self.text[b.at - 1] != "-":
                item = self.text[b.at] in "–•" or FIRST_ITEM.match(self.text, b.at) is not None
                sign = "" if b.drop else "\n" if short or item else " "
                yield Edit(start + b.at - b.drop, start + b.at, sign)
            before = b.at

    def chain(self, column: int) -> list[Break]:
        """The breaks that cut the text best into full lines of words; ends of paragraphs always count."""
        ends = [0, *(self.upto[b.at] for b in self.breaks)]
        best: list[tuple[float, int]] = [(0.0, -1)]
        first = 0
        for i, b in enumerate(self.breaks, 1):
            end, gain = ends[i], b.score - _COST_OF_BREAK
            while end - ends[first] > _MAX_COLUMNS_AHEAD * column and first < i - 1:
                first += 1
            ways = [
                (best[j][0] + gain - _cost_of_width((end - ends[j]) / column, b.free), j)
                for j in range(first, i)
            ]
            best.append(max(ways) if len(ways) > 1 else ways[0])
            if b.free:
                first = i
        rest = [
            total - _cost_of_width((self.upto[-1] - end) / column, True)
            for end, (total, _) in zip(ends, best, strict=True)
        ]
        return _trace_back(self.breaks, best, max(range(first, len(best)), key=lambda i: rest[i]))


def _cost_of_width(columns: float, free: bool) -> float:
    """What it costs that a stretch between two breaks is too short or too long for a line."""
    if columns > _FILLED_RANGE[1]:
        return min(30 * (columns - _FILLED_RANGE[1]), 5.0)
    return 0.0 if free else 20 * max(0.0, _FILLED_RANGE[0] - columns)


class _SignWidths(dict[str, int]):
    """The printed width of each sign, looked up once."""

    def __missing__(self, sign: str) -> int:
        self[sign] = width = printed_width(sign)
        return width


_WIDTH_OF = _SignWidths()


def _widths_up_to(text: str) -> list[int]:
    """The printed width up to each character."""
    return list(accumulate(map(_WIDTH_OF.__getitem__, text), initial=0))


def _trace_back(breaks: Sequence[Break], best: Sequence[tuple[float, int]], at: int) -> list[Break]:
    chain: list[Break] = []
    while at > 0:
        chain.append(breaks[at - 1])
        at = best[at][1]
    return chain[::-1]
