"""What BM25 and late interaction count over a whole generation: how many units and passages hold what.

Kept as layers, one a generation, that add up: an update writes what it adds and takes off, and a reader reads
no more than that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.derived.terms.term_counts import FIELDS, term_hash

Ints = NDArray[np.int64]
Dims = NDArray[np.uint32]
_AT_ONCE = 4_000_000
_HASHES_AT_ONCE = 1000
_HASH_SHIFT = np.uint64(34)  # 30 bits of a term's hash, then two that say the field: below 2**32


def dims_of(hashes: NDArray[np.uint64], fields: Ints) -> Dims:
    """Where terms in fields stand in a sparse vector; of a million one in a thousand shares its place."""
    return np.asarray((hashes >> _HASH_SHIFT) * np.uint64(4) + fields.astype(np.uint64), np.uint32)


def dim_of(term: str, field: int) -> int:
    """The same for one term."""
    return (term_hash(term) >> int(_HASH_SHIFT)) * 4 + field


@dataclass(frozen=True, slots=True)
class Layer:
    """What one generation added to the counts, or took off."""

    dims: Dims  # ascending
    units: Ints  # how many more units hold each
    tokens: Ints  # ids of tokens, ascending
    passages: Ints  # how many more passages hold each
    hashes: NDArray[np.uint64]  # of the terms of what came, ascending: places are shared, these are not

    def dump(self) -> bytes:
        """The layer as bytes."""
        parts: tuple[NDArray[Any], ...] = (
            self.dims,
            self.units.astype(np.int32),
            self.tokens.astype(np.uint32),
            self.passages.astype(np.int32),
            self.hashes,
        )
        return msgspec.msgpack.encode([part.tobytes() for part in parts])

    @staticmethod
    def load(data: bytes) -> Layer:
        """The layer that `dump` wrote."""
        dims, units, tokens, passages, hashes = msgspec.msgpack.decode(data, type=list[bytes])
        return Layer(
            np.frombuffer(dims, np.uint32),
            np.frombuffer(units, np.int32).astype(np.int64),
            np.frombuffer(tokens, np.uint32).astype(np.int64),
            np.frombuffer(passages, np.int32).astype(np.int64),
            np.frombuffer(hashes, np.uint64),
        )

    @staticmethod
    def sum(layers: Sequence[Layer]) -> Layer:
        """All layers as one."""
        dims, units = _sum_counts([layer.dims for layer in layers], [layer.units for layer in layers])
        tokens, passages = _sum_counts(
            [layer.tokens for layer in layers], [layer.passages for layer in layers]
        )
        hashes = np.unique(np.concatenate([layer.hashes for layer in layers]))
        return Layer(dims.astype(np.uint32), units, tokens.astype(np.int64), passages, hashes)


class LayerMaker:
    """Counts what comes and goes, row by row."""

    def __init__(self, vocabulary: int) -> None:
        self._tokens = np.zeros(vocabulary, np.int64)
        self._dims: list[Dims] = []
        self._counts: list[Ints] = []
        self._waiting = 0
        self._hashes: list[NDArray[np.uint64]] = []

    def know_terms(self, hashes: NDArray[np.uint64]) -> None:
        """What comes holds the terms with these hashes."""
        self._hashes.append(hashes)
        if len(self._hashes) > _HASHES_AT_ONCE:
            self._hashes = [np.unique(np.concatenate(self._hashes))]

    def count_unit(self, dims: Dims, sign: int) -> None:
        """A unit that holds these terms comes (1) or goes (-1)."""
        self._dims.append(dims)
        self._counts.append(np.full(len(dims), sign, np.int64))
        self._waiting += len(dims)
        if self._waiting > _AT_ONCE:  # added up now and then, so that many units take little memory
            self._add_up()

    def _add_up(self) -> None:
        dims, counts = _sum_counts(self._dims, self._counts)
        self._dims, self._counts, self._waiting = [dims], [counts], 0

    def count_passage(self, tokens: NDArray[Any], sign: int) -> None:
        """A passage that holds these tokens comes or goes."""
        np.add.at(self._tokens, tokens.astype(np.int64), sign)

    def layer(self) -> Layer:
        """All that was counted."""
        tokens = np.flatnonzero(self._tokens)
        dims, units = _sum_counts(self._dims, self._counts)
        hashes = np.unique(np.concatenate([*self._hashes, np.empty(0, np.uint64)]))
        return Layer(dims.astype(np.uint32), units, tokens, self._tokens[tokens], hashes)


def _sum_counts(keys: Sequence[NDArray[Any]], counts: Sequence[Ints]) -> tuple[NDArray[Any], Ints]:
    """Distinct keys, ascending, with the sum of their counts where that is not 0."""
    if not keys:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    distinct, places = np.unique(np.concatenate(keys), return_inverse=True)
    sums = np.zeros(len(distinct), np.int64)
    np.add.at(sums, places, np.concatenate(counts))
    return distinct[sums != 0], sums[sums != 0]


class HolderCounts:
    """How many units hold a term in a field, over all layers."""

    def __init__(self, layers: Sequence[Layer]) -> None:
        self._layers = layers

    def of_term(self, term: str) -> list[int]:
        """By field."""
        if not self._knows_hash(term_hash(term)):
            return [0] * len(FIELDS)
        return [self.of_dim(dim_of(term, field)) for field in range(len(FIELDS))]

    def _knows_hash(self, wanted: int) -> bool:
        """Whether a term was ever met; its place alone does not tell, since others may share it."""
        for layer in self._layers:
            place = int(np.searchsorted(layer.hashes, np.uint64(wanted)))
            if place < len(layer.hashes) and int(layer.hashes[place]) == wanted:
                return True
        return False

    def of_dim(self, dim: int) -> int:
        """How many units hold what stands at one place of the sparse vectors."""
        total = 0
        for layer in self._layers:
            place = int(np.searchsorted(layer.dims, np.uint32(dim)))
            if place < len(layer.dims) and int(layer.dims[place]) == dim:
                total += int(layer.units[place])
        return total

    def token_holders(self, vocabulary: int) -> Ints:
        """Of each token, how many passages hold it."""
        holders = np.zeros(vocabulary, np.int64)
        for layer in self._layers:
            holders[layer.tokens] += layer.passages
        return holders
