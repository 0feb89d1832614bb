"""Store -> the columns of a generation: all anew, or those of the one before with what came and went."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.derived import vectors
from index.derived.append_log import continue_log
from index.derived.columns import TOKENS, Columns, Ints, positions_in, read_columns
from index.derived.nearest.halves import unpack
from index.derived.ragged import Ragged, Scattered, group_places, invert, stack_rows
from index.derived.splicing import out_of_order, splice_columns
from index.store import Store
from index.store.schema import DAY_BITS

PassageRow = tuple[int, int, int, str, bytes, bytes]
_BYTES_A_VALUE = 2
_AT_ONCE = 4096  # passages
_WORN_SHARE = 0.25
_WORN_PASSAGES = 100_000  # below, any share


@dataclass(frozen=True, slots=True)
class ColumnParts:
    """What documents consist of, told by ids, in any order."""

    documents: Ints
    titles: Ragged
    unit_ids: Ints
    unit_owners: Ints
    unit_is_exchange: NDArray[np.bool_]
    passage_ids: Ints
    passage_owners: Ints
    kinds: NDArray[np.uint8]
    belonging: Ragged  # passage -> ids of units
    token_starts: Ints
    token_sizes: Ints
    vector_rows: Ints


@dataclass(slots=True)
class LoggedCounts:
    """What is counted over all passages, and how long the logs are."""

    token_holders: Ints
    logged: Ints

    @staticmethod
    def none(store: Store) -> LoggedCounts:
        """Before the first passage."""
        manifest = store.manifest()
        holders = np.zeros(int(manifest["vocabulary"]), np.int64)
        logged = np.array([0, 0, int(manifest["dimension"])], np.int64)
        return LoggedCounts(holders, logged)

    @property
    def dimension(self) -> int:
        """The length of a vector."""
        return int(self.logged[2])


def gather_anew(store: Store, documents: Ints, folder: Path) -> Columns:
    """The columns of these documents, in this order; their tokens and vectors into logs in `folder`."""
    counts = LoggedCounts.none(store)
    return assemble(documents, _read_parts(store, documents, folder, counts), counts)


def gather_after(store: Store, generation: int, before: Path, folder: Path) -> Columns | None:
    """The columns of a generation from those of the one before, in `before`: only what came and went is read.

    None where that one is worn or another model's.
    """
    old, nothing = read_columns(before), LoggedCounts.none(store)
    dead = int(old.logged[1]) - len(old.passage_ids)
    is_same_model = old.logged[2] == nothing.dimension and len(old.token_holders) == len(
        nothing.token_holders
    )
    if not is_same_model or dead > max(_WORN_PASSAGES, _WORN_SHARE * len(old.passage_ids)):
        return None
    counts = LoggedCounts(old.token_holders.copy(), old.logged.copy())
    tokens, count, dimension = old.logged.tolist()
    continue_log(before / TOKENS, folder / TOKENS, tokens * old.tokens.flat.dtype.itemsize)
    continue_log(before / vectors.LOG, folder / vectors.LOG, count * dimension * _BYTES_A_VALUE)
    documents = np.array(store.live_after(generation, old.documents.tolist()), np.int64)
    stays = documents[~np.isin(documents, out_of_order(old.documents, documents))]
    is_kept = np.isin(old.documents, stays)  # what was moved past others is read once more
    went = np.flatnonzero(~is_kept[old.passage_document])
    counts.token_holders -= np.bincount(old.tokens.values(went), minlength=len(counts.token_holders))
    new = documents[~np.isin(documents, old.documents[is_kept])]
    came = assemble(new, _read_parts(store, new, folder, counts), counts)
    return splice_columns(old, is_kept, documents, came)


def gather_without(columns: Columns, hidden: Ints) -> Columns:
    """Columns as they would be had these documents never been there; the logs stay as they are."""
    is_kept = ~np.isin(columns.documents, hidden)
    went = np.flatnonzero(~is_kept[columns.passage_document])
    held = np.bincount(columns.tokens.values(went), minlength=len(columns.token_holders))
    narrowed = splice_columns(columns, is_kept, columns.documents[is_kept], columns.emptied())
    return replace(
        narrowed,
        tokens=replace(narrowed.tokens, flat=columns.tokens.flat),
        token_holders=columns.token_holders - held,
    )


def _read_parts(store: Store, documents: Ints, folder: Path, counts: LoggedCounts) -> ColumnParts:
    """The parts of documents from the store; counted, their tokens behind those logged in `folder`."""
    of_token = np.dtype(store.manifest()["token_type"])
    ids = documents.tolist()
    units = np.fromiter(itertools.chain.from_iterable(store.unit_rows(ids)), np.int64).reshape(-1, 3)
    titles = [np.frombuffer(blob, of_token) for blob in store.title_tokens(ids)]
    rows = [np.empty((0, 4), np.int64)]  # Python's own numbers take several times the room
    members, sizes_of_members = [np.empty(0, np.int64)], [np.zeros(1, np.int64)]
    first = counts.logged.copy()
    with (folder / TOKENS).open("ab") as log, (folder / vectors.LOG).open("ab") as rows_log:
        for block in _blocks(store.passage_rows(ids)):
            each = [(row[0], row[1], row[2], len(row[4]) // of_token.itemsize) for row in block]
            rows.append(np.array(each, np.int64))
            units_of = json.loads(f"[{','.join(row[3] for row in block)}]")
            sizes_of_members.append(np.array([len(of_one) for of_one in units_of], np.int64))
            members.append(np.array([unit for of_one in units_of for unit in of_one], np.int64))
            tokens = b"".join(row[4] for row in block)
            found = unpack([row[5] for row in block], counts.dimension, store.path)
            log.write(tokens)
            rows_log.write(found.tobytes())
            held = np.frombuffer(tokens, of_token)
            counts.token_holders += np.bincount(held, minlength=len(counts.token_holders))
            counts.logged += (len(held), len(block), 0)
    made = np.concatenate(rows)
    sizes = made[:, 3]
    belonging = Ragged(np.concatenate(sizes_of_members).cumsum(), np.concatenate(members))
    return ColumnParts(
        documents, stack_rows(titles, of_token), units[:, 0], units[:, 1], units[:, 2] > 0,
        made[:, 0], made[:, 1], made[:, 2].astype(np.uint8), belonging,
        first[0] + np.cumsum(sizes) - sizes, sizes, first[1] + np.arange(len(made)),
    )  # fmt: skip


def _blocks(rows: Iterable[PassageRow]) -> Iterable[list[PassageRow]]:
    block: list[PassageRow] = []
    for row in rows:
        block.append(row)
        if len(block) == _AT_ONCE:
            yield block
            block = []
    if block:
        yield block


def assemble(documents: Ints, parts: ColumnParts, counts: LoggedCounts) -> Columns:
    """Parts in any order -> columns in the order of the papers."""
    by_id = np.argsort(documents)
    unit_ids, unit_document, unit_order = _sort_by_day(
        parts.unit_ids, positions_in(parts.unit_owners, documents, by_id)
    )
    owners = positions_in(parts.passage_owners, documents, by_id)
    passage_ids, passage_document, order = _sort_by_day(parts.passage_ids, owners)
    unit_sorter = np.argsort(unit_ids, kind="stable")
    belonging = parts.belonging.take(order)
    units_of = Ragged(belonging.starts, positions_in(belonging.flat, unit_ids, unit_sorter))
    titles = parts.titles.take(positions_in(documents, parts.documents, np.argsort(parts.documents)))
    return Columns(
        documents=documents,
        unit_ids=unit_ids,
        unit_sorter=unit_sorter,
        unit_document=unit_document,
        unit_is_exchange=parts.unit_is_exchange[unit_order],
        passage_ids=passage_ids,
        passage_document=passage_document,
        passage_kind=parts.kinds[order],
        vector_rows=parts.vector_rows[order],
        units_in=group_places(unit_document, len(documents)),
        passages_of=invert(units_of, len(unit_ids)),
        units_of=units_of,
        tokens=Scattered(parts.token_starts[order], parts.token_sizes[order], np.empty(0, titles.flat.dtype)),
        titles=titles,
        token_holders=counts.token_holders,
        logged=counts.logged,
    )


def _sort_by_day(ids: Ints, documents: Ints) -> tuple[Ints, Ints, Ints]:
    """Ids and positions of documents by day, document and place in it; and which row came to which place."""
    order = np.lexsort((ids, documents, ids >> DAY_BITS))
    return ids[order], documents[order], order
