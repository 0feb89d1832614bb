"""A page of a PDF as a picture with a quote marked, made in a process of its own.

PDFium may be used by one thread at a time, and a file that a visitor added may mean harm: the process has
limits of memory and time, and its end costs the server nothing.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from index.files.limits import end_this_process_after, limit_this_process
from ui.service.quote_in_pages import PageSpan, QuotedWords, find_quote

SECONDS = 20  # of computing; a page takes one tenth
PATIENCE = 60  # seconds of waiting for a busy machine
WIDTH = 1240  # pixels: 150 to the inch of an A4
MOST_HEIGHT = 4_000
MOST_PAGES = 600  # whose letters are looked through for a quote
MARK = (255, 226, 84)  # multiplied with what is printed, so that letters stay as they are
KEPT = 12  # pictures
AT_ONCE = threading.BoundedSemaphore(2)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as PNG; pages are counted from 1. `marked`: on which pages the quote stands."""

    png: bytes
    page: int
    pages: int
    marked: tuple[int, ...]


class PagePictures:
    """Pictures of pages, the last ones kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], PagePicture] = OrderedDict()
        self._lock = threading.Lock()

    def picture(
        self, key: str, pdf: bytes, wanted: QuotedWords | None, page: int | None
    ) -> PagePicture | None:
        """A page of a PDF, or else that of the quote; None where none can be made. `key` is the file's."""
        known = (key, wanted, page)
        with self._lock:
            if known in self._kept:
                self._kept.move_to_end(known)
                return self._kept[known]
        with AT_ONCE:
            made = _picture_apart(pdf, wanted, page)
        if made is not None:
            with self._lock:
                for each in {known, (key, wanted, made.page)}:
                    self._kept[each] = made
                while len(self._kept) > KEPT:
                    self._kept.popitem(last=False)
        return made


def _picture_apart(pdf: bytes, wanted: QuotedWords | None, page: int | None) -> PagePicture | None:
    asked = json.dumps({"wanted": asdict(wanted) if wanted else None, "page": page}).encode()
    command = [sys.executable, "-W", "ignore", "-m", "ui.service.page_picture"]
    try:
        done = subprocess.run(
            command, input=asked + b"\n" + pdf, capture_output=True, timeout=PATIENCE, check=True
        )
    except (subprocess.SubprocessError, OSError):
        return None
    told, _, png = done.stdout.partition(b"\n")
    said = json.loads(told)
    return PagePicture(png, said["page"], said["pages"], tuple(said["marked"]))


def draw_page(pdf: bytes, wanted: QuotedWords | None, page: int | None) -> PagePicture:
    """The picture, made here; raises pypdfium2.PdfiumError for what is no PDF that can be opened."""
    import pypdfium2  # these two are of the process apart: a server is to start without them

    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    spans = find_quote(wanted, _page_texts(document, min(count, MOST_PAGES))) if wanted else []
    marked = tuple(sorted({span.page + 1 for span in spans}))
    shown = min(page or (marked[0] if marked else 1), count)
    return PagePicture(
        _png(document[shown - 1], [s for s in spans if s.page == shown - 1]), shown, count, marked
    )


def _page_texts(document: object, count: int) -> list[str]:
    """The characters of each page, each at its own number, whatever stands for a missing one."""
    from pypdfium2 import raw

    texts = []
    for number in range(count):
        letters = document[number].get_textpage()  # type: ignore[index]
        codes = (raw.FPDFText_GetUnicode(letters, at) for at in range(letters.count_chars()))
        texts.append("".join(chr(code) if 0 < code < 0x110000 else " " for code in codes))
        letters.close()
    return texts


def _png(page: object, spans: Sequence[PageSpan]) -> bytes:
    from PIL import Image, ImageChops, ImageDraw

    width, height = page.get_size()  # type: ignore[attr-defined]
    scale = min(WIDTH / max(width, 1), MOST_HEIGHT / max(height, 1))
    picture = page.render(scale=scale).to_pil().convert("RGB")  # type: ignore[attr-defined]
    layer = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(layer)
    for box in _boxes(page, spans, picture.size):
        pen.rectangle(box, fill=MARK)
    made = io.BytesIO()
    ImageChops.multiply(picture, layer).quantize(64).save(made, "PNG", optimize=False)
    return made.getvalue()


def _boxes(page: object, spans: Sequence[PageSpan], size: tuple[int, int]) -> list[tuple[int, int, int, int]]:
    """The boxes of the quoted letters in pixels, a line each, whichever way the page is turned."""
    import ctypes

    from pypdfium2 import raw

    letters = page.get_textpage()  # type: ignore[attr-defined]
    boxes = []
    for span in spans:
        for at in range(raw.FPDFText_CountRects(letters, span.start, span.end - span.start)):
            edges = [ctypes.c_double() for _ in range(4)]  # left, top, right, bottom
            raw.FPDFText_GetRect(letters, at, *edges)
            corners = []
            for x, y in ((edges[0], edges[1]), (edges[2], edges[3])):
                across, down = ctypes.c_int(), ctypes.c_int()
                raw.FPDF_PageToDevice(page, 0, 0, *size, 0, x.value, y.value, across, down)
                corners.append((across.value, down.value))
            xs, ys = sorted(c[0] for c in corners), sorted(c[1] for c in corners)
            boxes.append((xs[0] - 2, ys[0] - 3, xs[1] + 2, ys[1] + 3))
    return boxes


def main() -> None:
    """A line of JSON and a PDF on stdin; a line of JSON and a PNG on stdout."""
    limit_this_process()
    end_this_process_after(SECONDS)
    asked = json.loads(sys.stdin.buffer.readline())
    wanted = QuotedWords(**asked["wanted"]) if asked["wanted"] else None
    made = draw_page(sys.stdin.buffer.read(), wanted, asked["page"])
    told = {"page": made.page, "pages": made.pages, "marked": made.marked}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + made.png)


if __name__ == "__main__":
    main()
