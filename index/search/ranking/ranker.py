"""The two stages over one generation of an index, fused into one order."""

from __future__ import annotations

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
        watch = Stopwatch()
        with watch.stage("embed"):
            vector = NO_SCORES if mode == "lexical" else self._encoder.embedder.encode_queries([text])[0]
        share = self._derived.lexical.share
        beside = words_beside(text, language, share) if mode == "hybrid" else {}
        pinned = aims or PinnedAndHidden()
        query = PreparedQuery(text, vector, weights, mode, scope, pinned, k, language, beside)
        near, found = self._ask_sides(query, watch)
        with watch.stage("fuse"):
            units, scores, best = self._fuse(query, near, found)
        return Ranked(units, scores, best, watch.ms)

    def _ask_sides(self, query: PreparedQuery, watch: Stopwatch) -> tuple[Proposed, Proposed]:
        """What the vectors propose, and what the words do.

        Of a large index they are asked at once: most of either is a library's work that lets other threads
        run. Its stage is then what is left to wait for.
        """
        if query.mode != "hybrid" or len(self._derived.vectors) <= ALONGSIDE_FROM:
            with watch.stage("dense"):
                near = self._proposals.by_vector(query)
            with watch.stage("lexical"):
                return near, self._proposals.by_words(query)
        asked = Alongside(partial(self._proposals.by_vector, query))
        with watch.stage("lexical"):
            found = self._proposals.by_words(query)
        with watch.stage("dense"):
            return asked.result(), found

    def _fuse(self, query: PreparedQuery, near: Proposed, found: Proposed) -> tuple[Ints, Floats, Ints]:
        """Both sides' proposals -> units, scores and best passages, best first."""
        units, lexical = self._proposals.candidates(query, near, found)
        if not len(units):
            return NO_UNITS, NO_SCORES, NO_UNITS
        sides, best = self._scorer.score(query, units, lexical)
        papers = self._derived.columns.unit_document[units]
        single = self._single[papers]
        lone = query.mode == "lexical"
        scores = lexical.copy() if lone else fuse_scores(sides, papers, single, query.weights)
        if len(query.aims.named):
            scores[np.isin(units, query.aims.named)] += _SCORE_OF_NAMED
        order = np.lexsort((units, -scores))
        return units[order], scores[order], best[order]
