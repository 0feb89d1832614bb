"""How the store lies on disk: tables, ids, the right to write; and the small types at its border."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import IndexFormatError, SpoiltIndexError
from index.passages import Kind

SCHEMA_VERSION = 3
FILE = "store.sqlite"
KINDS: tuple[Kind, ...] = ("question", "answer", "paragraph")
DAY_BITS = 24  # ids of one day: 16 million

SCHEMA = """
CREATE TABLE manifest(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents(
  id INTEGER PRIMARY KEY AUTOINCREMENT, path TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL, date TEXT,
  title TEXT, numbers TEXT NOT NULL, people TEXT NOT NULL, text TEXT NOT NULL, record BLOB NOT NULL,
  title_tokens BLOB NOT NULL, size INTEGER NOT NULL, mtime INTEGER NOT NULL, sha256 TEXT NOT NULL,
  parser TEXT NOT NULL,
  encoder TEXT NOT NULL, checksum BLOB NOT NULL, parts_checksum BLOB NOT NULL, added INTEGER NOT NULL,
  removed INTEGER);
CREATE INDEX documents_name ON documents(name);
CREATE TABLE units(
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, exchange TEXT, paragraph INTEGER, party TEXT,
  context TEXT NOT NULL);
CREATE INDEX units_document ON units(document);
CREATE TABLE passages(
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, kind INTEGER NOT NULL, start INTEGER NOT NULL,
  end INTEGER NOT NULL, units TEXT NOT NULL, tokens BLOB NOT NULL, vector BLOB NOT NULL);
CREATE INDEX passages_document ON passages(document);
CREATE TABLE failures(
  path TEXT PRIMARY KEY, size INTEGER NOT NULL, mtime INTEGER NOT NULL, parser TEXT NOT NULL,
  sentence TEXT NOT NULL) WITHOUT ROWID;
"""
LIVE = "removed IS NULL"
# Made when the store is opened to write, in older stores too: what an update asks of all papers stands in
# these, so that it reads no page of their texts.
LOOKUPS = f"""
CREATE INDEX IF NOT EXISTS documents_known
  ON documents(path, id, name, size, mtime, sha256, parser, encoder, removed) WHERE {LIVE};
CREATE INDEX IF NOT EXISTS documents_size ON documents(size, path, removed) WHERE {LIVE};
CREATE INDEX IF NOT EXISTS documents_bytes ON documents(sha256, path, removed) WHERE {LIVE};
CREATE INDEX IF NOT EXISTS documents_encoder ON documents(encoder, removed) WHERE {LIVE};
CREATE INDEX IF NOT EXISTS documents_number
  ON documents(json_extract(numbers, '$.vraagnummer'), date, name, removed) WHERE {LIVE};
CREATE INDEX IF NOT EXISTS documents_span ON documents(added, removed, path);
CREATE INDEX IF NOT EXISTS documents_removed ON documents(removed) WHERE removed IS NOT NULL;
CREATE INDEX IF NOT EXISTS units_party ON units(party, document) WHERE party IS NOT NULL;
"""


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document came from: what tells, without reading it, whether it has changed."""

    path: str
    size: int
    mtime: int  # nanoseconds
    sha256: str


@dataclass(frozen=True, slots=True)
class Versions:
    """The versions of the parser and of the models that made a document what it is in the store."""

    parser: str
    encoder: str


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document that the store holds already."""

    id: int
    name: str
    source: Source
    versions: Versions


@dataclass(frozen=True, slots=True)
class EncodedPassages:
    """A document's passages as the models see them: token ids and vectors, in the order of `Cut.passages`."""

    tokens: Sequence[bytes]  # of the manifest's token_type
    vectors: Sequence[bytes]  # float16
    title_tokens: bytes = b""


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a generation holds."""

    documents: int
    exchanges: int
    paragraphs: int
    passages: int


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the right to write to an index; raises IndexFormatError where another process has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with exclusive_lock(folder / "writing.lock", "is being written by another kamervraag"):
        yield


@contextmanager
def exclusive_lock(path: Path, otherwise: str) -> Iterator[None]:
    """Hold a lock; raises IndexFormatError, `otherwise` said of its folder, where another process has it.

    The lock is that of a second database, which the system lets go of when its holder dies.
    """
    with _open_lock(path) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            if _primary_error_code(error) == sqlite3.SQLITE_BUSY:
                raise IndexFormatError(f"{otherwise}; try again when it is done", path.parent) from error
            if _primary_error_code(error) in _DAMAGE_CODES:
                raise IndexFormatError("is damaged and holds nothing; delete it", path) from error
            raise as_index_error(error, path) from error
        yield


def _open_lock(path: Path) -> closing[sqlite3.Connection]:
    try:
        return closing(sqlite3.connect(path, timeout=0, isolation_level=None))
    except sqlite3.Error as error:
        raise as_index_error(error, path) from error


_SENTENCE_BY_CODE = {
    sqlite3.SQLITE_FULL: "cannot grow: the disk is full; make room and try again",
    sqlite3.SQLITE_READONLY: "cannot be written; check the permissions of the folder and its files",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened or made; check the permissions of the folder and its files",
    sqlite3.SQLITE_PERM: "cannot be opened; check the permissions of the folder and its files",
    sqlite3.SQLITE_BUSY: "is in use by another program; try again in a moment",
    sqlite3.SQLITE_LOCKED: "is in use by another program; try again in a moment",
    sqlite3.SQLITE_IOERR: "cannot be read or written: the disk fails or is full; nothing was changed",
}
_NO_ROOM_CODES = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}
_DAMAGE_CODES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


def as_index_error(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> IndexFormatError:
    """SQLite's error as a sentence of ours: damage is said of damage only."""
    if _primary_error_code(error) in _DAMAGE_CODES or "decode" in str(
        error
    ):  # text that is no UTF-8 has no code of its own
        return SpoiltIndexError(f"is damaged ({error}); {rebuild_hint(path.parent)}", path)
    return IndexFormatError(
        _SENTENCE_BY_CODE.get(_primary_error_code(error), f"cannot be used ({error})"), path
    )


def _primary_error_code(error: Exception) -> int:
    """The kind of an error, without its finer distinctions; 0 where the driver tells none."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def first_id(day: date | None, *, after: bool = False) -> int:
    """The lowest id of a day's units and passages, or of the day `after` it; undated papers come first."""
    return ((day.toordinal() if day else 0) + after) << DAY_BITS


def rebuild_hint(place: object) -> str:
    """The end of a sentence: how to make the index anew."""
    return f"rebuild it with: kamervraag index PATH --index {place} --rebuild"


def repair_hint(folder: Path) -> str:
    """The end of a sentence: how to mend what the disk altered."""
    return f"mend it with: kamervraag repair --index {folder}"


def connect(path: Path, *, reading: bool = False) -> sqlite3.Connection:
    """Open a database so that readers never wait for the writer; only to read where it may not be written.

    Who is only `reading` may do so on a full disk too. Raises IndexFormatError in a sentence for what SQLite
    or the disk says against it.
    """
    try:
        if path.exists() and not may_write(path):
            return _connect_to_read(path)
        try:
            return _connect_to_write(path)
        except sqlite3.Error as error:
            if not reading or _primary_error_code(error) not in _NO_ROOM_CODES or _has_log(path):
                raise
            return _connect_to_read(path)
    except sqlite3.Error as error:
        raise as_index_error(error, path) from error


def _connect_to_read(path: Path) -> sqlite3.Connection:
    """Without "immutable" SQLite wants to make files beside it; with it, the log would be passed over."""
    how = "mode=ro" if _has_log(path) else "mode=ro&immutable=1"
    return _connect(f"{path.absolute().as_uri()}?{how}", uri=True)


def _has_log(path: Path) -> bool:
    """Whether something was written that does not stand in the file itself yet."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def _connect_to_write(path: Path) -> sqlite3.Connection:
    connection = _connect(str(path))
    try:
        connection.execute("PRAGMA journal_mode = WAL")  # writes to a new file: a full disk is met here
        connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut too
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _connect(path: str, *, uri: bool = False) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False, uri=uri)


def may_write(path: Path) -> bool:
    """Whether a file and the folder it lies in may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
