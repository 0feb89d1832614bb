"""SQLite (WAL), the only truth: documents, their units and passages, and the generation they belong to.

A document is never changed in place. A build adds documents and retires others in the *next* generation;
`publish` makes that generation the current one in a single commit. Retired documents stay readable for
one generation, so that a reader with an older index open still finds its texts.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from index.errors import IndexFormatError
from index.parse.document import Document
from index.passages import Cut, context
from index.record import dump, load

SCHEMA_VERSION = 1
FILE = "store.sqlite"
KINDS = ("question", "answer", "paragraph")
_DAY_BITS = 24  # ids of one day: 16 million

_SCHEMA = """
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
_LIVE = "removed IS NULL"


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document came from: what tells, without reading it, whether it has changed."""

    path: str
    size: int
    mtime: int  # nanoseconds
    sha256: str


@dataclass(frozen=True, slots=True)
class Makers:
    """The versions of the parser and of the models that made a document what it is in the store."""

    parser: str
    encoder: str


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the store holds already."""

    id: int
    name: str
    source: Source
    makers: Makers


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


class Store:
    """One open database. Readers never wait for the one writer."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    @staticmethod
    def create(folder: Path, manifest: Mapping[str, str]) -> Store:
        """A new, empty store; `manifest` says what it is built with."""
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(_connect(folder / FILE), folder / FILE)
        with store.transaction():
            for statement in _SCHEMA.split(";\n"):
                store.connection.execute(statement)
            store.write_manifest({"schema": str(SCHEMA_VERSION), "generation": "0", **manifest})
        return store

    @staticmethod
    def open(folder: Path) -> Store:
        """An existing store; raises IndexFormatError where there is none or it is of another version."""
        path = folder / FILE
        if not path.is_file():
            raise IndexFormatError(
                "is not an index; make one with: kamervraag index PATH --index DIR", folder
            )
        try:
            store = Store(_connect(path), path)
            found = store.manifest().get("schema")
        except sqlite3.DatabaseError as error:
            raise IndexFormatError(f"is damaged ({error}); {rebuild_hint(folder)}", path) from error
        if found != str(SCHEMA_VERSION):
            raise IndexFormatError(
                f"is of index version {found}, not {SCHEMA_VERSION}; {rebuild_hint(folder)}", folder
            )
        return store

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what was written inside is on disk when the block ends."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    def manifest(self) -> dict[str, str]:
        """What the index was built with, and its generation."""
        return dict(self.connection.execute("SELECT key, value FROM manifest"))

    def write_manifest(self, entries: Mapping[str, str]) -> None:
        """Add or replace entries, inside a transaction of the caller."""
        self.connection.executemany("INSERT OR REPLACE INTO manifest VALUES (?, ?)", entries.items())

    @property
    def generation(self) -> int:
        """The number of the last published state; 0 before the first."""
        row = self.connection.execute("SELECT value FROM manifest WHERE key = 'generation'").fetchone()
        return int(row[0])

    def pending(self) -> bool:
        """Whether something was written that no generation shows yet."""
        sql = "SELECT EXISTS(SELECT 1 FROM documents WHERE added > ? OR removed > ?)"
        return bool(self.connection.execute(sql, (self.generation, self.generation)).fetchone()[0])

    def known(self) -> dict[str, Known]:
        """The documents that are not retired, by the path of their file."""
        rows = self.connection.execute(
            f"""SELECT id, name, path, size, mtime, sha256, parser, encoder FROM documents
                WHERE {_LIVE} ORDER BY id"""
        )
        return {row[2]: Known(row[0], row[1], Source(*row[2:6]), Makers(*row[6:])) for row in rows}

    def add(self, document: Document, made: Cut, encoded: Encoded, source: Source, makers: Makers) -> int:
        """Write one document for the next generation; returns its id. Inside a transaction of the caller."""
        key = self._add_document(document, encoded.title_tokens, source, makers)
        day = first_id(document.dates.spoken)
        first = self._next("units", day)
        units = [
            (first + n, key, unit.exchange, unit.paragraph, unit.asker.party if unit.asker else None,
             context(document, unit))
            for n, unit in enumerate(made.units)
        ]  # fmt: skip
        self.connection.executemany("INSERT INTO units VALUES (?, ?, ?, ?, ?, ?)", units)
        start = self._next("passages", day)
        passages = [
            (start + n, key, KINDS.index(passage.kind), passage.start, passage.end,
             json.dumps([first + unit for unit in passage.units]), encoded.tokens[n], encoded.vectors[n])
            for n, passage in enumerate(made.passages)
        ]  # fmt: skip
        self.connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?)", passages)
        return key

    def _add_document(self, document: Document, title: bytes, source: Source, makers: Makers) -> int:
        people = {
            "askers": [[member.name, member.party] for member in document.askers],
            "ministers": [
                [m.name, m.function, m.portfolio] for m in (*document.answered_by, *document.mede_namens)
            ],
        }
        spoken = document.dates.spoken
        row = (
            source.path, document.name, document.type, spoken.isoformat() if spoken else None, document.title,
            json.dumps(dict(document.numbers)), json.dumps(people), document.text, _packed(document), title,
            source.size, source.mtime, source.sha256, makers.parser, makers.encoder, self.generation + 1,
        )  # fmt: skip
        places = ", ".join("?" * len(row))
        sql = f"""INSERT INTO documents(path, name, type, date, title, numbers, people, text, record,
            title_tokens, size, mtime, sha256, parser, encoder, added) VALUES ({places})"""
        key = self.connection.execute(sql, row).lastrowid
        if key is None:
            raise IndexFormatError("took a document but gave it no id", self.path)
        return key

    def _next(self, table: str, day: int) -> int:
        sql = f"SELECT max(id) FROM {table} WHERE id >= ? AND id < ?"
        last = self.connection.execute(sql, (day, day + (1 << _DAY_BITS))).fetchone()[0]
        return day if last is None else int(last) + 1

    def retire(self, keys: Iterable[int]) -> None:
        """Leave these documents out of the next generation. Inside a transaction of the caller."""
        removed = self.generation + 1
        self.connection.executemany(
            "UPDATE documents SET removed = ? WHERE id = ?", [(removed, key) for key in keys]
        )

    def failures(self) -> dict[str, tuple[Source, str, str]]:
        """The files that could not be read, by path: (source, parser, the sentence that says why)."""
        rows = self.connection.execute("SELECT path, size, mtime, parser, sentence FROM failures")
        return {row[0]: (Source(row[0], row[1], row[2], ""), row[3], row[4]) for row in rows}

    def fail(self, source: Source, parser: str, sentence: str) -> None:
        """Remember that a file cannot be read, so that it is not tried again until it changes."""
        row = (source.path, source.size, source.mtime, parser, sentence)
        self.connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)", row)

    def forgive(self, paths: Iterable[str]) -> None:
        """These files have gone or can be read after all."""
        self.connection.executemany("DELETE FROM failures WHERE path = ?", [(path,) for path in paths])

    def touch(self, key: int, source: Source) -> None:
        """The file was written again with the same bytes: remember its new time."""
        self.connection.execute("UPDATE documents SET mtime = ? WHERE id = ?", (source.mtime, key))

    def publish(self, manifest: Mapping[str, str]) -> int:
        """Make everything written so far the current generation, and forget what was retired before it.

        `manifest` says what this generation was built with.
        """
        with self.transaction():
            generation = self.generation + 1
            self.write_manifest({**manifest, "generation": str(generation)})
            gone = "SELECT id FROM documents WHERE removed < ?"
            for table in ("units", "passages"):
                self.connection.execute(f"DELETE FROM {table} WHERE document IN ({gone})", (generation,))
            self.connection.execute("DELETE FROM documents WHERE removed < ?", (generation,))
        return generation

    def counts(self, generation: int) -> Counts:
        """How much a generation holds."""
        of = f"JOIN documents d ON d.id = document WHERE {_OF}"
        span = _span(generation)
        units = f"SELECT count(exchange), count(paragraph) FROM units {of}"
        exchanges, paragraphs = self.connection.execute(units, span).fetchone()
        passages = self.connection.execute(f"SELECT count(*) FROM passages {of}", span).fetchone()[0]
        return Counts(len(self.live(generation)), exchanges, paragraphs, passages)

    def shared_numbers(self) -> dict[str, list[str]]:
        """The vraagnummers that several documents bear, each with their names."""
        bearers: dict[str, list[str]] = {}
        sql = f"""SELECT name, json_extract(numbers, '$.vraagnummer') FROM documents
            WHERE {_LIVE} ORDER BY date, name"""
        for name, number in self.connection.execute(sql):
            if number:
                bearers.setdefault(number, []).append(name)
        return {number: names for number, names in bearers.items() if len(names) > 1}

    def document(self, key: int) -> Document:
        """The parsed document, as `parse` gave it."""
        row = self.connection.execute("SELECT record, text FROM documents WHERE id = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return _unpacked(row[0], row[1])

    def text(self, key: int) -> str:
        """The text of a document, as shown."""
        return str(self.connection.execute("SELECT text FROM documents WHERE id = ?", (key,)).fetchone()[0])

    def title_tokens(self, generation: int) -> list[bytes]:
        """The token ids of the documents' titles, by the id of the document."""
        rows = self.connection.execute(
            f"SELECT title_tokens FROM documents WHERE {_OF} ORDER BY id", _span(generation)
        )
        return [row[0] for row in rows]

    def live(self, generation: int) -> list[int]:
        """The ids of the documents of a generation, ascending."""
        rows = self.connection.execute(f"SELECT id FROM documents WHERE {_OF} ORDER BY id", _span(generation))
        return [row[0] for row in rows]

    def paper_rows(
        self, generation: int
    ) -> list[tuple[int, str, str, str, str | None, str | None, str, str]]:
        """(id, name, path, type, date, title, numbers, people as JSON) of a generation, by id."""
        sql = f"""SELECT id, name, path, type, date, title, numbers, people FROM documents
            WHERE {_OF} ORDER BY id"""
        return list(self.connection.execute(sql, _span(generation)))

    def unit(self, key: int) -> tuple[str | None, int | None, str | None]:
        """(exchange, paragraph, party of the asker) of a unit."""
        sql = "SELECT exchange, paragraph, party FROM units WHERE id = ?"
        row: tuple[str | None, int | None, str | None] = self.connection.execute(sql, (key,)).fetchone()
        return row

    def unit_of(self, name: str, exchange: str) -> int | None:
        """The unit of an exchange of the paper of that name; None where there is none."""
        sql = f"""SELECT u.id FROM units u JOIN documents d ON d.id = u.document
            WHERE d.name = ? AND u.exchange = ? AND {_LIVE}"""
        row = self.connection.execute(sql, (name, exchange)).fetchone()
        return None if row is None else int(row[0])

    def unit_parties(self, generation: int) -> list[tuple[int, str]]:
        """(unit, party) of the units that have an asker of their own."""
        sql = f"""SELECT u.id, u.party FROM units u JOIN documents d ON d.id = u.document
            WHERE u.party IS NOT NULL AND {_OF} ORDER BY u.id"""
        return list(self.connection.execute(sql, _span(generation)))

    def span(self, passage: int) -> tuple[int, int]:
        """(start, end) of a passage in its document's text."""
        row: tuple[int, int] = self.connection.execute(
            "SELECT start, end FROM passages WHERE id = ?", (passage,)
        ).fetchone()
        return row

    def unit_rows(self, generation: int) -> Iterator[tuple[int, int]]:
        """(unit, document), in the order of the units' ids."""
        sql = f"""SELECT u.id, u.document FROM units u JOIN documents d ON d.id = u.document
            WHERE {_OF} ORDER BY u.id"""
        yield from self.connection.execute(sql, _span(generation))

    def passage_rows(self, generation: int) -> Iterator[tuple[int, int, int, str, bytes, bytes]]:
        """(id, document, kind, units as JSON, tokens, vector), in the order of the passages' ids."""
        sql = f"""SELECT p.id, p.document, p.kind, p.units, p.tokens, p.vector FROM passages p
            JOIN documents d ON d.id = p.document WHERE {_OF} ORDER BY p.id"""
        yield from self.connection.execute(sql, _span(generation))

    def spans(self, document: int) -> list[tuple[int, int, int, str]]:
        """(kind, start, end, units as JSON) of a document's passages, in reading order."""
        sql = "SELECT kind, start, end, units FROM passages WHERE document = ? ORDER BY id"
        return list(self.connection.execute(sql, (document,)))

    def contexts(self, document: int) -> list[tuple[int, str]]:
        """(unit, the words around it) of a document's units, in reading order."""
        sql = "SELECT id, context FROM units WHERE document = ? ORDER BY id"
        return list(self.connection.execute(sql, (document,)))


_OF = "added <= ? AND (removed IS NULL OR removed > ?)"


def _span(generation: int) -> tuple[int, int]:
    return generation, generation


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
    return ((day.toordinal() if day else 0) + after) << _DAY_BITS


def rebuild_hint(folder: Path) -> str:
    """The end of a sentence: how to make the index anew."""
    return f"rebuild it with: kamervraag index PATH --index {folder} --rebuild"


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut too
    return connection


def _packed(document: Document) -> bytes:
    """The document without its text, which has a column of its own."""
    return zlib.compress(dump(replace(document, text="")).encode())


def _unpacked(record: bytes, text: str) -> Document:
    return replace(load(Document, zlib.decompress(record).decode()), text=text)
