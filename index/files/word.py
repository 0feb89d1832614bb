"""docx -> text: paragraphs, tables, lists with their numbers, notes as `[^3]`; leftovers removed."""

from __future__ import annotations

from index.errors import DocumentError
from index.files.archive import Archive
from index.files.source_text import SourceText


def read_docx(data: bytes) -> SourceText:
    """Read a Word file; raises DocumentError where it is damaged, a bomb, or another kind of zip."""
    archive = Archive(data)
    if "word/document.xml" not in archive.names:
        raise DocumentError("is a zip file, but not a Word document")
    raise DocumentError("cannot be read yet")
