"""What stands beside a unit in its paper: a paragraph alone seldom says what it is about."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns
from index.derived.ragged import are_first
from index.store.schema import KINDS

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_QUESTION_KIND = KINDS.index("question")


def passages_beside(
    columns: Columns, units: Ints, owners: Ints, rows: Ints, hidden: Ints
) -> tuple[Ints, Ints]:
    """The passage before and the one after each unit, where they are of its paper, as (owners, rows).

    `rows` are the units' own passages and `owners` their places in `units`. Questions of the units `hidden`
    are left out, as everywhere.
    """
    papers, total = columns.passage_document, len(columns.passage_ids)
    firsts, lasts = np.full(len(units), total, np.int64), np.full(len(units), -1, np.int64)
    np.minimum.at(firsts, owners, rows)
    np.maximum.at(lasts, owners, rows)
    there = np.flatnonzero(lasts >= 0)
    of, beside = np.concatenate([there, there]), np.concatenate([firsts[there] - 1, lasts[there] + 1])
    kept = (beside >= 0) & (beside < total)
    kept[kept] &= papers[beside[kept]] == columns.unit_document[units[of[kept]]]
    of, beside = of[kept], beside[kept]
    if len(hidden):
        unseen = np.isin(beside, columns.passages_of.values(hidden))
        unseen &= columns.passage_kind[beside] == _QUESTION_KIND
        of, beside = of[~unseen], beside[~unseen]
    return of, beside


def cosine_of_sums(vectors: Floats, owners: Ints, query: Floats, size: int) -> Floats:
    """The cosine of the query with the sum of each owner's vectors, float32 (size,); 0 where it has none."""
    cosines = np.zeros(size, np.float32)
    if len(owners):
        order = np.argsort(owners, kind="stable")
        firsts = np.flatnonzero(are_first(owners[order]))
        sums = _sums_of_rows(vectors, order, firsts)
        lengths = np.sqrt(np.einsum("ij,ij->i", sums, sums))
        cosines[owners[order[firsts]]] = (sums @ query) / np.maximum(lengths, np.float32(1e-9))
    return cosines


def _sums_of_rows(vectors: Floats, order: Ints, firsts: Ints) -> Floats:
    """The sums of the vectors in this order, from each first to the next.

    The second vectors of all are added at once, then the third: numpy's `reduceat` takes ten times as long.
    """
    sizes = np.diff(firsts, append=len(order))
    leading: Floats = vectors.take(order[firsts], axis=0)
    others = np.zeros_like(leading)
    for nth in range(1, int(sizes.max())):
        longer = np.flatnonzero(sizes > nth)
        others[longer] += vectors.take(order[firsts[longer] + nth], axis=0)
    return leading + others
