"""A file that was inserted whole into a Word file (`w:altChunk`, as mail merge writes it) -> its lines."""

from __future__ import annotations

import email
import email.policy

from index.files.encoding import decode
from index.files.file_type import HTML
from index.files.html import read_html

HEAD_LETTERS = 4096


def chunk_lines(data: bytes) -> list[str] | None:
    """The lines of a web page, a web archive (mht) or plain text; None for any other kind, or nothing."""
    head = data[:HEAD_LETTERS].lower()
    if b"mime-version:" in head and b"content-type:" in head:
        message = email.message_from_bytes(data, policy=email.policy.default)
        page = message.get_body(("html", "plain"))
        content = page.get_payload(decode=True) if page is not None else None
        return chunk_lines(content) if isinstance(content, bytes) else None
    text = decode(data) if data else None
    if text is None or text.startswith("{\\rtf"):
        return None
    if HTML.search(text[:HEAD_LETTERS]) or text.lstrip().startswith("<"):
        return read_html(text).text.splitlines()
    return text.splitlines()
