"""BM25 with the plain Dutch Snowball stemmer: the baseline that the model is measured beside, by bm25s."""

from __future__ import annotations

import re
from collections.abc import Sequence

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

K1, B = 1.2, 0.75
_WORD = re.compile(r"\w+")


class Bm25:
    """Scores of all texts at once, as Lucene counts them; k1 1.2, b 0.75, no stop words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stemmer = Stemmer.Stemmer("dutch")
        self._size = len(texts)
        self._index = bm25s.BM25(k1=K1, b=B, method="lucene")
        self._index.index([self._terms(text) for text in texts], show_progress=False)

    def scores(self, query: str) -> NDArray[np.float32]:
        """Float32 (n,)."""
        terms = self._terms(query)
        if not terms:
            return np.zeros(self._size, np.float32)
        scores: NDArray[np.float32] = self._index.get_scores(terms)
        return scores

    def _terms(self, text: str) -> list[str]:
        stems: list[str] = self._stemmer.stemWords(_WORD.findall(text.lower()))
        return stems
