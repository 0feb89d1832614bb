"""What an index holds, paper by paper: the names, dates and numbers that a search can be narrowed to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.derived.splicing import Splice, out_of_order
from index.language.words import PAPER_NUMBER, words
from index.search.engine import AnyStore
from index.search.same_paper import bound_to, change_marks, lesser_copies, says_it_corrects, superseded
from index.store import Store
from index.store.heads import BindingMarks, Paper, PaperList
from index.store.reading import PaperRow
from index.store.uploads import owner_of

__all__ = ["Catalogue", "Holders", "Mask", "Paper", "names_no_party"]

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
Holders = Mapping[str, Ints]

_OWN_NUMBER_KINDS = ("vraagnummer", "aanhangsel", "kamerstuk", "publicatie")


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
        try:
            return cls._follow_or_read(store, generation, order, before, since)
        except (ValueError, TypeError, LookupError) as error:
            raise store.altered("the head of a paper") from error

    @classmethod
    def _follow_or_read(
        cls, store: AnyStore, generation: int, order: Sequence[int], before: Catalogue | None, since: int
    ) -> Catalogue:
        if before is not None and isinstance(store, Store) and not store.moved_since(since):
            documents = np.array(order, np.int64)
            if not len(out_of_order(before.ids, documents)):
                splice = Splice.of_documents(before.ids, np.isin(before.ids, documents), documents)
                came = documents[splice.new_places].tolist()
                found = {row[0]: row for row in store.paper_rows(generation, came)}
                return before._spliced(splice, PaperList([found[key] for key in came]))
        rows = _rows_of_papers(store, generation, before)
        places = {key: place for place, key in enumerate(order)}
        return cls(PaperList(sorted(rows, key=lambda row: places.get(row[0], 0))))

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = PaperList.of(papers)
        rows, people = self.papers.rows, self.papers.people()
        self.ids = np.array([row[0] for row in rows], np.int64)
        self.id_of_name = {row[1]: row[0] for row in rows}
        self.days = np.array(self.papers.days(), np.int64)
        self.by_member, self.by_party = (
            _positions_by_name(
                (place, one[n])
                for place, each in enumerate(people)
                for one in (*each.askers, *each.members_speaking)
            )
            for n in (0, 1)
        )
        self.by_minister, self.by_ministry = (
            _positions_by_name(
                (place, one[n])
                for place, each in enumerate(people)
                for one in (*each.ministers, *each.speaking)
            )
            for n in (0, 2)
        )
        self.by_type = _positions_by_name((place, row[3]) for place, row in enumerate(rows))
        self.by_owner = _positions_by_name((place, owner_of(row[2])) for place, row in enumerate(rows))
        self._is_lesser, self._is_superseded = np.zeros((2, len(rows)), bool)
        self._marks = self.papers.marks()
        self._look_for_successors(np.arange(len(rows)))

    def _look_for_successors(self, places: Ints) -> None:
        """Which papers, of those at these positions, others take the place of."""
        papers = [self._marks[place] for place in places.tolist()]
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
        left = np.flatnonzero(splice.old_places < 0).tolist()
        gone = [self._marks[place] for place in left]
        made.papers = PaperList(splice.join_lists(self.papers.rows, few.papers.rows))
        made.ids, made.days = splice.join(self.ids, few.ids), splice.join(self.days, few.days)
        made.id_of_name = self.id_of_name | few.id_of_name
        for name in {self.papers.rows[place][1] for place in left} - few.id_of_name.keys():
            del made.id_of_name[name]
        made._marks = splice.join_lists(self._marks, few._marks)
        if "_numbers" in vars(self):
            made._numbers = splice.join_lists(self._numbers, few._numbers)
        for name in ("by_member", "by_party", "by_minister", "by_ministry", "by_type", "by_owner"):
            setattr(made, name, _moved_positions(getattr(self, name), getattr(few, name), splice))
        made._is_lesser = splice.join(self._is_lesser, few._is_lesser)
        made._is_superseded = splice.join(self._is_superseded, few._is_superseded)
        made.by_mark = change_marks(self.by_mark, gone, few._marks)
        bound = sorted(bound_to(made.by_mark, [*gone, *few._marks]))
        made._look_for_successors(np.flatnonzero(np.isin(made.ids, np.array(bound, np.int64))))
        return made

    def paper(self, name: str) -> Paper | None:
        """The paper of a name; None where there is none."""
        key = self.id_of_name.get(name)
        return None if key is None else self.papers[int(np.flatnonzero(self.ids == key)[0])]

    @cached_property
    def by_mark(self) -> dict[str, tuple[BindingMarks, ...]]:
        """The papers that bear each number by which one may take another's place."""
        return change_marks({}, (), self._marks)

    @cached_property
    def _numbers(self) -> list[frozenset[str]]:
        return [_own_numbers(paper) for paper in self._marks]

    @cached_property
    def by_file(self) -> Holders:
        """The positions of the papers of each file name."""
        return _positions_by_name((place, row[1]) for place, row in enumerate(self.papers.rows))

    @cached_property
    def corrections(self) -> Sequence[Paper]:
        """The papers whose title says that they correct another one."""
        return [
            self.papers[place] for place in self._places() if says_it_corrects(self.papers.rows[place][5])
        ]

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
        """The members who asked, moved or spoke in a debate, each once, sorted."""
        return sorted(self.by_member)

    def parties(self) -> Sequence[str]:
        """The parties of those who asked, moved or spoke in a debate."""
        return sorted(self.by_party)

    def ministers(self) -> Sequence[str]:
        """Who answered, signed or spoke in a debate."""
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
        asked = [one.askers for one in self.papers.people()]
        return np.array([bool(askers) and not any(one[1] for one in askers) for askers in asked], bool)

    def period(self, kept: Mask | None = None) -> tuple[date | None, date | None]:
        """The dates of the oldest and the newest paper, or of those kept."""
        days = self.days[self.days > 0] if kept is None else self.days[kept & (self.days > 0)]
        return (_day_of_ordinal(days.min()), _day_of_ordinal(days.max())) if len(days) else (None, None)

    def named(self, query: str) -> list[int]:
        """The positions of the papers whose own number stands in the query, in any spelling."""
        wanted = {word for word in words(query) if PAPER_NUMBER.fullmatch(word)}
        among = self._places() if wanted else ()
        return [place for place in among if not wanted.isdisjoint(self._numbers[place])]


