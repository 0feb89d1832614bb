"""One file -> text with its pages and lines: txt, md, pdf, docx, html, official XML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.errors import DocumentError

FileKind = Literal["txt", "md", "pdf", "docx", "html", "xml"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a PDF: character offsets into the text, font size in points, top from 0 to 1."""

    start: int
    end: int
    size: float
    top: float


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file as read: UTF-8 repaired, line ends `\\n`, no byte order mark; nothing else is changed.

    `pages` holds the offset at which each page starts, empty where the format has no pages;
    `lines` is filled for PDFs only. For `xml` the text is the markup itself.
    """

    text: str
    kind: FileKind
    pages: tuple[int, ...] = ()
    lines: tuple[Line, ...] = ()
    warnings: tuple[str, ...] = ()


def read_file(path: Path) -> SourceText:
    """Read one paper; raises DocumentError with the path where it cannot be read as text."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise DocumentError(f"cannot be read as text ({error})", path) from error
    if not text.strip():
        raise DocumentError("is empty", path)
    return SourceText(text, "md" if path.suffix == ".md" else "txt")
