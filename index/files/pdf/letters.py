"""The letters of a PDF page with their places, as PDFium finds them, turned so that the text runs level."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from index.files.pdf.visibility import Seen

BROKEN_HYPHENS = "\x02\ufffe\xad"  # how PDFium gives the hyphen at the end of a line
UNSEEN = "\u200b\ufeff"
NO_CHARACTER = "\ufffd"  # where a letter is printed of which the PDF does not say which one


@dataclass(slots=True)  # not frozen: that makes 100,000 letters slow
class Letter:
    """One character with its place, `""` for a space; `turn` counts quarter turns to the left."""

    text: str
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0
    size: float = 0.0
    turn: int = 0


SPACE = Letter("")


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
    return list(_read_letters(textpage, frame, seen))


def direction(letters: list[Letter]) -> int:
    """How most letters are turned: 1 for a table set sideways, to be read from the right."""
    turns = Counter(letter.turn for letter in letters if letter.text)
    return turns.most_common(1)[0][0] if turns else 0


def _read_letters(textpage: pypdfium2.PdfTextPage, frame: PageFrame, seen: Seen | None) -> Iterator[Letter]:
    reader = _CharacterReader(textpage.raw, frame)
    for i in range(textpage.count_chars()):
        text = _text_of_code(reader.code(i))
        if text == NO_CHARACTER or (not text and reader.is_unmapped(i)):
            text = NO_CHARACTER
        if not text:
            yield SPACE
        elif text not in UNSEEN:
            left, top, right, bottom = reader.box(i)
            if seen is None or seen(left, bottom, right, top):
                yield reader.letter(i, text)


class _CharacterReader:
    """What PDFium says of single characters of a page.

    A call by way of ctypes costs more than what it does, so functions are called without the checks of their
    prototypes, and what all characters of one text object share is asked for once.
    """

    def __init__(self, page: raw.FPDF_TEXTPAGE, frame: PageFrame) -> None:
        self._typed, self._page = page, _pointer_address(page)
        self._frame = frame
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._edges = (ctypes.c_float * 4).from_buffer(self._box)  # left, top, right, bottom
        self._at_box = ctypes.addressof(self._box)
        self._shared: dict[int, _CharacterStyle] = {}

    def code(self, i: int) -> int:
        """The Unicode number of a character."""
        return int(_GET_UNICODE(self._page, i))

    def is_unmapped(self, i: int) -> bool:
        """Whether a letter is printed of which the file does not say which one."""
        return bool(raw.FPDFText_HasUnicodeMapError(self._typed, i) == 1)

    def box(self, i: int) -> Sequence[float]:
        """Left, top, right and bottom, with the space that the typeface leaves around a letter."""
        _GET_CHAR_BOX(self._page, i, self._at_box)
        return self._edges[:]

    def letter(self, i: int, text: str) -> Letter:
        """The character whose `box` was asked for last."""
        owner = _GET_TEXT_OBJECT(self._page, i)
        style = self._shared.get(owner) if owner else None
        if style is None:
            style = self._style_of(i)
            if owner and style.base is not None:
                self._shared[owner] = style
        left, top, right, bottom = self._edges
        size = style.size or max(round(top - bottom, 1), 1.0)
        if style.base is not None:
            return Letter(text, left, right, style.base, size)
        return Letter(
            text,
            *_level_position(self._box, self._x.value, self._y.value, style.turn, self._frame),
            size,
            style.turn,
        )

    def _style_of(self, i: int) -> _CharacterStyle:
        """How a character is set; its base is all its text object's where that runs level."""
        matrix = self._matrix
        raw.FPDFText_GetCharOrigin(self._typed, i, self._x, self._y)
        known = raw.FPDFText_GetMatrix(self._typed, i, matrix)
        turn = _quarter_turns(matrix) if known else 0
        size = float(raw.FPDFText_GetFontSize(self._typed, i))
        size *= math.hypot(matrix.c, matrix.d) if known else 1.0
        level = known and turn == 0 and matrix.b == 0
        return _CharacterStyle(
            round(size, 1) if 1 < size < 200 else None, turn, self._y.value if level else None
        )


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
