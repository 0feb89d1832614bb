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

from index.derived.splicing import Splice, out_of_order
from index.document import Member, Minister
from index.language.words import words
from index.search.engine import AnyStore
from index.search.same_paper import bound_to, change_marks, lesser_copies, superseded
from index.store import Store
from index.store.uploads import owner_of

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Holders = Mapping[str, Ints]

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
        cls,
        store: AnyStore,
        generation: int,
        order: Sequence[int] = (),
        before: Catalogue | None = None,
        since: int = 0,
    ) -> Catalogue:
        """`order` holds the ids as the derived files have them: a paper that was moved since stands in its
        place of then until the next generation. What the catalogue `before`, of the generation `since`, knows
        is not read again; where no paper was moved since then it is not even looked at."""
        if before is not None and isinstance(store, Store) and not store.moved_since(since):
            documents = np.array(order, np.int64)
            if not len(out_of_order(before.ids, documents)):
                splice = Splice.of_documents(before.ids, np.isin(before.ids, documents), documents)
                came = documents[splice.new_places]
                rows = {paper.id: paper for paper in _read_papers(store, generation, only=came.tolist())}
                return before._spliced(splice, [rows[key] for key in came.tolist()])
        papers = _read_papers(store, generation, before)
        places = {key: place for place, key in enumerate(order)}
        return cls(sorted(papers, key=lambda paper: places.get(paper.id, 0)))

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self.ids = np.array([paper.id for paper in papers], np.int64)
        self.by_name = {paper.name: paper for paper in papers}
        self.days = np.array([paper.date.toordinal() if paper.date else 0 for paper in papers], np.int64)
        self.by_party = _positions_by_name([[member.party for member in paper.askers] for paper in papers])
        self.by_minister = _positions_by_name([[one.name for one in paper.ministers] for paper in papers])
        self.by_ministry = _positions_by_name([[one.portfolio for one in p.ministers] for p in papers])
        self.by_type = _positions_by_name([[paper.type] for paper in papers])
        self.by_owner = _positions_by_name([[owner_of(paper.path)] for paper in papers])
        self._is_lesser, self._is_superseded = np.zeros((2, len(papers)), bool)
        self._look_for_successors(np.arange(len(papers)))
        self._numbers: list[frozenset[str]] = [_own_numbers(paper) for paper in papers]

    def _look_for_successors(self, places: Ints) -> None:
        """Which papers, of those at these positions, others take the place of."""
        papers = [self.papers[place] for place in places.tolist()]
        for mask, found in (
            (self._is_lesser, lesser_copies(papers)),
            (self._is_superseded, superseded(papers)),
        ):
            mask[places] = False
            mask[places[sorted(found)]] = True
        self.distinct = self._mask_without(self._is_lesser)
        self.current = self._mask_without(self._is_lesser | self._is_superseded)

    def _spliced(self, splice: Splice, came: Sequence[Paper]) -> Catalogue:
        """The catalogue of the next generation: only what came or went, and what is bound to it, is looked
        at."""
        made, few = Catalogue.__new__(Catalogue), Catalogue(came)
        gone = [self.papers[place] for place in np.flatnonzero(splice.old_places < 0).tolist()]
        made.papers = splice.join_lists(self.papers, came)
        made.ids, made.days = splice.join(self.ids, few.ids), splice.join(self.days, few.days)
        left = {paper.name for paper in gone}
        made.by_name = self.by_name | few.by_name
        for name in left - few.by_name.keys():
            del made.by_name[name]
        made._numbers = splice.join_lists(self._numbers, few._numbers)
        for name in ("by_party", "by_minister", "by_ministry", "by_type", "by_owner"):
            setattr(made, name, _moved_positions(getattr(self, name), getattr(few, name), splice))
        made._is_lesser = splice.join(self._is_lesser, few._is_lesser)
        made._is_superseded = splice.join(self._is_superseded, few._is_superseded)
        made.by_mark = change_marks(self.by_mark, gone, came)
        bound = sorted(bound_to(made.by_mark, [*gone, *came]))
        made._look_for_successors(np.flatnonzero(np.isin(made.ids, np.array(bound, np.int64))))
        return made

    @cached_property
    def by_mark(self) -> dict[str, tuple[Paper, ...]]:
        """The papers that bear each number by which one may take another's place."""
        return change_marks({}, (), self.papers)

    @cached_property
    def by_file(self) -> Holders:
        """The positions of the papers of each file name."""
        return _positions_by_name([[paper.name] for paper in self.papers])

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
        among = self._places() if wanted else ()
        return [place for place in among if not wanted.isdisjoint(self._numbers[place])]


def _read_papers(
    store: AnyStore, generation: int, before: Catalogue | None = None, only: Iterable[int] | None = None
) -> list[Paper]:
    """The papers of a generation, or `only` these; those that `before` knows, and that lie where they lay, as
    it has them."""
    kept: list[Paper] = []
    try:
        if not isinstance(store, Store):
            return [_paper_from_row(row) for row in store.paper_rows(generation)]
        if before is not None:
            paths = store.paper_paths(generation)
            kept = [paper for paper in before.papers if paths.get(paper.id) == paper.path]
            only = paths.keys() - {paper.id for paper in kept}
        return [*kept, *(_paper_from_row(row) for row in store.paper_rows(generation, only))]
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


def _moved_positions(old: Holders, few: Holders, splice: Splice) -> Holders:
    """The same of the old papers and the few that came, where they stand now; a name that none holds goes."""
    places = {name: splice.old_places[held] for name, held in old.items()}
    if (splice.old_places < 0).any():
        places = {name: left for name, held in places.items() if len(left := held[held >= 0])}
    for name, held in few.items():
        places[name] = np.sort(np.append(places.get(name, held[:0]), splice.new_places[held]))
    return places


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
