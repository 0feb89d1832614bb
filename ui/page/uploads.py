"""Papers that a visitor adds: kept in a folder of his beside the index, read into it, and taken out again."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from index.build import BuildOptions, build
from index.errors import DocumentError, KamervraagError
from index.files import SUFFIXES
from index.language.words import clip_to_bytes
from index.store import Store
from index.store.whole_files import flush

NAME = re.compile(r"[^\w.()-]+")
MAX_NAME = 200  # bytes: a disk takes 255
MAX_BYTES = 40_000_000
MAX_FILES = 500  # of one visitor
MAX_FILES_OF_ALL = 5_000
_PART = ".part"
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
    name = clip_to_bytes(NAME.sub("-", stem).strip(".-"), MAX_NAME)
    if not dot or not name or f".{suffix.lower()}" not in SUFFIXES:
        raise DocumentError(
            "is not of a kind that is read (txt, md, pdf, docx, html, xml)", clip_to_bytes(plain, MAX_NAME)
        )
    return f"{name}.{suffix.lower()}"


def add_paper(index: Path, folder: Path, given: str, content: bytes, jobs: int = 1) -> AddedPaper:
    """Keep a file in a visitor's `folder` and read it into the index; raises KamervraagError."""
    name = safe_name(given)
    if not content or len(content) > MAX_BYTES:
        raise DocumentError("is empty or too large", name)
    with _folder_lock:
        _require_index(index, name)
        with _disk_faults_told(name):
            folder.mkdir(exist_ok=True, parents=True)
            path = _free_path(folder / name, content)
            _require_room(folder, name)
            _write_whole(path, content)
            try:
                report = build([folder], index, BuildOptions(jobs=jobs))
            except (KamervraagError, OSError):
                _forget(path)
                raise
        failed = [remark.sentence for remark in report.failed if Path(remark.path) == path]
        if any(Path(remark.path) == path for remark in report.duplicates):
            failed.append("is in the index already")  # under which path is not for visitors
        if failed:
            _forget(path)
            raise DocumentError(failed[0], name)
    return AddedPaper(
        path.name, tuple(remark.sentence for remark in report.warnings if Path(remark.path) == path)
    )


@contextmanager
def _disk_faults_told(name: str) -> Iterator[None]:
    """Say in a DocumentError what the system says of the disk, without where that is."""
    try:
        yield
    except OSError as error:
        raise DocumentError(f"cannot be kept: {error.strerror}", name) from error


def _write_whole(path: Path, content: bytes) -> None:
    """Put a file in its place only when the disk has all of it: what was cut off would be read as a paper.

    Builds pass by a name with a dot in front; one that a killed server left is written over or goes.
    """
    for left in path.parent.glob(f".*{_PART}"):
        left.unlink(missing_ok=True)
    coming = path.with_name(f".{path.name}{_PART}")
    try:
        coming.write_bytes(content)
        flush(coming)
        coming.replace(path)
    except OSError:
        _forget(coming)
        raise


def _require_index(index: Path, name: str) -> None:
    """Raise DocumentError where the index was moved away: a build would make one of this paper alone."""
    if not Store.exists(index):
        raise DocumentError("has to wait: the index is not in its place", name)


def _require_room(folder: Path, name: str) -> None:
    """Raise DocumentError where a visitor, or all together, have added too many papers to add this one."""
    own = sum(1 for _ in folder.iterdir())
    if own >= MAX_FILES:
        raise DocumentError(f"is refused: {MAX_FILES} papers were added already", name)
    if sum(1 for path in folder.parent.rglob("*") if path.is_file()) >= MAX_FILES_OF_ALL:
        raise DocumentError("is refused: visitors have added as many papers as there is room for", name)


def _free_path(path: Path, content: bytes) -> Path:
    """The path, numbered where another paper has it; raises DocumentError where that is this very paper."""
    tried, number = path, 1
    while tried.exists():
        if tried.read_bytes() == content:
            raise DocumentError("was added before; take that one out first", tried.name)
        number += 1
        tried = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return tried


def own_papers(folder: Path) -> list[str]:
    """The names of what a visitor has added, and not taken out."""
    return sorted(path.name for path in folder.glob("[!.]*")) if folder.is_dir() else []


def remove_paper(index: Path, folder: Path, given: str) -> None:
    """Take a paper out of a visitor's folder and the index; raises DocumentError where he never added it."""
    path = folder / safe_name(given)
    with _folder_lock:
        if not path.is_file():
            raise DocumentError("was not added here", path.name)
        _require_index(index, path.name)
        path.unlink()
        build([folder], index, BuildOptions(prune=True))
        _remove_if_empty(folder)


def _forget(path: Path) -> None:
    path.unlink(missing_ok=True)
    _remove_if_empty(path.parent)


def _remove_if_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()
