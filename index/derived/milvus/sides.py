"""The two sides of a search on Milvus: vectors and words, searched there, scored by exact counts here."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.derived.lexical import NEIGHBOUR_SCORE, LexicalScope
from index.derived.milvus.expressions import filter_of
from index.derived.milvus.fetching import FetchedPassages
from index.derived.milvus.library import Holdings
from index.derived.milvus.packing import unpack_terms
from index.derived.milvus.server import MOST_HITS, Consistency, MilvusServer, Row, VectorQuery
from index.derived.milvus.statistics import dim_of
from index.derived.terms.slight_terms import without_slight_terms
from index.derived.terms.term_counts import FIELDS, inverse_frequency, length_norms, term_score
from index.language.analyser import NEIGHBOURS
from index.language.translation.query import terms_in_dutch

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Terms = Sequence[tuple[str, float]]
_SPARE = (
    50  # proposals beyond those asked for: their order is the server's, by lengths that have changed since
)
_TIMES_IF_GUESSED = 4  # of near words all count alike, however long the text: the server knows no such score
_FRESH_S = 15.0  # for how long a generation is asked for by name: Milvus shows it everywhere after 5 s
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
_PROBED_LISTS = 12  # one in so many inverted lists is looked into, as in an index in a folder


class MilvusSearches:
    """Searches over one generation."""

    def __init__(self, server: MilvusServer, holdings: Holdings) -> None:
        self.server, self.holdings = server, holdings
        self._opened = time.monotonic()

    @property
    def consistency(self) -> Consistency:
        """A generation that is new is waited for."""
        return "Strong" if time.monotonic() - self._opened < _FRESH_S else "Bounded"

    def where(self, within: LexicalScope | None) -> str:
        """The filter of a scope."""
        return filter_of(self.holdings.about.generation, within.conditions if within else None)


class MilvusVectors:
    """The vector side; rows count from 0 in the order of the passages, scores are cosines."""

    def __init__(self, searches: MilvusSearches, passages: FetchedPassages) -> None:
        self._searches, self._passages = searches, passages
        self._dimension = int(searches.holdings.about.manifest["dimension"])

    def __len__(self) -> int:
        return self._searches.holdings.about.passages

    def search(
        self,
        query: Floats,
        k: int,
        allowed: NDArray[np.bool_] | None = None,
        within: LexicalScope | None = None,
    ) -> tuple[Ints, Floats]:
        """The `k` best rows and their scores, best first, within a scope and its mask."""
        nothing = (
            not len(self) or len(query) != self._dimension or (allowed is not None and not allowed.any())
        )
        if nothing:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        lists = self._searches.holdings.about.lists
        probes = max(16, lists // _PROBED_LISTS) if lists else 0
        where, consistency = self._searches.where(within), self._searches.consistency
        sought = VectorQuery("vector", query, min(k, len(self)), where, consistency, probes)
        found = self._searches.server.search("passages", sought, ("passage",))
        rows, known = self._passages.rows_of(np.array([row["passage"] for row, _ in found], np.int64))
        scores = np.array([score for _, score in found], np.float32)[known]
        order = np.lexsort((rows, -scores))
        return rows[order], scores[order]

    def asking(
        self,
        query: Floats,
        k: int,
        allowed: NDArray[np.bool_] | None = None,
        within: LexicalScope | None = None,
    ) -> Callable[[], tuple[Ints, Floats]]:
        """What does the same: waiting for the server lets other threads run."""
        return partial(self.search, query, k, allowed, within)

    def facts(self) -> dict[str, object]:
        """How the nearest are found: the server knows."""
        return {"vectors": "searched by Milvus"}

    def at(self, rows: Ints) -> Floats:
        """The vectors of these rows, float32 (rows, dimension)."""
        return self._passages.vectors(rows)


class MilvusLexical:
    """The lexical side: Milvus proposes by sparse vectors of our own, exact counts score what it proposes."""

    def __init__(self, searches: MilvusSearches) -> None:
        self._searches = searches
        about = searches.holdings.about
        self._units, self._counts = about.units, searches.holdings.counts
        self._norms = [length_norms(total, about.units) for total in about.totals]

    def knows(self, term: str) -> bool:
        """Whether any unit holds this term."""
        return any(self._counts.of_term(term))

    def share(self, term: str) -> float:
        """Which part of the units holds a term in one field, the one where it is commonest."""
        return max(self._counts.of_term(term)) / max(self._units, 1)

    def documents_with(self, term: str) -> Ints:
        """The ids of the papers of which a unit holds this term, ascending; of 16,384 units at most."""
        dims = [dim for field in range(len(FIELDS)) for dim, _ in self._dims_meant(term, field)]
        if not dims:
            return np.empty(0, np.int64)
        searches, weights = self._searches, dict.fromkeys(dims, 1.0)
        sought = VectorQuery("words", weights, MOST_HITS, searches.where(None), searches.consistency)
        found = searches.server.search("units", sought, ("paper",))
        return np.unique(np.array([row["paper"] for row, _ in found], np.int64))

    def terms(self, query: str, language: str = "nl") -> list[tuple[str, float]]:
        """The analysed terms of a query with their weights, in Dutch; words the index lacks as near ones."""
        return without_slight_terms(terms_in_dutch(query, language, self.share), self.share, self._units)

    def search(self, terms: Terms, k: int, within: LexicalScope | None = None) -> tuple[Ints, Floats]:
        """The ids of the `k` best units and of all that equal the last, and their scores, best first."""
        weights = self._query_vector(terms)
        if not weights or not self._units or k <= 0:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        guessed = any(term.endswith(NEIGHBOURS) for term, _ in terms)
        limit = min((k + _SPARE) * (_TIMES_IF_GUESSED if guessed else 1), MOST_HITS)
        where, consistency = self._searches.where(within), self._searches.consistency
        sought = VectorQuery("words", weights, limit, where, consistency)
        found = self._searches.server.search("units", sought, ("unit", "terms"))
        rows = [row for row, _ in found]
        units, scores = np.array([row["unit"] for row in rows], np.int64), self._score(rows, terms)
        last = np.sort(scores)[-k] if k <= len(scores) else np.float32(-1)
        best = np.lexsort((units, -scores))[: int((scores >= last).sum())]
        return units[best], scores[best]

    def score_answer(self, terms: Terms, unit: int) -> float:
        """The score of one unit as if its question were not there."""
        searches = self._searches
        where = f"unit == {unit} and {searches.where(None)}"
        rows = searches.server.query("units", where, ("unit", "terms"), searches.consistency)
        return float(self._score(rows[:1], terms, without="question")[0]) if rows else 0.0

    def _query_vector(self, terms: Terms) -> dict[int, float]:
        """What each place of the sparse vectors counts: a unit's product with it is about its score."""
        weights: dict[int, float] = {}
        for term, weight in terms:
            for field, boost in enumerate(FIELDS.values()):
                for dim, rarity in self._dims_meant(term, field):
                    weights[dim] = max(weights.get(dim, 0.0), weight * boost * rarity)
        return weights

    def _dims_meant(self, term: str, field: int) -> list[tuple[int, float]]:
        """The places in the sparse vectors that a term stands for, with how rare each is."""
        if term.endswith(NEIGHBOURS):
            return [(dim, NEIGHBOUR_SCORE) for dim in self._dims_near(term, field)]
        holders = self._counts.of_term(term)[field]
        return [(dim_of(term, field), inverse_frequency(holders, self._units))] if holders else []

    def _dims_near(self, term: str, field: int) -> list[int]:
        """The places of the terms that units hold and that lie one edit from this one."""
        near = one_edit_away(term.removesuffix(NEIGHBOURS))
        return [dim_of(word, field) for word in near if self._counts.of_term(word)[field]]

    def _score(self, rows: Sequence[Row], terms: Terms, without: str = "") -> Floats:
        """The scores of units by what they hold of each term."""
        held = [unpack_terms(row["terms"], len(FIELDS)) for row in rows]
        total = np.zeros(len(rows), np.float64)
        if not held:
            return np.empty(0, np.float32)
        owners = np.repeat(np.arange(len(rows)), [len(dims) for _, dims, _ in held])
        dims = np.concatenate([dims for _, dims, _ in held])
        often = np.concatenate([counts for _, _, counts in held])
        lengths = np.array([codes for codes, _, _ in held])
        for term, weight in terms:
            for field, (name, boost) in enumerate(FIELDS.items()):
                if name == without:
                    continue
                if term.endswith(NEIGHBOURS):
                    near = np.isin(dims, np.array(self._dims_near(term, field), np.uint32))
                    total[np.unique(owners[near])] += weight * boost * NEIGHBOUR_SCORE
                elif holders := self._counts.of_term(term)[field]:
                    found = dims == dim_of(term, field)
                    counts = np.bincount(owners[found], often[found], minlength=len(rows))
                    norms = self._norms[field][lengths[:, field]]
                    total += weight * boost * term_score(counts, norms, holders, self._units)
        return total.astype(np.float32)


def one_edit_away(term: str) -> list[str]:
    """Every word that is one letter more, less or other than this one, or has two neighbours exchanged."""
    cuts = [(term[:place], term[place:]) for place in range(len(term) + 1)]
    shorter = (left + right[1:] for left, right in cuts if right)
    turned = (left + right[1] + right[0] + right[2:] for left, right in cuts if len(right) > 1)
    other = (left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS)
    longer = (left + letter + right for left, right in cuts for letter in _LETTERS)
    return list(dict.fromkeys(chain([term], shorter, turned, other, longer)))
