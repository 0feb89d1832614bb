"""Zip files of papers -> their papers in a folder beside the index, by choice (`kamervraag index --zip`).

A zip comes from a stranger: names are made safe, only files that may be papers are unpacked, links and zips
inside stay closed, and what it may unpack to is limited. A zip that has changed is unpacked anew.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from index.build.report import FileRemark
from index.build.sources import stored_path
from index.errors import DocumentError
from index.files import SUFFIXES
from index.files.docx.archive import DAMAGE
from index.language.words import well_formed

MAX_PAPERS = 20_000  # in one zip
MAX_PAPER_BYTES = 200 * 2**20
MAX_ZIP_BYTES = 4 * 2**30  # of all its papers, unpacked
_MAX_NAME = 60  # letters of a name: file systems take 255 bytes
_MAX_DEPTH = 8  # folders
_UNSAFE_SIGNS = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_CHUNK_BYTES = 2**20
_SEAL_FILE = ".zip-sha256"  # hidden, so that it is taken for no paper


def zips_of(index_dir: Path) -> Path:
    """Where the papers of zip files are kept for the index in a folder."""
    return index_dir.resolve().with_name(f"{index_dir.resolve().name}-zips")


def unpack_zips(paths: Sequence[Path], index_dir: Path) -> tuple[list[Path], list[FileRemark]]:
    """The paths to index in place of these: without the zips, with the folder of their papers.

    The remarks say which zips, and which of their papers, could not be unpacked. The papers of a zip
    that is no longer under `paths` go.
    """
    home = zips_of(index_dir)
    remarks: list[FileRemark] = []
    found = list(_find_zips(paths))
    for path in found:
        try:
            remarks += [FileRemark(str(stored_path(path)), told) for told in _bring_up_to_date(path, home)]
        except DocumentError as error:
            remarks.append(FileRemark(str(stored_path(path)), error.args[0]))
    kept = {_folder_name(path) for path in found}
    roots = [path.resolve() for path in paths]
    for folder in home.iterdir() if home.is_dir() else ():
        if folder.name not in kept and _came_from(folder, roots):
            shutil.rmtree(folder)
    others = [path for path in paths if not _is_zip(path)]
    return [*others, *([home] if home.is_dir() else [])], remarks


def _find_zips(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if _is_zip(path):
            yield path.resolve()
        for folder, inside, files in os.walk(path) if path.is_dir() else ():
            inside[:] = sorted(each for each in inside if not each.startswith("."))
            yield from (Path(folder, name).resolve() for name in sorted(files) if _is_zip(Path(folder, name)))


def _is_zip(path: Path) -> bool:
    return path.suffix.lower() == ".zip" and not path.name.startswith(".") and path.is_file()


def _folder_name(path: Path) -> str:
    """A name of its own for each zip, that tells which it is."""
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:8]
    return f"{_safe_part(path.stem) or 'zip'}-{digest}"


def _bring_up_to_date(path: Path, home: Path) -> list[str]:
    """Unpack a zip where it has changed: aside, then put in its place whole."""
    try:
        with path.open("rb") as file:
            seal = f"{hashlib.file_digest(file, 'sha256').hexdigest()}\n{path}"
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})") from error
    folder = home / _folder_name(path)
    if _read_seal(folder) == seal:
        return []
    home.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", dir=home) as aside:
        made = Path(aside, "papers")
        made.mkdir()
        told = list(_unpack_papers(path, made))
        Path(made, _SEAL_FILE).write_text(seal, "utf-8", "surrogateescape")
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    return told


def _read_seal(folder: Path) -> str:
    try:
        return Path(folder, _SEAL_FILE).read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _came_from(folder: Path, roots: Sequence[Path]) -> bool:
    """Whether a folder of papers was made of a zip under one of these paths."""
    source = _read_seal(folder).partition("\n")[2]
    return bool(source) and any(Path(source).is_relative_to(root) for root in roots)


def _unpack_papers(path: Path, into: Path) -> Iterator[str]:
    """Write the papers of a zip; each sentence says what was left out."""
    try:
        with zipfile.ZipFile(path) as archive:
            papers = {name: entry for entry in archive.infolist() if (name := _paper_name(entry))}
            if len(papers) > MAX_PAPERS:
                raise DocumentError(f"is refused: it holds more than {MAX_PAPERS:,} papers")
            if not papers:
                yield "holds no papers"
            left = MAX_ZIP_BYTES
            for name, entry in papers.items():
                try:
                    left -= _unpack_paper(archive, entry, into / name, min(left, MAX_PAPER_BYTES))
                except DAMAGE:
                    yield f"its paper {name} cannot be unpacked (damaged, locked or too large)"
    except DAMAGE as error:
        raise DocumentError("is a damaged zip file") from error


def _unpack_paper(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, to: Path, most: int) -> int:
    """The number of bytes written; a paper that unpacks to more than `most` is taken away, a ValueError."""
    size = 0
    to.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(entry) as packed, to.open("xb") as file:
        try:
            while chunk := packed.read(_CHUNK_BYTES):
                size += len(chunk)
                if size > most:
                    raise ValueError("unpacks to too much")
                file.write(chunk)
        except DAMAGE:
            to.unlink()
            raise
    return size


def _paper_name(entry: zipfile.ZipInfo) -> str | None:
    """A safe path for a part that may be a paper; None for folders, links, hidden parts and other kinds."""
    if entry.is_dir() or stat.S_ISLNK(entry.external_attr >> 16):
        return None
    parts = [
        part for part in PurePosixPath(entry.filename.replace("\\", "/")).parts if part not in ("/", "..")
    ]
    if not parts or any(part.startswith((".", "~$", "__MACOSX")) for part in parts):
        return None
    safe = [_safe_part(part) for part in parts[-_MAX_DEPTH:]]
    return "/".join(filter(None, safe)) if Path(safe[-1]).suffix.lower() in SUFFIXES else None


def _safe_part(part: str) -> str:
    """A name without signs that a file system or shell takes amiss, its ending kept where it is too long."""
    plain = _UNSAFE_SIGNS.sub("_", well_formed(part)).strip(" .")
    stem, suffix = Path(plain).stem, Path(plain).suffix
    return plain if len(plain) <= _MAX_NAME else stem[: _MAX_NAME - len(suffix[:10])] + suffix[:10]
