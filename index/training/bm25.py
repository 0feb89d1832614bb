"""BM25 with the plain Dutch Snowball stemmer: the baseline that the model is measured beside."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np
import Stemmer
from numpy.typing import NDArray

Floats = NDArray[np.float32]

K1, B = 1.2, 0.75
_WORD = re.compile(r"\w+")


class Bm25:
    """Scores of all texts at once; k1 1.2, b 0.75, no stop words."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._stemmer = Stemmer.Stemmer("dutch")
        counted = [Counter(self._terms(text)) for text in texts]
        lengths = np.array([sum(counts.values()) for counts in counted], dtype=np.float32)
        self._size = len(texts)
        self._norm = K1 * (1 - B + B * lengths / max(lengths.mean(), 1))
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, counts in enumerate(counted):
            for term, n in counts.items():
                postings[term].append((number, n))
        self._postings = {term: np.array(rows) for term, rows in postings.items()}

    def scores(self, query: str) -> Floats:
        """Float32 (n,)."""
        scores = np.zeros(self._size, dtype=np.float32)
        for term in self._terms(query):
            if (rows := self._postings.get(term)) is not None:
                texts, n = rows[:, 0], rows[:, 1]
                idf = np.log(1 + (self._size - len(rows) + 0.5) / (len(rows) + 0.5))
                scores[texts] += idf * n * (K1 + 1) / (n + self._norm[texts])
        return scores

    def _terms(self, text: str) -> list[str]:
        stems: list[str] = self._stemmer.stemWords(_WORD.findall(text.lower()))
        return stems
