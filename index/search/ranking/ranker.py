"""The two stages over one generation of an index, fused into one order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import numpy as np

from index.derived.derived_index import Derived
from index.language.translation.query import words_beside
from index.models.encoder import Encoder
from index.search.fusion import Weights, fuse_scores
from index.search.ranking.alongside import Alongside
from index.search.ranking.candidate_scores import CandidateScorer
from index.search.ranking.proposals import Proposals, Proposed
from index.search.ranking.query import (
    NO_SCORES,
    NO_UNITS,
    Floats,
    Ints,
    Mask,
    Mode,
    PinnedAndHidden,
    PreparedQuery,
    Ranked,
    SearchScope,
)
from index.search.stopwatch import Stopwatch

ALONGSIDE_FROM = 50_000  # passages: what is shorter takes no longer than a thread does to start
_SCORE_OF_NAMED = 1000.0  # above every other score


class Ranker:
    """The two stages over one generation of an index."""

    def __init__(self, derived: Derived, encoder: Encoder, single: Mask) -> None:
        """`single` tells which papers say one thing only, however many paragraphs they take: motions."""
        self._derived = derived
        self._single = single
        self._encoder = encoder
        self._proposals = Proposals(derived)
        self._scorer = CandidateScorer(derived, encoder)

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
        return self.asking(text, mode, scope, aims)(weights, k, language)

    def asking(
        self, text: str, mode: Mode, scope: SearchScope | None = None, aims: PinnedAndHidden | None = None
    ) -> Callable[[Weights, int, str], Ranked]:
        """The same for who knows weights and language later: the vectors, which need neither, are asked.

        Of a large index that is done in a thread meanwhile: most of either side is a library's work that lets
        other threads run. The stage of the vectors is then what there is to start and to wait for.
        """
        watch = Stopwatch()
        with watch.stage("embed"):
            vector = NO_SCORES if mode == "lexical" else self._encoder.embedder.encode_queries([text])[0]
        query = PreparedQuery(text, vector, Weights(), mode, scope, aims or PinnedAndHidden())
        if mode != "hybrid" or len(self._derived.vectors) <= ALONGSIDE_FROM:
            return partial(self._rank_in_turn, query, watch)
        with watch.stage("dense"):
            near = Alongside(self._proposals.asking_vectors(query))
        return partial(self._rank_at_once, query, watch, near)

    def _rank_in_turn(
        self, query: PreparedQuery, watch: Stopwatch, weights: Weights, k: int, language: str
    ) -> Ranked:
        query = self._worded(query, weights, k, language)
        with watch.stage("dense"):
            near = self._proposals.by_vector(query)
        with watch.stage("lexical"):
            found = self._proposals.by_words(query)
        return self._fused(query, watch, near, found)

    def _rank_at_once(
        self,
        query: PreparedQuery,
        watch: Stopwatch,
        near: Alongside[Proposed],
        weights: Weights,
        k: int,
        language: str,
    ) -> Ranked:
        query = self._worded(query, weights, k, language)
        with watch.stage("lexical"):
            found = self._proposals.by_words(query)
        with watch.stage("dense"):
            proposed = near.result()
        return self._fused(query, watch, proposed, found)

    def _worded(self, query: PreparedQuery, weights: Weights, k: int, language: str) -> PreparedQuery:
        share = self._derived.lexical.share
        beside = words_beside(query.text, language, share) if query.mode == "hybrid" else {}
        return replace(query, weights=weights, k=k, language=language, beside=beside)

    def _fused(self, query: PreparedQuery, watch: Stopwatch, near: Proposed, found: Proposed) -> Ranked:
        """Both sides' proposals, ranked."""
        with watch.stage("fuse"):
            units, lexical = self._proposals.candidates(query, near, found)
            if len(units):
                units, scores, best = self._fuse(query, units, lexical)
            else:
                scores, best = NO_SCORES, NO_UNITS
        return Ranked(units, scores, best, watch.ms)

    def _fuse(self, query: PreparedQuery, units: Ints, lexical: Floats) -> tuple[Ints, Floats, Ints]:
        """Candidates -> units, scores and best passages, best first."""
        sides, best = self._scorer.score(query, units, lexical)
        papers = self._derived.columns.unit_document[units]
        single = self._single[papers]
        lone = query.mode == "lexical"
        scores = lexical.copy() if lone else fuse_scores(sides, papers, single, query.weights)
        if len(query.aims.named):
            scores[np.isin(units, query.aims.named)] += _SCORE_OF_NAMED
        order = np.lexsort((units, -scores))
        return units[order], scores[order], best[order]
