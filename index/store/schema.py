"""How the store lies on disk: tables, ids, the right to write; and the small types at its border."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.errors import IndexFormatError
from index.passages import Kind

SCHEMA_VERSION = 2
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
  encoder TEXT NOT NULL, added INTEGER NOT NULL, removed INTEGER);
CREATE INDEX documents_path ON documents(path);
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
class Known:
    """A document that the store holds already."""

    id: int
    name: str
    source: Source
    versions: Versions


@dataclass(frozen=True, slots=True)
class Encoded:
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
    """Hold the right to write to an index; raises IndexFormatError where another process has it.

    The lock is that of a second database, which the system lets go of when its holder dies.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(folder / "writing.lock", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise IndexFormatError(
                "is being written by another kamervraag; try again when it is done", folder
            ) from error
        yield


def first_id(day: date | None, *, after: bool = False) -> int:
    """The lowest id of a day's units and passages, or of the day `after` it; undated papers come first."""
    return ((day.toordinal() if day else 0) + after) << DAY_BITS


def rebuild_hint(folder: Path) -> str:
    """The end of a sentence: how to make the index anew."""
    return f"rebuild it with: kamervraag index PATH --index {folder} --rebuild"


def connect(path: Path) -> sqlite3.Connection:
    """Open a database so that readers never wait for the writer."""
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut too
    return connection
