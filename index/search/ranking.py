"""A query -> ranked units: both sides asked, their candidates compared token by token, everything fused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns
from index.derived.derived_index import Derived
from index.derived.lexical import LexicalScope
from index.language.translation.query import is_translated, words_beside
from index.models.encoder import Encoder
from index.search.context import cosine_of_sums, passages_beside
from index.search.fusion import Scores, Weights, best_of_paper, fuse_scores, zscore
from index.search.stopwatch import Stopwatch
from index.store.store import KINDS

Mode = Literal["hybrid", "dense", "lexical"]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

DEPTH = 200  # how many each side proposes
FIRST = 80  # how many of those are compared token by token,
BEST_PAPERS = 5  # with all that these papers hold,
MAX_SIBLINGS = 40  # unless a paper holds more
_QUESTION_KIND = KINDS.index("question")
_SCORE_OF_NAMED = 1000.0  # above every other score


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What a search may look at: a mask over the units, one over the passages, the same for an engine."""

    units: NDArray[np.bool_]
    passages: NDArray[np.bool_]
    within: LexicalScope


_NO_UNITS = np.empty(0, np.int64)
_NO_SCORES = np.empty(0, np.float32)


@dataclass(frozen=True, slots=True)
class PinnedAndHidden:
    """Units that a query names by number, which come first, and units whose question is not searched."""

    named: Ints = field(default_factory=lambda: _NO_UNITS)
    hidden: Ints = field(default_factory=lambda: _NO_UNITS)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Positions of units, best first, with the score of each and the position of its best passage."""

    units: Ints
    scores: Floats
    passages: Ints
    timing_ms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PreparedQuery:
    """A query as both sides see it; `vector` is empty where no vector side is asked."""

    text: str
    vector: Floats
    weights: Weights
    mode: Mode
    scope: SearchScope | None
    aims: PinnedAndHidden
    k: int
    language: str = "nl"  # of the text
    beside: Mapping[str, float] = field(default_factory=dict)  # the papers' words for the text's


def words_in(language: str, reads_context: bool) -> str:
    """The language as which a question's words weigh: Dutch where they are translated. Beside a transformer
    that was not measured, and they weigh as they did."""
    return "nl" if is_translated(language) and not reads_context else language


class Ranker:
    """The two stages over one generation of an index."""

    def __init__(self, derived: Derived, encoder: Encoder, single: Mask) -> None:
        """`single` tells which papers say one thing only, however many paragraphs they take: motions."""
        self._derived = derived
        self._single = single
        self._columns: Columns = derived.columns
        self._idf = derived.columns.idf
        self._encoder = encoder

    def rank(
        self,
        text: str,
        mode: Mode,
        weights: Weights,
        scope: SearchScope | None = None,
        aims: PinnedAndHidden | None = None,
        k: int = 10,
        language: str = "nl",
    ) -> Ranked:
        """The units that answer best, at least `k` where so many are found; `scope` None is everything."""
        watch = Stopwatch()
        with watch.stage("embed"):
            vector = _NO_SCORES if mode == "lexical" else self._encoder.embedder.encode_queries([text])[0]
        share = self._derived.lexical.share
        beside = words_beside(text, language, share) if mode == "hybrid" else {}
        pinned = aims or PinnedAndHidden()
        query = PreparedQuery(text, vector, weights, mode, scope, pinned, k, language, beside)
        with watch.stage("dense"):
            near = self._units_by_vector(query)
        with watch.stage("lexical"):
            found = self._units_by_words(query)
        with watch.stage("fuse"):
            units, scores, best = self._fuse(query, near, found)
        return Ranked(units, scores, best, watch.ms)

    def _fuse(
        self, query: PreparedQuery, near: tuple[Ints, Floats], found: tuple[Ints, Floats]
    ) -> tuple[Ints, Floats, Ints]:
        """Both sides' proposals -> units, scores and best passages, best first."""
        units, lexical = self._propose_candidates(query, near, found)
        if not len(units):
            return _NO_UNITS, _NO_SCORES, _NO_UNITS
        sides, best = self._score_candidates(query, units, lexical)
        papers = self._columns.unit_document[units]
        single = self._single[papers]
        lone = query.mode == "lexical"
        scores = lexical.copy() if lone else fuse_scores(sides, papers, single, query.weights)
        scores[np.isin(units, query.aims.named)] += _SCORE_OF_NAMED
        order = np.lexsort((units, -scores))
        return units[order], scores[order], best[order]

    def _propose_candidates(
        self, query: PreparedQuery, dense_side: tuple[Ints, Floats], lexical_side: tuple[Ints, Floats]
    ) -> tuple[Ints, Floats]:
        """The candidates of the first stage, ascending, with their BM25 scores."""
        near, cosines = dense_side
        found, matches = lexical_side
        units = np.union1d(near, found)
        if not len(units) and not len(query.aims.named):
            return _NO_UNITS, _NO_SCORES
        lexical = _spread_scores(units, found, matches, 0.0)
        dense = _spread_scores(units, near, cosines, float(cosines.min()) if len(cosines) else 0.0)
        first = query.weights.first_lexical * zscore(lexical) + zscore(dense)
        kept = units[np.argsort(-first, kind="stable")[: max(FIRST, query.k)]]
        more = self._keep_allowed(
            query, np.union1d(query.aims.named, self._units_of_best_papers(units, first))
        )
        chosen = np.union1d(kept, more)
        return chosen, _spread_scores(chosen, units, lexical, 0.0)

    def _units_of_best_papers(self, units: Ints, scores: Floats) -> Ints:
        """All units of the best papers so far: what the first stage misses stands beside what it finds."""
        papers = self._columns.unit_document[units]
        distinct, firsts = np.unique(papers, return_index=True)
        order = np.argsort(-best_of_paper(scores, papers)[firsts], kind="stable")
        best = distinct[order[:BEST_PAPERS]]
        short = best[self._columns.units_in.lengths(best) <= MAX_SIBLINGS]
        return np.asarray(self._columns.units_in.rows(short)[1], np.int64)

    def _keep_allowed(self, query: PreparedQuery, units: Ints) -> Ints:
        """Those of the units that may be found: in scope, with a passage that is not hidden."""
        is_visible = self._have_visible_passage(query, units)
        return units[is_visible] if query.scope is None else units[is_visible & query.scope.units[units]]

    def _units_by_vector(self, query: PreparedQuery) -> tuple[Ints, Floats]:
        """The units of the nearest passages, each with its best cosine, ascending by unit."""
        if query.mode == "lexical":
            return _NO_UNITS, _NO_SCORES
        scope = query.scope
        mask, within = (scope.passages, scope.within) if scope else (None, None)
        rows, cosines = self._derived.vectors.search(query.vector, DEPTH, mask, within)
        owners, units = self._columns.units_of.rows(rows)
        is_searched = self._are_searched(query, units, rows[owners])
        distinct, places = np.unique(units[is_searched], return_inverse=True)
        best = np.full(len(distinct), -np.inf, np.float32)
        np.maximum.at(best, places, cosines[owners[is_searched]])
        return distinct, best

    def _units_by_words(self, query: PreparedQuery) -> tuple[Ints, Floats]:
        """The units that share words with the query, with their BM25 score, ascending by unit."""
        if query.mode == "dense":
            return _NO_UNITS, _NO_SCORES
        lexical, scope = self._derived.lexical, query.scope
        terms = lexical.terms(query.text, query.language)
        ids, scores = lexical.search(terms, DEPTH, scope.within if scope else None)
        for hidden in self._columns.unit_ids[query.aims.hidden]:
            scores[ids == hidden] = lexical.score_answer(terms, int(hidden))
        places = self._columns.units_at(ids)
        papers = self._columns.unit_document[
            places
        ]  # of equals the first by path, whatever was written first
        best = np.lexsort((places, papers, -scores))[:DEPTH]
        places, scores = places[best], scores[best]
        is_visible = self._have_visible_passage(query, places)
        if scope:
            is_visible &= scope.units[places]
        order = np.argsort(places[is_visible])
        return places[is_visible][order], scores[is_visible][order]

    def _have_visible_passage(self, query: PreparedQuery, units: Ints) -> Mask:
        """Which units have a passage left when the hidden questions are gone."""
        is_visible = np.ones(len(units), bool)
        for place in np.flatnonzero(np.isin(units, query.aims.hidden)):
            kinds = self._columns.passage_kind[self._columns.passages_of.row(int(units[place]))]
            is_visible[place] = bool((kinds != _QUESTION_KIND).any())
        return is_visible

    def _are_searched(self, query: PreparedQuery, units: Ints, rows: Ints) -> Mask:
        """Which pairs of a unit and its passage count: not those of other papers, nor hidden questions."""
        asked = self._columns.passage_kind[rows] == _QUESTION_KIND
        is_searched: Mask = ~(asked & np.isin(units, query.aims.hidden))
        return is_searched if query.scope is None else is_searched & query.scope.units[units]

    def _score_candidates(self, query: PreparedQuery, units: Ints, lexical: Floats) -> tuple[Scores, Ints]:
        """Every side's scores of the candidates; and the best passage of each."""
        owners, rows = self._columns.passages_of.rows(units)
        is_searched = self._are_searched(query, units[owners], rows)
        owners, rows = owners[is_searched], rows[is_searched]
        cosines, around = self._cosine_scores(query, units, owners, rows)
        tokens, whole = self._token_scores(query, units, owners, rows)
        asked = self._columns.passage_kind[rows] == _QUESTION_KIND
        size = len(units)
        sides = Scores(
            lexical,
            _highest_scores(cosines, owners, asked, size),
            _highest_scores(cosines, owners, ~asked, size),
            _highest_scores(tokens, owners, asked, size),
            _highest_scores(tokens, owners, ~asked, size),
            whole,
            around,
        )
        return sides, _best_rows(tokens + 0.5 * cosines, owners, rows, size)

    def _cosine_scores(
        self, query: PreparedQuery, units: Ints, owners: Ints, rows: Ints
    ) -> tuple[Floats, Floats]:
        """The cosine of each passage, and that of each unit with what stands beside it, as one vector."""
        if query.mode == "lexical":  # no model is asked, not even to choose among a unit's passages
            return _zeros(rows), _zeros(units)
        own = len(rows)
        if not query.weights.around:
            return np.asarray(self._derived.vectors.at(rows) @ query.vector, np.float32), _zeros(units)
        beside_of, beside = passages_beside(self._columns, units, owners, rows, query.aims.hidden)
        members = np.concatenate([owners, beside_of])
        read, places = np.unique(np.concatenate([rows, beside]), return_inverse=True)
        vectors = self._derived.vectors.at(read)[places]
        cosines = np.asarray(vectors[:own] @ query.vector, np.float32)
        return cosines, cosine_of_sums(vectors, members, query.vector, len(units))

    def _token_scores(
        self, query: PreparedQuery, units: Ints, owners: Ints, rows: Ints
    ) -> tuple[Floats, Floats]:
        """The token-by-token score of each passage, and of each unit with the title of its paper as one."""
        if query.mode == "lexical":
            return _zeros(rows), _zeros(units)
        papers, paper_of = np.unique(self._columns.unit_document[units], return_inverse=True)
        tokens, titles = self._columns.tokens, self._columns.titles
        together = np.concatenate([tokens.rows(rows)[1], titles.rows(papers)[1]])
        lengths = np.concatenate([tokens.lengths(rows), titles.lengths(papers)])
        interaction, idf = self._encoder.interaction, self._idf
        best, weights = interaction.token_similarities(query.text, together, lengths, idf, query.beside)
        passages, headings = best[: len(rows)], best[len(rows) :]
        whole = headings[paper_of]
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        held = owners[firsts]
        whole[held] = np.maximum(whole[held], np.maximum.reduceat(passages, firsts, axis=0))
        return passages @ weights, whole @ weights


def _zeros(places: Ints) -> Floats:
    return np.zeros(len(places), np.float32)


def _highest_scores(scores: Floats, owners: Ints, counted: NDArray[np.bool_], size: int) -> Floats:
    """Each unit's highest score among the passages that are counted; NaN where it has none."""
    best = np.full(size, -np.inf, np.float32)
    np.maximum.at(best, owners[counted], scores[counted])
    best[np.isinf(best)] = np.nan
    return best


def _best_rows(scores: Floats, owners: Ints, rows: Ints, size: int) -> Ints:
    """The row of each unit's highest score; the first of equals."""
    order = np.lexsort((rows, -scores, owners))
    firsts = np.searchsorted(owners[order], np.arange(size))
    return rows[order][firsts]


def _spread_scores(units: Ints, some: Ints, scores: Floats, missing: float) -> Floats:
    """The scores of `some` of the units at their places among all, `missing` elsewhere."""
    spread = np.full(len(units), missing, np.float32)
    is_known = np.isin(some, units)
    spread[np.searchsorted(units, some[is_known])] = scores[is_known]
    return spread
