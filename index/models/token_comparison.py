"""A question's tokens beside those of texts, for as long as one question is searched."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.models.token_table import Floats, TokenTable

Ids = NDArray[Any]  # uint16, or uint32 where the vocabulary has more than 65,536 tokens
Ints = NDArray[np.int64]


class TokenComparison:
    """Each token of the texts is compared with the question once, however often and when it is asked for.

    One thread at a time may ask.
    """

    def __init__(self, table: TokenTable, tokens: Ints, weights: Floats) -> None:
        """`tokens` are the question's, distinct, and `weights` what each counts, (t,)."""
        self.weights = weights
        self._table = table
        self._directions = table.directions(tokens)
        # By the question's tokens, so that those of a text lie side by side where the best is sought.
        self._cosines: Floats = np.empty((len(tokens), 0), np.float32)
        self._is_met = np.zeros(len(table.rows), bool)  # which tokens of the table
        self._places = np.empty(len(table.rows), np.int64)  # and where

    def best(self, together: Ids, lengths: Ints) -> Floats:
        """The best cosine of each of the question's tokens in each text, float32 (n, t); 0 in an empty one.

        The texts' tokens come one after another in `together`; `lengths` tells how many each has. The best
        of several texts taken as one are the maximum of theirs.
        """
        best = np.zeros((len(lengths), len(self.weights)), np.float32)
        filled = np.flatnonzero(lengths)
        if len(self.weights) and len(filled):
            starts = np.concatenate(([0], np.cumsum(lengths[filled])[:-1]))
            similar = np.take(self._cosines_of(together), self._places[together], axis=1)
            best[filled] = np.maximum.reduceat(similar, starts, axis=1).T
        return best

    def _cosines_of(self, together: Ids) -> Floats:
        """The cosines with all tokens that were met so far, these among them, (t, tokens)."""
        is_new = np.zeros(len(self._is_met), bool)
        is_new[together] = True
        is_new &= ~self._is_met
        new = np.flatnonzero(is_new)
        if len(new):
            met = self._cosines.shape[1]
            self._is_met |= is_new
            self._places[new] = np.arange(met, met + len(new))
            cosines = self._table.cosines(new, self._directions).T
            self._cosines = np.concatenate([self._cosines, cosines], axis=1)
        return self._cosines
