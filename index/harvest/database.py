"""A small SQLite file that is kept beside papers or an index: whole changes only, its faults as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from index.errors import SourceError, SpoiltIndexError
from index.store.schema import as_index_error


class Database:
    """One file with the tables of `schema`; `added` are statements that bring an older file along.

    Every fault comes out as SourceError; `hint` is what to do about a damaged file.
    """

    def __init__(self, path: Path | str, schema: str, added: Sequence[str], hint: str) -> None:
        self.path, self.hint = Path(path), hint
        self._schema, self._added = schema, added
        with self._disk_faults():
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            try:
                self._db.execute("PRAGMA journal_mode = WAL")
                self._prepare()
            except sqlite3.Error:
                self._db.close()
                raise

    def _prepare(self) -> None:
        self._db.executescript(self._schema)
        for change in self._added:
            with suppress(sqlite3.OperationalError):  # it has the column
                self._db.execute(change)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def copy_from(self, path: Path) -> None:
        """Take over what stands in a file that is only read, by whoever it is written meanwhile."""
        # a folder that may not be written has no place for the files that go with a live database
        self.path = path  # faults are said of the file that is read
        way = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
        with self._disk_faults():
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?{way}", uri=True)) as source:
                source.backup(self._db)
            self._prepare()

    def rows(self, order: str, *values: Any) -> list[Any]:
        """Run one statement; the rows it gives."""
        with self._disk_faults():
            return self._db.execute(order, values).fetchall()

    def row(self, order: str, *values: Any) -> Any:
        """The first row a statement gives, None for none."""
        return next(iter(self.rows(order, *values)), None)

    def change(self, order: str, rows: Iterable[Sequence[Any]]) -> int:
        """Run one statement for each of these rows of values; how many rows of the table it touched."""
        with self._disk_faults():
            return self._db.executemany(order, rows).rowcount

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is done inside, or none of it."""
        self.rows("BEGIN IMMEDIATE")
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk has taken it back already
                self._db.execute("ROLLBACK")
            raise

    @contextmanager
    def _disk_faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            sentence = as_index_error(error, self.path)
            reason = (
                f"is damaged; {self.hint}" if isinstance(sentence, SpoiltIndexError) else sentence.args[0]
            )
            raise SourceError(reason, self.path) from error
