"""PDF -> text, page by page, with the size and place of each line."""

from __future__ import annotations

import io
import logging
import time

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from index.errors import DocumentError
from index.files.source_text import Line, SourceText

MAX_PAGES = 2_000
MAX_SECONDS = 120.0
# What pypdf lets through on a damaged file, beside its own errors.
DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RecursionError,
    NotImplementedError,
    RuntimeError,
    TypeError,
    ValueError,
    MemoryError,
)
logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on damage are not for our users


def read_pdf(data: bytes) -> SourceText:
    """Read a PDF; raises DocumentError where it is damaged, encrypted, endless or only pictures."""
    reader = _opened(data)
    deadline = time.monotonic() + MAX_SECONDS
    parts: list[str] = []
    pages: list[int] = []
    length = 0
    for page in reader.pages:
        if time.monotonic() > deadline:
            raise DocumentError(f"is refused: its pages take longer than {MAX_SECONDS:.0f} seconds to read")
        text = _page_text(page)
        pages.append(length)
        parts.append(text)
        length += len(text)
    if not "".join(parts).strip():
        raise DocumentError("is a scan without text: run text recognition (OCR) on it first")
    return SourceText("".join(parts), "pdf", tuple(pages))


def _opened(data: bytes) -> PdfReader:
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise DocumentError("is locked with a password")
        count = len(reader.pages)
    except DAMAGE as error:
        raise DocumentError("is a damaged PDF") from error
    if count > MAX_PAGES:
        raise DocumentError(f"is refused: {count} pages, more than {MAX_PAGES}")
    return reader


def _page_text(page: PageObject) -> str:
    try:
        return page.extract_text() + "\n"
    except DAMAGE as error:
        raise DocumentError("is a damaged PDF") from error


__all__ = ["Line", "read_pdf"]
