"""The arrays of one generation: which document, unit and passage stands where, mapped from files."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived.ragged import Ragged

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
    passage_ids: Ints
    passage_document: Ints
    passage_kind: NDArray[np.uint8]
    units_in: Ragged  # document -> units
    passages_of: Ragged  # unit -> passages
    units_of: Ragged  # passage -> units
    tokens: Ragged  # passage -> token ids
    titles: Ragged  # document -> token ids of its title
    idf: NDArray[np.float32]  # of each token, over the passages

    def units_at(self, ids: Ints) -> Ints:
        """The positions of units that are there, by their ids."""
        return positions_in(ids, self.unit_ids, self.unit_sorter)


def positions_in(ids: Ints, among: Ints, sorter: Ints) -> Ints:
    """Where these ids stand in `among`, which holds them all; `sorter` orders it."""
    return np.asarray(sorter[np.searchsorted(among, ids, sorter=sorter)], np.int64)


_ARRAY_NAMES = (
    *("documents", "unit_ids", "unit_sorter", "unit_document"),
    *("passage_ids", "passage_document", "passage_kind", "idf"),
)
_RAGGED_NAMES = ("units_in", "passages_of", "units_of", "tokens", "titles")


def write_columns(folder: Path, columns: Columns) -> None:
    """Write each array to a file of its own in `folder`."""
    for name in _ARRAY_NAMES:
        np.save(folder / f"{name}.npy", getattr(columns, name))
    for name in _RAGGED_NAMES:
        ragged: Ragged = getattr(columns, name)
        np.save(folder / f"{name}.starts.npy", ragged.starts)
        np.save(folder / f"{name}.flat.npy", ragged.flat)


def read_columns(folder: Path) -> Columns:
    """The arrays, mapped into memory: opening costs the same at every size."""
    arrays: dict[str, Any] = {name: _map_array(folder / f"{name}.npy") for name in _ARRAY_NAMES}
    for name in _RAGGED_NAMES:
        arrays[name] = Ragged(
            _map_array(folder / f"{name}.starts.npy"), _map_array(folder / f"{name}.flat.npy")
        )
    return Columns(**arrays)


def _map_array(path: Path) -> NDArray[Any]:
    """As a plain array: numpy's own class for mapped files is slow to slice."""
    return np.asarray(np.load(path, mmap_mode="r")).view(np.ndarray)
