"""What was fetched, what it was then, and what could not be had: one SQLite file beside the papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from index.harvest.database import Database
from index.harvest.web.client import CacheValidators

_SCHEMA = """
CREATE TABLE IF NOT EXISTS papers(
  key TEXT PRIMARY KEY, name TEXT NOT NULL, stamp TEXT NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL,
  etag TEXT NOT NULL, modified TEXT NOT NULL, origin TEXT NOT NULL,
  better TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS papers_name ON papers(name);
CREATE INDEX IF NOT EXISTS papers_folded ON papers(key COLLATE NOCASE);
CREATE INDEX IF NOT EXISTS papers_origin ON papers(origin);
CREATE TABLE IF NOT EXISTS missing(
  key TEXT PRIMARY KEY, sentence TEXT NOT NULL, tried TEXT NOT NULL DEFAULT '',
  origin TEXT NOT NULL DEFAULT '') WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
NO_BETTER, FORBIDDEN = "none", "forbidden"  # of a better file than the one held: "" where nothing is known
REST = timedelta(hours=12)  # what a source says it lacks is looked for twice a day at most


@dataclass(frozen=True, slots=True)
class FetchedPaper:
    """A paper that is there: `stamp` is what the source said of its version, `better` of a better file."""

    key: str
    name: str
    stamp: str
    sha256: str
    size: int
    kept: CacheValidators
    origin: str = ""
    better: str = ""  # NO_BETTER, FORBIDDEN


class Journal:
    """Each change is one commit; where the last ones are lost, `Shelf` finds the files themselves."""

    def __init__(self, path: Path | str) -> None:
        added = (
            "ALTER TABLE missing ADD COLUMN tried TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE missing ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE papers ADD COLUMN better TEXT NOT NULL DEFAULT ''",
        )
        hint = "move it away and harvest again, no paper is fetched twice"
        self._db = Database(path, _SCHEMA, added, hint)
        self._db.rows("PRAGMA synchronous = NORMAL")

    @staticmethod
    def memory_copy(path: Path) -> Journal:
        """What stands in a journal, in memory, to look at and to lose; empty where there is none."""
        made = Journal(":memory:")
        if path.exists():
            made._db.copy_from(path)
        return made

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def get(self, key: str) -> FetchedPaper | None:
        """The entry of a paper."""
        row = self._db.row("SELECT * FROM papers WHERE key = ?", key)
        if row is None:
            return None
        named, name, stamp, sha256, size, etag, modified, origin, better = row
        return FetchedPaper(named, name, stamp, sha256, size, CacheValidators(etag, modified), origin, better)

    def holder(self, name: str) -> str | None:
        """The key whose paper has this file name."""
        row = self._db.row("SELECT key FROM papers WHERE name = ?", name)
        return str(row[0]) if row else None

    def put(self, entry: FetchedPaper) -> None:
        """Record a paper that lies there now."""
        kept = entry.kept
        facts = (entry.key, entry.name, entry.stamp, entry.sha256, entry.size)
        row = (*facts, kept.etag, kept.modified, entry.origin, entry.better)
        with self._db.transaction():
            self._db.rows("INSERT OR REPLACE INTO papers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", *row)
            self._db.rows(
                "DELETE FROM missing WHERE key = ? OR (origin = ? AND origin != '')", entry.key, entry.origin
            )

    def settle(self, key: str, better: str) -> None:
        """Record what is known of a better file: NO_BETTER, FORBIDDEN. The paper is missing no longer."""
        with self._db.transaction():
            self._db.rows("UPDATE papers SET better = ? WHERE key = ?", better, key)
            self._db.rows("DELETE FROM missing WHERE key = ?", key)

    def unsettled(self, most: int) -> list[str]:
        """Papers of which nothing is known of a better file than the lesser one that is here."""
        wanted = """SELECT key FROM papers WHERE better = '' AND name NOT LIKE '%.xml'
            AND name NOT LIKE '%.txt' AND key NOT IN (SELECT key FROM missing) ORDER BY key LIMIT ?"""
        return [row[0] for row in self._db.rows(wanted, most)]

    def keys_of(self, origin: str) -> list[str]:
        """The papers that the source knows by this id."""
        return [row[0] for row in self._db.rows("SELECT key FROM papers WHERE origin = ?", origin)]

    def is_taken(self, key: str, origin: str) -> bool:
        """Whether a paper that the source knows by another id has this key, in capitals or not, or will have
        it once it comes."""
        wanted = "SELECT 1 FROM {} WHERE key = ? COLLATE NOCASE AND origin NOT IN ('', ?)"
        return any(self._db.row(wanted.format(table), key, origin) for table in ("papers", "missing"))

    def keys(self) -> list[str]:
        """Every paper that is here."""
        return [row[0] for row in self._db.rows("SELECT key FROM papers ORDER BY key")]

    def drop(self, key: str) -> None:
        """Forget a paper."""
        self._db.rows("DELETE FROM papers WHERE key = ?", key)

    def miss(self, key: str, sentence: str, origin: str, *, lacking: bool = False) -> None:
        """Record that a paper could not be had, and why; `lacking`: the source says it has none."""
        tried = datetime.now(UTC).isoformat() if lacking else ""
        self._db.rows("INSERT OR REPLACE INTO missing VALUES (?, ?, ?, ?)", key, sentence, tried, origin)

    def missing(self) -> list[tuple[str, str]]:
        """Every paper that could not be had, with the reason."""
        return [(row[0], row[1]) for row in self._db.rows("SELECT key, sentence FROM missing ORDER BY key")]

    def due(self) -> list[str]:
        """The papers of `missing` that may be looked for again; a clock that went back makes them due."""
        now = datetime.now(UTC)
        recent = ((now - REST).isoformat(), now.isoformat())
        wanted = "SELECT key FROM missing WHERE tried <= ? OR tried > ? ORDER BY key"
        return [row[0] for row in self._db.rows(wanted, *recent)]

    def is_empty(self) -> bool:
        """Whether nothing was ever kept here."""
        return not any(self._db.row(f"SELECT 1 FROM {table}") for table in ("papers", "missing", "notes"))

    def note(self, key: str) -> str | None:
        """A value kept for the next run: a cursor, a query."""
        row = self._db.row("SELECT value FROM notes WHERE key = ?", key)
        return str(row[0]) if row else None

    def keep(self, key: str, value: str) -> None:
        """Keep a value for the next run."""
        self._db.rows("INSERT OR REPLACE INTO notes VALUES (?, ?)", key, value)
