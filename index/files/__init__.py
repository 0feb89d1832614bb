"""One file -> its text with pages and lines: txt, md, pdf, docx, html, official XML.

In: a path or bytes. Out: a `SourceText`, or a DocumentError in one sentence.
Does not judge what the text means.
"""

from index.files.read import SUFFIXES, may_hold_pdf, read_bytes, read_file
from index.files.source_text import FileKind, PdfLine, SourceText

__all__ = ["SUFFIXES", "FileKind", "PdfLine", "SourceText", "may_hold_pdf", "read_bytes", "read_file"]
