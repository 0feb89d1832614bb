"""One file -> text with its pages and lines: txt, md, pdf, docx, html, XML; others by way of those."""

from __future__ import annotations

import re
import stat
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from index.errors import DocumentError
from index.files.docx import read_docx
from index.files.encoding import decode
from index.files.file_type import BY_SUFFIX, COMPOUND, HEAD_BYTES, binary_kind, text_kind
from index.files.html import read_html
from index.files.html.markdown_notes import with_plain_notes
from index.files.messages.eml import attached_papers, is_message
from index.files.messages.msg import papers_of_msg
from index.files.messages.portfolio import papers_of_portfolio
from index.files.office import to_docx
from index.files.pdf import read_pdf
from index.files.source_text import FileKind, PdfLine, SourceText

__all__ = ["SUFFIXES", "FileKind", "PdfLine", "SourceText", "may_hold_pdf", "read_bytes", "read_file"]

SUFFIXES = frozenset(BY_SUFFIX)
MAX_FILE_BYTES = 200 * 2**20
MAX_TEXT_LETTERS = 10_000_000  # 500 pages are about 1.5 million
MAX_WORD_LETTERS = 4_000  # the longest address of a page has 2,000
PICTURE = re.compile(r"data:image/[\w.+-]{1,40};base64,[\w+/=\s]{0,8000000}")  # a picture inside Markdown


def read_file(path: Path, ocr: bool = False) -> SourceText:
    """Read one paper; raises DocumentError with the path where it cannot be read as text.

    With `ocr` a scan is read by text recognition, and marked so.
    """
    try:
        data = _read_file_bytes(path)
        return read_bytes(data, path.name, ocr)
    except DocumentError as error:
        raise DocumentError(error.args[0], path) from error


def read_bytes(data: bytes, name: str, ocr: bool = False) -> SourceText:
    """Read one paper of which the bytes are at hand; `name` only helps to tell its kind."""
    suffix = Path(name).suffix.lower()
    if not data:
        raise DocumentError("is empty (0 bytes)")
    source = _read_by_kind(data, suffix, ocr)
    if not source.text.strip():
        raise DocumentError("holds no text")
    if len(source.text) > MAX_TEXT_LETTERS:
        raise DocumentError(f"is refused: more than {MAX_TEXT_LETTERS:,} letters")
    if source.kind != "xml" and _holds_long_word(source.text):
        raise DocumentError(f"is refused: a word of more than {MAX_WORD_LETTERS:,} letters")
    return source


def may_hold_pdf(path: Path) -> bool:
    """Whether a file is a PDF or a message that may have one attached, by its first bytes, whatever its name.

    PDFs are read by code that is not Python's: an alarm of Python rings only once that is done.
    """
    try:
        if not path.is_file():  # a pipe may never be open
            return False
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError:
        return False  # said when it is read
    return b"%PDF-" in head or head.startswith(COMPOUND) or is_message(head, path.suffix.lower())


def _holds_long_word(text: str) -> bool:
    long_lines = (line for line in text.split("\n") if len(line) > MAX_WORD_LETTERS)
    return any(len(word) > MAX_WORD_LETTERS for line in long_lines for word in line.split())


def _read_by_kind(data: bytes, suffix: str, ocr: bool) -> SourceText:
    kind = binary_kind(data, suffix)
    if kind == "pdf":
        return _read_portfolio(papers, ocr) if (papers := papers_of_portfolio(data)) else read_pdf(data, ocr)
    if kind in ("doc", "rtf", "odt"):
        return read_docx(to_docx(data, f".{kind}"))
    if kind == "docx":
        return read_docx(data)
    if kind == "msg":
        return _read_message(*papers_of_msg(data), ocr)
    return (
        _read_message(*attached_papers(data), ocr) if is_message(data, suffix) else _read_text(data, suffix)
    )


def _read_message(papers: Sequence[tuple[str, bytes]], body: bytes, ocr: bool) -> SourceText:
    """The first paper attached to a message, else what the message says itself."""
    if not papers:
        return _read_text(body, ".html" if body.lstrip().startswith(b"<") else ".txt")
    name, content = papers[0]
    if is_message(content, suffix := Path(name).suffix.lower()) or suffix == ".msg":
        raise DocumentError("is a message with a message in it; save the paper that is attached to that one")
    warnings = [f"read from {name}, attached to a message"]
    if len(papers) > 1:
        warnings.append(
            f"not read: {', '.join(other for other, _ in papers[1:6])}, attached to the same message"
        )
    source = read_bytes(content, name, ocr)
    return replace(source, warnings=(*warnings, *source.warnings))


def _read_portfolio(papers: Sequence[tuple[str, bytes]], ocr: bool) -> SourceText:
    """The first paper of a PDF portfolio; the others are said."""
    name, content = papers[0]
    if papers_of_portfolio(content):
        raise DocumentError("is a portfolio with a portfolio in it; save the papers that are in that one")
    said = [f"read from {name}, in a PDF portfolio"]
    if len(papers) > 1:
        said.append(f"not read: {', '.join(other for other, _ in papers[1:6])}, in the same portfolio")
    source = read_bytes(content, name, ocr)
    return replace(source, warnings=(*said, *source.warnings))


def _read_file_bytes(path: Path) -> bytes:
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


def _read_text(data: bytes, suffix: str) -> SourceText:
    if len(data) > 4 * MAX_TEXT_LETTERS:
        raise DocumentError(f"is refused: more than {MAX_TEXT_LETTERS:,} letters")
    text = decode(data)
    if text is None:
        raise DocumentError("is a binary file, not text")
    text = PICTURE.sub("", text) if "data:image/" in text else text
    kind = text_kind(text, suffix)
    if kind == "html":
        return read_html(text)
    text = with_plain_notes(text, kind == "md") if kind != "xml" else text
    pages = () if kind == "xml" or "\f" not in text else _page_starts(text)
    return SourceText(text, kind, pages)


def _page_starts(text: str) -> tuple[int, ...]:
    starts = [0]
    while (feed := text.find("\f", starts[-1])) >= 0:
        starts.append(feed + 1)
    return tuple(starts)
