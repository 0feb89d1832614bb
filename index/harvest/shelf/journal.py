"""What was fetched, what it was then, and what could not be had: one SQLite file beside the papers."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from index.harvest.web.client import CacheValidators

_SCHEMA = """
CREATE TABLE IF NOT EXISTS papers(
  key TEXT PRIMARY KEY, name TEXT NOT NULL, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  etag TEXT NOT NULL, modified TEXT NOT NULL, origin TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS papers_name ON papers(name);
CREATE INDEX IF NOT EXISTS papers_origin ON papers(origin);
CREATE TABLE IF NOT EXISTS missing(key TEXT PRIMARY KEY, sentence TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class FetchedPaper:
    """A paper that is there: `stamp` is what the source said of its version."""

    key: str
    name: str
    stamp: str
    sha256: str
    size: int
    kept: CacheValidators
    origin: str = ""


class Journal:
    """Each change is one commit; where the last ones are lost, `Shelf` finds the files themselves."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def get(self, key: str) -> FetchedPaper | None:
        """The entry of a paper."""
        row = self._db.execute("SELECT * FROM papers WHERE key = ?", (key,)).fetchone()
        if row is None:
            return None
        named, name, stamp, sha256, size, etag, modified, origin = row
        return FetchedPaper(named, name, stamp, sha256, size, CacheValidators(etag, modified), origin)

    def holder(self, name: str) -> str | None:
        """The key whose paper has this file name."""
        row = self._db.execute("SELECT key FROM papers WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def put(self, entry: FetchedPaper) -> None:
        """Record a paper that lies there now."""
        kept = entry.kept
        facts = (entry.key, entry.name, entry.stamp, entry.sha256, entry.size)
        row = (*facts, kept.etag, kept.modified, entry.origin)
        with self._db:
            self._db.execute("BEGIN")
            self._db.execute("INSERT OR REPLACE INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            self._db.execute("DELETE FROM missing WHERE key = ?", (entry.key,))

    def keys_of(self, origin: str) -> list[str]:
        """The papers that the source knows by this id."""
        return [row[0] for row in self._db.execute("SELECT key FROM papers WHERE origin = ?", (origin,))]

    def drop(self, key: str) -> None:
        """Forget a paper."""
        self._db.execute("DELETE FROM papers WHERE key = ?", (key,))

    def miss(self, key: str, sentence: str) -> None:
        """Record that a paper could not be had, and why."""
        self._db.execute("INSERT OR REPLACE INTO missing VALUES (?, ?)", (key, sentence))

    def missing(self) -> Iterable[tuple[str, str]]:
        """Every paper that could not be had."""
        return list(self._db.execute("SELECT key, sentence FROM missing ORDER BY key"))

    def note(self, key: str) -> str | None:
        """A value kept for the next run: a cursor, a query."""
        row = self._db.execute("SELECT value FROM notes WHERE key = ?", (key,)).fetchone()
        return row[0] if row else None

    def keep(self, key: str, value: str) -> None:
        """Keep a value for the next run."""
        self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (key, value))
