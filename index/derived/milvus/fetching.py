"""What late interaction and twins ask of passages: tokens and vectors, fetched together, kept a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import positions_in
from index.derived.milvus.packing import unpack
from index.derived.milvus.server import Row
from index.derived.ragged import Scattered
from index.errors import MilvusError

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]
Query = Callable[[Ints], list[Row]]
_KEPT = 20_000  # passages
_AT_ONCE = 1000


class FetchedPassages:
    """Tokens and vectors of the passages of one generation."""

    def __init__(self, ids: Ints, query: Query, kind: Any, dimension: int, place: str) -> None:
        """`ids` are those of the passages in order; `query` reads rows by ids; `kind` is that of tokens."""
        self._ids, self._query, self._kind = ids, query, kind
        self._sorter = np.argsort(self._ids, kind="stable")
        self._dimension, self._place = dimension, place
        self._kept: OrderedDict[int, tuple[NDArray[Any], Floats]] = OrderedDict()
        self._lock = threading.Lock()

    def rows_of(self, ids: Ints) -> tuple[Ints, NDArray[np.bool_]]:
        """The rows of the passages that are of this generation, and which of them are."""
        known = np.isin(ids, self._ids)
        if not known.any():
            return np.empty(0, np.int64), known
        return positions_in(ids[known], self._ids, self._sorter), known

    def vectors(self, rows: Ints) -> Floats:
        """The vectors of these rows, float32 (rows, dimension)."""
        if not len(rows):
            return np.empty((0, 0), np.float32)
        return np.stack([vector for _, vector in self._fetch_missing(rows)])

    def tokens(self, rows: Ints) -> list[NDArray[Any]]:
        """The token ids of each of these rows."""
        return [tokens for tokens, _ in self._fetch_missing(rows)]

    def _fetch_missing(self, rows: Ints) -> list[tuple[NDArray[Any], Floats]]:
        wanted = self._ids[rows].tolist()
        with self._lock:
            found = {key: self._kept[key] for key in wanted if key in self._kept}
        missing = np.array(sorted(set(wanted) - set(found)), np.int64)
        for first in range(0, len(missing), _AT_ONCE):
            for row in self._query(missing[first : first + _AT_ONCE]):
                tokens = np.frombuffer(unpack(row["tokens"]), self._kind)
                found[int(row["passage"])] = (tokens, np.asarray(row["vector"], np.float32))
        if lacking := set(wanted) - set(found):
            raise MilvusError(f"lacks {len(lacking)} passages of this generation; write it anew", self._place)
        with self._lock:
            for key in wanted:
                self._kept[key] = found[key]
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return [found[key] for key in wanted]


@dataclass(frozen=True, slots=True)
class FetchedTokens(Scattered):
    """The tokens of passages as the columns have them, read when they are asked for."""

    passages: FetchedPassages

    def lengths(self, chosen: Ints) -> Ints:
        """How many values the chosen rows have."""
        return np.array([len(row) for row in self.passages.tokens(chosen)], np.int64)

    def rows(self, chosen: Ints) -> tuple[Ints, NDArray[Any]]:
        """For each value of the chosen rows, one after another: its row's place in `chosen`; the value."""
        held = self.passages.tokens(chosen)
        owners = np.repeat(np.arange(len(held)), [len(row) for row in held])
        return owners, np.concatenate(held) if held else np.empty(0, self.flat.dtype)

    def values(self, chosen: Ints) -> NDArray[Any]:
        """The values of the chosen rows, one after another."""
        return self.rows(chosen)[1]
