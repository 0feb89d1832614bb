"""Vectors -> two bits a value, so that all of a large index are looked at in a millisecond or two.

The rotation and the steps are fixed and learnt from no index: a vector's code depends on that vector alone.
What comes is appended, what went is passed over, and an index that lived proposes what a new one proposes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from typing import Any

import faiss as typed_faiss
import numpy as np
from numpy.typing import NDArray

from index.derived.nearest.one_query import ask_alone

faiss: Any = typed_faiss  # its stubs do not know the Python layer's keyword arguments
Floats = NDArray[np.float32]
Codes = NDArray[np.uint8]

_VALUES_A_BYTE = 4
_SEED = 1
TOGETHER = 32  # rows that FAISS lays out as one
# Which of FAISS' loops: that for blocks of any size, with the best kept unordered. The one for several
# queries, which it takes by itself, finds the same and takes twice as long with AVX-512: docs/log.md.
_ONE_QUERY = 15
# The four steps that lose least of a normal distribution (Lloyd, Max): borders and what stands for each.
_BORDER = 0.9816
_LEVELS = np.array([-1.510, -0.4528, 0.4528, 1.510])


def code_size(dimension: int) -> int:
    """The bytes of a code."""
    return -(-dimension // _VALUES_A_BYTE)


def encode(vectors: NDArray[Any]) -> Codes:
    """The codes of vectors of about length one, uint8 (n, code_size)."""
    turned = _turn(vectors)
    steps = (turned > -_BORDER).view(np.uint8) + (turned > 0).view(np.uint8)
    steps += (turned > _BORDER).view(np.uint8)
    four = steps.reshape(len(vectors), -1, _VALUES_A_BYTE)
    return np.asarray(four[:, :, 0] | four[:, :, 1] << 2 | four[:, :, 2] << 4 | four[:, :, 3] << 6, np.uint8)


class CodeScan:
    """The codes of some vectors, laid out for FAISS to look at 32 at a time."""

    def __init__(self, codes: Codes, dimension: int) -> None:
        """Row n of what is found is row n of `codes`, uint8 (n, code_size)."""
        pairs = _empty_pairs(dimension)
        pairs.add_sa_codes(np.ascontiguousarray(codes))
        self._index = faiss.IndexPQFastScan(pairs)
        self._index.implem = _ONE_QUERY

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def continued(self, rows: int, codes: Codes) -> CodeScan:
        """The first `rows` of these rows and then those of `codes`: of what is laid out only copies are made.

        It is laid out to the byte as all of it at once would be: `rows` is a multiple of TOGETHER.
        """
        made = CodeScan(codes, self._index.d)
        tail, size = _laid_out(made._index).copy(), rows // TOGETHER * int(self._index.get_block_stride())
        made._index.codes.resize(size + len(tail))
        laid_out = _laid_out(made._index)
        laid_out[:size], laid_out[size:] = _laid_out(self._index)[:size], tail
        made._index.ntotal += rows
        made._index.ntotal2 += rows
        return made

    def nearest(self, query: Floats, k: int) -> NDArray[np.int64]:
        """The `k` rows that seem nearest, in no order that means anything."""
        return self.asking(query, k)()

    def asking(self, query: Floats, k: int) -> Callable[[], NDArray[np.int64]]:
        """What finds them, prepared: it holds Python's lock no longer than until FAISS lets go of it."""
        return partial(self._find, _turn(query[None, :]), min(k, self._index.ntotal))

    def _find(self, turned: Floats, k: int) -> NDArray[np.int64]:
        rows = ask_alone(self._index, turned, k)[1]
        return rows[rows >= 0]


def _laid_out(index: Any) -> NDArray[np.uint8]:
    """The bytes that FAISS looks at, not copied."""
    table = index.codes
    return (
        np.asarray(faiss.rev_swig_ptr(table.get(), table.size())) if table.size() else np.empty(0, np.uint8)
    )


def _turn(vectors: NDArray[Any]) -> Floats:
    """Vectors rotated, so that no dimension holds more than others, each value of about deviation one."""
    turned = vectors.astype(np.float32, copy=False) @ _rotation(vectors.shape[1])
    return np.asarray(turned, np.float32)


@lru_cache(maxsize=4)
def _rotation(dimension: int) -> Floats:
    """(dimension, dimension), and columns of zeros up to whole bytes."""
    drawn = np.random.RandomState(_SEED).standard_normal((dimension, dimension))  # draws so for good
    turn = np.linalg.qr(drawn)[0] * np.sqrt(dimension)
    spare = code_size(dimension) * _VALUES_A_BYTE - dimension
    return np.pad(turn, ((0, 0), (0, spare))).astype(np.float32)


def _empty_pairs(dimension: int) -> Any:
    """A FAISS index of pairs of values, four bits a pair, that knows the steps above."""
    values = code_size(dimension) * _VALUES_A_BYTE
    made = faiss.IndexPQ(values, values // 2, 4, faiss.METRIC_INNER_PRODUCT)
    pairs = np.stack([np.tile(_LEVELS, 4), np.repeat(_LEVELS, 4)], axis=1).astype(np.float32)
    faiss.copy_array_to_vector(np.tile(pairs, (values // 2, 1, 1)).ravel(), made.pq.centroids)
    made.is_trained = True
    return made
