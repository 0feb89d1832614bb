"""The letters of a PDF page with their places, as PDFium finds them, turned so that the text runs level."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, repeat

import numpy as np
import numpy.typing as npt
import pypdfium2
from pypdfium2 import raw

from index.files.pdf.visibility import Edges, Seen

BROKEN_HYPHENS = "\x02\ufffe\xad"  # how PDFium gives the hyphen at the end of a line
UNSEEN = "\u200b\ufeff"
NO_CHARACTER = "\ufffd"  # where a letter is printed of which the PDF does not say which one

Column = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Letters:
    """The printed characters of a page in the order of the file, by columns; points on the page turned level.

    `turn` is how many quarter turns to the left each is set; `spaces` how many spaces stand before it in the
    file, counted from the start of the page.
    """

    text: str
    left: Column
    right: Column
    base: Column
    size: Column
    turn: npt.NDArray[np.int64]
    spaces: npt.NDArray[np.int64]

    def only(self, kept: npt.NDArray[np.bool_]) -> Letters:
        """Those for which `kept` is true."""
        text = "".join(compress(self.text, kept))
        places = (self.left[kept], self.right[kept], self.base[kept], self.size[kept])
        return Letters(text, *places, self.turn[kept], self.spaces[kept])


@dataclass(frozen=True, slots=True)
class PageFrame:
    """Width and height of a page in points."""

    width: float
    height: float

    def turned(self, turn: int) -> float:
        """The height of the page to one who reads its text level."""
        return self.width if turn % 2 else self.height


def read_letters(textpage: pypdfium2.PdfTextPage, frame: PageFrame, seen: Seen) -> Letters:
    """The letters of a page, placed as one sees them who turns the page to read them.

    Those that nobody sees are left out.
    """
    reader = _CharacterReader(textpage.raw)
    texts = reader.texts(textpage.count_chars())
    printed = [i for i, text in enumerate(texts) if text]
    edges = reader.edges(printed)
    if not (kept := seen(edges)).all():
        printed, edges = list(compress(printed, kept)), edges[kept]
    styles = reader.styles(printed)
    places = _level_places(edges, styles, frame)
    turns = np.array([style.turn for style in styles], np.int64)
    spaces = np.fromiter(accumulate(text == "" for text in texts), np.int64, len(texts))
    return Letters("".join([texts[i] or "" for i in printed]), *places, turns, spaces[printed])


class _CharacterReader:
    """What PDFium says of the characters of a page.

    A call by way of ctypes costs more than what it does, so functions are called without the checks of their
    prototypes, and what all characters of one text object share is asked for once.
    """

    def __init__(self, page: raw.FPDF_TEXTPAGE) -> None:
        self._typed, self._page = page, ctypes.cast(page, ctypes.c_void_p)
        self._x, self._y, self._matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
        self._shared: dict[int, _CharacterStyle] = {}

    def texts(self, count: int) -> list[str | None]:
        """The first `count` characters: `""` for a space, None for a sign that nobody sees."""
        texts = [_TEXTS[code] for code in map(_GET_UNICODE, repeat(self._page), range(count))]
        for i, text in enumerate(texts):
            if text == "" and _HAS_MAP_ERROR(self._page, i) == 1:
                texts[i] = NO_CHARACTER
        return texts

    def edges(self, places: Sequence[int]) -> Edges:
        """The boxes of characters, with the space that the typeface leaves around them."""
        data = bytearray(16 * len(places))
        boxes = (ctypes.c_float * (4 * len(places))).from_buffer(data)
        for i, at in zip(places, range(0, len(data), 16), strict=True):
            _GET_CHAR_BOX(self._page, i, ctypes.byref(boxes, at))
        return np.frombuffer(data, np.float32).reshape(-1, 4).astype(np.float64)

    def styles(self, places: Sequence[int]) -> list[_CharacterStyle]:
        """How each of the characters is set."""
        owners = list(map(_GET_TEXT_OBJECT, repeat(self._page), places))
        known = self._shared
        return [known.get(owner) or self._style_of(i, owner) for i, owner in zip(places, owners, strict=True)]

    def _style_of(self, i: int, owner: int) -> _CharacterStyle:
        """How a character is set: kept where its text object runs level, since then all share its base."""
        matrix = self._matrix
        raw.FPDFText_GetCharOrigin(self._typed, i, self._x, self._y)
        known = raw.FPDFText_GetMatrix(self._typed, i, matrix)
        turn = _quarter_turns(matrix) if known else 0
        size = float(raw.FPDFText_GetFontSize(self._typed, i))
        size *= math.hypot(matrix.c, matrix.d) if known else 1.0
        rounded = round(size, 1) if 1 < size < 200 else None
        style = _CharacterStyle(rounded, turn, self._x.value, self._y.value)
        if owner and known and turn == 0 and matrix.b == 0:
            self._shared[owner] = style
        return style


@dataclass(frozen=True, slots=True)
class _CharacterStyle:
    """Size (None: as high as its box), quarter turns, and the point from which the character is drawn."""

    size: float | None
    turn: int
    x: float
    y: float


def _level_places(
    edges: Edges, styles: Sequence[_CharacterStyle], frame: PageFrame
) -> tuple[Column, Column, Column, Column]:
    """Left, right, base and size on the page turned level."""
    left, right = edges[:, 0].copy(), edges[:, 2].copy()
    base = np.array([style.y for style in styles], np.float64)
    sizes = np.array([style.size or 0.0 for style in styles], np.float64)
    for k, style in enumerate(styles):
        if style.turn:
            left[k], right[k], base[k] = _level_position(edges[k].tolist(), style, frame)
        if style.size is None:
            sizes[k] = max(round(float(edges[k, 1] - edges[k, 3]), 1), 1.0)
    return left, right, base, sizes


def _level_position(
    edges: Sequence[float], style: _CharacterStyle, frame: PageFrame
) -> tuple[float, float, float]:
    """Left, right and base of a turned character on the page turned level."""
    left, top, right, bottom = edges
    if style.turn == 1:
        return bottom, top, frame.width - style.x
    if style.turn == 2:
        return frame.width - right, frame.width - left, frame.height - style.y
    return frame.height - top, frame.height - bottom, style.x


def _quarter_turns(matrix: raw.FS_MATRIX) -> int:
    if abs(matrix.b) <= abs(matrix.a):
        return 0 if matrix.a >= 0 else 2
    return 1 if matrix.b > 0 else 3


def _pointer_address(pointer: object) -> int:
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


_GET_UNICODE = ctypes.PYFUNCTYPE(ctypes.c_uint)(_pointer_address(raw.FPDFText_GetUnicode))
_HAS_MAP_ERROR = ctypes.PYFUNCTYPE(ctypes.c_int)(_pointer_address(raw.FPDFText_HasUnicodeMapError))
_GET_TEXT_OBJECT = ctypes.PYFUNCTYPE(ctypes.c_size_t)(_pointer_address(raw.FPDFText_GetTextObject))
_GET_CHAR_BOX = ctypes.PYFUNCTYPE(ctypes.c_int)(_pointer_address(raw.FPDFText_GetLooseCharBox))


class _Texts(dict[int, str | None]):
    """The text of each number that PDFium gives, found once."""

    def __missing__(self, code: int) -> str | None:
        self[code] = text = _text_of_code(code)
        return text


_TEXTS = _Texts()


def _text_of_code(code: int) -> str | None:
    if code == 0 or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return NO_CHARACTER
    letter = chr(code)
    if letter in BROKEN_HYPHENS:
        return "-"
    if letter in UNSEEN:
        return None
    return "" if letter.isspace() or code < 32 else letter
