"""The letters of a PDF page with their places, as PDFium finds them, turned so that the text runs level."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from index.files.pdf.visibility import Seen

BROKEN_HYPHENS = "\x02\ufffe\xad"  # how PDFium gives the hyphen at the end of a line
UNSEEN = "\u200b\ufeff"
NO_CHARACTER = "\ufffd"  # where a letter is printed of which the PDF does not say which one


@dataclass(frozen=True, slots=True)
class Letter:
    """One character with its place, `""` for a space; `turn` counts quarter turns to the left."""

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    turn: int = 0


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Width and height of a page in points."""

    width: float
    height: float

    def turned(self, turn: int) -> float:
        """The height of the page to one who reads its text level."""
        return self.width if turn % 2 else self.height


def read_letters(textpage: pypdfium2.PdfTextPage, frame: PageFrame, seen: Seen | None = None) -> list[Letter]:
    """The letters in the order of the file, placed as one sees them who turns the page to read them.

    Those that nobody sees are left out.
    """
    return list(_letters(textpage, frame, seen))


def direction(letters: list[Letter]) -> int:
    """How most letters are turned: 1 for a table set sideways, to be read from the right."""
    turns = Counter(letter.turn for letter in letters if letter.text)
    return turns.most_common(1)[0][0] if turns else 0


def _letters(textpage: pypdfium2.PdfTextPage, frame: PageFrame, seen: Seen | None) -> Iterator[Letter]:
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()
    page = textpage.raw
    for i in range(textpage.count_chars()):
        text = _text(raw.FPDFText_GetUnicode(page, i))
        if text == NO_CHARACTER or (not text and raw.FPDFText_HasUnicodeMapError(page, i) == 1):
            text = NO_CHARACTER
        if not text:
            yield Letter("")
            continue
        if text in UNSEEN:
            continue
        raw.FPDFText_GetLooseCharBox(page, i, box)  # with the space that the typeface leaves around a letter
        if seen is not None and not seen(box.left, box.bottom, box.right, box.top):
            continue
        raw.FPDFText_GetCharOrigin(page, i, x, y)
        known = raw.FPDFText_GetMatrix(page, i, matrix)
        turn = _turn(matrix) if known else 0
        size = float(raw.FPDFText_GetFontSize(page, i)) * (math.hypot(matrix.c, matrix.d) if known else 1.0)
        size = round(size, 1) if 1 < size < 200 else max(round(box.top - box.bottom, 1), 1.0)
        yield Letter(text, *_place(box, x.value, y.value, turn, frame), size, turn)


def _place(box: raw.FS_RECTF, x: float, y: float, turn: int, frame: PageFrame) -> tuple[float, float, float]:
    """Left, right and base on the page turned level."""
    if turn == 1:
        return box.bottom, box.top, frame.width - x
    if turn == 2:
        return frame.width - box.right, frame.width - box.left, frame.height - y
    if turn == 3:
        return frame.height - box.top, frame.height - box.bottom, x
    return box.left, box.right, y


def _turn(matrix: raw.FS_MATRIX) -> int:
    if abs(matrix.b) <= abs(matrix.a):
        return 0 if matrix.a >= 0 else 2
    return 1 if matrix.b > 0 else 3


def _text(code: int) -> str:
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return NO_CHARACTER
    letter = chr(code)
    if letter in BROKEN_HYPHENS:
        return "-"
    return "" if letter.isspace() or (code < 32 and letter not in UNSEEN) else letter
