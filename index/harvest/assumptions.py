"""Each assumption about the sources that nobody could check offline, tried against the live service."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from index.errors import SourceError
from index.harvest.koop.records import record_paper
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.shelf.file_check import checked_suffix
from index.harvest.tweedekamer.fields import live_rows, one_line
from index.harvest.tweedekamer.listing import OF_MOTION
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import OF_CASE, OF_DOCUMENT, document_paper
from index.harvest.tweedekamer.promises import EXPANDS
from index.harvest.tweedekamer.syncfeed import SyncFeed
from index.harvest.web.client import Client
from index.harvest.web.faults import MissingAtSource, RequestRefused, TemporaryFault
from index.harvest.web.hosts import OFFICIAL

Outcome = Literal["holds", "differs", "no answer"]
FAR_CURSOR = 1 << 40


@dataclass(frozen=True, slots=True)
class AssumptionCheck:
    """One assumption: what it says, which file leans on it, how it came out and what was seen."""

    assumption: str
    leans: str
    outcome: Outcome
    seen: str


class NotAsAssumed(Exception):
    """The service answered, but not as assumed."""


def check(client: Client) -> Iterator[AssumptionCheck]:
    """Try each assumption, a handful of requests each; nothing is kept."""
    for assumption, leans, trial in _trials(client):
        try:
            yield AssumptionCheck(assumption, leans, "holds", trial())
        except TemporaryFault as error:
            yield AssumptionCheck(assumption, leans, "no answer", str(error))
        except (NotAsAssumed, SourceError) as error:
            yield AssumptionCheck(assumption, leans, "differs", str(error))


def _trials(client: Client) -> Iterator[tuple[str, str, Callable[[], str]]]:
    kamer, official = _Kamer(client), _Official(client)
    yield "Zaak lists sets of questions with Termijn", "tweedekamer/listing.py", kamer.cases
    yield "Zaak expands to DocumentPublicatie", "tweedekamer/papers.py OF_CASE", kamer.publications
    yield "Document expands to Zaak with ZaakActor", "tweedekamer/papers.py OF_DOCUMENT", kamer.documents
    yield "Zaak expands to Besluit and Stemming", "tweedekamer/listing.py OF_MOTION", kamer.votes
    yield "Toezegging expands to KamerbriefNakoming", "tweedekamer/promises.py", kamer.promises
    yield "Verslag can be asked for by Vergadering/Datum", "tweedekamer/reports.py", kamer.reports
    yield "DocumentPublicatie(<id>)/Resource is official XML", "tweedekamer/papers.py", kamer.xml
    yield "contains() and any() narrow a list", "tweedekamer/selection.py", kamer.narrowed
    yield "SyncFeed has next links with growing tokens", "tweedekamer/syncfeed.py", kamer.feed
    yield "SyncFeed takes any number as token, empty at the end", "tweedekamer/syncfeed.py", kamer.feed_end
    yield "SRU lists answers by dt.available", "koop/selection.py", official.records
    yield "SRU says an unreadable query in a diagnostic", "koop/sru.py", official.nonsense
    yield "robots.txt lets official XML be fetched", "web/robots.py", official.paper
    yield "A missing paper can be told from a found one", "web/client.py is_404", official.missing


class _Kamer:
    """Trials at the open data of the Tweede Kamer."""

    def __init__(self, client: Client) -> None:
        self.client, self.service, self.feed_of = client, Service(client), SyncFeed(client)
        self.since = f"{(date.today() - timedelta(days=120)).isoformat()}T00:00:00Z"

    def _first(self, entity: str, where: str, expand: str = "", order: str = "Id") -> dict[str, object]:
        row = next(
            iter(self.service.rows(entity, f"Verwijderd eq false and {where}", (expand,), order)), None
        )
        if row is None:
            raise NotAsAssumed(f"{entity} gave no row for {where}")
        return dict(row)

    def _case(self, expand: str = "") -> dict[str, object]:
        return self._first("Zaak", f"Soort eq 'Schriftelijke vragen' and GestartOp ge {self.since}", expand)

    def cases(self) -> str:
        row = self._case()
        if "Termijn" not in row or not one_line(row, "Nummer"):
            raise NotAsAssumed(f"a case has these fields only: {', '.join(row)}")
        return f"{one_line(row, 'Nummer')}, Termijn {row['Termijn']}; {self.service.total} in all"

    def publications(self) -> str:
        row = self._case(OF_CASE[0])
        return f"{len(live_rows(row.get('Document')))} documents in {one_line(row, 'Nummer')}"

    def documents(self) -> str:
        row = self._first("Document", f"Soort eq 'Brief regering' and Datum ge {self.since}", OF_DOCUMENT[0])
        return one_line(row, "DocumentNummer")

    def votes(self) -> str:
        row = self._first("Zaak", f"Soort eq 'Motie' and GestartOp ge {self.since}", OF_MOTION[0])
        return f"{one_line(row, 'Nummer')}: {len(live_rows(row.get('Besluit')))} decisions"

    def promises(self) -> str:
        return one_line(self._first("Toezegging", f"Aanmaakdatum ge {self.since}", EXPANDS[0]), "Nummer")

    def reports(self) -> str:
        row = self._first("Verslag", f"Vergadering/Datum ge {self.since}", "Vergadering")
        return f"{one_line(row, 'Soort')}, {one_line(row, 'Status')}"

    def xml(self) -> str:
        where = f"Soort eq 'Antwoord schriftelijke vragen' and Datum lt {self.since}"
        row = self._first("Document", where, OF_DOCUMENT[0], "Datum desc")
        found = document_paper(self.service, row, live_rows(row.get("Zaak")))
        if found is None or len(found.addresses) < 2:
            raise NotAsAssumed(f"{one_line(row, 'DocumentNummer')} has no publication in XML")
        return _fetched(self.client, found.addresses[0], ".xml")

    def narrowed(self) -> str:
        row = self._first(
            "Zaak", "contains(Onderwerp,'stikstof') and ZaakActor/any(a: contains(a/ActorNaam,'a'))"
        )
        if "stikstof" not in one_line(row, "Onderwerp").lower():
            raise NotAsAssumed(f"contains() gave '{one_line(row, 'Onderwerp')[:80]}'")
        return one_line(row, "Nummer")

    def feed(self) -> str:
        pages = self.feed_of.since("Document", 0)
        first, second = next(pages, None), next(pages, None)
        if not first or not second or not first.cursor < second.cursor or not first.changes[0].moment:
            raise NotAsAssumed("the first two pages have no growing tokens, or no moments")
        return f"tokens {first.cursor}, {second.cursor}; from {first.changes[0].moment} on"

    def feed_end(self) -> str:
        if next(self.feed_of.since("Document", FAR_CURSOR), None) is not None:
            raise NotAsAssumed("a token beyond the end gives entries")
        return "empty"


class _Official:
    """Trials at the official publications."""

    def __init__(self, client: Client) -> None:
        self.client, self.sru = client, Sru(client)
        self.base = client.hosts.bases[OFFICIAL]

    def _record(self) -> tuple[str, int]:
        today = date.today()
        page = self.sru.page(
            OfficialSelection(types=("antwoord",)).cql(today - timedelta(days=60), today), most=1
        )
        found = record_paper(page.records[0], self.base) if page.records else None
        if found is None:
            raise NotAsAssumed("no record with an identifier in the last 60 days")
        return found.addresses[0], page.estimate

    def records(self) -> str:
        address, count = self._record()
        return f"about {count} in 60 days; the first is {address}"

    def nonsense(self) -> str:
        try:
            self.sru.page('w.vraagnummer=="', most=1)
        except RequestRefused as error:
            return str(error)[:120]
        raise NotAsAssumed("an unreadable query was answered")

    def paper(self) -> str:
        return _fetched(self.client, self._record()[0], ".xml")

    def missing(self) -> str:
        try:
            _fetched(self.client, f"{self.base}/ah-tk-19001901-1.xml", "")
        except MissingAtSource as error:
            return str(error)[:120]
        raise NotAsAssumed("a paper that cannot exist was found")


def _fetched(client: Client, address: str, suffix: str) -> str:
    with TemporaryDirectory() as folder:
        came = client.download(address, Path(folder) / "paper", checked_suffix)
    if came is None or not came[0].endswith(suffix):
        raise NotAsAssumed(f"{address} is not {suffix}")
    return address
