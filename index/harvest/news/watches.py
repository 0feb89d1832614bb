"""Who follows what, kept beside the index; each paper is told once a subject, whatever is cut off when."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from index.document import Document
from index.errors import SourceError
from index.harvest.news.matching import FollowedSubject, matches_subject
from index.search import Index

FILE = "watch.sqlite"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
GRACE_DAYS = 31  # papers are published days to months after their own date
_SCHEMA = """
CREATE TABLE IF NOT EXISTS watches(
  name TEXT PRIMARY KEY, words TEXT NOT NULL, minister TEXT NOT NULL, party TEXT NOT NULL,
  dossier TEXT NOT NULL,
  question TEXT NOT NULL, added TEXT NOT NULL, upto INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS seen(
  watch TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY(watch, doc)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS news(
  number INTEGER PRIMARY KEY AUTOINCREMENT, watch TEXT NOT NULL, doc TEXT NOT NULL, title TEXT NOT NULL,
  date TEXT NOT NULL, type TEXT NOT NULL, who TEXT NOT NULL, url TEXT NOT NULL, found TEXT NOT NULL,
  shown INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS news_watch ON news(watch, number);
"""


@dataclass(frozen=True, slots=True)
class Watch:
    """A subject under its name; `added` is the day from which papers are news."""

    name: str
    subject: FollowedSubject
    added: str


@dataclass(frozen=True, slots=True)
class News:
    """A paper that was new to a subject. `number` grows; `found` is the moment, ISO in UTC."""

    number: int
    watch: str
    doc: str
    title: str
    date: str
    type: str
    who: str
    url: str
    found: str


class Watches:
    """The watches of one index."""

    def __init__(self, index_dir: Path) -> None:
        self._db = sqlite3.connect(index_dir / FILE, isolation_level=None, timeout=30)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(
        self, name: str, subject: FollowedSubject, index: Index | None, today: date | None = None
    ) -> Watch:
        """Follow a subject from now on: what the index holds already is no news.

        Raises SourceError for a name that is taken, and for a subject without any condition.
        """
        if not any(astuple(subject)):
            raise SourceError("a watch needs words, or one of --minister, --party, --dossier, --question")
        if self.get(name):
            raise SourceError(
                f"there is a watch named {name} already; remove it first or give another --name"
            )
        added = (today or date.today()).isoformat()
        upto = max((paper.id for paper in index.papers()), default=0) if index else 0
        row = (name, *astuple(subject), added, upto)
        with self._whole():
            self._db.execute("INSERT INTO watches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)
            if index:
                known = [(name, paper.name) for paper in index.papers()]
                self._db.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", known)
        return Watch(name, subject, added)

    def get(self, name: str) -> Watch | None:
        """The watch of a name."""
        return next((watch for watch in self.all() if watch.name == name), None)

    def all(self) -> list[Watch]:
        """Every watch, by name."""
        rows = self._db.execute("SELECT * FROM watches ORDER BY name").fetchall()
        return [Watch(row[0], FollowedSubject(*row[1:6]), row[6]) for row in rows]

    def remove(self, name: str) -> bool:
        """Forget a watch with its news; whether there was one."""
        with self._whole():
            for table in ("seen", "news"):
                self._db.execute(f"DELETE FROM {table} WHERE watch = ?", (name,))
            return self._db.execute("DELETE FROM watches WHERE name = ?", (name,)).rowcount > 0

    def update(self, index: Index) -> int:
        """Look at the papers that came since the last time, all or none; how many are news."""
        newest = max((paper.id for paper in index.papers()), default=0)
        found = 0
        with self._whole():
            rows = self._db.execute("SELECT name, upto FROM watches").fetchall()
            starts = {name: upto if upto <= newest else 0 for name, upto in rows}  # made anew, it counts anew
            oldest = min(starts.values(), default=newest)
            for paper in index.papers():
                if paper.id > oldest:
                    document = index.document(paper.name)
                    for watch in self.all():
                        if paper.id > starts[watch.name]:
                            found += self._look(watch, document)
            self._db.execute("UPDATE watches SET upto = ?", (newest,))
        return found

    def _look(self, watch: Watch, document: Document) -> bool:
        own = document.dates.spoken
        if own and own < date.fromisoformat(watch.added) - timedelta(days=GRACE_DAYS):
            return False
        if not matches_subject(watch.subject, document):
            return False
        known = self._db.execute("INSERT OR IGNORE INTO seen VALUES (?, ?)", (watch.name, document.name))
        if not known.rowcount:
            return False
        who = _people(document)
        row = (
            watch.name,
            document.name,
            document.title or document.subject or document.name,
            own.isoformat() if own else "",
            document.type,
            who,
            document.url or "",
            datetime.now(UTC).isoformat(timespec="seconds"),
        )
        self._db.execute(
            "INSERT INTO news(watch, doc, title, date, type, who, url, found) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            row,
        )
        return True

    def news(self, name: str | None = None, *, unshown: bool = False, most: int = 1000) -> Sequence[News]:
        """The news of a watch or of all, oldest first; the `most` newest of them."""
        columns = ", ".join(one.name for one in fields(News))
        rows = self._db.execute(
            f"SELECT {columns} FROM news WHERE (? IS NULL OR watch = ?) AND (NOT ? OR shown = 0) "
            "ORDER BY number DESC LIMIT ?",
            (name, name, unshown, most),
        ).fetchall()
        return [News(*row) for row in reversed(rows)]

    def shown(self, told: Sequence[News]) -> None:
        """Note that these have reached their reader."""
        with self._whole():
            self._db.executemany(
                "UPDATE news SET shown = 1 WHERE number = ?", [(one.number,) for one in told]
            )

    @contextmanager
    def _whole(self) -> Iterator[None]:
        """All of what is done inside, or none of it."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")


def _people(document: Document) -> str:
    named = [*(one.name for one in document.answered_by), *(one.name for one in document.askers)]
    return ", ".join(name for name in named if name)
