"""A folder of papers kept in step with the sources it came from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from index.errors import SourceError
from index.files.sidecar import Sidecar
from index.harvest.koop import listing as koop
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.report import HarvestReport, PaperOutcome
from index.harvest.run import Tell, harvest
from index.harvest.shelf.shelf import Shelf
from index.harvest.tweedekamer.fields import live_rows, one_line
from index.harvest.tweedekamer.listing import OF_MOTION, question_papers
from index.harvest.tweedekamer.motions import motion_papers
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import OF_DOCUMENT, document_paper
from index.harvest.tweedekamer.promises import EXPANDS, promise_paper
from index.harvest.tweedekamer.selection import LETTERS, QUESTIONS, TYPE_OF, KamerSelection, one_of
from index.harvest.tweedekamer.syncfeed import Change, SyncFeed
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.client import Client

CATEGORIES = ("Document", "Zaak", "Besluit", "Toezegging")
OVERLAP = timedelta(hours=1)
LATE_DAYS = 7  # publications that KOOP lists some days after their own day of publication
RETRIED = 15


class Sync:
    """One round; every cursor is kept once what lies before it is on the shelf."""

    def __init__(self, shelf: Shelf, client: Client, tell: Tell | None = None) -> None:
        self.shelf, self.client, self.tell = shelf, client, tell
        self.service, self.feed = Service(client), SyncFeed(client)
        held = [json.loads(one) for one in json.loads(shelf.journal.note("asked") or "[]")]
        self.kamer = [KamerSelection.load(json.dumps(one)) for one in held if one.get("source") != "koop"]
        self.official = [
            OfficialSelection.load(json.dumps(one)) for one in held if one.get("source") == "koop"
        ]
        if not held:
            raise SourceError("was never harvested into; run kamervraag harvest first", shelf.folder)

    def run(self) -> HarvestReport:
        """Bring the folder in step; what could not be had is tried again by the next round."""
        total = HarvestReport()
        try:
            if self.kamer:
                self._take(total, self._missed())
                for category in CATEGORIES:
                    self._follow(category, total)
            for place, sought in enumerate(self.official):
                self._published(f"published-{place}", sought, total)
        except KeyboardInterrupt:
            total.interrupted = True
        except SourceError as error:
            total.broken = total.broken or str(error)
        total.notes += list(dict.fromkeys(self.service.notes))
        total.requests = self.client.requests
        return total

    def _follow(self, category: str, total: HarvestReport) -> None:
        note = f"cursor-{category}"
        kept = self.shelf.journal.note(note)
        cursor = int(kept) if kept else self.feed.cursor_at(category, self._harvested())
        for stretch in self.feed.since(category, cursor):
            self._deal(stretch.changes, total)
            if total.broken or total.interrupted:
                return
            self.shelf.journal.keep(note, str(stretch.cursor))
        if not kept and not self.shelf.journal.note(note):
            self.shelf.journal.keep(note, str(cursor))

    def _harvested(self) -> str:
        """When the first harvest began, a little earlier: what changed since is told by the feed."""
        kept = self.shelf.journal.note("began")
        began = datetime.fromisoformat(kept) if kept else datetime.now(UTC)
        return (began - OVERLAP).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")

    def _deal(self, changes: Sequence[Change], total: HarvestReport) -> None:
        last = {change.id: change for change in changes}
        for change in last.values():
            if change.deleted:
                self._withdraw(change, total)
        live = [change for change in last.values() if not change.deleted and self._concerns(change)]
        self._take(total, self._changed(live))

    def _withdraw(self, change: Change, total: HarvestReport) -> None:
        for key in self.shelf.journal.keys_of(change.id):
            line = PaperOutcome(key, "removed", self.shelf.drop(key) or "")
            total.count(line)
            if self.tell:
                self.tell(line, total)

    def _concerns(self, change: Change) -> bool:
        """Whether a change may be of a paper that is kept or wanted, by what the feed says itself.

        A change of the model sends old papers again by the ten thousands: they are told by their own day.
        """
        if self.shelf.journal.keys_of(change.id):
            return True
        oldest = min((asked.since for asked in self.kamer), default="")
        if change.category == "Document" and change.kind:
            motions = any("motie" in asked.types for asked in self.kamer)
            if change.kind not in TYPE_OF and not (motions and change.kind.startswith("Motie")):
                return False
        # an answer is newer than its case; a case from before the harvest brings its answer along
        return not (change.day and oldest and change.day < oldest)

    def _changed(self, changes: Sequence[Change]) -> Iterator[WantedPaper]:
        papers = [one for one in changes if one.category == "Document"]
        documents = [one.id for one in papers if not one.kind.startswith("Motie")]
        cases = [one.id for one in changes if one.category == "Zaak"]
        cases += [case for one in changes if one.category == "Besluit" for case in one.cases]
        cases += [case for one in changes if one.kind.startswith("Motie") for case in one.cases]
        promised = [one.id for one in changes if one.category == "Toezegging"]
        for row in self.service.by_id("Document", documents, OF_DOCUMENT):
            yield from self._fitting(
                filter(None, (document_paper(self.service, row, live_rows(row.get("Zaak"))),))
            )
        for row in self.service.by_id("Zaak", list(dict.fromkeys(cases)), OF_MOTION):
            if one_line(row, "Soort") == "Motie" and any("motie" in asked.types for asked in self.kamer):
                yield from self._fitting(motion_papers(self.service, row), ("motie",))
            elif one_line(row, "Soort") == "Schriftelijke vragen":
                yield from self._fitting(question_papers(self.service, row, tuple(QUESTIONS)))
        if any("toezegging" in asked.types for asked in self.kamer):
            found = map(promise_paper, self.service.by_id("Toezegging", promised, EXPANDS))
            yield from self._fitting(filter(None, found), ("toezegging",))

    def _fitting(self, found: Iterable[WantedPaper], types: tuple[str, ...] = ()) -> Iterator[WantedPaper]:
        for wanted in found:
            if any(fits_selection(asked, wanted.said, types) for asked in self.kamer):
                yield wanted

    def _missed(self) -> Iterator[WantedPaper]:
        """What earlier rounds could not have."""
        keys = [key for key, _ in self.shelf.journal.missing() if "-" not in key]
        for first in range(0, len(keys), RETRIED):
            where = one_of("DocumentNummer", tuple(keys[first : first + RETRIED]))
            for row in self.service.rows("Document", f"Verwijderd eq false and {where}", OF_DOCUMENT):
                yield from filter(None, (document_paper(self.service, row, live_rows(row.get("Zaak"))),))

    def _published(self, note: str, sought: OfficialSelection, total: HarvestReport) -> None:
        kept = self.shelf.journal.note(note) or sought.since
        since = (date.fromisoformat(kept) - timedelta(days=LATE_DAYS)).isoformat() if kept else ""
        today = date.today().isoformat()
        again = replace(sought, since=max(since, sought.since))
        listing = koop.OfficialListing(Sru(self.client), again)
        if self._take(total, listing):
            self.shelf.journal.keep(note, today)
        total.notes += listing.notes

    def _take(self, total: HarvestReport, wanted: Iterable[WantedPaper]) -> bool:
        """Fetch these into the total; whether the list came to its end."""
        part = harvest(wanted, self.shelf, self.client, tell=self.tell)
        for name in ("listed", "fetched", "unchanged", "updated", "bytes"):
            setattr(total, name, getattr(total, name) + getattr(part, name))
        total.missing += part.missing
        total.files += part.files
        total.interrupted |= part.interrupted
        total.broken = total.broken or part.broken
        return not (part.broken or part.interrupted)


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
    held = json.loads(shelf.journal.note("asked") or "[]")
    if asked.dump() not in held:
        shelf.journal.keep("asked", json.dumps([*held, asked.dump()]))
    if shelf.journal.note("began") is None:
        shelf.journal.keep("began", (client.clock or datetime.now(UTC)).isoformat())


def fits_selection(asked: KamerSelection, said: Sidecar, types: tuple[str, ...] = ()) -> bool:
    """Whether a paper is one that a harvest asked for, by the paper's own date."""
    kinds = {*QUESTIONS, *LETTERS} & set(asked.types)
    if said.type not in kinds and not set(types) & set(asked.types):
        return False
    own = said.asked or said.date
    subject = f"{said.subject} {said.title}".lower()
    return (
        (not own or asked.since <= own <= (asked.until or "9999"))
        and all(word.lower() in subject for word in asked.search.split())
        and (not asked.dossier or said.numbers.get("dossier") == asked.dossier.replace(" ", ""))
        and (not asked.member or any(asked.member.lower() in one.name.lower() for one in said.people))
    )
