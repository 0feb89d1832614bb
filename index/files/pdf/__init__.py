"""PDF -> text, page by page, in the order in which a person reads it.

In: bytes. Out: a `SourceText`. No OCR: a page without letters holds no text.
"""

from index.files.pdf.read import read_pdf

__all__ = ["read_pdf"]
