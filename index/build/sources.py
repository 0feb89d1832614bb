"""Which files are papers to index, and what tells that one has changed."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from index.errors import DocumentError
from index.files import SUFFIXES, office
from index.files import ocr as ocr_reading
from index.files.sidecar import SUFFIX, sidecar_path
from index.store.store import Source

_MAKERS = (
    "files",
    "parse",
    "cleaning",
    "language",
    "document.py",
    "passages.py",
    "data/*.json",
    "data/*.tiktoken",
)


def find_papers(paths: Iterable[Path], index_dir: Path) -> tuple[list[Path], list[Path]]:
    """The papers under these files and folders, and the files passed over for their suffix, sorted.

    A file that is named itself is taken whatever its suffix. Hidden files and the index are left alone.
    Raises DocumentError for a path that does not exist.
    """
    papers: set[Path] = set()
    passed: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise DocumentError("does not exist; give a folder with papers, or a paper", path)
        if path.is_file():
            papers.add(path.resolve())
            continue
        for file in _files(path.resolve(), {index_dir.resolve()}):
            (papers if file.suffix.lower() in SUFFIXES else passed).add(file)
    return sorted(papers), sorted(passed - papers)


def _files(folder: Path, seen: set[Path]) -> Iterator[Path]:
    """The files below a folder; a folder that links lead back to is read once."""
    seen.add(folder.resolve())
    try:
        inside = sorted(folder.iterdir())
    except OSError:  # passed over, and said
        yield folder
        return
    for path in inside:
        if path.name.startswith((".", "~$")) or path.name.endswith(SUFFIX):
            continue
        if path.is_dir():
            yield from _files(path, seen) if path.resolve() not in seen else ()
        elif path.is_file() or path.is_symlink():
            yield path


def source_of(path: Path) -> Source:
    """What the file system says of a file; the digest of its bytes is left empty."""
    try:
        status = path.stat()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", path) from error
    try:
        beside = sidecar_path(path).stat()
    except OSError:
        return Source(str(path), status.st_size, status.st_mtime_ns, "")
    newest = max(status.st_mtime_ns, beside.st_mtime_ns)
    return Source(str(path), status.st_size + beside.st_size, newest, "")


def file_digest(path: Path) -> str:
    """The SHA-256 of a file's bytes; behind a `+` that of the metadata beside it, where there is any."""
    try:
        with path.open("rb") as file:
            own = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", path) from error
    try:
        return f"{own}+{hashlib.sha256(sidecar_path(path).read_bytes()).hexdigest()[:16]}"
    except OSError:
        return own


def bytes_digest(sha256: str) -> str:
    """The part of a `file_digest` that is of the paper itself: the same for two copies."""
    return sha256.partition("+")[0]


def lies_under(path: str, roots: Iterable[Path]) -> bool:
    """Whether a file is one of these, or lies in one of these folders (absolute, links followed)."""
    return any(Path(path).is_relative_to(root) for root in roots)


def free_name(path: Path, taken: set[str]) -> str:
    """The file's name, with as many folders before it as it takes to be the only one of that name."""
    parts = path.parts
    for length in range(1, len(parts) + 1):
        name = "/".join(parts[-length:])
        if name not in taken:
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
    for name in _MAKERS:
        folder = room / name
        for file in sorted(folder.rglob("*.py")) if folder.is_dir() else sorted(room.glob(name)):
            made.update(file.read_bytes())
    return made.hexdigest()[:12]
