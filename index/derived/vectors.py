"""The passages' vectors, in 16 bits: few are compared one by one, of many those that their codes propose.

16 bits are those of the store and depend on no other vector: what comes stands behind what is there, and an
index that lived has the vectors of a build from nothing.
"""

from __future__ import annotations

import copy
import os
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock
from typing import Any

import faiss as typed_faiss
import numpy as np
from numpy.typing import NDArray

from index.derived.append_log import continue_log, map_log
from index.derived.nearest.codes import TOGETHER, CodeScan, code_size, encode
from index.derived.nearest.halves import widen
from index.derived.nearest.one_query import ask_alone
from index.derived.nearest.recall import Recall, nearest_by_blocks, read_recall

faiss: Any = typed_faiss  # its stubs do not know the Python layer's keyword arguments
Floats = NDArray[np.float32]
Rows = NDArray[np.int64]
Mask = NDArray[np.bool_]

FLAT_UP_TO = 50_000
LOG = "vectors.log"
CODES = "codes.log"
_AT_ONCE = 8192
_SCAN_UP_TO_SHARE = 0.02  # a filter that leaves a smaller share is scanned exactly
_FEW_ROWS = 1000
PROPOSED = 1000  # by their codes, doubled where that finds too little; measured: docs/log.md
_MOST_PROPOSED = 8000  # where even that finds too little all are compared
_MOST_ROWS = 3  # times those there are: laid out for filters that are used again, 64 bytes a passage
_ENOUGH = 0.98  # of the ten nearest
_SAMPLED = 32  # questions
_MEASURED_WITHIN = 0.8  # of so many passages as there are now, or they of it


class Vectors:
    """An open vector index; rows count from 0 in the order of the passages, scores are cosines."""

    def __init__(self, folder: Path, rows: Rows, count: int, dimension: int) -> None:
        """Open what lies in `folder`: of its `count` vectors those at `rows` live, in that order."""
        self._rows = rows
        self._dimension = dimension
        self._logged = map_vectors(folder, count, dimension)
        self._flat: Any = None
        self._codes: NDArray[np.uint8] | None = None
        self._scans: OrderedDict[int, tuple[Mask | None, Rows | None, CodeScan]] = OrderedDict()
        self._making_scan = Lock()
        self._log_id = (0, 0)
        self._before: tuple[Rows, NDArray[np.uint8], CodeScan] | None = None
        self._kept: Rows | None = None  # of those compared one by one, where not all are there
        self.recall: Recall | None = None  # where all are compared
        if len(rows) > FLAT_UP_TO:
            self.recall = read_recall(folder) or Recall(PROPOSED)
        if self.recall is not None and self.recall.proposed:
            size = code_size(dimension)
            self._log_id = os.stat(folder / CODES).st_dev, os.stat(folder / CODES).st_ino
            self._codes = map_log(folder / CODES, np.uint8, count * size).reshape(count, size)
        elif len(rows):
            kind = faiss.ScalarQuantizer.QT_fp16
            self._flat = faiss.IndexScalarQuantizer(dimension, kind, faiss.METRIC_INNER_PRODUCT)
            self._flat.add_sa_codes(self._logged[rows].view(np.uint8))

    def __len__(self) -> int:
        return len(self._rows)

    def after(self, before: Vectors) -> None:
        """What an earlier generation laid out of the same log is not laid out again."""
        with before._making_scan:
            laid_out, earlier = before._scans.get(id(None)), before._before
        if self._codes is not None and before._codes is not None and self._log_id == before._log_id:
            self._before = (before._rows, before._codes, laid_out[2]) if laid_out else earlier

    def narrowed(self, rows: Rows) -> Vectors:
        """The same vectors as if only these rows, ascending, were there; they count from 0 again."""
        narrowed = copy.copy(self)
        narrowed._rows = self._rows[rows]
        narrowed._kept = rows if self._kept is None else self._kept[rows]
        narrowed._scans, narrowed._making_scan, narrowed._before = OrderedDict(), Lock(), None
        return narrowed

    def search(
        self, query: Floats, k: int, allowed: Mask | None = None, within: object = None
    ) -> tuple[Rows, Floats]:
        """The `k` best rows and their scores, best first, among the rows that the mask `allowed` leaves.

        What is laid out for a mask is kept: give the same array again, and never write into it. `within` says
        the same for an engine that cannot take a mask.
        """
        return self.asking(query, k, allowed, within)()

    def asking(
        self, query: Floats, k: int, allowed: Mask | None = None, within: object = None
    ) -> Callable[[], tuple[Rows, Floats]]:
        """What does the same, prepared: a thread that calls it soon lets others run."""
        if not len(self) or len(query) != self._dimension:
            return lambda: (np.empty(0, np.int64), np.empty(0, np.float32))
        if self._codes is None or self.recall is None:
            return partial(self._search_flat, query, k, allowed)
        among, scan = self._scan_of(self._codes, allowed, self.recall.proposed)
        if scan is None:
            return partial(self._compare, query, k, np.arange(len(self)) if among is None else among)
        propose = scan.asking(query, max(self.recall.proposed, k))
        return partial(self._compare_proposed, query, k, among, propose)

    def _compare_proposed(
        self, query: Floats, k: int, among: Rows | None, propose: Callable[[], Rows]
    ) -> tuple[Rows, Floats]:
        found = np.sort(propose())
        return self._compare(query, k, found if among is None else among[found])

    def facts(self) -> dict[str, object]:
        """How the nearest are found, and how many of them are, as it was measured."""
        return {"vectors": "all compared"} if self.recall is None else self.recall.facts()

    def at(self, rows: Rows) -> Floats:
        """The vectors of these rows, float32."""
        if not len(self) or not len(rows):
            return np.empty((0, 0), np.float32)
        return widen(self._logged.take(self._rows[rows], axis=0))

    def _scan_of(
        self, codes: NDArray[np.uint8], allowed: Mask | None, few: int
    ) -> tuple[Rows | None, CodeScan | None]:
        """Which rows a mask leaves, None for all, and their codes; no codes where the rows are few."""
        key = id(allowed)  # of a mask that is kept, so that no other can have it
        with self._making_scan:
            if known := self._scans.get(key):
                self._scans.move_to_end(key)
                return known[1:]
            among = None if allowed is None else np.flatnonzero(allowed)
            if among is not None and len(among) <= few:
                return among, None
            scan = self._lay_out(codes, self._rows if among is None else self._rows[among])
            self._scans[key] = (allowed, among, scan)
            while sum(len(kept) for *_, kept in self._scans.values()) > _MOST_ROWS * len(self):
                self._scans.popitem(last=False)
            return among, scan

    def _lay_out(self, codes: NDArray[np.uint8], rows: Rows) -> CodeScan:
        """The codes of these rows; their beginning as an earlier generation had it, if that is long."""
        before = None
        if rows is self._rows:
            before, self._before = self._before, None
        if before is not None:
            shared = min(len(before[0]), len(rows))
            turned = np.flatnonzero(before[0][:shared] != rows[:shared])
            same = (int(turned[0]) if len(turned) else shared) // TOGETHER * TOGETHER
            if same > len(rows) // 2:
                return before[2].continued(same, codes[rows[same:]])
        return CodeScan(codes[rows], self._dimension)

    def _search_flat(self, query: Floats, k: int, allowed: Mask | None) -> tuple[Rows, Floats]:
        rows = None if allowed is None else np.flatnonzero(allowed)
        if rows is not None and len(rows) <= max(_SCAN_UP_TO_SHARE * len(self), _FEW_ROWS):
            return self._compare(query, k, rows)
        selector = None
        if rows is not None or self._kept is not None:
            looked_at = np.zeros(int(self._flat.ntotal), bool)
            kept = np.arange(len(looked_at)) if self._kept is None else self._kept
            looked_at[kept if rows is None else kept[rows]] = True
            bits = np.packbits(looked_at, bitorder="little")
            selector = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(bits))
        scores, found = ask_alone(self._flat, query[None, :], min(k, len(self)), selector)
        is_found = found >= 0
        best = found[is_found]
        return best if self._kept is None else np.searchsorted(self._kept, best), scores[is_found]

    def _compare(self, query: Floats, k: int, rows: Rows) -> tuple[Rows, Floats]:
        """The `k` best of these rows, the first of equals first."""
        if not len(rows):
            return rows, np.empty(0, np.float32)
        scores = self.at(rows) @ query
        best = np.argsort(-scores, kind="stable")[:k]
        return rows[best], scores[best]


