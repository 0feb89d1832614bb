"""What an index holds, paper by paper: the names, dates and numbers that a search can be narrowed to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.filters import Filters
from index.parse.document import Member, Minister
from index.store import Store
from index.vocabulary import ministry, party
from index.words import fold, words

Mask = NDArray[np.bool_]

_OWN = ("vraagnummer", "aanhangsel", "kamerstuk", "identifier")
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
        self.superseded = self._superseded()
        self._numbers = [_own_numbers(paper) for paper in self.papers]

    def people(self) -> Sequence[str]:
        """The members who asked, each once, sorted."""
        return _names(member.name for paper in self.papers for member in paper.askers)

    def parties(self) -> Sequence[str]:
        """The parties of those who asked."""
        return _names(member.party for paper in self.papers for member in paper.askers)

    def ministers(self) -> Sequence[str]:
        """Who answered or signed."""
        return _names(minister.name for paper in self.papers for minister in paper.ministers)

    def ministries(self) -> Sequence[str]:
        """The portfolios of those who answered or signed, as the papers write them."""
        return _names(minister.portfolio for paper in self.papers for minister in paper.ministers)

    def types(self) -> Sequence[str]:
        """The types of paper."""
        return _names(paper.type for paper in self.papers)

    def period(self) -> tuple[date | None, date | None]:
        """The dates of the oldest and the newest paper."""
        days = self.days[self.days > 0]
        return (_day(days.min()), _day(days.max())) if len(days) else (None, None)

    def mask(self, filters: Filters) -> Mask:
        """Which papers a search may look at; papers that a newer one replaces only where asked for."""
        kept = np.array([_fits(paper, filters) for paper in self.papers], bool)
        if filters.since:
            kept &= self.days >= filters.since.toordinal()
        if filters.until:
            kept &= (self.days > 0) & (self.days <= filters.until.toordinal())
        return kept if filters.doc or filters.type else kept & ~self.superseded

    def named(self, query: str) -> list[int]:
        """The positions of the papers whose own number stands in the query, in any spelling."""
        wanted = {word for word in words(query) if _PAPER_NUMBER.fullmatch(word)}
        return (
            [place for place, own in enumerate(self._numbers) if not wanted.isdisjoint(own)] if wanted else []
        )

    def _superseded(self) -> Mask:
        """Questions and postponements of which the answer is here too: it prints the questions again."""
        answered = {
            paper.numbers["vraagnummer"]
            for paper in self.papers
            if paper.type == "antwoord" and "vraagnummer" in paper.numbers
        }
        waiting = ("vragen", "uitstel")
        return np.array(
            [paper.type in waiting and paper.numbers.get("vraagnummer") in answered for paper in self.papers],
            bool,
        )


def same_party(wanted: str, found: str | None) -> bool:
    """Whether two spellings name one party."""
    if found is None:
        return False
    return fold(party(wanted) or wanted) == fold(party(found) or found)


def _fits(paper: Paper, filters: Filters) -> bool:
    """Everything but the dates; the party here only as that of any asker of the paper."""
    return (
        (not filters.doc or paper.name == filters.doc)
        and (not filters.type or fold(paper.type) == fold(filters.type))
        and (not filters.minister or any(_named(filters.minister, m.name) for m in paper.ministers))
        and (
            not filters.ministry
            or any(_same_ministry(filters.ministry, m.portfolio) for m in paper.ministers)
        )
        and (not filters.party or any(same_party(filters.party, member.party) for member in paper.askers))
    )


def _named(wanted: str, name: str | None) -> bool:
    """Whether every word of what was asked stands in the name: "agema" in "Fleur Agema"."""
    return name is not None and set(words(wanted)) <= set(words(name))


def _same_ministry(wanted: str, portfolio: str | None) -> bool:
    if portfolio is None:
        return False
    ours, theirs = ministry(wanted), ministry(portfolio)
    return (ours is not None and ours == theirs) or set(words(wanted)) <= set(words(portfolio))


def _own_numbers(paper: Paper) -> frozenset[str]:
    """The numbers that a paper bears itself, as words: not those of its dossier or of what it replaces."""
    own = " ".join(paper.numbers.get(kind, "") + " ;" for kind in _OWN)
    return frozenset(word for word in words(own) if _PAPER_NUMBER.fullmatch(word))


def _names(values: Iterable[str | None]) -> list[str]:
    return sorted({value for value in values if value})


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
