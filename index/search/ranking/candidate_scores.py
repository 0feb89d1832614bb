"""The second stage: every side's score of the candidates, and the best passage of each."""

from __future__ import annotations

import numpy as np

from index.derived.derived_index import Derived
from index.models.encoder import Encoder
from index.models.late_interaction import weighted_sums
from index.search.context import cosine_of_sums, passages_beside
from index.search.fusion import Scores
from index.search.ranking.query import QUESTION_KIND, Floats, Ints, Mask, PreparedQuery

RELATED, SPREAD = np.float32(0.5), np.float32(0.1)  # of a token's cosine
HEAVIEST = 4  # tokens of a question. Measured: docs/log.md.


class CandidateScorer:
    """Compares candidates of one generation of an index with a query."""

    def __init__(self, derived: Derived, encoder: Encoder) -> None:
        self._derived = derived
        self._columns = derived.columns
        self._idf = derived.columns.idf
        self._encoder = encoder

    def score(self, query: PreparedQuery, units: Ints, lexical: Floats) -> tuple[Scores, Ints]:
        """Every side's scores of the candidates; and the best passage of each."""
        owners, rows = self._columns.passages_of.rows(units)
        is_searched = query.are_searched(self._columns, units[owners], rows)
        owners, rows = owners[is_searched], rows[is_searched]
        cosines, around = self._cosine_scores(query, units, owners, rows)
        tokens, whole, related, least = self._token_scores(query, units, owners, rows)
        asked = self._columns.passage_kind[rows] == QUESTION_KIND
        size = len(units)
        sides = Scores(
            lexical,
            highest_scores(cosines, owners, asked, size),
            highest_scores(cosines, owners, ~asked, size),
            highest_scores(tokens, owners, asked, size),
            highest_scores(tokens, owners, ~asked, size),
            whole,
            around,
            related,
            least,
        )
        return sides, best_rows(tokens + 0.5 * cosines, owners, rows, size)

    def _cosine_scores(
        self, query: PreparedQuery, units: Ints, owners: Ints, rows: Ints
    ) -> tuple[Floats, Floats]:
        """The cosine of each passage, and that of each unit with what stands beside it, as one vector."""
        if query.mode == "lexical":  # no model is asked, not even to choose among a unit's passages
            return _zeros(rows), _zeros(units)
        if not query.weights.around:
            return np.asarray(self._derived.vectors.at(rows) @ query.vector, np.float32), _zeros(units)
        beside_of, beside = passages_beside(self._columns, units, owners, rows, query.aims.hidden)
        members = np.concatenate([owners, beside_of])
        vectors = self._derived.vectors.at(np.concatenate([rows, beside]))
        cosines = np.asarray(vectors[: len(rows)] @ query.vector, np.float32)
        return cosines, cosine_of_sums(vectors, members, query.vector, len(units))

    def _token_scores(
        self, query: PreparedQuery, units: Ints, owners: Ints, rows: Ints
    ) -> tuple[Floats, Floats, Floats, Floats]:
        """The token-by-token score of each passage, and of each unit with the title of its paper as one; how
        much of the question's weight that unit answers by words related to it; and how well it meets those of
        the question's heaviest words that it meets least."""
        if query.mode == "lexical":
            return _zeros(rows), _zeros(units), _zeros(units), _zeros(units)
        papers, paper_of = np.unique(self._columns.unit_document[units], return_inverse=True)
        tokens, titles = self._columns.tokens, self._columns.titles
        together = np.concatenate([tokens.values(rows), titles.values(papers)])
        lengths = np.concatenate([tokens.lengths(rows), titles.lengths(papers)])
        interaction, idf = self._encoder.interaction, self._idf
        best, weights = interaction.token_similarities(query.text, together, lengths, idf, query.beside)
        passages, headings = best[: len(rows)], best[len(rows) :]
        whole = headings[paper_of]
        firsts = np.flatnonzero(np.diff(owners, prepend=-1))
        held = owners[firsts]
        whole[held] = np.maximum(whole[held], np.maximum.reduceat(passages, firsts, axis=0))
        passage_scores, unit_scores = weighted_sums(passages, weights), weighted_sums(whole, weights)
        return (
            passage_scores,
            unit_scores,
            weighted_sums(relatedness(whole), weights),
            least_met(whole, weights),
        )


def relatedness(cosines: Floats) -> Floats:
    """From 0 to 1, and 1 at a cosine of a half: another word of the subject, which says more for a unit than
    a sum of cosines gives it. Measured: docs/log.md."""
    return np.asarray(np.exp(-0.5 * np.square((cosines - RELATED) / SPREAD)), np.float32)


def least_met(cosines: Floats, weights: Floats) -> Floats:
    """The mean of the two lowest cosines (n, t) of each row among its four heaviest tokens, float32 (n,).

    In a sum three words said literally make up for the fourth, of which the unit does not speak.
    """
    heaviest = np.argsort(-weights, kind="stable")[:HEAVIEST]
    if not len(heaviest):
        return _zeros(cosines)
    # Column by column: numpy's own sort of many short rows takes four times as long.
    columns = np.ascontiguousarray(cosines.T[heaviest])
    one, other = columns[0], columns[1 % len(columns)]
    lowest, second = np.minimum(one, other), np.maximum(one, other)
    for column in columns[2:]:
        second = np.minimum(second, np.maximum(lowest, column))
        lowest = np.minimum(lowest, column)
    return np.asarray((lowest + second) / 2, np.float32)


def _zeros(places: Ints | Floats) -> Floats:
    return np.zeros(len(places), np.float32)


def highest_scores(scores: Floats, owners: Ints, counted: Mask, size: int) -> Floats:
    """Each unit's highest score among the passages that are counted; NaN where it has none."""
    best = np.full(size, -np.inf, np.float32)
    np.maximum.at(best, owners[counted], scores[counted])
    best[np.isinf(best)] = np.nan
    return best


def best_rows(scores: Floats, owners: Ints, rows: Ints, size: int) -> Ints:
    """The row of each unit's highest score; the first of equals."""
    order = np.lexsort((rows, -scores, owners))
    firsts = np.searchsorted(owners[order], np.arange(size))
    return rows[order][firsts]