def _rows_of_papers(store: AnyStore, generation: int, before: Catalogue | None) -> Sequence[PaperRow]:
    """The rows of a generation; those that `before` knows, and that lie where they lay, as it has them."""
    if before is None or not isinstance(store, Store):
        return store.paper_rows(generation)
    paths = store.paper_paths(generation)
    kept = [row for row in before.papers.rows if paths.get(row[0]) == row[2]]
    return [*kept, *store.paper_rows(generation, paths.keys() - {row[0] for row in kept})]


def names_no_party(paper: Paper) -> bool:
    """Whether a paper names who asked or tabled it without a party, as motions do."""
    return bool(paper.askers) and not any(member.party for member in paper.askers)


def _own_numbers(paper: Paper | BindingMarks) -> frozenset[str]:
    """The numbers that a paper bears itself, as words: not those of its dossier or of what it replaces."""
    own = " ".join(paper.numbers.get(kind, "") + " ;" for kind in _OWN_NUMBER_KINDS)
    return frozenset(word for word in words(own) if PAPER_NUMBER.fullmatch(word))


def _positions_by_name(held: Iterable[tuple[int, str | None]]) -> Holders:
    """Each name with the positions of the papers that hold it, of positions and names in that order."""
    places: dict[str, list[int]] = {}
    for place, name in held:
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
