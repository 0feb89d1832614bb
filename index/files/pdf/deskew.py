"""Text that stands askew on its page, as scanners leave it -> the words set level."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median

from index.files.pdf.words import Word

MIN_PAIRS = 12  # neighbours on a line that tell the slope
LEVEL = 0.0015  # a tenth of a degree: less moves no word to another line
STEEPEST = 0.3


def deskew(words: Sequence[Word]) -> list[Word]:
    """The words turned so that their lines run level; as they are where they do already."""
    slope = _median_slope(words)
    if abs(slope) < LEVEL:
        return list(words)
    angle = math.atan(slope)
    cos, sin = math.cos(angle), math.sin(angle)
    return [
        word._replace(
            left=word.left * cos + word.base * sin,
            right=word.right * cos + word.base * sin,
            base=word.base * cos - word.left * sin,
        )
        for word in words
    ]


def _median_slope(words: Sequence[Word]) -> float:
    """The median rise between neighbours on one line, in the order of the file; 0 where too few tell it."""
    slopes = []
    for word, after in zip(words, words[1:], strict=False):
        along, up = after.left - word.left, after.base - word.base
        if (
            0.5 * word.size < along
            and after.left - word.right < 1.5 * word.size
            and abs(up) < STEEPEST * along
        ):
            slopes.append(up / along)
    return median(slopes) if len(slopes) >= MIN_PAIRS else 0.0
