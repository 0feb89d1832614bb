"""Which sets of questions were answered after their term."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.document import Member
from index.files.sidecar import readable_sidecar
from index.harvest.news.source_types import by_source
from index.harvest.news.terms import deadline_of, last_term, postponement_days
from index.search import Index
from index.search.catalogue import Paper
from index.search.same_paper import question_numbers


@dataclass(frozen=True, slots=True)
class AnsweredSet:
    """A set of questions by its first answer, with the letters that asked for more time."""

    paper: Paper
    letters: tuple[Paper, ...]


@dataclass(frozen=True, slots=True)
class LateAnswer:
    """An answer that came after its term: `days_late` is 1 or more."""

    doc: str
    askers: tuple[Member, ...]
    asked: date
    deadline: date
    answered: date
    days_late: int
    postponed: bool


@dataclass(frozen=True, slots=True)
class UntoldTerm:
    """An answer of which the papers do not tell both days: late or not, nobody can say."""

    doc: str


def late_answers(index: Index) -> Iterator[LateAnswer]:
    """Each set once, by its first answer; one of which the papers do not tell both days is left out."""
    for one in answered_sets(index):
        if isinstance(late := late_answer(index, one), LateAnswer):
            yield late


def answered_sets(index: Index) -> Iterator[AnsweredSet]:
    """Each set with an answer once, the first answered first; no paper is opened for it."""
    papers = [by_source(paper) for paper in index.papers()]
    letters: dict[str, list[Paper]] = {}
    for paper in papers:
        if paper.type == "uitstel":
            for number in question_numbers(paper):
                letters.setdefault(number, []).append(paper)
    seen: set[str] = set()
    for paper in sorted(papers, key=lambda one: (one.date or date.max, one.name)):
        numbers = set(question_numbers(paper))
        if paper.type != "antwoord" or numbers & seen:
            continue
        seen |= numbers
        asking = {one.name: one for number in numbers for one in letters.get(number, ())}
        yield AnsweredSet(paper, tuple(asking.values()))


def late_answer(index: Index, answered_set: AnsweredSet) -> LateAnswer | UntoldTerm | None:
    """The answer of a set where it came late or its term is not told; None where it came in time."""
    paper, letters = answered_set.paper, answered_set.letters
    document = index.document(paper.name)
    asked, answered = document.dates.asked, document.dates.spoken
    if asked is None or answered is None:
        return UntoldTerm(paper.name)
    sidecars = [told for one in (paper, *letters) if (told := readable_sidecar(Path(one.path)))]
    days = postponement_days(letters, [index.document(one.name) for one in letters])
    deadline = deadline_of(asked, last_term(sidecars, asked), days)
    if deadline is None:
        return UntoldTerm(paper.name)
    if answered <= deadline:
        return None
    late = (answered - deadline).days
    return LateAnswer(paper.name, document.askers, asked, deadline, answered, late, bool(days))
