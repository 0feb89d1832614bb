"""SQLite (WAL), the only truth: documents, their units and passages, and the generation they belong to.

A document is never changed in place. A build adds documents and retires others in the *next* generation;
`publish` makes that generation the current one in a single commit. Retired documents stay readable for
one generation, so that a reader with an older index open still finds its texts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import uuid4

from index.errors import IndexFormatError, SpoiltIndexError
from index.store.lookups import PaperLookups
from index.store.paper_writing import PaperWriter
from index.store.schema import (
    FILE,
    LOOKUPS,
    SCHEMA,
    SCHEMA_VERSION,
    as_index_error,
    connect,
    rebuild_hint,
)
from index.store.showing import ShownReader
from index.store.uploads import is_upload, uploads_of


class Store(PaperLookups, ShownReader, PaperWriter):
    """One open database. Readers never wait for the one writer."""

    @staticmethod
    def create(folder: Path, manifest: Mapping[str, str]) -> Store:
        """A new, empty store; `manifest` says what it is built with."""
        folder.mkdir(parents=True, exist_ok=True)
        store = Store(connect(folder / FILE), folder / FILE)
        with store.transaction():
            for statement in SCHEMA.split(";\n"):
                store.connection.execute(statement)
            store.write_manifest(
                {"schema": str(SCHEMA_VERSION), "store": uuid4().hex, "generation": "0", **manifest}
            )
        store.prepare()
        return store

    @staticmethod
    def open(folder: Path, *, reading: bool = False) -> Store:
        """An existing store; raises IndexFormatError where there is none or it is of another version.

        Who is only `reading` it may do so on a full disk, too.
        """
        path = folder / FILE
        store = Store(connect(path, reading=reading), path) if path.is_file() else None
        if store is None or not store.has_tables():
            raise IndexFormatError(
                "is not an index; make one with: kamervraag index PATH --index DIR", folder
            )
        found = store.manifest().get("schema")
        if found != str(SCHEMA_VERSION):
            raise SpoiltIndexError(
                f"is of index version {found}, not {SCHEMA_VERSION}; {rebuild_hint(folder)}", folder
            )
        return store

    @staticmethod
    def exists(folder: Path) -> bool:
        """Whether there is a store, damaged or not; none where its making was cut off at the very start."""
        path = folder / FILE
        if not path.is_file():
            return False
        try:
            with closing(Store(connect(path), path)) as store:
                return store.has_tables()
        except IndexFormatError:
            return True

    def has_tables(self) -> bool:
        """Whether anything stands in the file: its making may have been cut off."""
        return bool(self._first_row("SELECT count(*) FROM sqlite_master")[0])

    def held(self) -> Store:
        """The same store as it is now, over a connection of its own: nothing that is published later shows.

        SQLite keeps what it showed at its first read for as long as the transaction lasts: close it soon.
        """
        store = Store(connect(self.path, reading=True), self.path)
        store.connection.execute("BEGIN")
        store.manifest()
        return store

    def is_upload(self, _: int, path: str) -> bool:
        """Whether a visitor added the paper of this file: it lies in a folder of uploads."""
        return is_upload(path, uploads_of(self.path.parent))

    def size(self) -> int:
        """The bytes of the index's folder, with what is derived."""
        return sum(file.stat().st_size for file in self.path.parent.rglob("*") if file.is_file())

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: what was written inside is on disk when the block ends."""
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except BaseException as error:
            if self.connection.in_transaction:  # a full disk has rolled back already
                self.connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise as_index_error(error, self.path) from error
            raise

    def prepare(self) -> None:
        """Make what a build looks papers up by, where an older version has not."""
        with self.transaction():
            for statement in filter(str.strip, LOOKUPS.split(";\n")):
                self.connection.execute(statement)

    def pending(self) -> bool:
        """Whether something was written that no generation shows yet."""
        sql = """SELECT EXISTS(SELECT 1 FROM documents WHERE added > ?)
            OR EXISTS(SELECT 1 FROM documents WHERE removed > ?)"""
        written = bool(self._first_row(sql, (self.generation, self.generation))[0])
        return written or self.manifest().get("moved") == "1"

    def publish(self, manifest: Mapping[str, str]) -> int:
        """Make everything written so far the current generation, and forget what was retired before it.

        `manifest` says what this generation was built with.
        """
        with self.transaction():
            generation, before = self.generation + 1, self.manifest()
            is_moved = before.get("moved") == "1" or "moved_in" not in before
            moved_in = {"moved_in": str(generation)} if is_moved else {}
            self.write_manifest({**manifest, "generation": str(generation), "moved": "", **moved_in})
            select_retired = "SELECT id FROM documents WHERE removed < ?"
            for table in ("units", "passages"):
                self.connection.execute(
                    f"DELETE FROM {table} WHERE document IN ({select_retired})", (generation,)
                )
            self.connection.execute("DELETE FROM documents WHERE removed < ?", (generation,))
        return generation
