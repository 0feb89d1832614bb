"""Which files are papers to index, and what tells that one has changed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from index.build.report import FileRemark
from index.errors import DocumentError
from index.files import SUFFIXES, office
from index.files import ocr as ocr_reading
from index.files.read import MAX_FILE_BYTES
from index.files.sidecar import SUFFIX, sidecar_path
from index.store.schema import Source
from index.store.uploads import owner_of

_BYTE_ESCAPE = re.compile(rb"\\x([89a-f][0-9a-f])")
_WHAT_MAKES_A_PAPER = (
    "files",
    "parse",
    "cleaning",
    "language",
    "document.py",
    "passages.py",
    "data/*.json",
    "data/*.tiktoken",
)


class FoundFiles(NamedTuple):
    """Files under what was asked for, sorted: papers, those of another kind, and what could not be opened."""

    papers: list[Path]
    passed: list[Path]
    unreadable: list[FileRemark]

    def with_papers(self, more: Sequence[Path]) -> FoundFiles:
        """The same with more papers."""
        return self._replace(papers=sorted({*self.papers, *more})) if more else self


def find_papers(paths: Iterable[Path], index_dir: Path) -> FoundFiles:
    """The files under these files and folders.

    A file that is named itself is taken whatever its suffix. Hidden files and the index are left alone.
    Paths are written as `stored_path` writes them. Raises DocumentError for a path that does not exist.
    """
    papers: set[Path] = set()
    passed: set[Path] = set()
    unreadable: list[FileRemark] = []
    for path in paths:
        if not path.exists():
            raise DocumentError("does not exist; give a folder with papers, or a paper", path)
        if path.is_file():
            papers.add(stored_path(path.resolve()))
            continue
        for file in _files_below(path.resolve(), {index_dir.resolve()}, unreadable):
            (papers if file.suffix.lower() in SUFFIXES else passed).add(stored_path(file))
    return FoundFiles(sorted(papers), sorted(passed - papers), unreadable)


def stored_path(path: Path) -> Path:
    """A path as it is kept and shown: bytes of a name that are no UTF-8 as `\\xff`."""
    return Path(str(path).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace"))


def file_of(path: Path) -> Path:
    """The file of a `stored_path`."""
    if "\\x" not in str(path) or os.path.lexists(path):
        return path
    raw = _BYTE_ESCAPE.sub(lambda found: bytes.fromhex(found[1].decode()), str(path).encode())
    return Path(os.fsdecode(raw))


def _files_below(folder: Path, seen: set[Path], unreadable: list[FileRemark]) -> Iterator[Path]:
    """The files below a folder; a folder that links lead back to is read once."""
    seen.add(folder.resolve())
    try:
        inside = sorted(folder.iterdir())
        folders = {path for path in inside if path.is_dir()}
        files = {path for path in inside if path.is_file() or not path.exists()}
    except OSError as error:
        where = str(stored_path(folder))
        unreadable.append(
            FileRemark(where, f"cannot be opened ({error.strerror}); its papers stay as they were")
        )
        return
    for path in inside:
        if path.name.startswith((".", "~$")) or path.name.endswith(SUFFIX):
            continue
        if path in folders:
            yield from _files_below(path, seen, unreadable) if path.resolve() not in seen else ()
        elif path in files:
            yield path
        elif path.suffix.lower() in SUFFIXES:  # a pipe or device may be read without end
            unreadable.append(FileRemark(str(stored_path(path)), "is no ordinary file"))


def source_of(path: Path) -> Source:
    """What the file system says of a file; the digest of its bytes is left empty."""
    try:
        status = file_of(path).stat()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", path) from error
    try:
        sidecar_stat = sidecar_path(file_of(path)).stat()
    except OSError:
        return Source(str(path), status.st_size, status.st_mtime_ns, "")
    newest = max(status.st_mtime_ns, sidecar_stat.st_mtime_ns)
    return Source(str(path), status.st_size + sidecar_stat.st_size, newest, "")


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes; behind a `+` that of the metadata beside it, where there is any.

    Raises DocumentError where it cannot be read, or is larger than any paper that is read.
    """
    try:
        with file_of(path).open("rb") as file:
            if os.fstat(file.fileno()).st_size > MAX_FILE_BYTES:
                raise DocumentError(f"is refused: larger than {MAX_FILE_BYTES // 2**20} MB", path)
            own = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", path) from error
    try:
        return f"{own}+{hashlib.sha256(sidecar_path(file_of(path)).read_bytes()).hexdigest()[:16]}"
    except OSError:
        return own


def bytes_digest(sha256: str) -> str:
    """The part of a `file_digest` that is of the paper itself: the same for two copies."""
    return sha256.partition("+")[0]


class KnownContents:
    """The bytes of the papers met so far, each with its first path: those of all, and each visitor's own.

    A paper of all has its copy among those alone: what a visitor added hides no other's and refuses none.
    """

    def __init__(self) -> None:
        self._paths: dict[tuple[str | None, str], str] = {}

    def twin_of(self, source: Source) -> str | None:
        """The path of a file of the same bytes that whoever sees this one sees too; it is remembered else."""
        owner, digest = owner_of(source.path), bytes_digest(source.sha256)
        for seen in dict.fromkeys((None, owner)):
            if (path := self._paths.get((seen, digest))) not in (None, source.path):
                return path
        self._paths[owner, digest] = source.path
        return None


def under(roots: Iterable[Path]) -> Callable[[str], bool]:
    """What tells whether a file is one of these or in one of these folders (absolute, links followed)."""
    files = {str(root) for root in roots}
    folders = tuple(os.path.join(file, "") for file in files)
    return lambda path: path.startswith(folders) or path in files


def free_name(path: Path, is_used: Callable[[str], bool]) -> str:
    """The file's name, with as many folders before it as it takes to be the only one of that name."""
    parts = path.parts
    for length in range(1, len(parts) + 1):
        name = "/".join(parts[-length:])
        if not is_used(name):
            return name
    return str(path)


def reading_programs(ocr: bool) -> frozenset[str]:
    """The programs that help to read a paper and are here: LibreOffice, and with `ocr` tesseract."""
    wanted = (*office.PROGRAMS, *((ocr_reading.PROGRAM,) if ocr else ()))
    return frozenset(name for name in wanted if shutil.which(name))


@lru_cache(maxsize=1)
def parser_version() -> str:
    """A digest of the code and the data that turn a file into passages: another one means parsing again."""
    room = Path(__file__).parents[1]
    made = hashlib.sha256()
    for name in _WHAT_MAKES_A_PAPER:
        folder = room / name
        for file in sorted(folder.rglob("*.py")) if folder.is_dir() else sorted(room.glob(name)):
            made.update(file.read_bytes())
    return made.hexdigest()[:12]
