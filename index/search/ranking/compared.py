"""Passages compared with a question token by token, some of them before it is known which are candidates."""

from __future__ import annotations

import numpy as np

from index.derived.columns import Columns
from index.models.token_comparison import TokenComparison
from index.search.ranking.query import NO_UNITS, Floats, Ints


class ComparedPassages:
    """What passages and titles of one generation say to one question."""

    def __init__(self, columns: Columns, comparison: TokenComparison) -> None:
        self.weights = comparison.weights
        self._columns = columns
        self._comparison = comparison
        self._known = NO_UNITS  # rows, ascending
        self._best_of_known: Floats = np.empty((0, len(self.weights)), np.float32)

    def look_ahead(self, units: Ints) -> ComparedPassages:
        """Compare what is of these units now, so that it need not be done again."""
        self._known = np.unique(self._columns.passages_of.rows(units)[1])
        self._best_of_known = self._compare(self._known, NO_UNITS)
        return self

    def best(self, rows: Ints, papers: Ints) -> tuple[Floats, Floats]:
        """The best cosine of each of the question's tokens in each passage, and in each paper's title."""
        best = np.empty((len(rows) + len(papers), len(self.weights)), np.float32)
        is_new = np.ones(len(best), bool)
        if len(self._known):
            places = np.minimum(np.searchsorted(self._known, rows), len(self._known) - 1)
            is_new[: len(rows)] = self._known[places] != rows
            best[~is_new] = self._best_of_known[places[~is_new[: len(rows)]]]
        best[is_new] = self._compare(rows[is_new[: len(rows)]], papers)
        return best[: len(rows)], best[len(rows) :]

    def _compare(self, rows: Ints, papers: Ints) -> Floats:
        tokens, titles = self._columns.tokens, self._columns.titles
        together = np.concatenate([tokens.rows(rows)[1], titles.rows(papers)[1]])
        return self._comparison.best(together, np.concatenate([tokens.lengths(rows), titles.lengths(papers)]))
