"""A copy of an index in one file, also while it is served and written to; an index from such a file, proven.

The file is a zip: the databases as SQLite's own online backup gives them, the uploads, and `backup.json` with
the checksum of each. What is derived is left out, and made anew.
"""

from __future__ import annotations

import hashlib
import json
import lzma
import os
import shutil
import sqlite3
import struct
import zipfile
import zlib
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from index.build.upkeep import check_index
from index.derived import derived_index
from index.errors import IndexFormatError
from index.store import Store
from index.store.schema import as_index_error, connect
from index.store.uploads import is_folder_of_visitor, uploads_of
from index.store.whole_files import file_sha256, flush

CONTENTS = "backup.json"
DATABASES = ("store.sqlite", "watch.sqlite")
UPLOADS = "uploads/"
# What the reading of a zip comes to where a bit was turned: in its names, flags, sizes or what is packed.
_SPOILT = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    EOFError,
    LookupError,
    RuntimeError,
    ValueError,
    lzma.LZMAError,
    struct.error,
    zlib.error,
)
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup holds: the papers of one generation, made at a moment (ISO, UTC)."""

    made: str
    generation: int
    documents: int
    files: dict[str, str]  # name in the zip -> sha256


def backup(index_dir: Path, file: Path) -> Backup:
    """Write a copy of the index to `file`, which must not be there yet; all of it or nothing.

    Raises IndexFormatError where there is no index, or the file cannot be written.
    """
    if file.exists():
        raise IndexFormatError("is there already; choose another name", file)
    coming = file.with_name(f"{file.name}.{os.getpid()}.part")
    try:
        with closing(Store.open(index_dir)):  # says in a sentence where there is none
            made = _write_archive(index_dir, coming)
        flush(coming)
        os.link(coming, file)  # unlike a rename, never over another file
        flush(file.parent)
    except FileExistsError as error:
        raise IndexFormatError("is there already; choose another name", file) from error
    except OSError as error:
        raise IndexFormatError(f"cannot be written: {error.strerror}", file) from error
    finally:
        coming.unlink(missing_ok=True)
    return made


def _write_archive(index_dir: Path, coming: Path) -> Backup:
    checksums: dict[str, str] = {}
    copy = coming.with_name(f"{coming.name}.sqlite")
    try:
        with zipfile.ZipFile(coming, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for name in DATABASES:
                if (index_dir / name).is_file():
                    _copy_database(index_dir / name, copy)
                    archive.write(copy, name)
                    checksums[name] = file_sha256(copy)
                    if name == DATABASES[0]:
                        generation, documents = _generation_and_papers(copy)
            for path in sorted(filter(Path.is_file, uploads_of(index_dir).rglob("*"))):
                name = UPLOADS + path.relative_to(uploads_of(index_dir)).as_posix()
                archive.write(path, name)
                checksums[name] = file_sha256(path)
            made = Backup(datetime.now(UTC).isoformat(timespec="seconds"), generation, documents, checksums)
            archive.writestr(CONTENTS, json.dumps({"version": 1, **asdict(made)}))
    finally:
        copy.unlink(missing_ok=True)
    return made


def restore(file: Path, index_dir: Path) -> Backup:
    """Make an index of a backup in a folder that is empty or not there; it stands there once it is proven.

    Raises IndexFormatError where the file is no backup or is not as it was written, or the folder is in use.
    """
    if index_dir.exists() and any(index_dir.iterdir()):
        raise IndexFormatError("is not empty; restore into a new folder and put it in its place", index_dir)
    uploads = uploads_of(index_dir)
    making = index_dir.resolve().with_name(f"{index_dir.resolve().name}.restoring")
    if making.exists():  # a restore was killed here: it had found no uploads, so that any are its own
        shutil.rmtree(uploads, ignore_errors=True)
    if uploads.exists() and any(uploads.iterdir()):
        raise IndexFormatError("is not empty; restore into a folder of another name", uploads)
    _remove_half(making)
    try:
        with zipfile.ZipFile(file) as archive:
            made = _read_contents(archive, file)
            for name, checksum in made.files.items():
                _unpack_file(archive, name, checksum, making, file)
        _require_whole(making, file)
    except _SPOILT as error:
        _remove_half(making)
        raise IndexFormatError(f"is no backup, or is cut off ({error})", file) from error
    except OSError as error:
        _remove_half(making)
        raise IndexFormatError(f"cannot be restored: {error.strerror}", file) from error
    except IndexFormatError:
        _remove_half(making)
        raise
    if uploads_of(making).exists():
        uploads_of(making).replace(uploads)
    if index_dir.exists():
        index_dir.rmdir()
    making.replace(index_dir.resolve())
    flush(index_dir.resolve().parent)
    return made


def _remove_half(making: Path) -> None:
    """Take away what a restore that was refused or killed had unpacked."""
    shutil.rmtree(making, ignore_errors=True)
    shutil.rmtree(uploads_of(making), ignore_errors=True)


def _unpack_file(archive: zipfile.ZipFile, name: str, checksum: str, making: Path, file: Path) -> None:
    """One file of a backup to its place, with its checksum taken on the way."""
    folder = uploads_of(making) if name.startswith(UPLOADS) else making
    inside = PurePosixPath(name)  # never a path of the archive's own choice
    if is_folder_of_visitor(inside.parent.name):
        folder /= inside.parent.name
    place = folder / inside.name
    folder.mkdir(parents=True, exist_ok=True)
    sha = hashlib.sha256()
    with archive.open(name) as source, place.open("wb") as target:
        while block := source.read(_BLOCK_BYTES):
            sha.update(block)
            target.write(block)
    if sha.hexdigest() != checksum:
        raise IndexFormatError(f"is not as it was written: {name} is another file", file)
    flush(place)


def _require_whole(making: Path, file: Path) -> None:
    with closing(Store.open(making)) as store:
        derived_index.derive(store, store.generation)
    if faults := check_index(making).faults:
        raise IndexFormatError(f"is not whole: {faults[0].path} {faults[0].sentence}", file)


def _read_contents(archive: zipfile.ZipFile, file: Path) -> Backup:
    try:
        found = json.loads(archive.read(CONTENTS))
        made = Backup(found["made"], int(found["generation"]), int(found["documents"]), dict(found["files"]))
    except (KeyError, ValueError, TypeError) as error:
        raise IndexFormatError("is no backup of kamervraag", file) from error
    if DATABASES[0] not in made.files or any(name not in archive.namelist() for name in made.files):
        raise IndexFormatError("is no whole backup of kamervraag", file)
    return made


def _copy_database(path: Path, copy: Path) -> None:
    """A database as it is at one moment, while others read and write it."""
    copy.unlink(missing_ok=True)
    with closing(connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        try:
            source.backup(target)
        except sqlite3.Error as error:
            raise as_index_error(error, copy) from error


def _generation_and_papers(copy: Path) -> tuple[int, int]:
    """The generation in a copied store and how many papers it has."""
    with closing(sqlite3.connect(copy)) as connection:
        sql = "SELECT value FROM manifest WHERE key = 'generation'"
        generation = int(connection.execute(sql).fetchone()[0])
        sql = "SELECT count(*) FROM documents WHERE added <= ? AND (removed IS NULL OR removed > ?)"
        return generation, int(connection.execute(sql, (generation, generation)).fetchone()[0])
