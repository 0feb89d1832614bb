"""Papers that belong together by their numbers: two files of one paper, and what took another's place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import Protocol, TypeVar

from index.document import Document
from index.language import months
from index.store.heads import Paper

_BEST_FORM = (".xml", ".docx", ".html", ".txt", ".pdf")  # by how little is lost in reading it
_CORRECTS = re.compile(
    r"\b(?:rectific|correcti|gecorrigeerd|herstel(?:de)?\b|verbeter(?:de|ing)\b|herziene?\b|intrekk?(?:ing|en)\b|"
    r"onjuist|foutie)\w*\b[^.?!]{0,80}?"
    r"(?:antwoord|beantwoord|(?:kamer)?vragen\b|(?:kamer)?brief|verslag|kamerstuk|aanhangsel|informatie|cijfers)",
    re.IGNORECASE,
)
_PositionsBySource = tuple[list[int], list[int]]  # positions: of the official publications, of the Kamer
_WAITING = ("vragen", "uitstel")
_IN_A_SET = ("vragen", "uitstel", "antwoord")


class _KnownPaper(Protocol):
    """What tells papers apart."""

    @property
    def path(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def date(self) -> date | None: ...
    @property
    def numbers(self) -> Mapping[str, str]: ...


class _ListedPaper(_KnownPaper, Protocol):
    """What a list of papers holds each by."""

    @property
    def id(self) -> int: ...


class _NumberedPaper(Protocol):
    """What has numbers: a paper of an index, or metadata."""

    @property
    def numbers(self) -> Mapping[str, str]: ...


def question_numbers(paper: _NumberedPaper) -> tuple[str, ...]:
    """The numbers of the sets of questions that a paper belongs to: `2031Z00001`."""
    numbers = paper.numbers
    return _split_numbers(numbers.get("vraagnummer", ""), numbers.get("vraagnummers", ""))


_Listed = TypeVar("_Listed", bound=_ListedPaper)


@lru_cache(maxsize=100_000)
def _split_numbers(one: str, several: str) -> tuple[str, ...]:
    held = f"{one},{several}"
    return tuple(dict.fromkeys(found for number in held.split(",") if (found := number.replace(" ", ""))))


def marks_of(paper: _NumberedPaper) -> frozenset[str]:
    """The numbers by which papers may take one another's place: no two that share none, even by way of
    others, are compared."""
    own = (paper.numbers.get(kind) for kind in ("publicatie", "corrects"))
    return frozenset((*question_numbers(paper), *(number for number in own if number)))


def change_marks(
    by_mark: Mapping[str, tuple[_Listed, ...]], gone: Iterable[_Listed], came: Iterable[_Listed]
) -> dict[str, tuple[_Listed, ...]]:
    """Each mark with the papers that bear it, after some went and others came."""
    changed = dict(by_mark)
    for paper in gone:
        for mark in marks_of(paper):
            changed[mark] = tuple(one for one in changed[mark] if one.id != paper.id)
            if not changed[mark]:
                del changed[mark]
    for paper in came:
        for mark in marks_of(paper):
            changed[mark] = (*changed.get(mark, ()), paper)
    return changed


def bound_to(by_mark: Mapping[str, tuple[_ListedPaper, ...]], papers: Iterable[_ListedPaper]) -> set[int]:
    """The ids of the papers that share a mark with any of these, or with one that does."""
    waiting = [mark for paper in papers for mark in marks_of(paper)]
    met, found = set(waiting), set()
    while waiting:
        for paper in by_mark.get(waiting.pop(), ()):
            found.add(paper.id)
            waiting += marks_of(paper) - met
            met |= marks_of(paper)
    return found


def superseded(papers: Sequence[_KnownPaper]) -> set[int]:
    """The positions of questions and postponements of which the answer is here too, and of papers that were
    corrected."""
    answered = {number for paper in papers if paper.type == "antwoord" for number in question_numbers(paper)}
    corrected = {paper.numbers["corrects"] for paper in papers if "corrects" in paper.numbers}
    return {
        place
        for place, paper in enumerate(papers)
        if (paper.type in _WAITING and not answered.isdisjoint(question_numbers(paper)))
        or (paper.numbers.get("publicatie") in corrected and "corrects" not in paper.numbers)
    }


def lesser_copies(papers: Sequence[_KnownPaper]) -> set[int]:
    """The positions of papers of which the other source gives a better file, or as good a one.

    A copy is told by the number of publication, or where one of the two has none yet by type, day and sets of
    questions. Where one source has two papers of such marks nothing tells which is the copy: then none is.
    """
    lesser: set[int] = set()
    for identity in (_type_and_publication, _set_and_day):
        groups: dict[tuple[str, ...], _PositionsBySource] = defaultdict(lambda: ([], []))
        for place, paper in enumerate(papers):
            if place not in lesser and "corrects" not in paper.numbers and (marks := identity(paper)):
                groups[marks]["document" in paper.numbers].append(place)
        lesser |= set(_lesser_of_pairs(papers, groups.values()))
    return lesser


def _lesser_of_pairs(papers: Sequence[_KnownPaper], groups: Iterable[_PositionsBySource]) -> Iterator[int]:
    for published, kept_by_chamber in groups:
        if len(published) == len(kept_by_chamber) == 1:
            one, other = papers[published[0]], papers[kept_by_chamber[0]]
            if not _bear_different_numbers(one, other):
                # alike in form, that of the Kamer stays: its metadata are the fuller
                worse = _reading_loss(one) >= _reading_loss(other)
                yield published[0] if worse else kept_by_chamber[0]


def _type_and_publication(paper: _KnownPaper) -> tuple[str, ...]:
    """The type and the number of publication of a paper; nothing where it has none."""
    number = paper.numbers.get("publicatie", "")
    return (paper.type, number) if number else ()


def _set_and_day(paper: _KnownPaper) -> tuple[str, ...]:
    """The type, day and sets of questions of a paper that a source gave; nothing where one is not known."""
    given = "publicatie" in paper.numbers or "document" in paper.numbers
    if not (given and paper.date and paper.type in _IN_A_SET and (asked := question_numbers(paper))):
        return ()
    return (paper.type, paper.date.isoformat(), *sorted(asked))


def _bear_different_numbers(one: _KnownPaper, other: _KnownPaper) -> bool:
    numbers = {paper.numbers["publicatie"] for paper in (one, other) if "publicatie" in paper.numbers}
    return len(numbers) > 1


def _reading_loss(paper: _KnownPaper) -> int:
    suffix = PurePath(paper.path).suffix.lower()
    return _BEST_FORM.index(suffix) if suffix in _BEST_FORM else len(_BEST_FORM)


def says_it_corrects(title: str | None) -> bool:
    """Whether a paper's title says that it corrects another: `Rectificatie antwoorden op Kamervragen …`."""
    return title is not None and _CORRECTS.search(title) is not None


