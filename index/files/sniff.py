"""What a file is, told by its first bytes and only then by its name."""

from __future__ import annotations

import re

from index.errors import DocumentError
from index.files.source_text import FileKind

BY_SUFFIX: dict[str, FileKind] = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
}
HEAD_BYTES = 1024
HTML = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)


def binary_kind(data: bytes, suffix: str) -> FileKind | None:
    """pdf or docx by the bytes, None for text; raises DocumentError for a kind that is not read."""
    head = data[:HEAD_BYTES]
    if head.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head):
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return "docx"
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise DocumentError("is an old or encrypted Office file; save it as .docx without a password")
    if head.startswith(b"{\\rtf"):
        raise DocumentError("is rich text (RTF); save it as .docx")
    if BY_SUFFIX.get(suffix) == "pdf":
        raise DocumentError("is not a PDF, though its name says so")
    if BY_SUFFIX.get(suffix) == "docx":
        raise DocumentError("is not a Word file, though its name says so")
    return None


def text_kind(text: str, suffix: str) -> FileKind:
    """html, xml, md or txt: by how the text begins, then by the name."""
    head = text[:HEAD_BYTES].lstrip()
    named = BY_SUFFIX.get(suffix, "txt")
    if not head.startswith("<"):
        return "md" if named == "md" else "txt"
    if HTML.search(head):
        return "html"
    if head.startswith("<?xml") or named == "xml":
        return "xml"
    return "html" if named == "html" else named
