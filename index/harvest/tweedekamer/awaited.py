"""Changes that the feed tells of before the data know them: kept, and asked for again by later rounds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, timedelta

from index.harvest.shelf.journal import Journal
from index.harvest.tweedekamer.syncfeed import Change

NOTE = "awaited"
LONGEST = timedelta(days=14)


class Awaited:
    """The awaited changes of a folder, each with the day since when; kept in its journal."""

    def __init__(self, journal: Journal) -> None:
        self.journal = journal

    def changes(self, category: str) -> Sequence[Change]:
        """Those of a category."""
        return [one for one, _ in self._read_awaited() if one.category == category]

    def replace(self, asked: Iterable[Change], waiting: Iterable[Change], today: date | None = None) -> None:
        """Of the changes that were asked for these are still to be waited for; none for ever."""
        day = today or date.today()
        held = {one.id: (one, since) for one, since in self._read_awaited()}
        since_when = {identity: since for identity, (_, since) in held.items()}
        for one in asked:
            held.pop(one.id, None)
        for one in waiting:
            since = min(since_when.get(one.id, day), day)
            if day - since <= LONGEST:
                held[one.id] = (one, since)
        kept = [{**asdict(one), "since": since.isoformat()} for one, since in held.values()]
        if kept or since_when:
            self.journal.keep(NOTE, json.dumps(kept))

    def _read_awaited(self) -> list[tuple[Change, date]]:
        made = []
        for row in json.loads(self.journal.note(NOTE) or "[]"):
            since = date.fromisoformat(row.pop("since"))
            made.append((Change(**{**row, "cases": tuple(row["cases"])}), since))
        return made

    @property
    def notes(self) -> list[str]:
        """What a reader must know: how many papers are waited for."""
        count = len(self._read_awaited())
        if not count:
            return []
        return [
            f"{count} papers of which the feed tells are not among the data yet; the next rounds ask for them"
        ]