def map_vectors(folder: Path, count: int, dimension: int) -> NDArray[np.float16]:
    """The vectors logged in `folder`, float16 (count, dimension), mapped."""
    return map_log(folder / LOG, np.float16, count * dimension).reshape(count, dimension)


def write_codes(folder: Path, live: int, count: int, dimension: int, before: Path | None, done: int) -> None:
    """Where more than FLAT_UP_TO live, log the codes of all `count` vectors; the `done` first of them may lie
    in the folder `before`."""
    if live <= FLAT_UP_TO:
        return
    if before is not None and (before / CODES).is_file():
        continue_log(before / CODES, folder / CODES, done * code_size(dimension))
    else:
        done = 0
    found = map_vectors(folder, count, dimension)
    with (folder / CODES).open("ab") as log:
        for start in range(done, count, _AT_ONCE):
            log.write(encode(found[start : start + _AT_ONCE]).tobytes())


def write_recall(
    folder: Path, rows: Rows, asked: Mask, count: int, dimension: int, before: Path | None
) -> None:
    """Measure how much the codes propose of what is nearest, and double what they propose until it is enough.

    Some of the rows `asked` are the questions. What `before` says holds while the index is about as large.
    """
    if len(rows) <= FLAT_UP_TO:
        return
    known = None if before is None else read_recall(before)
    if known is None or not _MEASURED_WITHIN < known.passages / len(rows) < 1 / _MEASURED_WITHIN:
        index = Vectors(folder, rows, count, dimension)
        wanted = np.flatnonzero(asked) if asked.any() else np.arange(len(rows))
        known = _measure(index, wanted[:: max(1, len(wanted) // _SAMPLED)][:_SAMPLED])
    known.write(folder)


def _measure(index: Vectors, asked: Rows) -> Recall:
    """Each of the rows `asked` is a question to the others."""
    queries = index.at(asked)
    blocks = (
        (start, queries @ index.at(np.arange(start, min(start + _AT_ONCE, len(index)))).T)
        for start in range(0, len(index), _AT_ONCE)
    )
    nearest = nearest_by_blocks(blocks, asked, 200)
    proposed = PROPOSED
    while True:
        index.recall = Recall(proposed)
        found = [index.search(query, proposed)[0] for query in queries]
        at_10, at_200 = (
            float(
                np.mean([np.isin(best[:k], rows).mean() for best, rows in zip(nearest, found, strict=True)])
            )
            for k in (10, 200)
        )
        if at_10 >= _ENOUGH:
            return Recall(proposed, round(at_10, 4), round(at_200, 4), len(asked), len(index))
        proposed *= 2
        if proposed > _MOST_PROPOSED:
            return Recall(0, questions=len(asked), passages=len(index))
