"""The types at the border of files and parser: a file's text with its pages and lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FileKind = Literal["txt", "md", "pdf", "docx", "html", "xml"]


STRUCK_OUT = "text that is struck through was left out"


@dataclass(frozen=True, slots=True)
class PdfLine:
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

    Where the format itself says what is a footnote (docx, html, and a PDF's small raised numbers), the
    text says it in Markdown's way, which is certain where a glued digit is not: `[^3]` glued to the word
    where the marker stands, and a line `[^3]: text of the note` of its own (always one line a note).
    Other raised digits are written `²`. `ocr` says that the text was recognised in a picture, so that a quote
    may differ from the paper by a letter.
    """

    text: str
    kind: FileKind
    pages: tuple[int, ...] = ()
    lines: tuple[PdfLine, ...] = ()
    warnings: tuple[str, ...] = ()
    ocr: bool = False
