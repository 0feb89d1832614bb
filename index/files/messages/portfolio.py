"""A PDF portfolio: a cover page that only says what it is, and the papers in it as attached files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from index.files.file_type import BY_SUFFIX
from index.files.pdf.bombs import check_streams
from index.files.pdf.read import PDFIUM

_SIGNS_OF_ATTACHMENTS = (b"/EmbeddedFile", b"/Collection")  # in no PDF without attached files
_COVER_WORDS = re.compile(r"\b(?:portfolio|portefeuille|PDF-pakket)\b", re.IGNORECASE)
_MOST_LETTERS_OF_COVER = 800
_MAX_ATTACHED = 200


def papers_of_portfolio(data: bytes) -> list[tuple[str, bytes]]:
    """The papers in a portfolio by name, annexes last; none where a PDF is a paper with files attached."""
    if not any(sign in data for sign in _SIGNS_OF_ATTACHMENTS):
        return []
    check_streams(data)
    with PDFIUM:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:  # reading it as a paper says what is wrong
            return []
        try:
            papers = _attached_papers(document) if _is_cover(document, data) else ()
            return sorted(papers, key=lambda paper: "bijlage" in paper[0].lower())
        except pypdfium2.PdfiumError:
            return []
        finally:
            document.close()


def _is_cover(document: pypdfium2.PdfDocument, data: bytes) -> bool:
    """Whether the pages hold no paper: next to no text, and it is called a portfolio there or inside."""
    if len(document) > 2:
        return False
    text = ""
    for page in document:
        letters = page.get_textpage()
        text += letters.get_text_bounded() if letters.count_chars() <= _MOST_LETTERS_OF_COVER else "x" * 9_999
        letters.close()
        page.close()
    return len(text) <= _MOST_LETTERS_OF_COVER and bool(_COVER_WORDS.search(text) or b"/Collection" in data)


def _attached_papers(document: pypdfium2.PdfDocument) -> Iterator[tuple[str, bytes]]:
    for i in range(min(document.count_attachments(), _MAX_ATTACHED)):
        attached = document.get_attachment(i)
        name = Path(attached.get_name().replace("\\", "/")).name
        if Path(name).suffix.lower() in BY_SUFFIX:
            yield name, bytes(attached.get_data())
