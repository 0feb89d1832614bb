"""A message (.eml) -> the paper that is attached to it, else its own words below its subject and day."""

from __future__ import annotations

import email
import email.policy
import html
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from email.utils import parsedate_to_datetime
from pathlib import Path

from index.files.file_type import BY_SUFFIX
from index.language.months import DUTCH

HEADS = (b"from:", b"to:", b"subject:", b"mime-version:", b"received:", b"date:", b"message-id:")
WIRED = {b"mime-version:", b"received:", b"message-id:"}  # a printed message does not show them
HEAD_BYTES = 4096
_STUB = 0.3  # of the HTML's words, below which the plain text only says that the HTML holds the message
_SENT_ON = re.compile(r"^\s*(?:(?:re|fwd?|antw|doorst|betr) ?: ?)+", re.IGNORECASE)
_OWN_SUBJECT = re.compile(r"^(?:[>*]|[^\S\n])*(?:Onderwerp|Betreft|Subject) ?:", re.MULTILINE | re.IGNORECASE)
_OWN_DAY = re.compile(
    r"^(?:[>*]|[^\S\n])*(?:(?:Datum|Verzonden|Sent|Date) ?:|(?:Den Haag|['’]s-Gravenhage),)",
    re.MULTILINE | re.IGNORECASE,
)
_QUOTE_SIGNS = re.compile(r"^(?:> ?){1,20}")
_TAG = re.compile(r"<[^<>]{1,2000}>")
_BODY = re.compile(rb"<body\b[^<>]{0,2000}>", re.IGNORECASE)


def is_message(data: bytes, suffix: str) -> bool:
    """Whether a file is a message: by its name and one of the usual heads, else by heads no letter prints."""
    head = data[:HEAD_BYTES].lower()
    found = {name for name in HEADS if head.startswith(name) or b"\n" + name in head}
    if suffix == ".eml":
        return bool(found)
    return len(found) >= 4 and bool(found & WIRED) and head.startswith(HEADS)


def attached_papers(data: bytes) -> tuple[list[tuple[str, bytes]], bytes]:
    """The attached papers by name, in their order, and the message's own words (HTML or text).

    Above the words stand `Onderwerp: …` and `Datum: …` of the message's heads, where the words have none.
    """
    message = email.message_from_bytes(data, policy=email.policy.default)
    papers = list(_attached_papers(message))
    return papers, b"" if papers else _own_words(message)


def _own_words(message: EmailMessage) -> bytes:
    plain, marked = (_text_of(message.get_body((kind,))) for kind in ("plain", "html"))
    plain = _without_quote_signs(plain)
    words = html.unescape(_TAG.sub(" ", marked)) if marked else plain
    heads = _head_lines(message, words)
    if marked and len(plain.split()) < _STUB * len(words.split()):
        above = "".join(f"<p>{html.escape(line)}</p>" for line in heads)
        page = marked.encode("ascii", "xmlcharrefreplace")
        body = _BODY.search(page)
        at = body.end() if body else 0
        return page[:at] + above.encode("ascii", "xmlcharrefreplace") + page[at:]
    above = "\n".join(heads)
    return (f"{above}\n\n{plain}" if heads else plain).encode()


def _without_quote_signs(text: str) -> str:
    """The text without `>` before its lines, where all lines below the first such one have it.

    Where another wrote between the lines the signs stay: they tell whose words are whose.
    """
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.startswith(">")), len(lines))
    if not all(line.startswith(">") or not line.strip() for line in lines[first:]):
        return text
    return "\n".join([*lines[:first], *(_QUOTE_SIGNS.sub("", line) for line in lines[first:])])


def _text_of(part: MIMEPart | None) -> str:
    """The text of a part in its own character set; where that is unknown, as UTF-8."""
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, KeyError, ValueError):
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def _head_lines(message: EmailMessage, words: str) -> list[str]:
    """The message's subject and day as lines, unless its words bear their own."""
    subject = _SENT_ON.sub("", " ".join(str(message.get("Subject", "")).split()))
    lines = [f"Onderwerp: {subject}"] if subject and not _OWN_SUBJECT.search(words) else []
    try:
        day = parsedate_to_datetime(str(message.get("Date", "")))
    except (TypeError, ValueError):
        return lines
    if not _OWN_DAY.search(words):
        lines.insert(0, f"Datum: {day.day} {DUTCH[day.month - 1]} {day.year}")
    return lines


def _attached_papers(message: EmailMessage) -> Iterator[tuple[str, bytes]]:
    for part in message.iter_attachments():
        name = Path(part.get_filename() or "").name
        content = part.get_payload(decode=True)
        if Path(name).suffix.lower() in BY_SUFFIX and isinstance(content, bytes):
            yield name, content
