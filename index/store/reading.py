"""What is read from the store."""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from index.document import Document
from index.errors import AlteredPaperError, IndexFormatError, SpoiltIndexError
from index.store.checksums import PASSAGE, SHOWN, UNIT, row_checksum
from index.store.schema import (
    Counts,
    Source,
    as_index_error,
    rebuild_hint,
    repair_hint,
)
from index.store.serialisation import load_record

PaperRow = tuple[int, str, str, str, str | None, str | None, str, str]
_LIVE_IN_GENERATION = "added <= ? AND (removed IS NULL OR removed > ?)"
# By itself: an index holds it, so that no text is read.
_SELECT_LIVE_IDS = f"SELECT id FROM documents WHERE {_LIVE_IN_GENERATION}"


class StoreReader:
    """The questions that a store answers; `generation` is always a published one."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.connection = connection
        self.path = path

    def _rows(self, sql: str, values: Sequence[object] = ()) -> Iterator[Any]:
        """The rows of a query; raises IndexFormatError in a sentence for what SQLite says of the file."""
        try:
            yield from self.connection.execute(sql, values)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise as_index_error(error, self.path) from error

    def _first_row(self, sql: str, values: Sequence[object] = ()) -> Any:
        """The first row of a query, None where there is none."""
        return next(self._rows(sql, values), None)

    def _require_row(self, sql: str, key: int) -> Any:
        """The row of an id that derived files name; its lack means that the disk altered one of the two."""
        row = self._first_row(sql, (key,))
        if row is None:
            raise self.altered(f"row {key}")
        return row

    def manifest(self) -> dict[str, str]:
        """What the index was built with, and its generation."""
        return dict(self._rows("SELECT key, value FROM manifest"))

    @property
    def generation(self) -> int:
        """The number of the last published state; 0 before the first."""
        row = self._first_row("SELECT value FROM manifest WHERE key = 'generation'")
        try:
            return int(row[0])
        except (TypeError, ValueError) as error:
            raise SpoiltIndexError(f"is damaged; {rebuild_hint(self.path.parent)}", self.path) from error

    def failures(self) -> dict[str, tuple[Source, str, str]]:
        """The files that could not be read, by path: (source, parser, the sentence that says why)."""
        rows = self._rows("SELECT path, size, mtime, parser, sentence FROM failures")
        return {row[0]: (Source(row[0], row[1], row[2], ""), row[3], row[4]) for row in rows}

    def counts(self, generation: int) -> Counts:
        """How much a generation holds."""
        each = self.sizes(generation)
        return Counts(len(each), *map(sum, zip(*each, strict=True))) if each else Counts(0, 0, 0, 0)

    def sizes(self, generation: int) -> list[tuple[int, int, int]]:
        """Exchanges, paragraphs and passages of each document of a generation, in the order of `live`."""
        of = f"JOIN documents d ON d.id = document WHERE {_LIVE_IN_GENERATION} GROUP BY document"
        span = (generation, generation)
        units = f"SELECT document, count(exchange), count(paragraph) FROM units {of}"
        parts = {row[0]: row[1:] for row in self._rows(units, span)}
        passages = dict(self._rows(f"SELECT document, count(*) FROM passages {of}", span))
        return [(*parts.get(key, (0, 0)), passages.get(key, 0)) for key in self.live(generation)]

    def document(self, key: int) -> Document:
        """The parsed document, as `parse` gave it."""
        text, record = self.packed(key)
        return unpack_document(record, text)

    def text(self, key: int) -> str:
        """The text of a document, as shown."""
        return self.packed(key)[0]

    def packed(self, key: int) -> tuple[str, bytes]:
        """(text, packed record) of a document; raises KeyError for none, AlteredPaperError where the disk
        gives them otherwise than they were written."""
        sql = f"SELECT {SHOWN}, checksum FROM documents WHERE id = ?"
        try:
            row = self._first_row(sql, (key,))
        except SpoiltIndexError as error:  # text that is no UTF-8 any more, a page that is no page
            raise self.altered(f"paper {key}") from error
        if row is None:
            raise KeyError(key)
        *shown, checksum = row
        if row_checksum(shown) != checksum:
            raise self.altered(str(row[0]))
        return str(shown[-2]), bytes(shown[-1])

    def altered(self, name: str) -> AlteredPaperError:
        """What to raise of a paper, or of a part of one, that is not as it was written."""
        hint = repair_hint(self.path.parent)
        return AlteredPaperError(f"{name} is not as it was written: the disk altered it; {hint}", self.path)

    def title_tokens(self, documents: Iterable[int]) -> Iterator[bytes]:
        """The token ids of these documents' titles, in their order."""
        for document in documents:
            yield self._require_row("SELECT title_tokens FROM documents WHERE id = ?", document)[0]

    def live(self, generation: int) -> list[int]:
        """The ids of the documents of a generation by their paths: the order of a build from nothing."""
        paths = self.paper_paths(generation)
        return sorted(paths, key=lambda key: (by_parts(paths[key]), key))

    def paper_paths(self, generation: int) -> dict[int, str]:
        """The paths of the documents of a generation, by their ids; an index holds both, no paper is read."""
        sql = f"SELECT id, path FROM documents WHERE {_LIVE_IN_GENERATION}"
        return dict(self._rows(sql, (generation, generation)))

    def paper_rows(self, generation: int, only: Iterable[int] | None = None) -> list[PaperRow]:
        """(id, name, path, type, date, title, numbers, people as JSON) as `live` has them; `only` these."""
        sql = "SELECT id, name, path, type, date, title, numbers, people FROM documents WHERE id "
        if only is None:
            rows = list(self._rows(f"{sql} IN ({_SELECT_LIVE_IDS})", (generation, generation)))
        else:
            rows = [self._require_row(f"{sql} = ?", key) for key in only]
        return sorted(rows, key=lambda row: by_parts(row[2]))

    def unit_of(self, document: int, exchange: str) -> int | None:
        """The unit of an exchange of a document; None where there is none."""
        sql = "SELECT id FROM units WHERE document = ? AND exchange = ?"
        row = self._first_row(sql, (document, exchange))
        return None if row is None else int(row[0])

    def unit_parties(self, generation: int) -> list[tuple[int, str]]:
        """(unit, party) of the units that have an asker of their own."""
        # Not joined: SQLite would look up the units of every paper, though few have askers of their own.
        rows = list(self._rows("SELECT id, party, document FROM units WHERE party IS NOT NULL"))
        live = set(self.live(generation)) if rows else set()
        return sorted((unit, party) for unit, party, document in rows if document in live)

    def unit_rows(self, documents: Iterable[int]) -> Iterator[tuple[int, int, int]]:
        """(unit, document, whether it is an exchange) of these documents, one after another."""
        sql = "SELECT id, document, exchange IS NOT NULL FROM units WHERE document = ? ORDER BY id"
        for document in documents:
            yield from self._rows(sql, (document,))

    def passage_rows(self, documents: Iterable[int]) -> Iterator[tuple[int, int, int, str, bytes, bytes]]:
        """(id, document, kind, units as JSON, tokens, vector) of these documents, one after another."""
        sql = """SELECT id, document, kind, units, tokens, vector FROM passages
            WHERE document = ? ORDER BY id"""
        for document in documents:
            yield from self._rows(sql, (document,))

    def spans(self, document: int) -> list[tuple[int, int, int, str]]:
        """(kind, start, end, units as JSON) of a document's passages, in reading order."""
        sql = "SELECT kind, start, end, units FROM passages WHERE document = ? ORDER BY id"
        return list(self._rows(sql, (document,)))

    def parts(self, document: int) -> list[tuple[object, ...]]:
        """The rows of a document's units and then of its passages, as `parts_checksum` counts them."""
        units = f"SELECT {UNIT} FROM units WHERE document = ? ORDER BY id"
        passages = f"SELECT {PASSAGE} FROM passages WHERE document = ? ORDER BY id"
        return [row for sql in (units, passages) for row in self._rows(sql, (document,))]

    def parts_checksum(self, document: int) -> bytes:
        """The checksum of those rows when they were written."""
        sql = "SELECT parts_checksum FROM documents WHERE id = ?"
        return bytes(self._first_row(sql, (document,))[0])

    def faults(self) -> list[str]:
        """What SQLite finds wrong with its own file; empty where nothing is."""
        try:
            found = [str(row[0]) for row in self._rows("PRAGMA integrity_check(20)")]
        except IndexFormatError as error:
            return [error.args[0]]
        return [] if found == ["ok"] else found

    def contexts(self, document: int) -> list[tuple[int, str]]:
        """(unit, the words around it) of a document's units, in reading order."""
        sql = "SELECT id, context FROM units WHERE document = ? ORDER BY id"
        return list(self._rows(sql, (document,)))


def by_parts(path: str) -> str:
    """What orders paths by their parts, as a build comes to the files: no sign is below the one between."""
    return path.replace(os.sep, "\0")


def unpack_document(record: bytes, text: str) -> Document:
    """A document of what `packed` gives."""
    return replace(load_record(Document, zlib.decompress(record).decode()), text=text)
