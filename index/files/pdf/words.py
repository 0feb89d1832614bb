"""The letters of a PDF page -> words with their places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2

from index.files.pdf.letters import Letter, PageFrame, direction, read_letters
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
    turn = direction(letters)
    words = _join_letters(letter for letter in letters if letter.turn == turn or not letter.text)
    aside = _join_letters(letter for letter in letters if letter.turn != turn or not letter.text)
    return PageWords(words, frame.turned(turn), " ".join(word.text for word in aside))


def _join_letters(letters: Iterable[Letter]) -> list[Word]:
    """Space, a wide gap, a change of size or height begins a new word."""
    words: list[Word] = []
    current: list[Letter] = []
    spaced = False
    for letter in letters:
        if current and (not letter.text or _starts_new_word(current[-1], letter)):
            words.append(_make_word(current, spaced))
            spaced, current = False, []
        if letter.text:
            current.append(letter)
        else:
            spaced = True
    if current:
        words.append(_make_word(current, spaced))
    return words


def _starts_new_word(last: Letter, letter: Letter) -> bool:
    size = max(last.size, letter.size)
    return (
        abs(last.base - letter.base) > 0.08 * size
        or abs(last.size - letter.size) > 0.12 * size
        or letter.left - last.right > 0.6 * size
        or letter.left < last.left - 0.5 * size
    )


def _make_word(letters: list[Letter], spaced: bool) -> Word:
    text = "".join(letter.text for letter in letters)
    left = min(letter.left for letter in letters)
    right = max(letter.right for letter in letters)
    return Word(text, left, right, letters[0].base, max(letter.size for letter in letters), spaced)
