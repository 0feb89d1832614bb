"""The letters of a PDF page -> words with their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2

from index.files.pdf.letters import Letter, PageFrame, read_letters
from index.files.pdf.visibility import Seen


@dataclass(frozen=True, slots=True)
class Word:
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


def page_words(textpage: pypdfium2.PdfTextPage, frame: PageFrame, seen: Seen | None = None) -> PageWords:
    """The words in the order of the file."""
    letters = read_letters(textpage, frame, seen)
    turn, *others = _turns(letters)
    if not others:
        return PageWords(_join_letters(letters), frame.turned(turn), "")
    words = _join_letters(letter for letter in letters if letter[-1] == turn or not letter[0])
    aside = _join_letters(letter for letter in letters if letter[-1] != turn or not letter[0])
    return PageWords(words, frame.turned(turn), " ".join(word.text for word in aside))


def _turns(letters: Iterable[Letter]) -> list[int]:
    """How the letters are turned, most first: 1 for a table set sideways, to be read from the right."""
    turns = Counter(letter[-1] for letter in letters if letter[0])
    return [turn for turn, _ in turns.most_common()] or [0]


def _join_letters(letters: Iterable[Letter]) -> list[Word]:
    """Space, a wide gap, a change of size or height begins a new word."""
    words: list[Word] = []
    current: list[Letter] = []
    spaced = False
    last_left = last_right = last_base = last_size = 0.0
    for letter in letters:
        text, left, right, base, size, _ = letter
        if current:
            larger = size if size > last_size else last_size
            if (
                not text
                or abs(last_base - base) > 0.08 * larger
                or abs(last_size - size) > 0.12 * larger
                or left - last_right > 0.6 * larger
                or left < last_left - 0.5 * larger
            ):
                words.append(_make_word(current, spaced))
                spaced, current = False, []
        if text:
            current.append(letter)
            last_left, last_right, last_base, last_size = left, right, base, size
        else:
            spaced = True
    if current:
        words.append(_make_word(current, spaced))
    return words


def _make_word(letters: list[Letter], spaced: bool) -> Word:
    texts, lefts, rights, bases, sizes, _ = zip(*letters, strict=True)
    return Word("".join(texts), min(lefts), max(rights), bases[0], max(sizes), spaced)
