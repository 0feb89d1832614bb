"""The first stage: what each side proposes, and which of that is compared token by token."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import numpy as np

from index.derived.derived_index import Derived
from index.derived.ragged import are_first
from index.search.fusion import means_by_paper, zscore
from index.search.ranking.query import NO_SCORES, NO_UNITS, Floats, Ints, PreparedQuery

DEPTH = 200  # how many each side proposes
FIRST = 80  # how many of those are compared token by token,
BEST_PAPERS = 5  # with all that these papers hold,
MAX_SIBLINGS = 40  # unless a paper holds more
Proposed: TypeAlias = tuple[Ints, Floats]  # units, ascending, and the score of each


class Proposals:
    """Both sides of one generation of an index, asked for their best."""

    def __init__(self, derived: Derived) -> None:
        self._derived = derived
        self._columns = derived.columns

    def by_vector(self, query: PreparedQuery) -> Proposed:
        """The units of the nearest passages, each with its best cosine, ascending by unit."""
        return self.asking_vectors(query)()

    def asking_vectors(self, query: PreparedQuery) -> Callable[[], Proposed]:
        """What finds them, prepared: a thread that calls it soon lets others run."""
        if query.mode == "lexical":
            return lambda: (NO_UNITS, NO_SCORES)
        scope = query.scope
        mask, within = (scope.passages, scope.within) if scope else (None, None)
        find = self._derived.vectors.asking(query.vector, DEPTH, mask, within)
        return partial(self._units_of_nearest, query, find)

    def _units_of_nearest(self, query: PreparedQuery, find: Callable[[], tuple[Ints, Floats]]) -> Proposed:
        rows, cosines = find()
        owners, units = self._columns.units_of.rows(rows)
        is_searched = query.are_searched(self._columns, units, rows[owners])
        owners, units = owners[is_searched], units[is_searched]
        order = np.argsort(units, kind="stable")  # the best of a unit's passages come first already
        best = order[are_first(units[order])]
        return units[best], cosines[owners[best]]

    def by_words(self, query: PreparedQuery) -> Proposed:
        """The units that share words with the query, with their BM25 score, ascending by unit."""
        if query.mode == "dense":
            return NO_UNITS, NO_SCORES
        lexical, columns, scope = self._derived.lexical, self._columns, query.scope
        terms = lexical.terms(query.text, query.language)
        ids, scores = lexical.search(terms, DEPTH, scope.within if scope else None)
        for hidden in columns.unit_ids[query.aims.hidden]:
            scores[ids == hidden] = lexical.score_answer(terms, int(hidden))
        places = columns.units_at(ids)
        # Of equals the first by path, whatever was written first.
        best = np.lexsort((places, columns.unit_document[places], -scores))[:DEPTH]
        best = best[query.are_visible(columns, places[best])]
        best = best[np.argsort(places[best])]
        return places[best], scores[best]

    def candidates(self, query: PreparedQuery, dense_side: Proposed, lexical_side: Proposed) -> Proposed:
        """The candidates of the first stage, ascending, with their BM25 scores."""
        near, cosines = dense_side
        found, matches = lexical_side
        units = union(near, found)
        if not len(units) and not len(query.aims.named):
            return NO_UNITS, NO_SCORES
        lexical = spread_scores(units, found, matches, 0.0)
        dense = spread_scores(units, near, cosines, float(cosines.min()) if len(cosines) else 0.0)
        first = query.weights.first_lexical * zscore(lexical) + zscore(dense)
        kept = units[np.argsort(-first, kind="stable")[: max(FIRST, query.k)]]
        more = union(query.aims.named, self._units_of_best_papers(units, first))
        chosen = union(kept, more[query.are_visible(self._columns, more)])
        return chosen, spread_scores(chosen, units, lexical, 0.0)

    def _units_of_best_papers(self, units: Ints, scores: Floats) -> Ints:
        """All units of the best papers so far: what the first stage misses stands beside what it finds."""
        distinct, means, _ = means_by_paper(scores, self._columns.unit_document[units])
        best = distinct[np.argsort(-means, kind="stable")[:BEST_PAPERS]]
        short = best[self._columns.units_in.lengths(best) <= MAX_SIBLINGS]
        return np.asarray(self._columns.units_in.values(short), np.int64)


def union(one: Ints, other: Ints) -> Ints:
    """What is in either, once, ascending; a tenth of what numpy's own takes for a few hundred."""
    both = np.sort(np.concatenate([one, other]))
    return both[are_first(both)]


def spread_scores(units: Ints, some: Ints, scores: Floats, missing: float) -> Floats:
    """The scores of `some` at their places among the units, which ascend; `missing` elsewhere."""
    spread = np.full(len(units), missing, np.float32)
    if len(units):
        places = np.minimum(np.searchsorted(units, some), len(units) - 1)
        is_known = units[places] == some
        spread[places[is_known]] = scores[is_known]
    return spread
