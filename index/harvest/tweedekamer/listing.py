"""What a user wants -> every paper of it at the Kamer, page after page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.harvest.tweedekamer.fields import Row, line_of, live_rows
from index.harvest.tweedekamer.motions import motion_papers
from index.harvest.tweedekamer.odata import Service, batches, quote_literal
from index.harvest.tweedekamer.papers import OF_CASE, OF_DOCUMENT, document_paper
from index.harvest.tweedekamer.promises import EXPANDS, promise_paper
from index.harvest.tweedekamer.reports import meeting_reports
from index.harvest.tweedekamer.selection import LETTERS, QUESTIONS, TYPE_OF, KamerSelection, one_of
from index.harvest.wanted_paper import WantedPaper

OF_MOTION = (*(f"{one},Besluit($expand=Stemming)" for one in OF_CASE), f"{OF_CASE[-1]},Besluit")


@dataclass(frozen=True, slots=True)
class ChangedIds:
    """The entities that a listing is to keep to; of reports the meetings."""

    documents: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()


class KamerListing:
    """The papers, each once; `done` of `service.total` rows have been read.

    With `changed` only what belongs to these entities, by the same conditions: what sync takes in is what
    a harvest would.
    """

    def __init__(
        self,
        service: Service,
        asked: KamerSelection,
        *,
        newest: bool = False,
        changed: ChangedIds | None = None,
    ) -> None:
        self.service, self.asked, self.changed = service, asked, changed
        self.order = "GestartOp desc,Id" if newest else "GestartOp,Id"
        self.done = 0

    @property
    def total(self) -> int | None:
        """How many rows there are, as far as the source has told."""
        return self.service.total

    def __iter__(self) -> Iterator[WantedPaper]:
        seen: set[tuple[str, str]] = set()  # two papers may bear one number
        for wanted in self._all_papers():
            if (key_and_origin := (wanted.key, wanted.said.origin)) not in seen:
                seen.add(key_and_origin)
                yield wanted

    def _all_papers(self) -> Iterator[WantedPaper]:
        types = self.asked.types
        if any(kind in QUESTIONS for kind in types):
            yield from self._papers_of_questions()
        if any(kind in LETTERS for kind in types):
            yield from self._papers_of_letters()
        if "motie" in types:
            yield from self._papers_of_motions()
        if "toezegging" in types:
            where, changed = self.asked.promise_condition(), self._changed_ids("promises")
            rows = self._rows("Toezegging", where, EXPANDS, "Aanmaakdatum,Id", changed)
            yield from self.service.understood("Toezegging", map(promise_paper, rows))
        if "verslag" in types:
            where = self.asked.where("Vergadering/Datum", subject="Vergadering/Titel")
            changed = self._changed_ids("meetings")
            rows = self._rows("Verslag", where, ("Vergadering",), "Id", changed, "Vergadering_Id")
            yield from meeting_reports(self.service, rows)

    def _rows(
        self,
        entity: str,
        where: str,
        expands: tuple[str, ...],
        order: str,
        ids: Sequence[str] | None,
        field: str = "Id",
    ) -> Iterator[Row]:
        for condition in [where] if ids is None else batches(where, field, ids):
            for row in self.service.rows(entity, condition, expands, order):
                self.done += 1
                yield row

    def _changed_ids(self, name: str) -> Sequence[str] | None:
        """The ids to keep to, None for all."""
        return None if self.changed is None else getattr(self.changed, name)

    def _rows_of_cases(self, kind: str, expands: tuple[str, ...]) -> Iterator[Row]:
        shared = self.asked.where("GestartOp", actors="ZaakActor", dossiers="Kamerstukdossier")
        changed = self._changed_ids("cases")
        return self._rows(
            "Zaak", f"{shared} and Soort eq {quote_literal(kind)}", expands, self.order, changed
        )

    def _papers_of_questions(self) -> Iterator[WantedPaper]:
        for case in self._rows_of_cases("Schriftelijke vragen", OF_CASE):
            yield from question_papers(self.service, case, self.asked.types)

    def _papers_of_motions(self) -> Iterator[WantedPaper]:
        for case in self._rows_of_cases("Motie", OF_MOTION):
            yield from motion_papers(self.service, case)

    def _papers_of_letters(self) -> Iterator[WantedPaper]:
        kinds = tuple(soort for kind in self.asked.types for soort in LETTERS.get(kind, ()))
        shared = self.asked.where("Datum", actors="DocumentActor", dossiers="Kamerstukdossier")
        where, changed = f"{shared} and {one_of('Soort', kinds)}", self._changed_ids("documents")
        for document in self._rows("Document", where, OF_DOCUMENT, "Datum,Id", changed):
            cases = live_rows(document.get("Zaak"))
            yield from self.service.understood("Document", (document_paper(self.service, document, cases),))


def question_papers(service: Service, case: Row, types: Sequence[str]) -> Iterator[WantedPaper]:
    """The papers of a set of questions: the questions, the postponements and the answers."""
    for document in live_rows(case.get("Document")):
        if TYPE_OF.get(line_of(document, "Soort")) in types:
            others = [one for one in live_rows(document.get("Zaak")) if one.get("Id") != case.get("Id")]
            yield from service.understood("Document", (document_paper(service, document, [case, *others]),))
