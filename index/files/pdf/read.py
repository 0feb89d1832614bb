"""PDF -> text, page by page, with the size and place of each line."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
from pypdfium2 import raw

from index.errors import DocumentError
from index.files.ocr import recognise_pages
from index.files.pdf.bombs import check_streams
from index.files.pdf.deskew import deskew
from index.files.pdf.form_fields import FilledForm, UnreadContent
from index.files.pdf.layout import Row, reading_order
from index.files.pdf.letters import NO_CHARACTER, PageFrame
from index.files.pdf.margins import (
    without_balloons,
    without_line_numbers,
    without_page_fields,
    without_page_numbers,
)
from index.files.pdf.notes.footnotes import name_notes
from index.files.pdf.visibility import page_visibility
from index.files.pdf.words import page_words
from index.files.source_text import PdfLine, SourceText

MAX_PAGES = 2_000
MAX_PAGE_LETTERS = 40_000  # a full page of small print has 8,000
MAX_LETTERS = 20_000_000  # of all pages
MAX_SECONDS = 120.0
PDFIUM = threading.Lock()  # the library keeps one state for the whole process


def read_pdf(data: bytes, ocr: bool) -> SourceText:
    """Read a PDF; raises DocumentError where it is damaged, locked, endless or only pictures.

    With `ocr` a scan is read by text recognition.
    """
    check_streams(data)
    with PDFIUM:
        document = _open_pdf(data)
        try:
            unread = UnreadContent(attached=raw.FPDFDoc_GetAttachmentCount(document.raw))
            pages = _read_pages(document, unread)
            if ocr and not any(pages):
                return _recognise_document(document)
        except pypdfium2.PdfiumError as error:
            raise DocumentError("is a damaged PDF: a page cannot be read") from error
        finally:
            document.close()
    empty = [number for number, rows in enumerate(pages, 1) if not rows]
    if len(empty) == len(pages):
        raise DocumentError("is a scan without text: index it with --ocr, which reads it by text recognition")
    pages = without_page_numbers([without_page_fields(rows) for rows in pages])
    source = _make_source_text(name_notes(pages), (*_warn_of_empty_pages(empty), *unread.warnings()))
    return replace(source, warnings=(*source.warnings, *_warn_of_unmapped(source.text)))


def _recognise_document(document: pypdfium2.PdfDocument) -> SourceText:
    texts = [f"{page}\n" for page in recognise_pages(document)]
    starts = tuple(sum(map(len, texts[:page])) for page in range(len(texts)))
    warnings = ("read by text recognition (OCR): a letter or a digit may differ from the paper",)
    return SourceText("".join(texts), "pdf", starts, warnings=warnings, ocr=True)


def _open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise DocumentError("is locked with a password" if locked else "is a damaged PDF") from error
    if not 0 < len(document) <= MAX_PAGES:
        count = len(document)
        document.close()
        raise DocumentError(f"is refused: {count} pages, a paper has 1 to {MAX_PAGES}")
    return document


def _read_pages(document: pypdfium2.PdfDocument, unread: UnreadContent) -> list[list[Row]]:
    deadline = time.monotonic() + MAX_SECONDS
    pages: list[list[Row]] = []
    letters_left = MAX_LETTERS
    form = FilledForm(document)
    columns = None
    try:
        for page in document:
            if time.monotonic() > deadline:
                raise DocumentError(
                    f"is refused: its pages take longer than {MAX_SECONDS:.0f} seconds to read"
                )
            letters = page.get_textpage()
            try:
                letters_left -= letters.count_chars()
                if letters.count_chars() > MAX_PAGE_LETTERS or letters_left < 0:
                    raise DocumentError(f"is refused: a page with more than {MAX_PAGE_LETTERS:,} letters")
                found = page_words(letters, PageFrame(*page.get_size()), page_visibility(page))
                words, balloons = without_balloons(without_line_numbers(deskew(found.words)))
                filled, notes = form.words(page)
                unread.add(balloons=balloons, notes=notes)
                read = reading_order([*words, *filled], found.height, columns)
                columns = read.columns
                _insert_before_answer(read.carried, pages)
                pages.append([*read.rows, Row(found.aside, 1.0, 1.0, True)] if found.aside else read.rows)
            finally:
                letters.close()
                page.close()
    finally:
        form.close()
    return pages


def _insert_before_answer(rows: Sequence[Row], pages: list[list[Row]]) -> None:
    """Put the end of a question before the answer that follows it on the page before."""
    if rows and pages:
        page = pages[-1]
        at = next(
            (i for i in range(len(page) - 1, -1, -1) if page[i].text.startswith("Antwoord ")), len(page)
        )
        page[at:at] = rows


def _make_source_text(pages: list[list[Row]], warnings: tuple[str, ...]) -> SourceText:
    parts: list[str] = []
    starts: list[int] = []
    lines: list[PdfLine] = []
    at = 0
    for rows in pages:
        starts.append(at)
        for row in rows:
            gap = "\n" if row.apart else ""
            lines.append(PdfLine(at + len(gap), at + len(gap) + len(row.text), row.size, row.top))
            parts.append(f"{gap}{row.text}\n")
            at += len(parts[-1])
        if not rows:
            parts.append("\n")  # an empty page is a page too
            at += 1
    return SourceText("".join(parts), "pdf", tuple(starts), tuple(lines), warnings)


def _warn_of_unmapped(text: str) -> tuple[str, ...]:
    """A PDF without character map gives signs, or nothing, where a reader sees letters."""
    printed = "".join(text[:50_000].split())
    if len(printed) >= 200 and sum(map(str.isalpha, printed)) <= 0.4 * len(printed):
        return ("most of its text is no letters: the PDF may lack a character map; run OCR on it",)
    lost_letters = text.count(NO_CHARACTER)
    return (
        (f"{lost_letters} letters have no character in the PDF and are shown as {NO_CHARACTER}",)
        if lost_letters
        else ()
    )


def _warn_of_empty_pages(empty: list[int]) -> tuple[str, ...]:
    if not empty:
        return ()
    return (f"no text on page {', '.join(map(str, empty[:20]))}: empty or scanned",)
