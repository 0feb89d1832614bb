"""An Outlook message (.msg) -> the paper that is attached to it, else its own words."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path

import olefile

from index.errors import DocumentError
from index.files.file_type import BY_SUFFIX

_ATTACHMENT_FOLDER = "__attach_version1.0_#"
_FILE_NAME_PROPERTIES = ("3707", "3704")  # the long name, the short one
_ATTACHMENT_DATA = "__substg1.0_37010102"
_BODY, _HTML = "1000", "__substg1.0_10130102"


def papers_of_msg(data: bytes) -> tuple[list[tuple[str, bytes]], bytes]:
    """The attached papers by name, in their order, and the message's own words (text, else HTML).

    Raises DocumentError where the file is damaged. A message within the message is not opened.
    """
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as message:
            body = _text_property(message, [], _BODY).encode() or _stream_bytes(message, [_HTML])
            return list(_attached_papers(message)), body
    except (OSError, ValueError, IndexError, struct.error) as error:
        raise DocumentError("is an Outlook message (.msg) that is damaged") from error


def _attached_papers(message: olefile.OleFileIO) -> Iterator[tuple[str, bytes]]:
    folders = sorted({entry[0] for entry in message.listdir() if entry[0].startswith(_ATTACHMENT_FOLDER)})
    for folder in folders:
        name = Path(
            next(filter(None, (_text_property(message, [folder], key) for key in _FILE_NAME_PROPERTIES)), "")
        ).name
        if Path(name).suffix.lower() in BY_SUFFIX and (
            content := _stream_bytes(message, [folder, _ATTACHMENT_DATA])
        ):
            yield name, content


def _text_property(message: olefile.OleFileIO, folder: list[str], key: str) -> str:
    """A property that holds text: in UTF-16, or in the old code page of Windows."""
    wide = _stream_bytes(message, [*folder, f"__substg1.0_{key}001F"])
    if wide:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    return (
        _stream_bytes(message, [*folder, f"__substg1.0_{key}001E"]).decode("cp1252", "replace").rstrip("\0")
    )


def _stream_bytes(message: olefile.OleFileIO, path: list[str]) -> bytes:
    return bytes(message.openstream(path).read()) if message.exists(path) else b""
