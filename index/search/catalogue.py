"""What an index holds, paper by paper: the names, dates and numbers that a search can be narrowed to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.document import Member, Minister
from index.language.words import words
from index.search.engine import AnyStore
from index.search.same_paper import lesser_copies, question_numbers
from index.store import Store

Mask = NDArray[np.bool_]
Holders = Mapping[str, NDArray[np.int64]]

_OWN_NUMBER_KINDS = ("vraagnummer", "aanhangsel", "kamerstuk", "publicatie")
_PAPER_NUMBER = re.compile(r"20\d\d[zd]\d{5}|\d{5}_\w+|ah_\d{4}_\d+")


@dataclass(frozen=True, slots=True)
class Paper:
    """What the index knows of a paper without opening it. `date` is that of its own words."""

    id: int
    name: str
    path: str
    type: str
    date: date | None
    title: str | None
    numbers: Mapping[str, str]
    askers: tuple[Member, ...]
    ministers: tuple[Minister, ...]


class Catalogue:
    """The papers of one generation, in the order of their ids.

    `by_party` and the like hold the positions of the papers with each name; `distinct` leaves out lesser
    copies of papers that both sources gave, `current` also what was replaced by a later paper; None where
    they leave out nothing.
    """

    @classmethod
    def read(
        cls, store: AnyStore, generation: int, order: Sequence[int] = (), before: Catalogue | None = None
    ) -> Catalogue:
        """`order` holds the ids as the derived files have them: a paper that was moved since stands in its
        place of then until the next generation. What the catalogue `before` knows is not read again."""
        papers = _read_papers(store, generation, before)
        places = {key: place for place, key in enumerate(order)}
        return cls(sorted(papers, key=lambda paper: places.get(paper.id, 0)), before)

    def __init__(self, papers: Sequence[Paper], before: Catalogue | None = None) -> None:
        self.papers = papers
        self.by_name = {paper.name: paper for paper in self.papers}
        self.days = np.array([paper.date.toordinal() if paper.date else 0 for paper in self.papers], np.int64)
        self.by_party = _positions_by_name(
            [[member.party for member in paper.askers] for paper in self.papers]
        )
        self.by_minister = _positions_by_name(
            [[minister.name for minister in paper.ministers] for paper in self.papers]
        )
        self.by_ministry = _positions_by_name(
            [[minister.portfolio for minister in p.ministers] for p in self.papers]
        )
        self.by_type = _positions_by_name([[paper.type] for paper in self.papers])
        copies = lesser_copies(self.papers)
        self.distinct = self._mask_without(np.isin(np.arange(len(self.papers)), sorted(copies)))
        superseded = self._mask_superseded()
        self.current = self._mask_without(
            superseded if self.distinct is None else superseded | ~self.distinct
        )
        known: dict[int, frozenset[str]] = {} if before is None else before.numbers_by_paper()
        self._numbers: list[frozenset[str]] = [
            known[id(paper)] if id(paper) in known else _own_numbers(paper) for paper in self.papers
        ]

    @cached_property
    def by_file(self) -> Holders:
        """The positions of the papers of each file name."""
        return _positions_by_name([[paper.name] for paper in self.papers])

    def numbers_by_paper(self) -> dict[int, frozenset[str]]:
        """The own numbers of each paper, by the identity of the object."""
        return dict(zip(map(id, self.papers), self._numbers, strict=True))

    def distinct_papers(self) -> Sequence[Paper]:
        """Every paper once, by whichever sources it came."""
        return self.papers if self.distinct is None else [self.papers[place] for place in self._places()]

    def _places(self) -> Sequence[int]:
        places: list[int] = np.flatnonzero(self.distinct).tolist() if self.distinct is not None else []
        return range(len(self.papers)) if self.distinct is None else places

    @staticmethod
    def _mask_without(left_out: Mask) -> Mask | None:
        return ~left_out if left_out.any() else None

    def people(self) -> Sequence[str]:
        """The members who asked, each once, sorted."""
        return sorted({member.name for paper in self.papers for member in paper.askers if member.name})

    def parties(self) -> Sequence[str]:
        """The parties of those who asked."""
        return sorted(self.by_party)

    def ministers(self) -> Sequence[str]:
        """Who answered or signed."""
        return sorted(self.by_minister)

    def ministries(self) -> Sequence[str]:
        """The portfolios of those who answered or signed, as the papers write them."""
        return sorted(self.by_ministry)

    def types(self) -> Sequence[str]:
        """The types of paper."""
        return sorted(self.by_type)

    @cached_property
    def partyless(self) -> Mask:
        """The papers that name who asked or tabled them without a party."""
        return np.array([names_no_party(paper) for paper in self.papers], bool)

    def period(self, kept: Mask | None = None) -> tuple[date | None, date | None]:
        """The dates of the oldest and the newest paper, or of those kept."""
        days = self.days[self.days > 0] if kept is None else self.days[kept & (self.days > 0)]
        return (_day_of_ordinal(days.min()), _day_of_ordinal(days.max())) if len(days) else (None, None)

    def named(self, query: str) -> list[int]:
        """The positions of the papers whose own number stands in the query, in any spelling."""
        wanted = {word for word in words(query) if _PAPER_NUMBER.fullmatch(word)}
        return (
            [place for place in self._places() if not wanted.isdisjoint(self._numbers[place])]
            if wanted
            else []
        )

    def _mask_superseded(self) -> Mask:
        """Questions and postponements of which the answer is here too, and papers that were corrected."""
        answered = {
            number for paper in self.papers if paper.type == "antwoord" for number in question_numbers(paper)
        }
        corrected = {paper.numbers["corrects"] for paper in self.papers if "corrects" in paper.numbers}
        waiting = ("vragen", "uitstel")
        return np.array(
            [
                (paper.type in waiting and not answered.isdisjoint(question_numbers(paper)))
                or (paper.numbers.get("publicatie") in corrected and "corrects" not in paper.numbers)
                for paper in self.papers
            ],
            bool,
        )


def _read_papers(store: AnyStore, generation: int, before: Catalogue | None) -> list[Paper]:
    """The papers of a generation; those that `before` knows, and that lie where they lay, as it has them."""
    try:
        if before is None or not isinstance(store, Store):
            return [_paper_from_row(row) for row in store.paper_rows(generation)]
        paths = store.paper_paths(generation)
        kept = [paper for paper in before.papers if paths.get(paper.id) == paper.path]
        new = paths.keys() - {paper.id for paper in kept}
        return [*kept, *(_paper_from_row(row) for row in store.paper_rows(generation, new))]
    except (ValueError, TypeError, LookupError) as error:
        raise store.altered("the head of a paper") from error


def names_no_party(paper: Paper) -> bool:
    """Whether a paper names who asked or tabled it without a party, as motions do."""
    return bool(paper.askers) and not any(member.party for member in paper.askers)


def _own_numbers(paper: Paper) -> frozenset[str]:
    """The numbers that a paper bears itself, as words: not those of its dossier or of what it replaces."""
    own = " ".join(paper.numbers.get(kind, "") + " ;" for kind in _OWN_NUMBER_KINDS)
    return frozenset(word for word in words(own) if _PAPER_NUMBER.fullmatch(word))


def _positions_by_name(names: Sequence[Iterable[str | None]]) -> Holders:
    """Each name with the positions of the papers that hold it."""
    places: dict[str, list[int]] = {}
    for place, held in enumerate(names):
        for name in held:
            if name:
                places.setdefault(name, []).append(place)
    return {name: np.array(found, np.int64) for name, found in places.items()}


def _day_of_ordinal(ordinal: int) -> date:
    return date.fromordinal(int(ordinal))


def _paper_from_row(row: tuple[int, str, str, str, str | None, str | None, str, str]) -> Paper:
    key, name, path, kind, day, title, numbers, people = row
    said = json.loads(people)
    return Paper(
        key,
        name,
        path,
        kind,
        date.fromisoformat(day) if day else None,
        title,
        json.loads(numbers),
        tuple(Member(*member) for member in said["askers"]),
        tuple(Minister(*minister) for minister in said["ministers"]),
    )
