"""What changed at the official publications since a folder was filled: corrected, withdrawn, missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from index.harvest.koop.listing import OfficialListing
from index.harvest.koop.records import record_paper
from index.harvest.koop.selection import OfficialSelection, identifiers_cql
from index.harvest.koop.sru import Sru
from index.harvest.shelf.file_check import probe_file
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.faults import MissingAtSource, RequestRefused
from index.harvest.web.hosts import OFFICIAL

RETRIED = 20
MOST_GONE = 0.2  # more at once is a fault of the source, not a wave of withdrawals
FEW = 5


class OfficialChanges:
    """Changes at the publications; `notes` gathers what a reader must know."""

    def __init__(self, sru: Sru) -> None:
        self.sru = sru
        self.base = sru.client.hosts.bases[OFFICIAL]
        self.notes: list[str] = []

    def modified(self, selection: OfficialSelection, since: date) -> Iterator[WantedPaper]:
        """The papers of a selection that were changed since a day; none, and a note, where the service does
        not take the question: new papers come without it."""
        listing = OfficialListing(self.sru, selection, modified_since=since)
        try:
            yield from listing
        except RequestRefused as error:
            self.notes.append(f"changed publications cannot be asked for: {error}")
        self.notes += listing.notes

    def missed(self, keys: Sequence[str]) -> Iterator[WantedPaper]:
        """The papers of these identifiers, to be tried again."""
        for first in range(0, len(keys), RETRIED):
            query = identifiers_cql(keys[first : first + RETRIED])
            for record in self.sru.page(query, most=RETRIED * 2).records:
                if found := record_paper(record, self.base):
                    yield found

    def withdrawn(self, selections: Sequence[OfficialSelection], held: Sequence[str]) -> list[str]:
        """Which of the papers held no list names any more, and the files host says it has not.

        None where a list could not be read whole, or where it are so many that the source must be at fault.
        """
        listed: set[str] = set()
        for selection in selections:
            listing = OfficialListing(self.sru, selection)
            listed.update(wanted.key for wanted in listing)
            if listing.notes:
                self.notes += listing.notes
                return []
        unlisted = [key for key in held if key not in listed]
        if len(unlisted) > max(FEW, MOST_GONE * len(held)):
            self.notes.append(
                f"{len(unlisted)} of {len(held)} publications are listed no longer; so many at once look "
                "like a fault of the source, and nothing was removed"
            )
            return []
        return [key for key in unlisted if self._is_missing(key)]

    def _is_missing(self, key: str) -> bool:
        for suffix in ("xml", "pdf"):
            try:
                probe_file(self.sru.client, f"{self.base}/{key}.{suffix}")
            except MissingAtSource:
                continue
            return False
        return True
