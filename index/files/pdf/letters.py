"""The letters of a PDF page with their places, as PDFium finds them, turned so that the text runs level."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from index.files.pdf.visibility import Seen

BROKEN_HYPHENS = "\x02\ufffe\xad"  # how PDFium gives the hyphen at the end of a line
UNSEEN = "\u200b\ufeff"
NO_CHARACTER = "\ufffd"  # where a letter is printed of which the PDF does not say which one


# One character with its place: text ("" for a space), left, right, base, size, and quarter turns to the left.
# A plain tuple, since a page has thousands.
Letter = tuple[str, float, float, float, float, int]
SPACE: Letter = ("", 0.0, 0.0, 0.0, 0.0, 0)


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
    return list(_CharacterReader(textpage.raw, frame).letters(textpage.count_chars(), seen))


class _CharacterReader:
    """What PDFium says of the characters of a page.

    A call by way of ctypes costs more than what it does, so functions are called without the checks of their
    prototypes, and what all characters of one text object share is asked for once.
    """

    def __init__(self, page: raw.FPDF_TEXTPAGE, frame: PageFrame) -> None:
        self._typed, self._page = page, _pointer_address(page)
        self._frame = frame
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._shared: dict[int, _CharacterStyle] = {}

    def letters(self, count: int, seen: Seen | None) -> Iterator[Letter]:
        """Of the first `count` characters those that are seen, placed with the space around them."""
        page, at_box = self._page, ctypes.addressof(self._box)
        edges = (ctypes.c_float * 4).from_buffer(self._box)
        for i in range(count):
            text = _TEXTS[_GET_UNICODE(page, i)]
            if not text:
                if _HAS_MAP_ERROR(page, i) != 1:
                    yield SPACE
                    continue
                text = NO_CHARACTER
            elif text in UNSEEN:
                continue
            _GET_CHAR_BOX(page, i, at_box)
            left, top, right, bottom = edges[:]
            if seen is not None and not seen(left, bottom, right, top):
                continue
            style = self._shared.get(_GET_TEXT_OBJECT(page, i)) or self._style_of(i)
            size = style.size or max(round(top - bottom, 1), 1.0)
            if style.base is not None:
                yield text, left, right, style.base, size, 0
            else:
                place = _level_position(self._box, self._x.value, self._y.value, style.turn, self._frame)
                yield text, *place, size, style.turn

    def _style_of(self, i: int) -> _CharacterStyle:
        """How a character is set: kept where its text object runs level, since then all share its base."""
        matrix = self._matrix
        raw.FPDFText_GetCharOrigin(self._typed, i, self._x, self._y)
        known = raw.FPDFText_GetMatrix(self._typed, i, matrix)
        turn = _quarter_turns(matrix) if known else 0
        size = float(raw.FPDFText_GetFontSize(self._typed, i))
        size *= math.hypot(matrix.c, matrix.d) if known else 1.0
        level = known and turn == 0 and matrix.b == 0
        style = _CharacterStyle(
            round(size, 1) if 1 < size < 200 else None, turn, self._y.value if level else None
        )
        if level and (owner := _GET_TEXT_OBJECT(self._page, i)):
            self._shared[owner] = style
        return style


@dataclass(slots=True)
class _CharacterStyle:
    """Size (None: as high as its box), quarter turns, and the base that level text shares."""

    size: float | None
    turn: int
    base: float | None


def _pointer_address(pointer: object) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


_GET_UNICODE = ctypes.PYFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)(
    _pointer_address(raw.FPDFText_GetUnicode)
)
_HAS_MAP_ERROR = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int)(
    _pointer_address(raw.FPDFText_HasUnicodeMapError)
)
_GET_TEXT_OBJECT = ctypes.PYFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    _pointer_address(raw.FPDFText_GetTextObject)
)
_GET_CHAR_BOX = ctypes.PYFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    _pointer_address(raw.FPDFText_GetLooseCharBox)
)


def _level_position(
    box: raw.FS_RECTF, x: float, y: float, turn: int, frame: PageFrame
) -> tuple[float, float, float]:
    """Left, right and base on the page turned level."""
    if turn == 1:
        return box.bottom, box.top, frame.width - x
    if turn == 2:
        return frame.width - box.right, frame.width - box.left, frame.height - y
    if turn == 3:
        return frame.height - box.top, frame.height - box.bottom, x
    return box.left, box.right, y


def _quarter_turns(matrix: raw.FS_MATRIX) -> int:
    if abs(matrix.b) <= abs(matrix.a):
        return 0 if matrix.a >= 0 else 2
    return 1 if matrix.b > 0 else 3


def _text_of_code(code: int) -> str:
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return NO_CHARACTER
    letter = chr(code)
    if letter in BROKEN_HYPHENS:
        return "-"
    return "" if letter.isspace() or (code < 32 and letter not in UNSEEN) else letter


class _Texts(dict[int, str]):
    """The text of each number, found once."""

    def __missing__(self, code: int) -> str:
        self[code] = text = _text_of_code(code)
        return text


_TEXTS = _Texts()
