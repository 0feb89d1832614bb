"""What an index holds, paper by paper: the names, dates and numbers that a search can be narrowed to."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.document import Member, Minister
from index.language.vocabulary import ministry, party
from index.language.words import fold, words
from index.search.filters import Filters
from index.store import Store

Mask = NDArray[np.bool_]
Holders = Mapping[str, NDArray[np.int64]]

_OWN = ("vraagnummer", "aanhangsel", "kamerstuk", "publicatie")
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
    """The papers of one generation, in the order of their ids."""

    def __init__(self, store: Store, generation: int) -> None:
        self.papers = [_paper(row) for row in store.paper_rows(generation)]
        self.by_name = {paper.name: paper for paper in self.papers}
        self.days = np.array([paper.date.toordinal() if paper.date else 0 for paper in self.papers], np.int64)
        self._parties = _holders([[member.party for member in paper.askers] for paper in self.papers])
        self._ministers = _holders([[minister.name for minister in paper.ministers] for paper in self.papers])
        self._ministries = _holders([[minister.portfolio for minister in p.ministers] for p in self.papers])
        self._types = _holders([[paper.type] for paper in self.papers])
        self._names = _holders([[paper.name] for paper in self.papers])
        superseded = self._superseded()
        self._current = ~superseded if superseded.any() else None
        self._numbers = [_own_numbers(paper) for paper in self.papers]

    def people(self) -> Sequence[str]:
        """The members who asked, each once, sorted."""
        return sorted({member.name for paper in self.papers for member in paper.askers if member.name})

    def parties(self) -> Sequence[str]:
        """The parties of those who asked."""
        return sorted(self._parties)

    def ministers(self) -> Sequence[str]:
        """Who answered or signed."""
        return sorted(self._ministers)

    def ministries(self) -> Sequence[str]:
        """The portfolios of those who answered or signed, as the papers write them."""
        return sorted(self._ministries)

    def types(self) -> Sequence[str]:
        """The types of paper."""
        return sorted(self._types)

    def period(self, kept: Mask | None = None) -> tuple[date | None, date | None]:
        """The dates of the oldest and the newest paper, or of those kept."""
        days = self.days[self.days > 0] if kept is None else self.days[kept & (self.days > 0)]
        return (_day(days.min()), _day(days.max())) if len(days) else (None, None)

    def mask(self, filters: Filters) -> Mask | None:
        """Which papers a search may look at, None for all; replaced papers only where asked for."""
        kept = None if filters.doc or filters.type else self._current
        for holders, wanted, same in (
            (self._parties, filters.party, same_party),
            (self._ministers, filters.minister, same_name),
            (self._ministries, filters.ministry, same_ministry),
            (self._types, filters.type, same_word),
            (self._names, filters.doc, str.__eq__),
        ):
            if wanted:
                kept = _and(kept, self._holding(holders, wanted, same))
        if filters.since:
            kept = _and(kept, self.days >= filters.since.toordinal())
        if filters.until:
            kept = _and(kept, (self.days > 0) & (self.days <= filters.until.toordinal()))
        return kept

    def _holding(self, holders: Holders, wanted: str, same: Callable[[str, str], bool]) -> Mask:
        """The papers that hold a name that is the same as the one wanted."""
        held = np.zeros(len(self.papers), bool)
        for name, places in holders.items():
            if same(wanted, name):
                held[places] = True
        return held

    def named(self, query: str) -> list[int]:
        """The positions of the papers whose own number stands in the query, in any spelling."""
        wanted = {word for word in words(query) if _PAPER_NUMBER.fullmatch(word)}
        return (
            [place for place, own in enumerate(self._numbers) if not wanted.isdisjoint(own)] if wanted else []
        )

    def _superseded(self) -> Mask:
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


def question_numbers(paper: Paper) -> tuple[str, ...]:
    """The numbers of the sets of questions that a paper belongs to: `2031Z00001`."""
    held = f"{paper.numbers.get('vraagnummer', '')},{paper.numbers.get('vraagnummers', '')}"
    return tuple(dict.fromkeys(found for number in held.split(",") if (found := number.replace(" ", ""))))


def same_party(wanted: str, found: str) -> bool:
    """Whether two spellings name one party."""
    return fold(party(wanted) or wanted) == fold(party(found) or found)


def same_name(wanted: str, found: str) -> bool:
    """Whether every word of what was asked stands in the name: "agema" in "Fleur Agema"."""
    return set(words(wanted)) <= set(words(found))


def same_ministry(wanted: str, portfolio: str) -> bool:
    """Whether two spellings name one portfolio, or what was asked is a part of it."""
    ours, theirs = ministry(wanted), ministry(portfolio)
    return (ours is not None and ours == theirs) or same_name(wanted, portfolio)


def same_word(wanted: str, found: str) -> bool:
    """Whether two words differ in case or accents only."""
    return fold(wanted) == fold(found)


def _own_numbers(paper: Paper) -> frozenset[str]:
    """The numbers that a paper bears itself, as words: not those of its dossier or of what it replaces."""
    own = " ".join(paper.numbers.get(kind, "") + " ;" for kind in _OWN)
    return frozenset(word for word in words(own) if _PAPER_NUMBER.fullmatch(word))


def _holders(names: Sequence[Iterable[str | None]]) -> Holders:
    """Each name with the positions of the papers that hold it."""
    places: dict[str, list[int]] = {}
    for place, held in enumerate(names):
        for name in held:
            if name:
                places.setdefault(name, []).append(place)
    return {name: np.array(found, np.int64) for name, found in places.items()}


def _and(one: Mask | None, other: Mask) -> Mask:
    return other if one is None else one & other


def _day(ordinal: int) -> date:
    return date.fromordinal(int(ordinal))


def _paper(row: tuple[int, str, str, str, str | None, str | None, str, str]) -> Paper:
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
