"""Columns of a generation -> those of the next: what came is put between what stays, nothing is sorted anew.

Whole stretches of the old arrays are copied; only what came is looked at row by row.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns, Ints
from index.derived.ragged import Ragged, Scattered
from index.store.schema import DAY_BITS

Mask = NDArray[np.bool_]
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Splice:
    """How the rows of two sequences stand in one.

    `pieces` are its stretches: (whether of the new rows, first, behind the last). `old_places` and
    `new_places` say where each row went; a row that is gone is at -1.
    """

    pieces: Sequence[tuple[bool, int, int]]
    old_places: Ints
    new_places: Ints

    @staticmethod
    def of(is_kept: Mask, before: Ints) -> Splice:
        """The old rows that are kept, in their order; new row n stands before old row `before[n]`, ascending,
        kept or not, or behind them all where that is their number."""
        count = len(is_kept)
        turns = np.flatnonzero(is_kept[1:] != is_kept[:-1]) + 1
        cuts = np.unique(np.concatenate([[0, count], turns, before]))
        firsts = np.searchsorted(before, [*cuts.tolist(), count + 1]).tolist()
        pieces = []
        for n, cut in enumerate(cuts.tolist()):
            pieces.append((True, firsts[n], firsts[n + 1]))
            if cut < count and is_kept[cut]:
                pieces.append((False, cut, int(cuts[n + 1])))
        places = np.full(count, -1, np.int64), np.empty(len(before), np.int64)
        done = 0
        for is_new, start, stop in pieces:
            places[is_new][start:stop] = np.arange(done, done + stop - start)
            done += stop - start
        return Splice([piece for piece in pieces if piece[1] < piece[2]], *places)

    @staticmethod
    def of_documents(old: Ints, is_kept: Mask, documents: Ints) -> Splice:
        """How documents stand, of which those of `old` that are kept have the order of then."""
        came = np.flatnonzero(~np.isin(documents, old[is_kept]))
        followers = np.append(np.flatnonzero(is_kept), len(old))  # the next that is kept, by how many before
        return Splice.of(is_kept, followers[came - np.arange(len(came))])

    def join_lists(self, old: Sequence[_Value], new: Sequence[_Value]) -> list[_Value]:
        """The values of the rows."""
        return [
            value for is_new, *stretch in self.pieces for value in (new if is_new else old)[slice(*stretch)]
        ]

    def join(self, old: NDArray[Any], new: NDArray[Any]) -> NDArray[Any]:
        """The values of the rows, of the kind that the old ones are."""
        found = [(new if is_new else old)[start:stop] for is_new, start, stop in self.pieces]
        return np.concatenate([old[:0], *found]).astype(old.dtype, copy=False)

    def join_rows(self, old: Ragged, new: Ragged) -> Ragged:
        """The same of rows of different lengths."""
        starts, flat, done = [np.zeros(1, np.int64)], [old.flat[:0]], 0
        for is_new, start, stop in self.pieces:
            rows = new if is_new else old
            first, last = int(rows.starts[start]), int(rows.starts[stop])
            starts.append(rows.starts[start + 1 : stop + 1] + (done - first))
            flat.append(rows.flat[first:last])
            done += last - first
        return Ragged(np.concatenate(starts), np.concatenate(flat).astype(old.flat.dtype, copy=False))


def out_of_order(old: Ints, documents: Ints) -> Ints:
    """Which of the documents of `old` stand in `documents` in another order: as few as explain it."""
    order = np.argsort(old)
    there = documents[np.isin(documents, old)]
    places = order[np.searchsorted(old, there, sorter=order)]
    if np.all(places[1:] > places[:-1]):
        return there[:0]
    ends: list[int] = []  # the lowest last place of a rising row of each length
    lengths = []
    for place in places.tolist():
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        lengths.append(length)
    wanted, is_in_order = len(ends) - 1, np.zeros(len(there), bool)
    for n in range(len(lengths) - 1, -1, -1):
        if lengths[n] == wanted:
            is_in_order[n], wanted = True, wanted - 1
    return there[~is_in_order]


def splice_columns(old: Columns, is_kept: Mask, documents: Ints, new: Columns) -> Columns:
    """The columns of `documents`: those of `old` that are kept, in their order, and those of `new`.

    The logs and what is counted over all are those of `new`.
    """
    of_documents = Splice.of_documents(old.documents, is_kept, documents)
    units, passages = (
        _splice_of_parts(old_ids, of_documents.old_places[old_owners], new_ids, new_owners, len(documents))
        for old_ids, old_owners, new_ids, new_owners in (
            (old.unit_ids, old.unit_document, new.unit_ids, of_documents.new_places[new.unit_document]),
            (
                old.passage_ids, old.passage_document,
                new.passage_ids, of_documents.new_places[new.passage_document],
            ),
        )
    )  # fmt: skip
    unit_ids = units.join(old.unit_ids, new.unit_ids)
    starts = passages.join(old.tokens.starts, new.tokens.starts)
    sizes = passages.join(old.tokens.sizes, new.tokens.sizes)
    return Columns(
        documents=documents,
        unit_ids=unit_ids,
        unit_sorter=np.argsort(unit_ids, kind="stable"),
        unit_document=_joined_places(units, of_documents, old.unit_document, new.unit_document),
        unit_is_exchange=units.join(old.unit_is_exchange, new.unit_is_exchange),
        passage_ids=passages.join(old.passage_ids, new.passage_ids),
        passage_document=_joined_places(passages, of_documents, old.passage_document, new.passage_document),
        passage_kind=passages.join(old.passage_kind, new.passage_kind),
        vector_rows=passages.join(old.vector_rows, new.vector_rows),
        units_in=_joined_rows(of_documents, units, old.units_in, new.units_in),
        passages_of=_joined_rows(units, passages, old.passages_of, new.passages_of),
        units_of=_joined_rows(passages, units, old.units_of, new.units_of),
        tokens=Scattered(starts, sizes, new.tokens.flat),
        titles=of_documents.join_rows(old.titles, new.titles),
        token_holders=new.token_holders,
        logged=new.logged,
    )


def _splice_of_parts(
    old_ids: Ints, old_owners: Ints, new_ids: Ints, new_owners: Ints, documents: int
) -> Splice:
    """How units or passages stand: by day, document and place in it; an owner of -1 is gone."""
    is_kept = old_owners >= 0
    if not len(new_ids):
        return Splice.of(is_kept, new_ids)
    days = new_ids >> DAY_BITS
    # Ids ascend from day to day, which is all that these two look at.
    first, last = np.searchsorted(old_ids, [days[0] << DAY_BITS, (days[-1] + 1) << DAY_BITS]).tolist()
    near = first + np.flatnonzero(is_kept[first:last])
    keys = (old_ids[near] >> DAY_BITS) * documents + old_owners[near]
    return Splice.of(is_kept, np.append(near, last)[np.searchsorted(keys, days * documents + new_owners)])


def _joined_places(rows: Splice, values: Splice, old: Ints, new: Ints) -> Ints:
    """Rows that hold places in another sequence."""
    return rows.join(values.old_places[old], values.new_places[new])


def _joined_rows(rows: Splice, values: Splice, old: Ragged, new: Ragged) -> Ragged:
    """The same of rows of different lengths."""
    return rows.join_rows(
        Ragged(old.starts, values.old_places[old.flat]), Ragged(new.starts, values.new_places[new.flat])
    )
