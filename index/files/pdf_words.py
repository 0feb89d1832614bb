"""The words of a PDF page with their place, as PDFium finds them."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

BROKEN_HYPHENS = "\x02\ufffe"  # how PDFium gives the hyphen at the end of a line
UNSEEN = "\x00\xad\u200b\ufeff"


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
class Letter:
    """One character with its place; `""` for a space."""

    text: str
    left: float
    right: float
    base: float
    size: float


def page_words(page: pypdfium2.PdfTextPage) -> list[Word]:
    """The words in the order of the file; a change of size or height begins a new one."""
    words: list[Word] = []
    current: list[Letter] = []
    spaced = False
    for letter in _letters(page):
        if current and (not letter.text or _breaks(current[-1], letter)):
            words.append(_word(current, spaced))
            spaced, current = False, []
        if letter.text:
            current.append(letter)
        else:
            spaced = True
    if current:
        words.append(_word(current, spaced))
    return words


def _breaks(last: Letter, letter: Letter) -> bool:
    size = max(last.size, letter.size)
    return (
        abs(last.base - letter.base) > 0.08 * size
        or abs(last.size - letter.size) > 0.12 * size
        or letter.left - last.right > 0.6 * size
        or letter.left < last.left - 0.5 * size
    )


def _word(letters: list[Letter], spaced: bool) -> Word:
    text = "".join(letter.text for letter in letters)
    left = min(letter.left for letter in letters)
    right = max(letter.right for letter in letters)
    return Word(text, left, right, letters[0].base, max(letter.size for letter in letters), spaced)


def _letters(textpage: pypdfium2.PdfTextPage) -> Iterator[Letter]:
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    page = textpage.raw
    for i in range(textpage.count_chars()):
        text = _text(raw.FPDFText_GetUnicode(page, i))
        if not text:
            yield Letter("", 0, 0, 0, 0)
            continue
        if text in UNSEEN:
            continue
        raw.FPDFText_GetLooseCharBox(page, i, box)  # with the space that the typeface leaves around a letter
        raw.FPDFText_GetCharOrigin(page, i, x, y)
        size = _size(page, i, matrix, box.top - box.bottom)
        yield Letter(text, box.left, box.right, y.value, size)


def _text(code: int) -> str:
    if 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    letter = chr(code)
    if letter in BROKEN_HYPHENS:
        return "-"
    return "" if letter.isspace() or (code < 32 and letter not in UNSEEN) else letter


def _size(page: raw.FPDF_TEXTPAGE, i: int, matrix: raw.FS_MATRIX, height: float) -> float:
    """The font size in points on paper; guessed from the height of its box where the file does not tell."""
    size = float(raw.FPDFText_GetFontSize(page, i))
    if raw.FPDFText_GetMatrix(page, i, matrix):
        size *= math.hypot(matrix.c, matrix.d)
    return round(size, 1) if 1 < size < 200 else max(round(height, 1), 1.0)
