"""What a file is, told by its first bytes and only then by its name."""

from __future__ import annotations

import re
from typing import Literal

from index.errors import DocumentError
from index.files.source_text import FileKind

Kind = Literal["txt", "md", "pdf", "docx", "html", "xml", "doc", "rtf", "odt", "eml", "msg"]
BY_SUFFIX: dict[str, Kind] = {
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
    ".doc": "doc",
    ".rtf": "rtf",
    ".odt": "odt",
    ".eml": "eml",
    ".msg": "msg",
}
TEXTS: dict[str, FileKind] = {
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
}
HEAD_BYTES = 1024
COMPOUND = b"\xd0\xcf\x11\xe0"  # how old Word files and Outlook messages begin
HTML = re.compile(r"<!doctype html|<html[\s>]", re.IGNORECASE)


def binary_kind(data: bytes, suffix: str) -> Kind | None:
    """The kind of a binary file by its bytes, None for text; raises DocumentError for one not read."""
    head = data[:HEAD_BYTES]
    if head.lstrip(b"\xef\xbb\xbf\0 \t\r\n").startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head):
        return "pdf"
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return "odt" if b"application/vnd.oasis.opendocument.text" in head else "docx"
    if head.startswith(COMPOUND):
        return _compound_kind(data)
    if head.lstrip().startswith(b"{\\rtf"):
        return "rtf"
    if BY_SUFFIX.get(suffix) == "pdf":
        raise DocumentError("is not a PDF, though its name says so")
    if BY_SUFFIX.get(suffix) == "docx":
        raise DocumentError("is not a Word file, though its name says so")
    return None


def _compound_kind(data: bytes) -> Kind:
    """An old Word file or an Outlook message; what else comes in this container is refused."""
    if _has_stream("EncryptedPackage", data):
        raise DocumentError("is locked with a password")
    if _has_stream("__properties_version1.0", data):
        return "msg"
    if not _has_stream("WordDocument", data):
        raise DocumentError("is an old Office file, but not of Word; save it as .docx or .pdf")
    return "doc"


def _has_stream(part: str, data: bytes) -> bool:
    return part.encode("utf-16-le") in data


def text_kind(text: str, suffix: str) -> FileKind:
    """html, xml, md or txt: by how the text begins, then by the name."""
    head = text[:HEAD_BYTES].lstrip()
    named = TEXTS.get(suffix, "txt")
    if not head.startswith("<"):
        return "md" if named == "md" else "txt"
    if HTML.search(head):
        return "html"
    if head.startswith("<?xml") or named == "xml":
        return "xml"
    return "html" if named == "html" else named
