"""The heads of an index's papers: rows of the store, each made into a paper when it is looked at.

The whole Kamer is tens of thousands of papers, of which an answer shows ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import overload

import msgspec

from index.document import Member, Minister
from index.store.reading import PaperRow

Names = tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """What the index knows of a paper without opening it. `date` is that of its own words.

    `speaking` are the ministers who take a turn in a debate, `members_speaking` the members: its words are
    not of any one of them.
    """

    id: int
    name: str
    path: str
    type: str
    date: date | None
    title: str | None
    numbers: Mapping[str, str]
    askers: tuple[Member, ...]
    ministers: tuple[Minister, ...]
    speaking: tuple[Minister, ...] = ()
    members_speaking: tuple[Member, ...] = ()


class BindingMarks(msgspec.Struct, frozen=True, gc=False):
    """What tells papers apart that are bound to one another by their numbers.

    Python's collector of garbage looks at none of them: it took a third of the time to open a large index.
    """

    id: int
    path: str
    type: str
    date: date | None
    numbers: Mapping[str, str]


class NamedPeople(msgspec.Struct, frozen=True, gc=False):
    """Whom a paper names, by the fields of `Member` and `Minister`."""

    askers: Names
    ministers: Names
    speaking: Names = ()
    members_speaking: Names = ()


_decode_numbers = msgspec.json.Decoder(dict[str, str]).decode
_decode_people = msgspec.json.Decoder(NamedPeople).decode


class PaperList(Sequence[Paper]):
    """Papers in an order. What is asked of all of them is read from their rows, as many papers take long to
    make; whoever looks at one finds it made, and the same one the next time.

    Where the disk altered a row, what reads it raises ValueError, TypeError or LookupError.
    """

    def __init__(self, rows: Sequence[PaperRow]) -> None:
        self.rows = rows
        self._made: dict[int, Paper] = {}  # by place

    @classmethod
    def of(cls, papers: Sequence[Paper]) -> PaperList:
        """Papers that are made already, as a list; one that is a list stays it."""
        if isinstance(papers, cls):
            return papers
        listed = cls([_row_of_paper(paper) for paper in papers])
        listed._made = dict(enumerate(papers))
        return listed

    def take(self, places: Iterable[int]) -> PaperList:
        """The papers at these places."""
        return PaperList([self.rows[place] for place in places])

    def marks(self) -> list[BindingMarks]:
        """What binds each to others."""
        return [marks_of_row(row) for row in self.rows]

    def people(self) -> list[NamedPeople]:
        """Whom each names."""
        return [_decode_people(row[7]) for row in self.rows]

    def days(self) -> list[int]:
        """The day of each as `date.toordinal` counts it, 0 for none."""
        days = {row[4] for row in self.rows}
        ordinals = {day: date.fromisoformat(day).toordinal() if day else 0 for day in days}
        return [ordinals[row[4]] for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, place: int) -> Paper: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Paper]: ...
    def __getitem__(self, place: int | slice) -> Paper | Sequence[Paper]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        place = range(len(self))[place]
        if (paper := self._made.get(place)) is None:
            paper = self._made[place] = _paper_of_row(self.rows[place])
        return paper

    def __iter__(self) -> Iterator[Paper]:
        return iter(self._every_paper)

    @cached_property
    def _every_paper(self) -> tuple[Paper, ...]:
        return tuple(self[place] for place in range(len(self)))


def marks_of_row(row: PaperRow) -> BindingMarks:
    """What binds one paper to others."""
    return BindingMarks(row[0], row[2], row[3], _read_date(row[4]), _decode_numbers(row[6]))


def _paper_of_row(row: PaperRow) -> Paper:
    people = _decode_people(row[7])
    return Paper(
        *row[:4],
        _read_date(row[4]),
        row[5],
        _decode_numbers(row[6]),
        tuple(Member(*member) for member in people.askers),
        tuple(Minister(*minister) for minister in people.ministers),
        tuple(Minister(*minister) for minister in people.speaking),
        tuple(Member(*member) for member in people.members_speaking),
    )


def _row_of_paper(paper: Paper) -> PaperRow:
    people = {
        "askers": [(one.name, one.party) for one in paper.askers],
        "ministers": [(one.name, one.function, one.portfolio) for one in paper.ministers],
        "speaking": [(one.name, one.function, one.portfolio) for one in paper.speaking],
        "members_speaking": [(one.name, one.party) for one in paper.members_speaking],
    }
    day = paper.date.isoformat() if paper.date else None
    head = (paper.id, paper.name, paper.path, paper.type, day, paper.title)
    return (*head, json.dumps(dict(paper.numbers)), json.dumps(people))


def _read_date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None
