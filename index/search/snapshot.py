"""One generation of an index, open for reading: what a search looks at from its beginning to its end."""

from __future__ import annotations

import copy
import re
import threading
from collections.abc import Sequence

import numpy as np

from index.derived import derived_index
from index.derived.derived_index import Derived
from index.errors import IndexFormatError
from index.models.encoder import Encoder
from index.search.catalogue import Catalogue
from index.search.duplicates import fold_twins
from index.search.engine import AnyStore, at_generation, open_derived
from index.search.filters import Filters, papers_left, search_scope
from index.search.hits import Coverage, Hit, make_hits
from index.search.ranking import Ranked, Ranker, SearchScope
from index.search.ranking.query import NO_UNITS, Ints
from index.store import Store
from index.store.schema import may_write, writing
from index.store.uploads import NOBODY

MOST_COVERAGES = 128
MOST_SCOPES = 16  # two bytes a passage and unit each
MOST_VIEWS = 16  # of visitors with papers of their own: a view takes some 150 bytes a passage
LOOKS = 3  # at which files are there, before any is made
SPARE = 10  # units looked at beyond those asked for, as some fold into others
_NUMBERED_QUESTION = re.compile(
    r"\b(?:vraag|antwoord|question|answer)\s{1,3}(\d{1,3}[a-z]?)\b", re.IGNORECASE
)