def names_corrected(later: Document, paper: Paper) -> bool:
    """Whether a correcting paper names this one: by a number, or by the day of its answers and who asked."""
    if paper.name == later.name or paper.date is None:
        return False
    if not _numbers_as_referred_to(paper).isdisjoint(each.normal for each in later.references):
        return True
    text = " ".join(later.text.split())
    said = f"{paper.date.day} {months.NAMES['nl'][paper.date.month - 1]} {paper.date.year}"
    names = filter(None, (each.name for each in paper.askers))
    asked = any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)
    return asked and re.search(rf"(?<!\d){said}\b", text) is not None


def _numbers_as_referred_to(paper: Paper) -> frozenset[str]:
    """The numbers of a paper in the forms in which other papers' references hold them."""
    numbers = paper.numbers
    own = {*question_numbers(paper), numbers.get("kamerstuk", ""), numbers.get("publicatie", "")}
    if number := numbers.get("aanhangsel"):
        years = numbers.get("vergaderjaar") or _vergaderjaar_of(paper.date)
        own.add(f"ah-tk-{years.replace('-', '')}-{number}")
    return frozenset(own - {""})


def _vergaderjaar_of(day: date | None) -> str:
    """The parliamentary year of a day, by months: it begins on the third Tuesday of September."""
    if day is None:
        return ""
    first = day.year if day.month >= 9 else day.year - 1
    return f"{first}-{first + 1}"
