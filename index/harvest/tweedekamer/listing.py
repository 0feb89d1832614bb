"""What a user wants -> every paper of it at the Kamer, page after page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.harvest.tweedekamer.asked import LETTERS, QUESTIONS, TYPE_OF, Asked, one_of
from index.harvest.tweedekamer.fields import Row, rows, text
from index.harvest.tweedekamer.motions import motion
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import OF_CASE, OF_DOCUMENT, paper
from index.harvest.tweedekamer.promises import EXPANDS, promise
from index.harvest.tweedekamer.reports import reports
from index.harvest.wanted import Wanted

OF_MOTION = (*(f"{one},Besluit($expand=Stemming)" for one in OF_CASE), f"{OF_CASE[-1]},Besluit")


class Listing:
    """The papers, each once; `done` of `service.total` rows have been read."""

    def __init__(self, service: Service, asked: Asked, *, newest: bool = False) -> None:
        self.service, self.asked = service, asked
        self.order = "GestartOp desc,Id" if newest else "GestartOp,Id"
        self.done = 0

    @property
    def total(self) -> int | None:
        """How many rows there are, as far as the source has told."""
        return self.service.total

    def __iter__(self) -> Iterator[Wanted]:
        seen: set[str] = set()
        for wanted in self._all():
            if wanted.key not in seen:
                seen.add(wanted.key)
                yield wanted

    def _all(self) -> Iterator[Wanted]:
        types = self.asked.types
        if any(kind in QUESTIONS for kind in types):
            yield from self._questions()
        if any(kind in LETTERS for kind in types):
            yield from self._letters()
        if "motie" in types:
            for case in self._rows(
                "Zaak", f"{self._of_case()} and Soort eq 'Motie'", OF_MOTION, "GestartOp,Id"
            ):
                yield from motion(self.service, case)
        if "toezegging" in types:
            where = self.asked.where("Aanmaakdatum", subject="Tekst")
            found = map(promise, self._rows("Toezegging", where, EXPANDS, "Aanmaakdatum,Id"))
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

    def _questions(self) -> Iterator[Wanted]:
        where = f"{self._of_case()} and Soort eq 'Schriftelijke vragen'"
        for case in self._rows("Zaak", where, OF_CASE, self.order):
            yield from questions(self.service, case, self.asked.types)

    def _letters(self) -> Iterator[Wanted]:
        kinds = tuple(soort for kind in self.asked.types for soort in LETTERS.get(kind, ()))
        shared = self.asked.where("Datum", actors="DocumentActor", dossiers="Kamerstukdossier")
        for document in self._rows(
            "Document", f"{shared} and {one_of('Soort', kinds)}", OF_DOCUMENT, "Datum,Id"
        ):
            yield from filter(None, (paper(self.service, document, rows(document.get("Zaak"))),))


def questions(service: Service, case: Row, types: Sequence[str]) -> Iterator[Wanted]:
    """The papers of a set of questions: the questions, the postponements and the answers."""
    for document in rows(case.get("Document")):
        if TYPE_OF.get(text(document, "Soort")) in types:
            others = [one for one in rows(document.get("Zaak")) if one.get("Id") != case.get("Id")]
            yield from filter(None, (paper(service, document, [case, *others]),))
