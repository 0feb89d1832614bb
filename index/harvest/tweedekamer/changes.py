"""What the SyncFeed tells -> the papers that it concerns, by the conditions of the harvests of a folder."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from index.harvest.tweedekamer.fields import GUID, line_of, live_rows
from index.harvest.tweedekamer.listing import ChangedIds, KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import OF_DOCUMENT, document_paper
from index.harvest.tweedekamer.reports import REPORT
from index.harvest.tweedekamer.selection import LETTERS, QUESTIONS, TYPE_OF, KamerSelection, one_of
from index.harvest.tweedekamer.syncfeed import Change
from index.harvest.wanted_paper import WantedPaper

# The categories of the feed, with the types whose papers a change there may touch.
CATEGORIES = {
    "Document": (*QUESTIONS, *LETTERS, "motie"),
    "Zaak": (*QUESTIONS, "motie"),
    "Besluit": ("motie",),
    "Toezegging": ("toezegging",),
    "Verslag": ("verslag",),
}
CASES = {"Schriftelijke vragen": tuple(QUESTIONS), "Motie": ("motie",)}
PAPERS = ("Document", "Toezegging", "Verslag")  # the categories of which an entity is a paper itself
RETRIED = 15
_KEY_OF_SECOND_PAPER = re.compile(rf"(?<!^verslag)-{GUID.pattern}$", re.IGNORECASE)  # see key_apart


class KamerChanges:
    """Changes of the Kamer's data for a folder; `keys_of` gives the papers kept of an entity."""

    def __init__(
        self, service: Service, selections: Sequence[KamerSelection], keys_of: Callable[[str], list[str]]
    ) -> None:
        self.service, self.selections, self.keys_of = service, selections, keys_of
        self.types = {kind for selection in selections for kind in selection.types}
        self.oldest = min((selection.since for selection in selections), default="")

    @property
    def categories(self) -> list[str]:
        """The categories of the feed that matter here."""
        return [name for name, types in CATEGORIES.items() if not self.types.isdisjoint(types)]

    def concern(self, change: Change) -> bool:
        """Whether a change may be of a paper that is kept or wanted, by what the feed says itself.

        A change of the model sends old papers again by the ten thousands: they are told by their own day.
        """
        if self.keys_of(change.id):
            return True
        types = set(CATEGORIES[change.category])
        if change.category == "Document" and change.kind:
            types = {"motie" if change.kind.startswith("Motie") else TYPE_OF.get(change.kind, "")}
        elif change.category == "Zaak" and change.kind:
            types = set(CASES.get(change.kind, ()))
        # an answer is newer than its case; a case from before the harvest brings its answer along
        return not self.types.isdisjoint(types) and not (
            change.day and self.oldest and change.day < self.oldest
        )

    def papers(self, changes: Sequence[Change]) -> Iterator[WantedPaper]:
        """The papers of live changes, each once a selection that asks for it."""
        changed = ChangedIds(
            documents=self._ids_in_category(changes, "Document"),
            cases=tuple(dict.fromkeys(self._changed_cases(changes))),
            promises=self._ids_in_category(changes, "Toezegging"),
            meetings=tuple(dict.fromkeys(self._changed_meetings(changes))),
        )
        for selection in self.selections:
            yield from KamerListing(self.service, selection, changed=changed)

    def not_yet_there(self, changes: Sequence[Change]) -> Iterator[Change]:
        """The live changes of papers that the data do not know yet: they follow the feed at some distance."""
        for category in PAPERS:
            new = {one.id: one for one in changes if one.category == category and not one.deleted}
            unknown = [identity for identity in new if not self.keys_of(identity)]
            there = {line_of(row, "Id").lower() for row in self.service.by_id(category, unknown)}
            yield from (new[identity] for identity in unknown if identity.lower() not in there)

    def _ids_in_category(self, changes: Sequence[Change], category: str) -> tuple[str, ...]:
        return tuple(change.id for change in changes if change.category == category and not change.deleted)

    def _changed_cases(self, changes: Sequence[Change]) -> Iterator[str]:
        """The cases that changed, got a decision, or of which a document changed."""
        yield from self._ids_in_category(changes, "Zaak")
        yield from (case for change in changes for case in change.cases)
        in_case = [one for one in changes if one.category == "Document" and not one.cases]
        alone = tuple(one.id for one in in_case if TYPE_OF.get(one.kind) not in LETTERS)
        for row in self.service.by_id("Document", alone, ("Zaak",)):
            yield from (line_of(case, "Id") for case in live_rows(row.get("Zaak")))

    def _changed_meetings(self, changes: Sequence[Change]) -> Iterator[str]:
        """The meetings of which a report changed or went; where one went, the next best takes its place."""
        for row in self.service.by_id("Verslag", self._ids_in_category(changes, "Verslag")):
            yield line_of(row, "Vergadering_Id")
        for change in changes:
            if change.category == "Verslag":
                yield from (key.removeprefix(REPORT) for key in self.keys_of(change.id))

    def missed(self, keys: Sequence[str]) -> Iterator[WantedPaper]:
        """The papers of these keys, to be tried again."""
        numbers = (_KEY_OF_SECOND_PAPER.sub("", key) for key in keys)
        documents = list(dict.fromkeys(number for number in numbers if "-" not in number))
        for first in range(0, len(documents), RETRIED):
            where = one_of("DocumentNummer", tuple(documents[first : first + RETRIED]))
            for row in self.service.rows("Document", f"Verwijderd eq false and {where}", OF_DOCUMENT):
                kind = "motie" if line_of(row, "Soort").startswith("Motie") else ""
                yield from filter(
                    None, (document_paper(self.service, row, live_rows(row.get("Zaak")), kind),)
                )
        meetings = [key.removeprefix(REPORT) for key in keys if key.startswith(REPORT)]
        changed = ChangedIds(meetings=tuple(one for one in meetings if GUID.fullmatch(one)))
        for selection in self.selections:
            yield from KamerListing(self.service, selection, changed=changed)
