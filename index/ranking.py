"""A query -> ranked units: both sides asked, their candidates compared token by token, everything fused."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.derived import Columns, Derived
from index.encode import Encoder
from index.fusion import Sides, Weights, fuse, standard
from index.lexical import Within
from index.store import KINDS

Mode = Literal["hybrid", "dense", "lexical"]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

DEPTH = 200  # how many each side proposes
RERANKED = 200  # passages that are compared token by token
_QUESTION = KINDS.index("question")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search may look at: a mask over the units, one over the passages, the same for tantivy."""

    units: NDArray[np.bool_]
    passages: NDArray[np.bool_]
    within: Within


@dataclass(frozen=True, slots=True)
class Ranked:
    """Positions of units, best first, with the score of each and the position of its best passage."""

    units: Ints
    scores: Floats
    passages: Ints
    timing_ms: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Proposed:
    """The candidates of the first stage, with what the sides that proposed them say."""

    units: Ints
    lexical: Floats
    query: Floats  # the query's vector, empty where none was made


class Ranker:
    """The two stages over one generation of an index."""

    def __init__(self, derived: Derived, encoder: Encoder) -> None:
        self._derived = derived
        self._columns: Columns = derived.columns
        self._encoder = encoder

    def rank(self, query: str, mode: Mode, weights: Weights, scope: Scope | None = None) -> Ranked:
        """The units that answer best; `scope` None is everything."""
        timing: dict[str, float] = {}
        proposed = self._propose(query, mode, weights, scope, timing)
        started = time.perf_counter()
        if not len(proposed.units):
            return Ranked(np.empty(0, np.int64), np.empty(0, np.float32), np.empty(0, np.int64), timing)
        rows, owners = self._passages(proposed.units)
        sides, by_passage = self._sides(query, mode, proposed, rows, owners)
        scores = fuse(sides, weights)
        order = np.lexsort((proposed.units, -scores))
        timing["fuse"] = _since(started)
        best = _best_row(by_passage, owners, rows, len(proposed.units))
        return Ranked(proposed.units[order], scores[order], best[order], timing)

    def _propose(
        self, query: str, mode: Mode, weights: Weights, scope: Scope | None, timing: dict[str, float]
    ) -> Proposed:
        started = time.perf_counter()
        vector = np.empty(0, np.float32)
        near, cosines = np.empty(0, np.int64), np.empty(0, np.float32)
        if mode != "lexical":
            vector = self._encoder.embedder.encode_queries([query])[0]
            timing["embed"], started = _since(started), time.perf_counter()
            near, cosines = self._near(vector, scope)
            timing["dense"], started = _since(started), time.perf_counter()
        found, matches = np.empty(0, np.int64), np.empty(0, np.float32)
        if mode != "dense" and weights.lexical > 0:
            found, matches = self._matching(query, scope)
            timing["lexical"] = _since(started)
        units = np.union1d(near, found)
        lexical = _spread(units, found, matches, 0.0)
        dense = _spread(units, near, cosines, float(cosines.min()) if len(cosines) else 0.0)
        first = weights.lexical * standard(lexical) + (weights.vector + weights.tokens) * standard(dense)
        kept = np.sort(np.argsort(-first, kind="stable")[:DEPTH])
        return Proposed(units[kept], lexical[kept], vector)

    def _near(self, vector: Floats, scope: Scope | None) -> tuple[Ints, Floats]:
        """The units of the nearest passages, each with its best cosine, ascending by unit."""
        rows, cosines = self._derived.vectors.search(vector, DEPTH, scope.passages if scope else None)
        owners, units = self._columns.units_of.rows(rows)
        if scope:
            held = scope.units[units]
            owners, units = owners[held], units[held]
        distinct, places = np.unique(units, return_inverse=True)
        best = np.full(len(distinct), -1, np.float32)
        np.maximum.at(best, places, cosines[owners])
        return distinct, best

    def _matching(self, query: str, scope: Scope | None) -> tuple[Ints, Floats]:
        """The units that share words with the query, with their BM25 score, ascending by unit."""
        terms = self._derived.lexical.terms(query)
        ids, scores = self._derived.lexical.search(terms, DEPTH, scope.within if scope else None)
        places = np.searchsorted(self._columns.unit_ids, ids)
        if scope:
            held = scope.units[places]
            places, scores = places[held], scores[held]
        order = np.argsort(places)
        return places[order], scores[order]

    def _passages(self, units: Ints) -> tuple[Ints, Ints]:
        """The passages of these units and, for each, the place of its unit."""
        owners, rows = self._columns.passages_of.rows(units)
        return rows, owners

    def _sides(
        self, query: str, mode: Mode, proposed: Proposed, rows: Ints, owners: Ints
    ) -> tuple[Sides, Floats]:
        """Every side's scores of the candidates; and for each passage the score that tells which is best."""
        distinct, places = np.unique(rows, return_inverse=True)
        cosines = np.zeros(len(distinct), np.float32)
        tokens = np.zeros(len(distinct), np.float32)
        if mode != "lexical":
            cosines = self._derived.vectors.at(distinct) @ proposed.query
        if mode != "lexical":
            listed = [self._columns.tokens.row(row) for row in distinct]
            tokens = self._encoder.interaction.score(query, listed, self._columns.idf)
        asked = self._columns.passage_kind[rows] == _QUESTION
        size = len(proposed.units)
        sides = Sides(
            proposed.lexical,
            _highest(cosines[places], owners, asked, size),
            _highest(cosines[places], owners, ~asked, size),
            _highest(tokens[places], owners, asked, size),
            _highest(tokens[places], owners, ~asked, size),
        )
        return sides, (tokens + 0.5 * cosines)[places]


def _highest(scores: Floats, owners: Ints, counted: NDArray[np.bool_], size: int) -> Floats:
    """Each unit's highest score among the passages that are counted; NaN where it has none."""
    best = np.full(size, -np.inf, np.float32)
    np.maximum.at(best, owners[counted], scores[counted])
    best[np.isinf(best)] = np.nan
    return best


def _best_row(scores: Floats, owners: Ints, rows: Ints, size: int) -> Ints:
    """The row of each unit's highest score; the first of equals."""
    order = np.lexsort((rows, -scores, owners))
    firsts = np.searchsorted(owners[order], np.arange(size))
    return rows[order][firsts]


def _spread(units: Ints, some: Ints, scores: Floats, missing: float) -> Floats:
    """The scores of `some` of the units at their places among all, `missing` elsewhere."""
    spread = np.full(len(units), missing, np.float32)
    spread[np.searchsorted(units, some)] = scores
    return spread


def _since(started: float) -> float:
    return (time.perf_counter() - started) * 1000
