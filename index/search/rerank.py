"""A reranker by choice: a cross-encoder of sentence-transformers reads query and passage together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError
from index.search.hits import Hit

Floats = NDArray[np.float32]

RERANKED = 50  # hits that are read again


class Reranker(Protocol):
    """Scores passages for a query: higher is better, on any scale."""

    def scores(self, query: str, passages: Sequence[str]) -> Floats:
        """One score a passage, in their order."""


class CrossEncoderReranker:
    """A cross-encoder; slow (most of a second for 50 passages on two cores) and off unless asked for."""

    def __init__(self, model: Any) -> None:
        self._model = model

    def scores(self, query: str, passages: Sequence[str]) -> Floats:
        """One score a passage, in their order."""
        return np.asarray(self._model.predict([(query, passage) for passage in passages]), np.float32)


@lru_cache(maxsize=1)
def load_reranker(model: str) -> CrossEncoderReranker:
    """The cross-encoder in a folder, or the one of that name on the hub; raises ModelError."""
    from sentence_transformers import CrossEncoder  # leads to torch: only where a reranker is asked for

    try:
        return CrossEncoderReranker(CrossEncoder(model, local_files_only=Path(model).is_dir()))
    except (OSError, ValueError) as error:
        raise ModelError(f"cannot be had as a reranker ({error})", model) from error


def rerank(query: str, hits: Sequence[Hit], reranker: Reranker) -> tuple[Hit, ...]:
    """The first hits as the reranker orders them, the others behind; scores fall with the new ranks."""
    first = [hits[place] for place in _best_first(query, [hit.text for hit in hits[:RERANKED]], reranker)]
    falling = [hit.score for hit in hits]
    return tuple(
        replace(hit, rank=rank, score=score)
        for rank, (hit, score) in enumerate(zip([*first, *hits[RERANKED:]], falling, strict=True), 1)
    )


def _best_first(query: str, passages: Sequence[str], reranker: Reranker) -> NDArray[np.int64]:
    """The places of the passages, best first; equals keep their order."""
    return np.argsort(-reranker.scores(query, passages), kind="stable")
