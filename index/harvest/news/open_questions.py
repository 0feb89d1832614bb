"""Which sets of questions wait for an answer, and since when they should have had one."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from index.document import Member
from index.files.sidecar import Sidecar, readable_sidecar
from index.harvest.news.ministers import addressees, is_of_minister
from index.harvest.news.source_types import by_source, unread_papers
from index.harvest.news.terms import deadline_of, last_term, postponement_days
from index.parse.xml.metadata import iso_date
from index.search import Index
from index.search.catalogue import Paper
from index.search.filters import same_party
from index.search.same_paper import question_numbers

CLOSED = ("afgedaan", "ingetrokken", "vervallen", "vervangen")


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """A set of questions without an answer. Dates are None where nothing tells them; `unread`: what is told
    is what the source says of its papers, which are not in the index; `doc` is a file then."""

    vraagnummer: str
    title: str
    askers: tuple[Member, ...]
    asked_to: tuple[str, ...]
    asked: date | None
    deadline: date | None
    days_late: int
    postponed: bool
    doc: str
    url: str | None
    unread: bool = False


def open_questions(index: Index, today: date | None = None) -> list[OpenQuestions]:
    """Every open set, the latest deadline passed first."""
    papers = index.all_copies()  # the lesser copy may be the one whose source knows the term
    unread = list(unread_papers(papers, index.unread_files()))
    today = today or date.today()
    answered = _answered_numbers((*papers, *unread))
    waiting = [by_source(paper) for paper in papers if not answered & set(question_numbers(paper))]
    answered |= _answered_numbers(waiting)
    groups: dict[str, list[Paper]] = {}
    for paper in waiting:
        own = question_numbers(paper)
        if paper.type in ("vragen", "uitstel") and not answered & set(own):
            groups.setdefault(next(iter(own), paper.name), []).append(paper)
    letters = [one for one in unread if one.type == "uitstel"]
    made = [_open_set(index, number, group, letters, today) for number, group in groups.items()]
    made += _unread_sets(unread, answered | set(groups), today)
    return sorted(filter(None, made), key=lambda one: (one.deadline or date.max, one.vraagnummer))


def _answered_numbers(papers: Sequence[Paper | Sidecar]) -> set[str]:
    return {number for one in papers if one.type == "antwoord" for number in question_numbers(one)}


def _unread_sets(
    unread: Sequence[Sidecar], known: Container[str], today: date
) -> Iterator[OpenQuestions | None]:
    """The open sets beside the known ones of which no paper could be read, by what the source says."""
    groups: dict[str, list[Sidecar]] = {}
    for said in unread:
        if said.type in ("vragen", "uitstel") and not any(one in known for one in question_numbers(said)):
            groups.setdefault(next(iter(question_numbers(said)), said.identifier), []).append(said)
    for number, told in groups.items():
        yield _unread_set(number, sorted(told, key=lambda said: (said.type != "vragen", said.paper)), today)


def filter_open_questions(
    found: Sequence[OpenQuestions], party: str = "", minister: str = "", late: bool = False
) -> list[OpenQuestions]:
    """Those asked by a party, of a minister (by name or office), and late."""
    ministers = {who for one in found for who in one.asked_to}
    return [
        one
        for one in found
        if (not party or any(same_party(party, who.party or "") for who in one.askers))
        and (not minister or is_of_minister(minister, one.asked_to, ministers))
        and (not late or one.days_late > 0)
    ]


def _open_set(
    index: Index, number: str, group: Sequence[Paper], unread: Sequence[Sidecar], today: date
) -> OpenQuestions | None:
    papers = sorted(group, key=lambda one: (one.type != "vragen", one.name))
    documents = [index.document(paper.name) for paper in papers]
    sidecars = [sidecar for paper in papers if (sidecar := readable_sidecar(Path(paper.path)))]
    if _is_closed(sidecars):
        return None
    first = documents[0]
    asked = next((one.dates.asked for one in documents if one.dates.asked), None)
    more = [iso_date(one.date) for one in unread if number in question_numbers(one)]
    letters = postponement_days(papers, documents, more)
    deadline = deadline_of(asked, last_term(sidecars, asked), letters)
    return OpenQuestions(
        vraagnummer=number if number != papers[0].name else "",
        title=first.subject or first.title or first.name,
        askers=next((one.askers for one in documents if one.askers), ()),
        asked_to=addressees(documents, sidecars),
        asked=asked,
        deadline=deadline,
        days_late=max(0, (today - deadline).days) if deadline else 0,
        postponed=bool(letters),
        doc=first.name,
        url=first.url,
    )


def _unread_set(number: str, told: Sequence[Sidecar], today: date) -> OpenQuestions | None:
    """A set of which no paper could be read, by what the source says of its papers."""
    if _is_closed(told):
        return None
    first = told[0]
    asked = next((day for said in told if (day := iso_date(said.asked))), None)
    people = dict.fromkeys(one for said in told for one in said.people if one.role.lower() == "indiener")
    letters = postponement_days((), (), [iso_date(said.date) for said in told if said.type == "uitstel"])
    deadline = deadline_of(asked, last_term(told, asked), letters)
    return OpenQuestions(
        vraagnummer=number if number != first.identifier else "",
        title=first.subject or first.title or first.identifier,
        askers=tuple(Member(one.name, one.party or None) for one in people),
        asked_to=addressees((), told),
        asked=asked,
        deadline=deadline,
        days_late=max(0, (today - deadline).days) if deadline else 0,
        postponed=bool(letters),
        doc=first.paper,
        url=first.url or None,
        unread=True,
    )


def _is_closed(told: Sequence[Sidecar]) -> bool:
    return any(said.status.lower() in CLOSED for said in told)
