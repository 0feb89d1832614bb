"""The papers of a server as tables to narrow, made once a generation and shared by all who look."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from index.document import Minister
from index.harvest.news.late_answers import AnsweredSet, LateAnswer, UntoldTerm, answered_sets, late_answer
from index.harvest.news.open_questions import OpenQuestions, open_questions
from index.search import Index
from index.search.catalogue import Paper
from ui.browse.commitments import Commitment, CommitmentReader, papers_that_may_promise
from ui.browse.paper_table import PaperTable
from ui.browse.patient_reader import PatientReader

T = TypeVar("T")
MOST_KEPT = 8  # one for all, and some for visitors with papers of their own
OFFICE = re.compile(
    r"\b(?P<function>minister|staatssecretaris) (?P<portfolio>(?:van|voor) [^();,]{2,80})", re.I
)


@dataclass(frozen=True, slots=True)
class Waiting:
    """The sets of questions without an answer, and the same as a table: position for position."""

    sets: Sequence[OpenQuestions]
    table: PaperTable


@dataclass(frozen=True, slots=True)
class Punctuality:
    """Which answers came after their term, and of which nobody can say: by the position of their papers."""

    late: dict[int, LateAnswer]
    untold: Sequence[int]  # the papers tell no day of asking, or none of answering
    unread: int  # papers still to be read for it


class PaperShelf:
    """What was counted of the papers last, for as long as it is true: for each visitor what he may see."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tables: dict[object, PaperTable] = {}
        self._motions: dict[object, PaperTable] = {}
        self._promising: dict[object, Sequence[int]] = {}
        self._reader = CommitmentReader()
        self._waiting: dict[object, Waiting] = {}
        self._answered: dict[object, dict[int, AnsweredSet]] = {}
        self._late_reader: PatientReader[LateAnswer | UntoldTerm | None] = PatientReader()

    def table(self, index: Index) -> PaperTable:
        """The papers of an index, each once."""
        with self._lock:
            return _get_or_make(self._tables, index.contents, lambda: PaperTable(index.papers()))

    def motions(self, index: Index) -> PaperTable:
        """The motions alone."""
        table = self.table(index)
        with self._lock:
            return _get_or_make(self._motions, index.contents, lambda: _motions_of(table))

    def promises(self, index: Index) -> tuple[dict[int, Sequence[Commitment]], int]:
        """The promises by the position of their paper in the table, and how many papers are still to be read
        for them: that is gone on with at the next request."""
        table = self.table(index)
        with self._lock:
            places = _get_or_make(self._promising, index.contents, lambda: _promising_of(index, table))
        return self._reader.read(places, index, table)

    def punctuality(self, index: Index) -> Punctuality:
        """Which answers came after their term; what is still unread is gone on with at the next request, the
        newest first."""
        table = self.table(index)
        with self._lock:
            sets = _get_or_make(self._answered, index.contents, lambda: _answered_of(index, table))
        keys = {place: (one.paper.id, *(each.id for each in one.letters)) for place, one in sets.items()}
        found, unread = self._late_reader.read(keys, lambda place: late_answer(index, sets[place]))
        late = {place: one for place, one in found.items() if isinstance(one, LateAnswer)}
        untold = [place for place, one in found.items() if isinstance(one, UntoldTerm)]
        return Punctuality(late, untold, unread)

    def waiting(self, index: Index) -> Waiting:
        """The open sets of questions, as of today."""
        with self._lock:
            return _get_or_make(self._waiting, (index.contents, date.today()), lambda: _waiting_of(index))


def _get_or_make(held: dict[object, T], key: object, make: Callable[[], T]) -> T:
    """What is held under a key, made where it is not; the oldest make room."""
    if key not in held:
        held[key] = make()
        while len(held) > MOST_KEPT:
            held.pop(next(iter(held)))
    return held[key]


def _motions_of(table: PaperTable) -> PaperTable:
    return PaperTable([one for one in table.papers if one.type == "motie"])


def _promising_of(index: Index, table: PaperTable) -> Sequence[int]:
    places: list[int] = table.places(papers_that_may_promise(index, table)).tolist()
    return places


def _answered_of(index: Index, table: PaperTable) -> dict[int, AnsweredSet]:
    """The sets with an answer by the position of its paper, the newest first."""
    places = {paper.name: place for place, paper in enumerate(table.papers)}
    return {places[one.paper.name]: one for one in reversed(list(answered_sets(index)))}


def _waiting_of(index: Index) -> Waiting:
    sets = open_questions(index)
    return Waiting(sets, PaperTable([_head_of_set(place, one) for place, one in enumerate(sets)]))


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
