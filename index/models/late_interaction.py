"""Static late interaction: question and passage compared token by token on the bundled table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.models.token_table import BUNDLED, Floats, TokenTable, open_table

# Of a token's weight, for one of a word that stands beside the question's. Measured: docs/log.md.
BESIDE = 0.4

Ids = NDArray[Any]  # uint16, or uint32 where the vocabulary has more than 65,536 tokens
_NOTHING: Mapping[str, float] = MappingProxyType({})


class LateInteraction:
    """Scores passages by their token ids, which is all that an index stores of them.

    The score of a passage is the weighted mean, over the question's distinct tokens, of the best cosine
    among the passage's tokens: between -1 and 1, and 1 where the passage holds every token.
    """

    def __init__(
        self, folder: Path = BUNDLED, *, max_passage_tokens: int = 256, max_question_tokens: int = 48
    ) -> None:
        self._table: TokenTable = open_table(folder)
        if self._table.interaction is None:
            raise ModelError("was not trained for late interaction: it holds no token weights", folder)
        self._weights: Floats = self._table.interaction
        self._max_passage_tokens = max_passage_tokens
        self._max_question_tokens = max_question_tokens
        self._dtype = np.uint16 if len(self._weights) <= 2**16 else np.uint32

    @property
    def table(self) -> TokenTable:
        """The tokens and their vectors."""
        return self._table

    @property
    def vocabulary_size(self) -> int:
        """How many tokens there are; an `idf` has this length."""
        return len(self._weights)

    def token_ids(self, texts: Sequence[str]) -> list[Ids]:
        """The distinct tokens of each text in order of first appearance, at most `max_passage_tokens`."""
        return self.distinct_ids(self._table.ids(texts))

    def distinct_ids(self, ids: Sequence[Sequence[int]]) -> list[Ids]:
        """`token_ids` of texts of which the table gave these."""
        cap = self._max_passage_tokens
        return [np.array(list(dict.fromkeys(of_text))[:cap], dtype=self._dtype) for of_text in ids]

    def score(
        self,
        question: str,
        candidates: Sequence[Ids],
        idf: Floats | None = None,
        contexts: Sequence[Ids] | None = None,
    ) -> Floats:
        """One score a candidate, float32 (n,). `idf` (V,) tells how rare each token is in the index.

        `contexts`, one a candidate, are tokens of what stands over it (the paper's title): the score is
        then the mean of that of the passage alone and that of the passage with its context. Without
        tokens in the question or the candidate it is 0.
        """
        tokens, weights = self._question_tokens(question, idf)
        best = self._best_similarities(candidates, tokens)
        if contexts is not None:
            best = np.asarray(
                (best + np.maximum(best, self._best_similarities(contexts, tokens))) / 2, np.float32
            )
        best[np.isneginf(best).any(axis=1)] = 0
        return weighted_sums(best, weights)

    def token_similarities(
        self,
        question: str,
        together: Ids,
        lengths: NDArray[np.int64],
        idf: Floats | None = None,
        beside: Mapping[str, float] = _NOTHING,
    ) -> tuple[Floats, Floats]:
        """What the ranking sums: the best cosines, float32 (n, t), and each question token's weight, (t,).

        `beside` holds other words for those of the question, each with a weight up to 1.

        The texts' tokens come one after another in `together`; `lengths` tells how many each has. The best
        cosines of several texts taken as one are the maximum of theirs; those of an empty text are 0.
        """
        tokens, weights = self._question_tokens(question, idf, beside)
        best = self._best_by_lengths(together, lengths, tokens)
        best[lengths == 0] = 0
        return best, weights

    def _best_similarities(self, texts: Sequence[Ids], tokens: Ids) -> Floats:
        """The best cosine of each token in each text (n, t); minus infinity in an empty text."""
        lengths = np.array([len(ids) for ids in texts], dtype=np.int64)
        together = np.concatenate([np.empty(0, self._dtype), *texts])
        return self._best_by_lengths(together, lengths, tokens)

    def _best_by_lengths(self, together: Ids, lengths: NDArray[np.int64], tokens: Ids) -> Floats:
        best = np.full((len(lengths), len(tokens)), -np.inf, dtype=np.float32)
        filled = np.flatnonzero(lengths)
        if len(tokens) and len(filled):
            starts = np.concatenate(([0], np.cumsum(lengths[filled])[:-1]))
            similar = self._similarities(tokens, together.astype(np.int64))
            best[filled] = np.maximum.reduceat(similar, starts, axis=1).T
        return best

    def _question_tokens(
        self, question: str, idf: Floats | None, beside: Mapping[str, float] = _NOTHING
    ) -> tuple[Ids, Floats]:
        """The distinct tokens and their weights, which sum to 1."""
        shares = dict.fromkeys(self._table.ids([question])[0], 1.0)
        for word, ids in zip(beside, self._table.ids(list(beside)), strict=True):
            for token in ids:
                shares[token] = max(BESIDE * beside[word], shares.get(token, 0.0))
        tokens = np.array(list(shares), dtype=np.int64)
        weights = self._weights[tokens]
        if idf is not None:
            weights = np.sqrt(weights * np.maximum(idf[tokens], np.float32(0)))
        weights = weights * np.array(list(shares.values()), np.float32)
        if len(tokens) > self._max_question_tokens:
            heaviest = np.sort(np.argsort(-weights, kind="stable")[: self._max_question_tokens])
            tokens, weights = tokens[heaviest], weights[heaviest]
        total = weights.sum()
        return tokens, weights / total if total > 0 else weights

    def _similarities(self, tokens: Ids, together: Ids) -> Floats:
        """Cosines (len(tokens), len(together)); each distinct token of the passages is computed once."""
        seen = np.zeros(len(self._weights), dtype=bool)
        seen[together] = True
        distinct = np.flatnonzero(seen)
        place = np.empty(len(self._weights), dtype=np.int64)
        place[distinct] = np.arange(len(distinct))
        cosines = self._table.cosines(distinct, self._table.directions(tokens))
        # By the question's tokens, so that those of a passage lie side by side where the best is sought.
        return np.take(np.ascontiguousarray(cosines.T), place[together], axis=1)


def weighted_sums(cosines: Floats, weights: Floats) -> Floats:
    """Cosines (n, t) to one score a row, float32 (n,).

    Not by `@`: where t is 5, OpenBLAS' kernels for AVX-512 read an array that they never filled. The sums are
    right, but where NaN lies in it numpy warns of an invalid value. How it was found: docs/log.md.
    """
    return np.asarray(np.einsum("nt,t->n", cosines, weights), np.float32)
