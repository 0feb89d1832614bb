"""One paper that both sources give, known by its numbers: which of its two files is the one to quote."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import PurePath
from typing import Protocol

_BEST_FORM = (".xml", ".docx", ".html", ".txt", ".pdf")  # by how little is lost in reading it
_PositionsBySource = tuple[list[int], list[int]]  # positions: of the official publications, of the Kamer
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


class _NumberedPaper(Protocol):
    """What has numbers: a paper of an index, or metadata."""

    @property
    def numbers(self) -> Mapping[str, str]: ...


def question_numbers(paper: _NumberedPaper) -> tuple[str, ...]:
    """The numbers of the sets of questions that a paper belongs to: `2031Z00001`."""
    numbers = paper.numbers
    return _split_numbers(numbers.get("vraagnummer", ""), numbers.get("vraagnummers", ""))


@lru_cache(maxsize=100_000)
def _split_numbers(one: str, several: str) -> tuple[str, ...]:
    held = f"{one},{several}"
    return tuple(dict.fromkeys(found for number in held.split(",") if (found := number.replace(" ", ""))))


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
