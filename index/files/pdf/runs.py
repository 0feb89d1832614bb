"""The words of a PDF page -> runs: words on one height, close together, raised digits where they belong."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.files.pdf.words import Word

GAP = 1.8  # of the font size: wider than any space between words, narrower than between columns
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one height without a wide gap between them, raised digits as `²`.

    Points from the left and the bottom of the page; `size` is the one in which most letters are set.
    """

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(slots=True)
class _Height:
    """The words on one height of the page; `raised` holds the ids of those set above it."""

    base: float
    size: float
    words: list[Word]
    raised: set[int] = field(default_factory=set)


def page_runs(words: Sequence[Word]) -> list[Run]:
    """Group words by height, put raised digits back on their line, cut at wide gaps; top first."""
    runs = [run for height in _heights(words) for run in _cut(height)]
    return sorted(runs, key=lambda run: (-run.base, run.left))


def _heights(words: Sequence[Word]) -> list[_Height]:
    heights: list[_Height] = []
    for word in sorted((word for word in words if not _is_number(word)), key=lambda word: -word.base):
        last = heights[-1] if heights else None
        if last and last.words[-1].base - word.base <= 0.3 * min(word.size, last.words[-1].size):
            last.words.append(word)
            last.size = max(last.size, word.size)
        else:
            heights.append(_Height(word.base, word.size, [word]))
    for word in filter(_is_number, words):
        _place(word, heights)
    return heights


def _is_number(word: Word) -> bool:
    """Numbers may be note markers, so that they find their line last."""
    return len(word.text) <= 5 and word.text.strip("()[],.;*").isdecimal()


def _place(word: Word, heights: list[_Height]) -> None:
    """Put a number on the line whose height it has, or above which it is raised, else on its own."""
    at = bisect_left(heights, -word.base - 0.3 * word.size, key=_upside_down)
    near = [height for height in heights[at : at + 12] if word.base - height.base <= 0.75 * height.size]
    for height in near:
        lift = word.base - height.base
        if lift > 0.12 * height.size and word.size <= 0.95 * height.size and _touches(word, height):
            height.words.append(word)
            height.raised.add(id(word))
            return
    level = min(near, key=lambda height: abs(word.base - height.base), default=None)
    if level and abs(word.base - level.base) <= 0.3 * word.size:
        level.words.append(word)
        return
    insort(heights, _Height(word.base, word.size, [word]), key=_upside_down)


def _upside_down(height: _Height) -> float:
    return -height.base


def _touches(word: Word, height: _Height) -> bool:
    return any(
        abs(word.left - other.right) < 0.5 * other.size
        or -0.3 * other.size < other.left - word.right < 0.8 * other.size
        for other in height.words
    )


def _cut(height: _Height) -> list[Run]:
    groups: list[list[Word]] = []
    right = 0.0
    for word in sorted(height.words, key=lambda word: word.left):
        if groups and word.left - right <= GAP * max(word.size, groups[-1][-1].size):
            groups[-1].append(word)
            right = max(right, word.right)
        else:
            groups.append([word])
            right = word.right
    return [_run(group, height) for group in groups]


def _run(words: Sequence[Word], height: _Height) -> Run:
    parts: list[str] = []
    sizes: dict[float, int] = {}
    for i, word in enumerate(words):
        raised = id(word) in height.raised
        if i and _spaced(words[i - 1], word, raised, id(words[i - 1]) in height.raised):
            parts.append(" ")
        parts.append(word.text.translate(RAISED) if raised else word.text)
        if not raised:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    size = max(sizes, key=lambda size: (sizes[size], size), default=words[0].size)
    return Run("".join(parts), words[0].left, max(word.right for word in words), height.base, size)


def _spaced(before: Word, word: Word, raised: bool, after_raised: bool) -> bool:
    """Around a raised number, which the file often puts elsewhere in its order, distance alone decides."""
    gap = word.left - before.right
    if raised or after_raised:
        return gap > (0.35 * before.size if raised else 0.15 * word.size)
    return (word.spaced and gap > 0.02 * word.size) or gap > 0.25 * word.size