class Snapshot:
    """A generation never changes: searches in several threads may share it while a newer one is made."""

    def __init__(
        self, store: AnyStore, encoder: Encoder, generation: int, before: Snapshot | None = None
    ) -> None:
        """`before` is an earlier generation of the same store, whose papers are not read again."""
        self.store = at_generation(store, generation)
        self.generation = generation
        self._encoder = encoder
        derived = open_derived(store, generation)
        if before is not None:
            derived.follow(before.derived)
        order = derived.columns.documents.tolist()
        known = (before.catalogue, before.generation) if before else (None, 0)
        catalogue = Catalogue.read(store, generation, order, *known)
        if catalogue.ids.tolist() != order:
            raise store.altered("its list of papers")
        self._show(derived, catalogue)
        self._ids_by_owner = {owner: catalogue.ids[held] for owner, held in catalogue.by_owner.items()}
        self._views: dict[str, Snapshot] = {}
        self._views_lock = threading.Lock()

    def _show(self, derived: Derived, catalogue: Catalogue) -> None:
        self.derived, self.catalogue = derived, catalogue
        motions = np.zeros(len(catalogue.papers), bool)
        motions[catalogue.by_type.get("motie", NO_UNITS)] = True  # () would mean all of them
        self.ranker = Ranker(derived, self._encoder, motions)
        self.contents = derived.columns.mark(self.store.manifest()["store"])
        # By hand: a cache that holds a method of this object keeps it, and its files, until a collector runs.
        self._coverages: dict[Filters, Coverage] = {}
        self._scopes: dict[Filters, SearchScope | None] = {}
        self._sizes = derived.columns.sizes()

    @staticmethod
    def newest(store: AnyStore, encoder: Encoder, before: Snapshot | None = None) -> Snapshot:
        """The newest generation, made where its derived files are missing or spoilt; `before` is one that the
        same reader had."""
        if not isinstance(store, Store):
            return Snapshot(store, encoder, store.generation)
        for _ in range(LOOKS):
            try:
                return Snapshot(store, encoder, newest_made(store), before)
            except (OSError, RuntimeError, ValueError):  # a writer took them away, or they are spoilt
                continue
        _derive_generation(store, store.generation)  # they can always be made again
        return Snapshot(store, encoder, store.generation)

    def seen_by(self, visitor: str) -> Snapshot:
        """The same generation as if the papers that are other visitors' own had never been in it."""
        owner = visitor if visitor in self._ids_by_owner else NOBODY
        if self._ids_by_owner.keys() <= {owner}:
            return self
        with self._views_lock:
            view = self._views.pop(owner, None) or self._without_others(owner)
            self._views[owner] = view
            while len(self._views) > MOST_VIEWS:
                self._views.pop(next(iter(self._views)))
        return view.read_from(self.store)

    def _without_others(self, owner: str) -> Snapshot:
        others = [keys for other, keys in self._ids_by_owner.items() if other != owner]
        hidden = np.sort(np.concatenate(others))
        view = copy.copy(self)
        view._views = {}  # else it would keep itself, and its files, until a collector runs
        is_left = ~np.isin(self.catalogue.ids, hidden)
        left = self.catalogue.papers.take(np.flatnonzero(is_left).tolist())
        view._show(self.derived.without(hidden), Catalogue(left))
        return view

    def read_from(self, store: AnyStore) -> Snapshot:
        """The same generation, its rows read from this store; what was computed of it already is shared."""
        snapshot = copy.copy(self)
        snapshot.store = store
        return snapshot

    def scope(self, filters: Filters) -> SearchScope | None:
        """What these filters leave; None for everything. The same object again, as long as it is kept."""
        if filters not in (scopes := self._scopes):
            if len(scopes) >= MOST_SCOPES:
                self._scopes = scopes = {}  # others may read the old one
            columns = self.derived.columns
            scopes[filters] = search_scope(filters, self.catalogue, columns, self.store, self.generation)
        return scopes[filters]

    def named(self, query: str) -> Ints:
        """The units of the papers that the query names by number; of those, the question it names too."""
        columns = self.derived.columns
        if not (papers := self.catalogue.named(query)):
            return np.empty(0, np.int64)
        named = np.asarray(columns.units_in.values(np.array(papers, np.int64)), np.int64)
        if not (numbers := set(_NUMBERED_QUESTION.findall(query))) or not len(named):
            return named
        ids = columns.unit_ids[named].tolist()
        told = self.store.units(ids)
        asked = named[[told[key][0] in numbers for key in ids]]
        return asked if len(asked) else named

    def units(self, places: Sequence[str]) -> Ints:
        """The units that are named as "paper#exchange"."""
        found = [self._unit_of_exchange(*place.rsplit("#", 1)) for place in places]
        ids = np.array([unit for unit in found if unit is not None], np.int64)
        columns = self.derived.columns  # of another generation than the store's newest, maybe
        return columns.units_at(ids[np.isin(ids, columns.unit_ids)]) if len(ids) else ids

    def _unit_of_exchange(self, name: str, exchange: str) -> int | None:
        """The unit of an exchange of a paper of this generation; None where there is none."""
        paper = self.catalogue.paper(name)
        return None if paper is None else self.store.unit_of(paper.id, exchange)

    def coverage(self, filters: Filters) -> Coverage:
        """How much the filters leave of this generation."""
        if (known := self._coverages.get(filters)) is None:
            if len(self._coverages) >= MOST_COVERAGES:
                self._coverages.clear()
            known = self._coverages[filters] = self._count_coverage(filters)
        return known

    def _count_coverage(self, filters: Filters) -> Coverage:
        kept = papers_left(filters, self.catalogue) if filters else self.catalogue.distinct
        sizes = self._sizes if kept is None else self._sizes[kept]
        since, until = self.catalogue.period(kept)
        exchanges, paragraphs, passages = sizes.sum(axis=0).tolist()
        return Coverage(len(sizes), exchanges, paragraphs, passages, since, until)

    def info(self) -> dict[str, object]:
        """What is in the index, and what it was built with."""
        covered = self.coverage(Filters())
        manifest = self.store.manifest()
        return {
            **{key: getattr(covered, key) for key in ("documents", "exchanges", "paragraphs", "passages")},
            "from": covered.since.isoformat() if covered.since else None,
            "until": covered.until.isoformat() if covered.until else None,
            "model": manifest["model"],
            "revision": manifest["revision"],
            "dimension": int(manifest["dimension"]),
            "analyser": manifest["analyser"],
            "generation": self.generation,
            "bytes": self.store.size(),
            **self.derived.vectors.facts(),
        }

    def hits(self, ranked: Ranked, k: int) -> tuple[Hit, ...]:
        """The best units as hits, near-duplicates folded; scores fall with the rank."""
        size = k + SPARE
        groups = fold_twins(ranked.units[:size], self.derived.columns)
        while len(groups) < k and size < len(ranked.units):  # many twins: look further down
            size *= 3
            groups = fold_twins(ranked.units[:size], self.derived.columns)
        return make_hits(ranked, groups[:k], self.derived.columns, self.catalogue.papers, self.store)


def newest_made(store: AnyStore) -> int:
    """The newest generation that can be searched: while the newest is being made, the one before it.

    A writer may put one in its place and take another away between two looks: only what is missing each
    time is made here, as that keeps writers out.
    """
    if not isinstance(store, Store):  # seen when it is whole
        return store.generation
    for _ in range(LOOKS):
        generation = store.generation
        for candidate in (generation, generation - 1):
            if derived_index.is_made(store, candidate):
                return candidate
    _derive_generation(store, generation)
    return generation


def _derive_generation(store: Store, generation: int) -> None:
    """Derive a generation anew; raises IndexFormatError where nothing may be written."""
    if not may_write(store.path):
        raise IndexFormatError(
            "lacks files that searching needs, and may not be written; "
            "run kamervraag index on it as a user who may write there",
            store.path.parent,
        )
    with writing(store.path.parent):
        derived_index.derive(store, generation)
