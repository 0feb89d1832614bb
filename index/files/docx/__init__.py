"""docx -> text: paragraphs, tables, list numbers and notes as Word shows them.

In: bytes. Out: a `SourceText`. Deleted text, codes of fields and leftovers of templates stay out.
"""

from index.files.docx.read import read_docx

__all__ = ["read_docx"]
