"""What a search asks of an engine: a lexical and a vector side, in files here or on a server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from index.derived.lexical import LexicalScope

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Terms = Sequence[tuple[str, float]]


class LexicalSide(Protocol):
    """BM25 over analysed text, one entry a unit."""

    def knows(self, term: str) -> bool:
        """Whether any unit holds this term."""

    def share(self, term: str) -> float:
        """Which part of the units holds a term in one field, the one where it is commonest."""

    def documents_with(self, term: str) -> Ints:
        """The ids of the documents of which a unit holds this term in any field, ascending."""

    def terms(self, query: str, language: str) -> list[tuple[str, float]]:
        """The analysed terms of a query in this language, in Dutch, with their weights."""

    def search(self, terms: Terms, k: int, within: LexicalScope | None = None) -> tuple[Ints, Floats]:
        """The ids of the `k` best units and of all that equal the last, and their scores, best first."""

    def score_answer(self, terms: Terms, unit: int) -> float:
        """The score of one unit as if its question were not there."""


class VectorSide(Protocol):
    """Cosines over the passages' vectors, by rows in the order of the passages."""

    def __len__(self) -> int: ...

    def search(
        self,
        query: Floats,
        k: int,
        allowed: NDArray[np.bool_] | None = None,
        within: LexicalScope | None = None,
    ) -> tuple[Ints, Floats]:
        """The `k` best rows and their scores, best first, within a scope, said as a mask and in words."""

    def asking(
        self,
        query: Floats,
        k: int,
        allowed: NDArray[np.bool_] | None = None,
        within: LexicalScope | None = None,
    ) -> Callable[[], tuple[Ints, Floats]]:
        """What does the same, prepared: a thread that calls it soon lets others run."""

    def at(self, rows: Ints) -> Floats:
        """The vectors of these rows, float32 (rows, dimension)."""

    def facts(self) -> dict[str, object]:
        """How the nearest are found, as `kamervraag info` shows it."""
