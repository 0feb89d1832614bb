"""A folder of papers kept in step with the sources it came from."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from index.errors import SourceError
from index.harvest.koop.changes import OfficialChanges
from index.harvest.koop.listing import OfficialListing
from index.harvest.koop.records import IDENTIFIER
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.report import HarvestReport, PaperOutcome
from index.harvest.run import Tell, harvest
from index.harvest.shelf.journal import NO_BETTER
from index.harvest.shelf.shelf import Shelf
from index.harvest.tweedekamer.awaited import Awaited
from index.harvest.tweedekamer.changes import KamerChanges
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.tweedekamer.syncfeed import Change, SyncFeed
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.client import Client
from index.harvest.web.faults import TemporaryFault

OVERLAP = timedelta(hours=1)
LATE_DAYS = 7  # publications that KOOP lists some days after their own day of publication
LESSER = 150  # papers a round of which a better file is looked for
CHECKED_DAYS = 7  # between two looks for publications that were withdrawn, which list all there are


class Sync:
    """One round; every cursor is kept once what lies before it is on the shelf."""

    def __init__(self, shelf: Shelf, client: Client, tell: Tell | None = None) -> None:
        self.shelf, self.client, self.tell = shelf, client, tell
        noted_selections = [json.loads(one) for one in json.loads(shelf.journal.note("asked") or "[]")]
        if not noted_selections:
            raise SourceError("was never harvested into; run kamervraag harvest first", shelf.folder)
        kamer = [
            KamerSelection.load(json.dumps(one)) for one in noted_selections if one.get("source") != "koop"
        ]
        self.official = [
            OfficialSelection.load(json.dumps(one)) for one in noted_selections if one.get("source") == "koop"
        ]
        self.feed, self.awaited = SyncFeed(client), Awaited(shelf.journal)
        self.kamer = KamerChanges(Service(client), kamer, shelf.journal.keys_of)
        self.koop = OfficialChanges(Sru(client))
        self.withdrawn: set[str] = set()  # ids of this round: the data may still list what the feed deletes

    def run(self) -> HarvestReport:
        """Bring the folder in step; what could not be had is tried again by a later round."""
        total = HarvestReport()
        try:
            if self.kamer.selections:
                self._follow_kamer(total)
            if self.official:
                self._follow_official(total)
        except KeyboardInterrupt:
            total.interrupted = True
        except SourceError as error:
            if not total.broken:
                total.broken, total.resumable = str(error), isinstance(error, TemporaryFault)
        notes = (*self.feed.notes, *self.awaited.notes, *self.kamer.service.notes, *self.koop.notes)
        total.notes += dict.fromkeys(notes)
        total.requests = self.client.requests
        return total

    def _follow_kamer(self, total: HarvestReport) -> None:
        self._try_again(total, self.kamer.missed, official=False)
        began = datetime.now(UTC)
        for category in self.kamer.categories:
            self._follow_category(category, total)
        if not total.broken:
            self.shelf.journal.keep("synced", min(began, self.client.clock or began).isoformat())

    def _try_again(
        self,
        total: HarvestReport,
        missed: Callable[[Sequence[str]], Iterable[WantedPaper]],
        *,
        official: bool,
    ) -> None:
        """What failed to come, and some of what an earlier version left at a lesser file."""
        journal = self.shelf.journal
        lesser = [key for key in journal.unsettled(LESSER) if bool(IDENTIFIER.fullmatch(key)) == official]
        due = [key for key in journal.due() if bool(IDENTIFIER.fullmatch(key)) == official]
        if self._fetch_papers(total, missed([*due, *lesser])):
            left = set(journal.unsettled(LESSER))
            for key in left.intersection(lesser):  # the source tells of it no longer
                journal.settle(key, NO_BETTER)

    def _follow_category(self, category: str, total: HarvestReport) -> None:
        if (waiting := self.awaited.changes(category)) and not self._apply_changes(waiting, total):
            return
        for stretch in self.feed.since(category, self._cursor_of(category, total)):
            if not self._apply_changes(stretch.changes, total):
                return
            self.shelf.journal.keep(f"cursor-{category}", str(stretch.cursor))

    def _cursor_of(self, category: str, total: HarvestReport) -> int:
        """Where to go on in a category: the cursor kept, found by time at first and where the feed has begun
        to count anew, which is looked at once a day."""
        journal = self.shelf.journal
        kept = journal.note(f"cursor-{category}")
        if kept and self._is_due_again(f"checked-{category}", days=1):
            journal.keep(f"checked-{category}", date.today().isoformat())
            if self.feed.ends_before(category, int(kept)):
                total.notes.append(
                    f"the feed of {category} counts anew; it is followed from the last round on"
                )
                kept = None
        if kept:
            return int(kept)
        cursor = self.feed.cursor_at(category, self._moment_of_last_round())
        journal.keep(f"cursor-{category}", str(cursor))
        return cursor

    def _moment_of_last_round(self) -> str:
        """When the last whole round began, or the first harvest, a little earlier: what changed since is told
        by the feed."""
        kept = self.shelf.journal.note("synced") or self.shelf.journal.note("began")
        began = datetime.fromisoformat(kept) if kept else datetime.now(UTC)
        return (began - OVERLAP).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")

    def _apply_changes(self, changes: Sequence[Change], total: HarvestReport) -> bool:
        """Bring these changes onto the shelf; whether that came to its end."""
        last = {change.id: change for change in changes}
        concerned = [change for change in last.values() if self.kamer.concern(change)]
        if not concerned:
            return True
        papers = list(self.kamer.papers(concerned))  # asked before what is withdrawn is forgotten
        for change in concerned:
            if change.deleted:
                self.withdrawn.add(change.id.lower())
                self._remove_papers(self.shelf.journal.keys_of(change.id), total)
            else:
                self.withdrawn.discard(change.id.lower())
        papers = [one for one in papers if one.said.origin.lower() not in self.withdrawn]
        whole = self._fetch_papers(total, papers)
        if whole:
            self.awaited.replace(concerned, self.kamer.not_yet_there(concerned))
        return whole

    def _remove_papers(self, keys: Iterable[str], total: HarvestReport) -> None:
        for key in keys:
            line = PaperOutcome(key, "removed", self.shelf.drop(key) or "")
            total.count(line)
            if self.tell:
                self.tell(line, total)

    def _follow_official(self, total: HarvestReport) -> None:
        self._try_again(total, self.koop.missed, official=True)
        for place, selection in enumerate(self.official):
            self._follow_publications(f"published-{place}", selection, total)
        if self._is_due_again("withdrawn"):
            official_keys = [key for key in self.shelf.journal.keys() if IDENTIFIER.fullmatch(key)]
            self._remove_papers(self.koop.withdrawn(self.official, official_keys), total)
            self.shelf.journal.keep("withdrawn", date.today().isoformat())

    def _is_due_again(self, note: str, days: int = CHECKED_DAYS) -> bool:
        """Whether something was done so long ago that it is due again, or ahead of a clock that went back."""
        kept, today = self.shelf.journal.note(note), date.today()
        if not kept:  # the harvest was the first look
            self.shelf.journal.keep(note, today.isoformat())
            return False
        return not 0 <= (today - date.fromisoformat(kept)).days < days

    def _follow_publications(self, note: str, selection: OfficialSelection, total: HarvestReport) -> None:
        """New publications by their day, and those of the period that were changed since the last round."""
        today = date.today()
        kept = self.shelf.journal.note(note)
        last = min(date.fromisoformat(kept), today) if kept else None  # the clock may have gone back
        since = (last - timedelta(days=LATE_DAYS)) if last else None
        first = max(since.isoformat(), selection.since) if since else selection.since
        whole = True
        if not (first and selection.until and first > selection.until):
            listing = OfficialListing(self.koop.sru, replace(selection, since=first))
            whole = self._fetch_papers(total, listing)
            self.koop.notes += listing.notes
        if since:
            whole &= self._fetch_papers(total, self.koop.modified(selection, since))
        if whole:
            self.shelf.journal.keep(note, today.isoformat())

    def _fetch_papers(self, total: HarvestReport, wanted: Iterable[WantedPaper]) -> bool:
        """Fetch these into the total; whether the list came to its end."""
        part = harvest(wanted, self.shelf, self.client, tell=self.tell)
        for name in ("listed", "fetched", "unchanged", "updated", "bytes"):
            setattr(total, name, getattr(total, name) + getattr(part, name))
        total.missing += part.missing
        total.notes += part.notes
        total.provisional += part.provisional
        total.files += part.files
        total.interrupted |= part.interrupted
        if not total.broken:
            total.broken, total.resumable = part.broken, part.resumable
        if part.interrupted:
            raise KeyboardInterrupt
        return not part.broken


def note_selection(
    shelf: Shelf, client: Client, asked: KamerSelection | OfficialSelection, listing: Iterable[WantedPaper]
) -> Iterator[WantedPaper]:
    """A listing; from its first paper on, or its end, the folder notes what is harvested into it. What a
    source refuses is not noted: sync would be refused for ever."""
    for wanted in listing:
        remember_selection(shelf, client, asked)
        yield wanted
    remember_selection(shelf, client, asked)


def remember_selection(shelf: Shelf, client: Client, asked: KamerSelection | OfficialSelection) -> None:
    """Note what is harvested here and since when, by the source's clock, so that sync keeps it in step."""
    noted_selections = json.loads(shelf.journal.note("asked") or "[]")
    if asked.dump() not in noted_selections:
        shelf.journal.keep("asked", json.dumps([*noted_selections, asked.dump()]))
    if shelf.journal.note("began") is None:
        shelf.journal.keep("began", (client.clock or datetime.now(UTC)).isoformat())
