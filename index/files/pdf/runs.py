"""The words of a PDF page -> runs: words on one height, close together, raised digits where they belong."""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from index.files.pdf.bidi import logical_order
from index.files.pdf.words import Word

GAP = 1.8  # of the font size: wider than any space between words, narrower than between most columns
NARROW = 1.0  # the narrowest gutter between two columns of prose
CELL_GAP = 0.45  # between the text of two cells with the narrowest usual margins
MIN_ALIGNED = 8
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class WordRun:
    """Words on one height without a wide gap between them, raised digits as `²`.

    Points from the left and the bottom of the page; `size` is the one in which most letters are set.
    """

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class Height:
    """The words on one height of the page, from left to right; `raised` and `lowered` hold the ids of small
    numbers beside it.
    """

    base: float
    size: float
    words: list[Word]
    raised: set[int] = field(default_factory=set)
    lowered: set[int] = field(default_factory=set)


def page_runs(
    heights: Sequence[Height], lefts: Sequence[float] = (), below: float = math.inf, gap: float = GAP
) -> list[WordRun]:
    """Cut heights at wide gaps, and at narrower ones before a column of which `lefts` names the left edge.

    The edges count for what stands lower than `below`. Top first.
    """
    runs = [
        run for height in heights for run in _cut_into_runs(height, lefts if height.base < below else (), gap)
    ]
    return sorted(runs, key=lambda run: (-run.base, run.left))


def common_lefts(heights: Sequence[Height]) -> list[float]:
    """Where words begin on many lines behind a gap wider than a space: columns with a narrow gutter."""
    starts: Counter[int] = Counter()
    for height in heights:
        for before, word in pairwise(height.words):
            if word.left - before.right > NARROW * word.size:
                starts[round(word.left)] += 1
    return [float(at) for at, count in starts.items() if count >= MIN_ALIGNED]


def page_heights(words: Sequence[Word]) -> list[Height]:
    """Group words by height, top first; numbers that are raised or lowered are put back on their line."""
    heights: list[Height] = []
    numbers, others = list[Word](), list[Word]()
    for word in words:
        (numbers if _is_short_number(word) else others).append(word)
    for word in sorted(others, key=lambda word: -word.base):
        last = heights[-1] if heights else None
        if last and last.words[-1].base - word.base <= 0.3 * min(word.size, last.words[-1].size):
            last.words.append(word)
            last.size = max(last.size, word.size)
        else:
            heights.append(Height(word.base, word.size, [word]))
    for word in numbers:
        _place_number(word, heights)
    for height in heights:
        height.words.sort(key=attrgetter("left"))
    return heights


def _is_short_number(word: Word) -> bool:
    """Numbers may be note markers, so that they find their line last."""
    return len(word.text) <= 5 and word.text.strip("()[],.;*").isdecimal()


def _place_number(word: Word, heights: list[Height]) -> None:
    """Put a number on the line whose height it has, or above which it is raised, else on its own."""
    at = bisect_left(heights, -word.base - 0.3 * word.size, key=_negative_base)
    near = [height for height in heights[at : at + 12] if word.base - height.base <= 0.75 * height.size]
    for height in near:
        lift = word.base - height.base
        if lift > 0.12 * height.size and word.size <= 0.95 * height.size and _touches(word, height):
            height.words.append(word)
            height.raised.add(id(word))
            return
    if below := _height_of_lowered(word, heights, at):
        below.words.append(word)
        below.lowered.add(id(word))
        return
    level = min(near, key=lambda height: abs(word.base - height.base), default=None)
    if level and abs(word.base - level.base) <= 0.3 * word.size:
        level.words.append(word)
        return
    insort(heights, Height(word.base, word.size, [word]), key=_negative_base)


def _height_of_lowered(word: Word, heights: Sequence[Height], at: int) -> Height | None:
    """The line to the left of which a small number stands below: the 2 of CO2."""
    for height in heights[max(0, at - 3) : at + 3]:
        drop = height.base - word.base
        if 0.05 * height.size < drop < 0.4 * height.size and word.size <= 0.8 * height.size:
            if any(abs(word.left - other.right) < 0.2 * other.size for other in height.words):
                return height
    return None


def _negative_base(height: Height) -> float:
    return -height.base


def _touches(word: Word, height: Height) -> bool:
    return any(
        abs(word.left - other.right) < 0.5 * other.size
        or -0.3 * other.size < other.left - word.right < 0.8 * other.size
        for other in height.words
    )


def _cut_into_runs(height: Height, lefts: Sequence[float], widest: float) -> list[WordRun]:
    groups: list[list[Word]] = []
    right = 0.0
    for word in height.words:
        gap = (word.left - right) / max(word.size, groups[-1][-1].size) if groups else 0.0
        column = gap > CELL_GAP and any(abs(word.left - left) < 3 for left in lefts)
        if groups and gap <= widest and not column:
            groups[-1].append(word)
            right = max(right, word.right)
        else:
            groups.append([word])
            right = word.right
    return [_make_run(group, height) for group in groups]


def _make_run(words: Sequence[Word], height: Height) -> WordRun:
    parts: list[str] = []
    sizes: dict[float, int] = {}
    shifted = height.raised | height.lowered
    before, before_shifted = words[0], False
    for i, word in enumerate(words):
        raised, is_shifted = id(word) in height.raised, id(word) in shifted
        if i and _has_space_between(before, word, is_shifted, before_shifted):
            parts.append(" ")
        parts.append(word.text.translate(RAISED) if raised else word.text)
        if not raised:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        before, before_shifted = word, is_shifted
    size = max(sizes, key=lambda size: (sizes[size], size), default=words[0].size)
    return WordRun(
        logical_order("".join(parts)), words[0].left, max(word.right for word in words), height.base, size
    )


def _has_space_between(before: Word, word: Word, raised: bool, after_raised: bool) -> bool:
    """Around a raised number, which the file often puts elsewhere in its order, distance alone decides."""
    gap = word.left - before.right
    if raised or after_raised:
        return gap > (0.35 * before.size if raised else 0.15 * word.size)
    return (word.spaced and gap > 0.02 * word.size) or gap > 0.25 * word.size
