"""Who follows what, kept beside the index; each paper is told once a subject, whatever is cut off when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from index.document import Document
from index.errors import SourceError
from index.files.sidecar import readable_sidecar
from index.harvest.database import Database
from index.harvest.news.marks import paper_marks
from index.harvest.news.matching import FollowedSubject, check_subject, matches_subject
from index.harvest.news.ministers import SetAddressees
from index.parse.xml.metadata import iso_date
from index.search import Index
from index.search.catalogue import Paper
from index.store.schema import exclusive_lock

FILE = "watch.sqlite"
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
GRACE_DAYS = 31  # papers are published days to months after their own date
_SCHEMA = """
CREATE TABLE IF NOT EXISTS watches(
  name TEXT PRIMARY KEY, words TEXT NOT NULL, minister TEXT NOT NULL, party TEXT NOT NULL,
  dossier TEXT NOT NULL, question TEXT NOT NULL,
  added TEXT NOT NULL, upto INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS seen(
  watch TEXT NOT NULL, doc TEXT NOT NULL, PRIMARY KEY(watch, doc)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS news(
  number INTEGER PRIMARY KEY AUTOINCREMENT, watch TEXT NOT NULL, doc TEXT NOT NULL, title TEXT NOT NULL,
  date TEXT NOT NULL, type TEXT NOT NULL, who TEXT NOT NULL, url TEXT NOT NULL, found TEXT NOT NULL,
  shown INTEGER NOT NULL DEFAULT 0, delivery INTEGER NOT NULL DEFAULT 0);
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
    """A paper that was new to a subject. `number` grows; `found` is the moment, ISO in UTC; what is shown
    together has one `delivery`, 0 before."""

    number: int
    watch: str
    doc: str
    title: str
    date: str
    type: str
    who: str
    url: str
    found: str
    delivery: int = 0


class Watches:
    """The watches of one index; `to_look` at only, they are read into memory, and what is changed is lost."""

    def __init__(self, index_dir: Path, *, to_look: bool = False) -> None:
        self.path = index_dir / FILE
        added = ("ALTER TABLE news ADD COLUMN delivery INTEGER NOT NULL DEFAULT 0",)
        place, hint = ":memory:" if to_look else self.path, "move it away and follow the subjects again"
        self._db = Database(place, _SCHEMA, added, hint)
        if to_look and self.path.exists():
            self._db.copy_from(self.path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def add(
        self, name: str, subject: FollowedSubject, index: Index | None, today: date | None = None
    ) -> Watch:
        """Follow a subject from now on: what the index holds already is no news.

        Raises SourceError for a name that is taken, and for a subject that no paper could match.
        """
        check_subject(subject)
        if self.get(name):
            raise SourceError(
                f"there is a watch named {name} already; remove it first or give another --name"
            )
        added = (today or date.today()).isoformat()
        upto = max((paper.id for paper in index.all_copies()), default=0) if index else 0
        row = (name, *astuple(subject), added, upto)
        with self._db.transaction():
            self._db.rows("INSERT INTO watches VALUES (?, ?, ?, ?, ?, ?, ?, ?)", *row)
            if index:
                marks = [paper_marks(paper) for paper in index.all_copies()]
                known = [(name, mark) for one in marks for mark in (*one.names, *one.here)]
                self._db.change("INSERT OR IGNORE INTO seen VALUES (?, ?)", known)
        return Watch(name, subject, added)

    def get(self, name: str) -> Watch | None:
        """The watch of a name."""
        return next((watch for watch in self.all() if watch.name == name), None)

    def all(self) -> list[Watch]:
        """Every watch, by name."""
        rows = self._db.rows("SELECT * FROM watches ORDER BY name")
        return [Watch(row[0], FollowedSubject(*row[1:6]), row[6]) for row in rows]

    def remove(self, name: str) -> bool:
        """Forget a watch with its news; whether there was one."""
        with self._db.transaction():
            for table in ("seen", "news"):
                self._db.rows(f"DELETE FROM {table} WHERE watch = ?", name)
            return self._db.change("DELETE FROM watches WHERE name = ?", [(name,)]) > 0

    def update(self, index: Index) -> int:
        """Look at the papers that came since the last time, all or none; how many are news."""
        newest = max((paper.id for paper in index.all_copies()), default=0)
        found = 0
        with self._db.transaction():
            rows = self._db.rows("SELECT name, upto FROM watches")
            starts = {name: upto if upto <= newest else 0 for name, upto in rows}  # made anew, it counts anew
            oldest = min(starts.values(), default=newest)
            watches, put_to = self.all(), SetAddressees(index)
            by_minister = any(watch.subject.minister for watch in watches)
            ministers = index.ministers() if by_minister else ()
            for paper in index.all_copies():
                if paper.id > oldest:
                    document = index.document(paper.name)
                    asked_to = put_to.of(paper) if by_minister else ()
                    for watch in watches:
                        if paper.id > starts[watch.name] and matches_subject(
                            watch.subject, document, asked_to, ministers
                        ):
                            found += self._add_if_news(watch, paper, document)
            self._db.rows("UPDATE watches SET upto = ?", newest)
        return found

    def _mark_if_first_time(self, watch: str, paper: Paper) -> bool:
        """Whether a watch has not told of this paper before, by whichever source it came."""
        names, own_marks, elsewhere = paper_marks(paper)
        wanted = ", ".join("?" * (len(names) + len(elsewhere)))
        seen_row = self._db.row(
            f"SELECT doc FROM seen WHERE watch = ? AND doc IN ({wanted})", watch, *names, *elsewhere
        )
        marks = [(watch, mark) for mark in ((*names, *own_marks) if seen_row is None else names[:1])]
        self._db.change("INSERT OR IGNORE INTO seen VALUES (?, ?)", marks)
        return seen_row is None

    def _add_if_news(self, watch: Watch, paper: Paper, document: Document) -> bool:
        own = document.dates.spoken
        sidecar = readable_sidecar(Path(paper.path))
        published = iso_date(sidecar.available) if sidecar else None
        newest = max(filter(None, (own, published)), default=None)
        followed = min(date.fromisoformat(watch.added), date.today())  # the clock may have been ahead then
        if newest and newest < followed - timedelta(days=GRACE_DAYS):
            return False
        if not self._mark_if_first_time(watch.name, paper):
            return False
        who = _names_of_people(document)
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
        self._db.rows(
            "INSERT INTO news(watch, doc, title, date, type, who, url, found) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            *row,
        )
        return True

    def news(self, name: str | None = None, *, most: int = 1000) -> Sequence[News]:
        """The news of a watch or of all, oldest first; the `most` newest of them."""
        return list(reversed(self._select_news("", name, "DESC", most)))

    def _select_news(
        self, where: str, name: str | None, order: str = "ASC", most: int = -1
    ) -> Sequence[News]:
        columns = ", ".join(one.name for one in fields(News))
        rows = self._db.rows(
            f"SELECT {columns} FROM news WHERE (? IS NULL OR watch = ?) {where} "
            f"ORDER BY number {order} LIMIT ?",
            *(name, name, most),
        )
        return [News(*row) for row in rows]

    @contextmanager
    def unshown_news(self, name: str | None = None) -> Iterator[tuple[Sequence[News], Sequence[News]]]:
        """What has not been shown yet, to be shown inside; what is shown counts as such once the block ends.

        Two lists: what an earlier block was cut off at, in the deliveries it had then (its reader may have
        seen it), and what is new. Raises IndexFormatError where another process shows news at this moment.
        """
        with exclusive_lock(self.path.with_suffix(".lock"), "news is being shown by another kamervraag"):
            with self._db.transaction():
                cut_off = self._select_news("AND shown = 0 AND delivery > 0", name)
                self._db.rows(
                    "UPDATE news SET delivery = (SELECT max(delivery) + 1 FROM news) "
                    "WHERE shown = 0 AND delivery = 0 AND (? IS NULL OR watch = ?)",
                    *(name, name),
                )
                news = [one for one in self._select_news("AND shown = 0", name) if one not in cut_off]
            yield cut_off, news
            with self._db.transaction():
                numbers = [(one.number,) for one in (*cut_off, *news)]
                self._db.change("UPDATE news SET shown = 1 WHERE number = ?", numbers)


def _names_of_people(document: Document) -> str:
    named = [*(one.name for one in document.answered_by), *(one.name for one in document.askers)]
    return ", ".join(name for name in named if name)
