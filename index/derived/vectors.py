"""FAISS over the passages' vectors: in 16 bits, flat, or past 500,000 in 8 bits with inverted lists.

16 bits are those of the store and depend on no other vector: what comes stands behind what is there, and an
index that lived has the vectors of a build from nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss as typed_faiss
import numpy as np
from numpy.typing import NDArray

from index.derived.append_log import map_log
from index.derived.disk_faults import library_faults
from index.errors import IndexFormatError

faiss: Any = typed_faiss  # its stubs do not know the Python layer's keyword arguments
Floats = NDArray[np.float32]
Rows = NDArray[np.int64]

FLAT_UP_TO = 500_000
LOG = "vectors.log"
LISTS = "vectors.faiss"
_AT_ONCE = 65_536
_SCAN_UP_TO_SHARE = 0.02  # a filter that leaves a smaller share is scanned exactly
_PROBED_LISTS = 12  # one in so many lists is looked into: fewer lose short questions (docs/log.md)
_TRAINING_PER_LIST = 64


class Vectors:
    """An open vector index; rows count from 0 in the order of the passages, scores are cosines."""

    def __init__(self, folder: Path, rows: Rows, count: int, dimension: int) -> None:
        """Open what lies in `folder`: of its `count` vectors those at `rows` live, in that order."""
        path = folder / LISTS
        self._index: Any = None
        if path.is_file():
            self._index = faiss.read_index(str(path))
            self._index.nprobe = max(16, self._index.nlist // _PROBED_LISTS)
            self._index.make_direct_map()
        elif len(rows):
            kind = faiss.ScalarQuantizer.QT_fp16
            self._index = faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_INNER_PRODUCT)
            self._index.add_sa_codes(map_vectors(folder, count, dimension)[rows].view(np.uint8))

    def __len__(self) -> int:
        return 0 if self._index is None else int(self._index.ntotal)

    def search(
        self, query: Floats, k: int, allowed: NDArray[np.bool_] | None = None, within: object = None
    ) -> tuple[Rows, Floats]:
        """The `k` best rows and their scores, best first, among the rows that the mask `allowed` leaves.

        `within` says the same for an engine that cannot take a mask.
        """
        if self._index is None or len(query) != self._index.d:
            return np.empty(0, np.int64), np.empty(0, np.float32)
        if allowed is None:
            return self._search_index(query, k, None)
        rows = np.flatnonzero(allowed)
        if len(rows) <= max(_SCAN_UP_TO_SHARE * len(self), 1000):
            return self._scan_rows(query, k, rows)
        bits = np.packbits(allowed, bitorder="little")
        selector = faiss.IDSelectorBitmap(bits)
        return self._search_index(query, k, selector)

    def at(self, rows: Rows) -> Floats:
        """The vectors of these rows, as the quantiser remembers them."""
        if self._index is None or not len(rows):
            return np.empty((0, 0), np.float32)
        found: Floats = self._index.reconstruct_batch(np.ascontiguousarray(rows))
        return found

    def _search_index(self, query: Floats, k: int, selector: Any) -> tuple[Rows, Floats]:
        scores, rows = self._index.search(
            query[None, :], min(k, len(self)), params=self._search_parameters(selector)
        )
        is_found = rows[0] >= 0
        return rows[0][is_found], scores[0][is_found]

    def _search_parameters(self, selector: Any) -> Any:
        if selector is None:
            return None
        if isinstance(self._index, faiss.IndexIVF):  # every list: inverted lists lose recall under a filter
            return faiss.SearchParametersIVF(sel=selector, nprobe=self._index.nlist)
        return faiss.SearchParameters(sel=selector)

    def _scan_rows(self, query: Floats, k: int, rows: Rows) -> tuple[Rows, Floats]:
        if not len(rows):
            return rows, np.empty(0, np.float32)
        scores = self.at(rows) @ query
        best = np.argsort(-scores, kind="stable")[:k]
        return rows[best], scores[best]


def map_vectors(folder: Path, count: int, dimension: int) -> NDArray[np.float16]:
    """The vectors logged in `folder`, float16 (count, dimension), mapped."""
    return map_log(folder / LOG, np.float16, count * dimension).reshape(count, dimension)


def write_lists(folder: Path, rows: Rows, count: int, dimension: int) -> None:
    """Past FLAT_UP_TO vectors, write them in inverted lists too; these are made anew at every update."""
    if len(rows) <= FLAT_UP_TO:
        return
    vectors = map_vectors(folder, count, dimension)
    lists = int(4 * len(rows) ** 0.5)
    coarse, kind = faiss.IndexFlatIP(dimension), faiss.ScalarQuantizer.QT_8bit
    index = faiss.IndexIVFScalarQuantizer(coarse, dimension, lists, kind, faiss.METRIC_INNER_PRODUCT, False)
    step = max(1, len(rows) // (lists * _TRAINING_PER_LIST))
    index.train(vectors[rows[::step]].astype(np.float32))
    for start in range(0, len(rows), _AT_ONCE):
        index.add(vectors[rows[start : start + _AT_ONCE]].astype(np.float32))
    with library_faults(RuntimeError):
        faiss.write_index(index, str(folder / LISTS))


def unpack(blobs: list[bytes], dimension: int, path: Path) -> NDArray[np.float16]:
    """The vectors that the store holds, as rows; raises IndexFormatError where one has another length."""
    flat = np.frombuffer(b"".join(blobs), np.float16)
    if len(flat) != len(blobs) * dimension:
        raise IndexFormatError("holds vectors of another length than its manifest says", path)
    return flat.reshape(len(blobs), dimension)
