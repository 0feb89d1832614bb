"""Bytes as they came -> the suffix of the paper they are; cut, empty and strange files are refused."""

from __future__ import annotations

import codecs
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from index.errors import DocumentError
from index.files.file_type import binary_kind, text_kind
from index.files.markup import local_name, parse_markup
from index.harvest.web.client import Client
from index.harvest.web.faults import MissingAtSource, NotAsAssumed
from index.harvest.web.replies import is_404

TAIL = 2048
NOT_FOUND = ("pagina niet gevonden", "404: ", "fout 404")
ROOTS = ("error", "diagnostics", "searchRetrieveResponse")


def checked_suffix(path: Path, place: str = "") -> str:
    """`.xml`, `.pdf` or `.docx`: the kind by the bytes, whatever was said of it.

    Raises DocumentError for what is cut off, empty or no paper, MissingAtSource for a page that says 404.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise DocumentError("is empty")
    if is_404(place):
        raise MissingAtSource(f"there is no such paper at {place}")
    kind = binary_kind(head, "")
    if kind == "pdf":
        return _check_pdf(path)
    if kind == "docx":
        return _check_docx(path)
    return _check_xml(path, head, place)


def _check_pdf(path: Path) -> str:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - TAIL))
        if b"%%EOF" not in file.read():
            raise DocumentError("is a PDF that is cut off")
    return ".pdf"


def _check_docx(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            bad = archive.testzip()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise DocumentError("is a Word file that is cut off or damaged") from error
    if bad or "word/document.xml" not in names:
        raise DocumentError("is no Word file, or a damaged one")
    return ".docx"


def _check_xml(path: Path, head: bytes, place: str) -> str:
    start = _decode_head(head).lstrip("\ufeff \t\r\n")
    if text_kind(start, "") == "html":
        if any(words in path.read_bytes()[:50_000].decode("utf-8", "replace").lower() for words in NOT_FOUND):
            raise MissingAtSource(f"there is no such paper at {place}: its page says so")
        raise DocumentError("is a web page where a paper was expected")
    if not start.startswith("<"):
        raise DocumentError("is neither XML nor PDF nor Word")
    if local_name(parse_markup(path.read_bytes())) in ROOTS:
        raise DocumentError("is an error message of the source")
    return ".xml"


def _decode_head(head: bytes) -> str:
    """The first words of a file, enough to tell what it is; in UTF-16 where its mark says so."""
    marked = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return head.decode("utf-16" if marked else "utf-8", "replace")


def probe_file(client: Client, address: str) -> str:
    """The suffix of the file at an address, which is fetched and thrown away; raises as `Client.download`."""
    with TemporaryDirectory() as folder:
        came = client.download(address, Path(folder) / "paper", checked_suffix)
    return came[0] if came else ""


def official_xml(client: Client, address: str) -> str:
    """The address itself, where an XML file is; raises NotAsAssumed for another one."""
    if probe_file(client, address) != ".xml":
        raise NotAsAssumed(f"{address} is no XML")
    return address
