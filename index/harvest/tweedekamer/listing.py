"""What a user wants -> every paper of it at the Kamer, page after page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.harvest.tweedekamer.fields import Row, live_rows, one_line
from index.harvest.tweedekamer.motions import motion_papers
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import OF_CASE, OF_DOCUMENT, document_paper
from index.harvest.tweedekamer.promises import EXPANDS, promise_paper
from index.harvest.tweedekamer.reports import reports
from index.harvest.tweedekamer.selection import LETTERS, QUESTIONS, TYPE_OF, KamerSelection, one_of
from index.harvest.wanted_paper import WantedPaper

OF_MOTION = (*(f"{one},Besluit($expand=Stemming)" for one in OF_CASE), f"{OF_CASE[-1]},Besluit")


class KamerListing:
    """The papers, each once; `done` of `service.total` rows have been read."""

    def __init__(self, service: Service, asked: KamerSelection, *, newest: bool = False) -> None:
        self.service, self.asked = service, asked
        self.order = "GestartOp desc,Id" if newest else "GestartOp,Id"
        self.done = 0

    @property
    def total(self) -> int | None:
        """How many rows there are, as far as the source has told."""
        return self.service.total

    def __iter__(self) -> Iterator[WantedPaper]:
        seen: set[str] = set()
        for wanted in self._all():
            if wanted.key not in seen:
                seen.add(wanted.key)
                yield wanted

    def _all(self) -> Iterator[WantedPaper]:
        types = self.asked.types
        if any(kind in QUESTIONS for kind in types):
            yield from self._questions()
        if any(kind in LETTERS for kind in types):
            yield from self._letters()
        if "motie" in types:
            for case in self._rows(
                "Zaak", f"{self._of_case()} and Soort eq 'Motie'", OF_MOTION, "GestartOp,Id"
            ):
                yield from motion_papers(self.service, case)
        if "toezegging" in types:
            where = self.asked.where("Aanmaakdatum", subject="Tekst")
            found = map(promise_paper, self._rows("Toezegging", where, EXPANDS, "Aanmaakdatum,Id"))
            yield from filter(None, found)
        if "verslag" in types:
            where = self.asked.where("Vergadering/Datum", subject="Vergadering/Titel")
            yield from reports(self.service, self._rows("Verslag", where, ("Vergadering",), "Id"))

    def _rows(self, entity: str, where: str, expands: tuple[str, ...], order: str) -> Iterator[Row]:
        for row in self.service.rows(entity, where, expands, order):
            self.done += 1
            yield row

    def _of_case(self) -> str:
        return self.asked.where("GestartOp", actors="ZaakActor", dossiers="Kamerstukdossier")

    def _questions(self) -> Iterator[WantedPaper]:
        where = f"{self._of_case()} and Soort eq 'Schriftelijke vragen'"
        for case in self._rows("Zaak", where, OF_CASE, self.order):
            yield from question_papers(self.service, case, self.asked.types)

    def _letters(self) -> Iterator[WantedPaper]:
        kinds = tuple(soort for kind in self.asked.types for soort in LETTERS.get(kind, ()))
        shared = self.asked.where("Datum", actors="DocumentActor", dossiers="Kamerstukdossier")
        for document in self._rows(
            "Document", f"{shared} and {one_of('Soort', kinds)}", OF_DOCUMENT, "Datum,Id"
        ):
            yield from filter(
                None, (document_paper(self.service, document, live_rows(document.get("Zaak"))),)
            )


def question_papers(service: Service, case: Row, types: Sequence[str]) -> Iterator[WantedPaper]:
    """The papers of a set of questions: the questions, the postponements and the answers."""
    for document in live_rows(case.get("Document")):
        if TYPE_OF.get(one_line(document, "Soort")) in types:
            others = [one for one in live_rows(document.get("Zaak")) if one.get("Id") != case.get("Id")]
            yield from filter(None, (document_paper(service, document, [case, *others]),))
