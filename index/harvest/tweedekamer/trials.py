"""Trials of what we assume of the Kamer's open data: each gives what was seen, or raises NotAsAssumed."""

from __future__ import annotations

from datetime import date, timedelta

from index.harvest.shelf.file_check import official_xml
from index.harvest.tweedekamer.changes import CATEGORIES
from index.harvest.tweedekamer.fields import Row, dutch_day, line_of, live_rows
from index.harvest.tweedekamer.listing import OF_MOTION
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import OF_CASE, OF_DOCUMENT, document_paper
from index.harvest.tweedekamer.promises import EXPANDS
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.tweedekamer.syncfeed import SyncFeed
from index.harvest.web.client import Client
from index.harvest.web.faults import NotAsAssumed, NothingToTry

FAR_CURSOR = 1 << 40


class KamerTrials:
    """Trials at the open data of the Tweede Kamer."""

    def __init__(self, client: Client) -> None:
        self.client, self.service, self.feed_of = client, Service(client), SyncFeed(client)
        self.since = f"{(date.today() - timedelta(days=120)).isoformat()}T00:00:00Z"

    def _first_row(self, entity: str, where: str, expand: str = "", order: str = "Id") -> dict[str, object]:
        row = next(
            iter(self.service.rows(entity, f"Verwijderd eq false and {where}", (expand,), order)), None
        )
        if row is None:
            raise NothingToTry(f"{entity} gave no row for {where}")
        return dict(row)

    def _first_question_case(self, expand: str = "") -> dict[str, object]:
        return self._first_row(
            "Zaak", f"Soort eq 'Schriftelijke vragen' and GestartOp ge {self.since}", expand
        )

    def cases(self) -> str:
        """Sets of questions, with their term."""
        row = self._first_question_case()
        if "Termijn" not in row or not line_of(row, "Nummer"):
            raise NotAsAssumed(f"a case has these fields only: {', '.join(row)}")
        return f"{line_of(row, 'Nummer')}, Termijn {row['Termijn']}; {self.service.total} in all"

    def publications(self) -> str:
        """The publications of the documents of a case."""
        row = self._first_question_case(OF_CASE[0])
        return f"{len(live_rows(row.get('Document')))} documents in {line_of(row, 'Nummer')}"

    def documents(self) -> str:
        """A document with its case and people."""
        row = self._first_row(
            "Document", f"Soort eq 'Brief regering' and Datum ge {self.since}", OF_DOCUMENT[0]
        )
        return line_of(row, "DocumentNummer")

    def votes(self) -> str:
        """A motion with decisions and votes."""
        row = self._first_row("Zaak", f"Soort eq 'Motie' and GestartOp ge {self.since}", OF_MOTION[0])
        return f"{line_of(row, 'Nummer')}: {len(live_rows(row.get('Besluit')))} decisions"

    def promises(self) -> str:
        """A toezegging with the letter that fulfils it."""
        return line_of(self._first_row("Toezegging", f"Aanmaakdatum ge {self.since}", EXPANDS[0]), "Nummer")

    def reports(self) -> str:
        """A report by the day of its meeting."""
        row = self._first_row("Verslag", f"Vergadering/Datum ge {self.since}", "Vergadering")
        return f"{line_of(row, 'Soort')}, {line_of(row, 'Status')}"

    def xml(self) -> str:
        """The official XML of an answer."""
        where = f"Soort eq 'Antwoord schriftelijke vragen' and Datum lt {self.since}"
        row = self._first_row("Document", where, OF_DOCUMENT[0], "Datum desc")
        found = document_paper(self.service, row, live_rows(row.get("Zaak")))
        if found is None or len(found.addresses) < 2:
            raise NotAsAssumed(f"{line_of(row, 'DocumentNummer')} has no publication in XML")
        return official_xml(self.client, found.addresses[0])

    def narrowed(self) -> str:
        """A list narrowed by a word and a person."""
        row = self._first_row(
            "Zaak", "contains(Onderwerp,'stikstof') and ZaakActor/any(a: contains(a/ActorNaam,'a'))"
        )
        if "stikstof" not in line_of(row, "Onderwerp").lower():
            raise NotAsAssumed(f"contains() gave '{line_of(row, 'Onderwerp')[:80]}'")
        return line_of(row, "Nummer")

    def feed(self) -> str:
        """Two pages of the feed, from its beginning."""
        pages = self.feed_of.since("Document", 0)
        first, second = next(pages, None), next(pages, None)
        if not first or not second or not first.cursor < second.cursor or not first.changes[0].moment:
            raise NotAsAssumed("the first two pages have no growing tokens, or no moments")
        return f"tokens {first.cursor}, {second.cursor}; from {first.changes[0].moment} on"

    def feed_end(self) -> str:
        """The feed beyond its end."""
        if next(self.feed_of.since("Document", FAR_CURSOR), None) is not None:
            raise NotAsAssumed("a token beyond the end gives entries")
        return "empty"

    def replaced(self) -> str:
        """A case can be asked for with what replaced it."""
        row = self._first_question_case("VervangenDoor")
        if "VervangenDoor" not in row:
            raise NotAsAssumed(f"a case came without VervangenDoor: {', '.join(row)}")
        return f"{len(live_rows(row['VervangenDoor']))} for {line_of(row, 'Nummer')}"

    def versions(self) -> str:
        """What tells that a file has changed."""
        row = self._first_row("Document", f"Soort eq 'Brief regering' and Datum ge {self.since}")
        if not line_of(row, "HuidigeDocumentVersie_Id") or not isinstance(row.get("ContentLength"), int):
            raise NotAsAssumed(f"a document has these fields only: {', '.join(row)}")
        return f"{row['ContentLength']} bytes, version {row['HuidigeDocumentVersie_Id']}"

    def roles(self) -> str:
        """Who asks and who is asked, by the words we look for."""
        actors = live_rows(self._first_question_case("ZaakActor").get("ZaakActor"))
        found = {line_of(one, "Relatie") for one in actors}
        if not {"Indiener", "Gericht aan"} <= found:
            raise NotAsAssumed(f"the roles are {', '.join(sorted(found))}")
        return ", ".join(sorted(found))

    def postponed(self) -> str:
        """What a postponement does to the term: shown, for a person to judge."""
        letter = "Document/any(d: d/Soort eq 'Mededeling (uitstel antwoord)')"
        where = f"Soort eq 'Schriftelijke vragen' and GestartOp ge {self.since} and {letter}"
        row = self._first_row("Zaak", where, "Document")
        letters = [one for one in live_rows(row.get("Document")) if "uitstel" in line_of(one, "Soort")]
        if not dutch_day(row.get("Termijn")) or not letters:
            raise NotAsAssumed(f"{line_of(row, 'Nummer')} has Termijn {row.get('Termijn')}")
        return (
            f"{line_of(row, 'Nummer')}: asked {dutch_day(row.get('GestartOp'))}, "
            f"letter {dutch_day(letters[0].get('Datum'))}, Termijn {dutch_day(row.get('Termijn'))}"
        )

    def narrowed_promises(self) -> str:
        """The conditions of `--member` and `--dossier` are taken; they may well find nothing."""
        where = KamerSelection(self.since[:10], member="de Vries", dossier="36600").promise_condition()
        found: list[Row] = list(self.service.rows("Toezegging", where))
        return f"{len(found)} found"

    def categories(self) -> str:
        """Each category that sync follows."""
        empty = [name for name in CATEGORIES if next(self.feed_of.since(name, 0), None) is None]
        if empty:
            raise NotAsAssumed(f"nothing in {', '.join(empty)}")
        return ", ".join(CATEGORIES)
