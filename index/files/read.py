"""One file -> text with its pages and lines: txt, md, pdf, docx, html, official XML."""

from __future__ import annotations

import stat
from pathlib import Path

from index.errors import DocumentError
from index.files.docx import read_docx
from index.files.hypertext import read_html
from index.files.pdf import read_pdf
from index.files.plain import decode
from index.files.sniff import BY_SUFFIX, binary_kind, text_kind
from index.files.source_text import FileKind, Line, SourceText

__all__ = ["SUFFIXES", "FileKind", "Line", "SourceText", "read_bytes", "read_file"]

SUFFIXES = frozenset(BY_SUFFIX)
MAX_FILE_BYTES = 200 * 2**20
MAX_TEXT_LETTERS = 20_000_000  # 500 pages are about 1.5 million


def read_file(path: Path) -> SourceText:
    """Read one paper; raises DocumentError with the path where it cannot be read as text."""
    try:
        data = _bytes(path)
        return read_bytes(data, path.name)
    except DocumentError as error:
        raise DocumentError(error.args[0], path) from error


def read_bytes(data: bytes, name: str) -> SourceText:
    """Read one paper of which the bytes are at hand; `name` only helps to tell its kind."""
    suffix = Path(name).suffix.lower()
    if not data:
        raise DocumentError("is empty (0 bytes)")
    kind = binary_kind(data, suffix)
    source = read_pdf(data) if kind == "pdf" else read_docx(data) if kind == "docx" else _text(data, suffix)
    if not source.text.strip():
        raise DocumentError("holds no text")
    if len(source.text) > MAX_TEXT_LETTERS:
        raise DocumentError(f"is refused: more than {MAX_TEXT_LETTERS:,} letters")
    return source


def _bytes(path: Path) -> bytes:
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise DocumentError("is a folder, not a paper")
        if not stat.S_ISREG(about.st_mode):  # reading a pipe or a device may never end
            raise DocumentError("is not a file")
        if about.st_size > MAX_FILE_BYTES:
            raise DocumentError(f"is refused: larger than {MAX_FILE_BYTES // 2**20} MB")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise DocumentError("does not exist") from error
    except PermissionError as error:
        raise DocumentError("may not be read: permission denied") from error
    except (OSError, ValueError) as error:
        raise DocumentError(f"cannot be read ({error})") from error


def _text(data: bytes, suffix: str) -> SourceText:
    if len(data) > 4 * MAX_TEXT_LETTERS:
        raise DocumentError(f"is refused: more than {MAX_TEXT_LETTERS:,} letters")
    text = decode(data)
    if text is None:
        raise DocumentError("is a binary file, not text")
    kind = text_kind(text, suffix)
    if kind == "html":
        return read_html(text)
    pages = () if kind == "xml" or "\f" not in text else _page_starts(text)
    return SourceText(text, kind, pages)


def _page_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    while (feed := text.find("\f", starts[-1])) >= 0:
        starts.append(feed + 1)
    return tuple(starts)
