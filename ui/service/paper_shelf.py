"""The papers of a server as tables to narrow, made once a generation and shared by all who look."""

from __future__ import annotations

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.document import Minister
from index.harvest.news.open_questions import OpenQuestions, open_questions
from index.search import Index
from index.search.catalogue import Paper
from ui.browse.commitments import Commitment, CommitmentReader, papers_that_may_promise
from ui.browse.paper_table import PaperTable

OFFICE = re.compile(
    r"\b(?P<function>minister|staatssecretaris) (?P<portfolio>(?:van|voor) [^();,]{2,80})", re.I
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The sets of questions without an answer, and the same as a table: position for position."""

    sets: Sequence[OpenQuestions]
    table: PaperTable


class PaperShelf:
    """What was counted of the papers last, for as long as it is true."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._table: tuple[object, PaperTable] | None = None
        self._motions: tuple[object, PaperTable] | None = None
        self._promising: tuple[object, Sequence[int]] | None = None
        self._reader = CommitmentReader()
        self._waiting: tuple[object, Waiting] | None = None

    def table(self, index: Index) -> PaperTable:
        """The papers of an index, each once."""
        papers = index.papers()
        key = (id(index), index.generation, len(papers))
        with self._lock:
            if self._table is None or self._table[0] != key:
                self._table = (key, PaperTable(papers))
            return self._table[1]

    def motions(self, index: Index) -> PaperTable:
        """The motions alone."""
        table = self.table(index)
        with self._lock:
            if self._motions is None or self._motions[0] is not table:
                self._motions = (table, PaperTable([one for one in table.papers if one.type == "motie"]))
            return self._motions[1]

    def promises(self, index: Index) -> tuple[dict[int, Sequence[Commitment]], int]:
        """The promises by the position of their paper in the table, and how many papers are still to be read
        for them: that is gone on with at the next request."""
        table = self.table(index)
        with self._lock:
            if self._promising is None or self._promising[0] is not table:
                places = table.places(papers_that_may_promise(index, table)).tolist()
                self._promising = (table, places)
            places = list(self._promising[1])
        return self._reader.read(places, index, table)

    def waiting(self, index: Index) -> Waiting:
        """The open sets of questions, as of today."""
        key = (id(index), index.generation, date.today())
        with self._lock:
            if self._waiting is None or self._waiting[0] != key:
                sets = open_questions(index)
                heads = [_head_of_set(place, one) for place, one in enumerate(sets)]
                self._waiting = (key, Waiting(sets, PaperTable(heads)))
            return self._waiting[1]


def _head_of_set(place: int, one: OpenQuestions) -> Paper:
    """An open set as the head of a paper, so that it is counted like one."""
    numbers = {"vraagnummer": one.vraagnummer} if one.vraagnummer else {}
    asked_to = tuple(_minister_of_words(who) for who in one.asked_to)
    return Paper(place, one.doc, "", "vragen", one.asked, one.title, numbers, one.askers, asked_to)


def _minister_of_words(who: str) -> Minister:
    """ "B. Vos (minister van Vervoer)" or "de Minister van Vervoer" as name and office."""
    name = who.partition("(")[0].strip() if "(" in who else ""
    found = OFFICE.search(who)
    if found is None:
        return Minister(name or None, None, None)
    portfolio = found["portfolio"].strip()
    portfolio = portfolio.removeprefix("van ") if portfolio[:4].lower() == "van " else portfolio
    return Minister(name or None, found["function"].capitalize(), portfolio)
