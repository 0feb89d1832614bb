"""Which letters of a PDF page a reader sees: not those off the page, in white, or on a layer switched off."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
from pypdfium2 import raw

SCALE = 2.0  # pixels a point
CONTRAST = 24  # of 255, between the letter and what lies under it
INVISIBLE = (3, 7)
WHITE = 245

Edges = npt.NDArray[np.float64]  # a row for each box: left, top, right and bottom, in points
Seen = Callable[[Edges], npt.NDArray[np.bool_]]


def page_visibility(page: pypdfium2.PdfPage) -> Seen:
    """Whether something can be seen in each of some boxes.

    A page on which nothing is suspicious is not painted: only the edges of the paper count there.
    """
    left, bottom, right, top = page.get_cropbox()

    def inside(edges: Edges) -> npt.NDArray[np.bool_]:
        x0, y1, x1, y0 = edges.T
        on_paper: npt.NDArray[np.bool_] = (x1 > left) & (x0 < right) & (y1 > bottom) & (y0 < top)
        return on_paper

    if page.get_rotation() or not _may_hide_text(page):
        return inside
    pixels = page.render(scale=SCALE, grayscale=True, may_draw_forms=False).to_numpy()
    height, width = pixels.shape[:2]

    def is_painted(x0: float, y1: float, x1: float, y0: float) -> bool:
        across = slice(max(int((x0 - left) * SCALE), 0), min(int((x1 - left) * SCALE) + 1, width))
        down = slice(max(int((top - y1) * SCALE), 0), min(int((top - y0) * SCALE) + 1, height))
        box = pixels[down, across]
        return bool(box.size and int(box.max()) - int(box.min()) >= CONTRAST)

    def painted(edges: Edges) -> npt.NDArray[np.bool_]:
        seen = inside(edges)
        seen[seen] = [is_painted(*box) for box in edges[seen].tolist()]
        return seen

    return painted


def _may_hide_text(page: pypdfium2.PdfPage) -> bool:
    """Whether the page holds text in white or invisible, or text on a layer, of which some may be off."""
    texts = [item.raw for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], max_depth=4)]
    if any(mode in INVISIBLE for mode in map(raw.FPDFTextObj_GetTextRenderMode, texts)):
        return not _is_scan(page)  # the words of a scan, as recognised, stand behind its picture
    return any(map(_is_white, texts)) or any(map(_is_on_layer, texts))


def _is_scan(page: pypdfium2.PdfPage) -> bool:
    width, height = page.get_size()
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=4):
        left, bottom, right, top = item.get_bounds()
        if (right - left) * (top - bottom) > 0.5 * width * height:
            return True
    return False


def _is_white(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) > WHITE or alpha.value < 10


def _is_on_layer(item: Any) -> bool:
    """Whether the object bears the mark `OC` (optional content)."""
    for i in range(min(raw.FPDFPageObj_CountMarks(item), 8)):
        name, length = ctypes.create_string_buffer(16), ctypes.c_ulong()
        mark = raw.FPDFPageObj_GetMark(item, i)
        wide = ctypes.cast(name, ctypes.POINTER(ctypes.c_ushort))
        if raw.FPDFPageObjMark_GetName(mark, wide, 16, length) and name.raw.startswith(b"O\0C\0\0\0"):
            return True
    return False
