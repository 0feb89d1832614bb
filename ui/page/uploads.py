"""Papers that a visitor adds: kept in a folder beside the index, read into it, and taken out again."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from index.build import build
from index.errors import DocumentError, KamervraagError
from index.files import SUFFIXES
from index.store.schema import uploads_of

NAME = re.compile(r"[^\w.()-]+")
MAX_NAME = 200  # bytes: a disk takes 255
MAX_BYTES = 40_000_000
MAX_FILES = 500
_folder_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class AddedPaper:
    """A paper that is in the index now, under its name, with what the parser warned of."""

    name: str
    warnings: tuple[str, ...]


def safe_name(given: str) -> str:
    """A file name without a path or odd characters; raises DocumentError for a kind not read."""
    plain = Path(given.replace("\\", "/")).name
    stem, dot, suffix = plain.rpartition(".")
    name = _shorten_name(NAME.sub("-", stem).strip(".-"))
    if not dot or not name or f".{suffix.lower()}" not in SUFFIXES:
        raise DocumentError(
            "is not of a kind that is read (txt, md, pdf, docx, html, xml)", _shorten_name(plain)
        )
    return f"{name}.{suffix.lower()}"


def _shorten_name(name: str) -> str:
    """The name as far as a disk can hold it: its limit is in bytes, and a sign has up to four."""
    return name.encode("utf-8", "replace")[:MAX_NAME].decode("utf-8", "ignore")


def add_paper(index: Path, given: str, content: bytes, jobs: int = 1) -> AddedPaper:
    """Keep a file and read it into the index; raises KamervraagError, leaving nothing behind."""
    name = safe_name(given)
    if not content or len(content) > MAX_BYTES:
        raise DocumentError("is empty or too large", name)
    folder = uploads_of(index)
    with _folder_lock:
        folder.mkdir(exist_ok=True)
        path = _free_path(folder / name, content)
        if sum(1 for _ in folder.iterdir()) >= MAX_FILES:
            raise DocumentError(f"is refused: {MAX_FILES} papers were added already", name)
        path.write_bytes(content)
        try:
            report = build([folder], index, jobs=jobs)
        except KamervraagError:
            path.unlink(missing_ok=True)
            raise
        failed = [remark.sentence for remark in report.failed if Path(remark.path) == path]
        if any(Path(remark.path) == path for remark in report.duplicates):
            failed.append("is in the index already")  # under which path is not for visitors
        if failed:
            path.unlink(missing_ok=True)
            raise DocumentError(failed[0], name)
    return AddedPaper(
        path.name, tuple(remark.sentence for remark in report.warnings if Path(remark.path) == path)
    )


def _free_path(path: Path, content: bytes) -> Path:
    """The path, numbered where another paper has it; raises DocumentError where that is this very paper."""
    tried, number = path, 1
    while tried.exists():
        if tried.read_bytes() == content:
            raise DocumentError("was added before; take that one out first", tried.name)
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried


def remove_paper(index: Path, given: str) -> None:
    """Take a paper that was added out of the index; raises DocumentError where it was never added."""
    path = uploads_of(index) / safe_name(given)
    with _folder_lock:
        if not path.is_file():
            raise DocumentError("was not added here", path.name)
        path.unlink()
        build([path.parent], index, prune=True)
