"""A message (.eml) -> the paper that is attached to it, else its own words."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from index.files.file_type import BY_SUFFIX

HEADS = (b"from:", b"to:", b"subject:", b"mime-version:", b"received:", b"date:", b"message-id:")
WIRED = {b"mime-version:", b"received:", b"message-id:"}  # a printed message does not show them
HEAD_BYTES = 4096


def is_message(data: bytes, suffix: str) -> bool:
    """Whether a file is a message: by its name and one of the usual heads, else by heads no letter prints."""
    head = data[:HEAD_BYTES].lower()
    found = {name for name in HEADS if head.startswith(name) or b"\n" + name in head}
    if suffix == ".eml":
        return bool(found)
    return len(found) >= 4 and bool(found & WIRED) and head.startswith(HEADS)


def attached_papers(data: bytes) -> tuple[list[tuple[str, bytes]], bytes]:
    """The attached papers by name, in their order, and the message's own words (HTML or text)."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    papers = list(_attached_papers(message))
    body = message.get_body(("plain", "html"))
    content = body.get_payload(decode=True) if body is not None else None
    return papers, content if isinstance(content, bytes) else b""


def _attached_papers(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in message.iter_attachments():
        name = Path(part.get_filename() or "").name
        content = part.get_payload(decode=True)
        if Path(name).suffix.lower() in BY_SUFFIX and isinstance(content, bytes):
            yield name, content
