"""The arrays of one generation: which document, unit and passage stands where, mapped from files."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived.append_log import map_log
from index.derived.ragged import Ragged, Scattered
from index.derived.terms.term_counts import map_array

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Columns:
    """Documents in the order of their paths; units and passages by date, then path, then place in the paper.

    The order is that of the papers, not of when they came: what ties is told apart alike after any history.
    """

    documents: Ints  # ids in the store
    unit_ids: Ints  # ascending but within a day
    unit_sorter: Ints  # positions of units, by their ids
    unit_document: Ints  # positions in `documents`
    unit_is_exchange: NDArray[np.bool_]  # else it is a paragraph
    passage_ids: Ints
    passage_document: Ints
    passage_kind: NDArray[np.uint8]
    vector_rows: Ints  # where each passage's vector lies in the log
    units_in: Ragged  # document -> units
    passages_of: Ragged  # unit -> passages
    units_of: Ragged  # passage -> units
    tokens: Scattered  # passage -> token ids
    titles: Ragged  # document -> token ids of its title
    token_holders: Ints  # of each token, how many passages hold it
    logged: Ints  # how many tokens and vectors the logs hold, of what went too; a vector's length

    @property
    def idf(self) -> NDArray[np.float32]:
        """BM25's weight of each token: how rare it is among the passages (each lists a token once)."""
        holders, total = self.token_holders, len(self.passage_ids)
        return np.asarray(np.log(1 + (total - holders + 0.5) / (holders + 0.5)), np.float32)

    def emptied(self) -> Columns:
        """The same without any document; what is counted over all stays."""
        rows = {name: getattr(self, name)[:0] for name in _ARRAY_NAMES}
        none = {name: getattr(self, name).take(rows["documents"]) for name in _RAGGED_NAMES}
        kept: dict[str, Any] = {**rows, **none, "token_holders": self.token_holders, "logged": self.logged}
        starts, sizes = self.tokens.starts[:0], self.tokens.sizes[:0]
        return Columns(**kept, tokens=Scattered(starts, sizes, self.tokens.flat[:0]))

    def sizes(self) -> Ints:
        """Exchanges, paragraphs and passages of each document, int64 (documents, 3)."""
        exchanges, paragraphs = self.unit_is_exchange, ~self.unit_is_exchange
        parts = (self.unit_document[exchanges], self.unit_document[paragraphs], self.passage_document)
        return np.stack([np.bincount(part, minlength=len(self.documents)) for part in parts], axis=1)

    def mark(self, store: str) -> int:
        """Which documents of which store these are, in 52 bits: as many as every program can count with."""
        digest = hashlib.blake2b(store.encode() + self.documents.tobytes(), digest_size=8).digest()
        return int.from_bytes(digest, "little") >> 12

    def units_at(self, ids: Ints) -> Ints:
        """The positions of units that are there, by their ids."""
        order = np.argsort(ids)  # a few are found sooner beside their neighbours
        places = np.empty(len(ids), np.int64)
        places[order] = positions_in(ids[order], self.unit_ids, self.unit_sorter)
        return places


def positions_in(ids: Ints, among: Ints, sorter: Ints) -> Ints:
    """Where these ids stand in `among`, which holds them all; `sorter` orders it."""
    return np.asarray(sorter[np.searchsorted(among, ids, sorter=sorter)], np.int64)


TOKENS = "tokens.log"
_ARRAY_NAMES = (
    *("documents", "unit_ids", "unit_sorter", "unit_document", "unit_is_exchange"),
    *("passage_ids", "passage_document", "passage_kind", "vector_rows"),
    *("token_holders", "logged"),
)
_RAGGED_NAMES = ("units_in", "passages_of", "units_of", "titles")


def write_columns(folder: Path, columns: Columns) -> None:
    """Write each array to a file of its own in `folder`; the log of the tokens lies there already."""
    for name in _ARRAY_NAMES:
        np.save(folder / f"{name}.npy", getattr(columns, name))
    np.save(folder / "tokens.starts.npy", columns.tokens.starts)
    np.save(folder / "tokens.sizes.npy", columns.tokens.sizes)
    for name in _RAGGED_NAMES:
        ragged: Ragged = getattr(columns, name)
        np.save(folder / f"{name}.starts.npy", ragged.starts)
        np.save(folder / f"{name}.flat.npy", ragged.flat)


def read_columns(folder: Path) -> Columns:
    """The arrays, mapped into memory: opening costs the same at every size."""
    arrays: dict[str, Any] = {name: map_array(folder / f"{name}.npy") for name in _ARRAY_NAMES}
    for name in _RAGGED_NAMES:
        arrays[name] = Ragged(
            map_array(folder / f"{name}.starts.npy"), map_array(folder / f"{name}.flat.npy")
        )
    tokens = map_log(folder / TOKENS, arrays["titles"].flat.dtype, int(arrays["logged"][0]))
    starts, sizes = map_array(folder / "tokens.starts.npy"), map_array(folder / "tokens.sizes.npy")
    return Columns(**arrays, tokens=Scattered(starts, sizes, tokens))
