"""The letters of a PDF page -> words with their places."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2

from index.files.pdf.bidi import RIGHT_TO_LEFT
from index.files.pdf.letters import Letters, PageFrame, read_letters
from index.files.pdf.visibility import Seen


class Word(NamedTuple):
    """Letters without space between; points from the left and the bottom of the page.

    `spaced` says that a space stands before it in the file.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page turned level, its height so, and what is printed crosswise (a stamp)."""

    words: list[Word]
    height: float
    aside: str


def page_words(textpage: pypdfium2.PdfTextPage, frame: PageFrame, seen: Seen) -> PageWords:
    """The words in the order of the file."""
    letters = read_letters(textpage, frame, seen)
    turn, *others = _turns(letters)
    if not others:
        return PageWords(_join_letters(letters), frame.turned(turn), "")
    level = letters.turn == turn
    aside = _join_letters(letters.only(~level))
    words = _join_letters(letters.only(level))
    return PageWords(words, frame.turned(turn), " ".join(word.text for word in aside))


def _turns(letters: Letters) -> list[int]:
    """How the letters are turned, most first: 1 for a table set sideways, to be read from the right."""
    return [turn for turn, _ in Counter(letters.turn.tolist()).most_common()] or [0]


def _join_letters(letters: Letters) -> list[Word]:
    """The words of letters: a space, a wide gap, a change of size or height begins a new one."""
    if not letters.text:
        return []
    behind_space = np.diff(letters.spaces, prepend=0) > 0
    starts = np.flatnonzero(_starts_of_words(letters) | behind_space)
    cuts = [*starts.tolist(), len(letters.text)]
    columns = (
        np.minimum.reduceat(letters.left, starts),
        np.maximum.reduceat(letters.right, starts),
        letters.base[starts],
        np.maximum.reduceat(letters.size, starts),
        behind_space[starts],
    )
    texts = (letters.text[start:end] for start, end in pairwise(cuts))
    return list(map(Word, texts, *(column.tolist() for column in columns)))


def _starts_of_words(letters: Letters) -> npt.NDArray[np.bool_]:
    """Whether each letter stands apart from the one before it; the first one does."""
    left, base, size = letters.left, letters.base, letters.size
    starts = np.ones(len(letters.text), np.bool_)
    with np.errstate(all="ignore"):  # a damaged file may place a letter anywhere
        larger = np.maximum(size[1:], size[:-1])
        starts[1:] = np.abs(np.diff(base)) > 0.08 * larger
        starts[1:] |= np.abs(np.diff(size)) > 0.12 * larger
        starts[1:] |= left[1:] - letters.right[:-1] > 0.6 * larger
        starts[1:] |= left[1:] < left[:-1] - 0.5 * larger
        if RIGHT_TO_LEFT.search(letters.text):
            gaps = left[1:] - letters.right[:-1]
            starts[1:] |= _near_right_to_left(letters.text) & (
                (left[1:] < left[:-1]) | (gaps > 0.25 * larger)
            )
    return starts


def _near_right_to_left(text: str) -> npt.NDArray[np.bool_]:
    """Whether each letter but the first stands at most two behind Arabic or Hebrew, or is it.

    A file gives these from right to left or the other way round, and puts their spaces anywhere, so that
    there only their places on the page tell what stands beside what.
    """
    found = np.zeros(len(text), np.bool_)
    for run in RIGHT_TO_LEFT.finditer(text):
        found[run.start() : run.end()] = True
    near = found[1:] | found[:-1]
    near[1:] |= found[:-2]
    return near
