"""A paper and its cut -> rows of the store, for the generation that comes next.

Each method runs inside a transaction of the caller, and no reader sees what it wrote before `publish`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from index.document import Document
from index.errors import IndexFormatError
from index.parse.debate_turns import speaking_members, speaking_ministers
from index.passages import DocumentCut, unit_context
from index.store.checksums import PASSAGE, SHOWN, UNIT, row_checksum, rows_checksum
from index.store.reading import StoreReader
from index.store.schema import DAY_BITS, KINDS, EncodedPassages, Source, Versions, first_id
from index.store.serialisation import dump_record


class PaperWriter(StoreReader):
    """The same database, written to: papers come, go and move, files that cannot be read are remembered."""

    def write_manifest(self, entries: Mapping[str, str]) -> None:
        """Add or replace entries."""
        self.connection.executemany("INSERT OR REPLACE INTO manifest VALUES (?, ?)", entries.items())

    def add(
        self,
        document: Document,
        made: DocumentCut,
        encoded: EncodedPassages,
        source: Source,
        versions: Versions,
    ) -> int:
        """Write one document for the next generation; returns its id."""
        day = first_id(document.dates.spoken)
        first = self._next_id("units", day)
        units = [
            (first + n, unit.exchange, unit.paragraph, unit.asker.party if unit.asker else None,
             unit_context(document, unit))
            for n, unit in enumerate(made.units)
        ]  # fmt: skip
        start = self._next_id("passages", day)
        passages = [
            (start + n, KINDS.index(passage.kind), passage.start, passage.end,
             json.dumps([first + unit for unit in passage.units]), encoded.tokens[n], encoded.vectors[n])
            for n, passage in enumerate(made.passages)
        ]  # fmt: skip
        parts = rows_checksum([*units, *passages])
        key = self._add_document(document, encoded.title_tokens, source, versions, parts)
        self._add_parts("units", UNIT, key, units)
        self._add_parts("passages", PASSAGE, key, passages)
        return key

    def _add_parts(self, table: str, columns: str, key: int, rows: Sequence[tuple[object, ...]]) -> None:
        places = ", ".join("?" * len(columns.split(", ")))
        sql = f"INSERT INTO {table}({columns}, document) VALUES ({places}, {key})"
        self.connection.executemany(sql, rows)

    def _add_document(
        self, document: Document, title: bytes, source: Source, versions: Versions, parts: bytes
    ) -> int:
        shown = _shown_columns(document)
        row = (
            *shown, row_checksum(shown), source.path, title, source.size, source.mtime, source.sha256,
            versions.parser, versions.encoder, parts, self.generation + 1,
        )  # fmt: skip
        places = ", ".join("?" * len(row))
        sql = f"""INSERT INTO documents({SHOWN}, checksum, path, title_tokens, size, mtime, sha256, parser,
            encoder, parts_checksum, added) VALUES ({places})"""
        key = self.connection.execute(sql, row).lastrowid
        if key is None:
            raise IndexFormatError("took a document but gave it no id", self.path)
        return key

    def _next_id(self, table: str, day: int) -> int:
        sql = f"SELECT max(id) FROM {table} WHERE id >= ? AND id < ?"
        last = self.connection.execute(sql, (day, day + (1 << DAY_BITS))).fetchone()[0]
        return day if last is None else int(last) + 1

    def retire(self, keys: Iterable[int]) -> None:
        """Leave these documents out of the next generation."""
        removed = self.generation + 1
        self.connection.executemany(
            "UPDATE documents SET removed = ? WHERE id = ?", [(removed, key) for key in keys]
        )

    def fail(self, source: Source, parser: str, sentence: str) -> None:
        """Remember that a file cannot be read, so that it is not tried again until it changes."""
        row = (source.path, source.size, source.mtime, parser, sentence)
        self.connection.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?)", row)

    def clear_failures(self, paths: Iterable[str]) -> None:
        """These files have gone or can be read after all."""
        self.connection.executemany("DELETE FROM failures WHERE path = ?", [(path,) for path in paths])

    def touch(self, key: int, source: Source) -> None:
        """The file was written again with the same bytes: remember its new time."""
        self.connection.execute("UPDATE documents SET mtime = ? WHERE id = ?", (source.mtime, key))

    def move(self, key: int, source: Source) -> None:
        """The file lies elsewhere with the same bytes: remember where, and its time.

        That may change the order of the papers, so that what is derived must follow: `pending`.
        """
        place = (source.path, source.size, source.mtime, key)
        self.connection.execute("UPDATE documents SET path = ?, size = ?, mtime = ? WHERE id = ?", place)
        self.write_manifest({"moved": "1"})


def _shown_columns(document: Document) -> tuple[object, ...]:
    """What readers get to see of a paper: the columns of SHOWN."""
    people = {
        "askers": [[member.name, member.party] for member in document.askers],
        "ministers": [
            [m.name, m.function, m.portfolio] for m in (*document.answered_by, *document.mede_namens)
        ],
        "speaking": [[m.name, m.function, m.portfolio] for m in speaking_ministers(document)],
        "members_speaking": [[m.name, m.party] for m in speaking_members(document)],
    }
    spoken = document.dates.spoken
    return (
        document.name, document.type, spoken.isoformat() if spoken else None, document.title,
        json.dumps(dict(document.numbers)), json.dumps(people), document.text, _pack_document(document),
    )  # fmt: skip


def _pack_document(document: Document) -> bytes:
    """The document without its text, which has a column of its own."""
    return zlib.compress(dump_record(replace(document, text="")).encode())
