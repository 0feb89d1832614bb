"""Which terms each unit holds, and BM25 over exact counts of the units that live.

tantivy counts what was deleted until it merges: its scores depend on an index's history. These do not.
"""

from __future__ import annotations

import copy
import hashlib
import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived.append_log import map_log
from index.derived.ragged import Scattered

Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]

FIELDS = {"question": 1.0, "answer": 0.6, "context": 0.3}  # measured: docs/log.md
KEYS = "keys.log"
ARRAYS = ("units", "documents", "starts", "sizes", "lengths", "hashes", "ids", "holders", "totals")
_K1, _B = 1.2, 0.75
_KEY_BITS = 32
# Lengths as Lucene and tantivy keep them in a byte: exact up to 40, then with three bits behind the first.
_STEPS = np.repeat(1 << np.arange(1, 28), 8).cumsum()[:215] + 40
LENGTH_OF_CODE = np.concatenate([np.arange(41), _STEPS])


def map_array(path: Path) -> NDArray[Any]:
    """An array of a file, mapped; a plain one, since numpy's own class for mapped files is slow to slice."""
    return np.asarray(np.load(path, mmap_mode="r")).view(np.ndarray)


class TermCounts:
    """The counts of one generation, mapped. A key is 3 * the term's number + the field's."""

    def __init__(self, folder: Path) -> None:
        arrays = {name: map_array(folder / f"{name}.npy") for name in ARRAYS}
        self.units: Ints = arrays["units"]  # ids in the store, ascending
        self.documents: Ints = arrays["documents"]  # of each unit
        self.lengths: NDArray[np.uint8] = arrays["lengths"]  # codes, (units, fields)
        self.hashes: NDArray[np.uint64] = arrays["hashes"]  # of terms, ascending
        self.ids: NDArray[np.uint32] = arrays["ids"]  # the numbers of those terms
        self.holders: Ints = arrays["holders"]  # how many units hold each key
        self.totals: Ints = arrays["totals"]  # terms in each field of all units, and what the log holds
        self.rows = Scattered(
            arrays["starts"], arrays["sizes"], map_log(folder / KEYS, np.uint32, int(self.totals[-1]))
        )
        self.norms = [length_norms(int(total), len(self.units)) for total in self.totals[: len(FIELDS)]]

    def without(self, documents: Ints) -> TermCounts:
        """The counts as they would be had these documents never been there."""
        narrowed = copy.copy(self)
        is_kept = ~np.isin(self.documents, documents)
        owners, keys = self.rows.rows(np.flatnonzero(~is_kept))
        distinct, often = count_holders(owners, keys)
        narrowed.holders, narrowed.totals = np.array(self.holders), np.array(self.totals)
        narrowed.holders[distinct] -= often.astype(narrowed.holders.dtype)
        narrowed.totals[:-1] -= np.bincount(keys % len(FIELDS), minlength=len(FIELDS))
        narrowed.units, narrowed.documents = self.units[is_kept], self.documents[is_kept]
        narrowed.lengths = self.lengths[is_kept]
        narrowed.rows = replace(self.rows, starts=self.rows.starts[is_kept], sizes=self.rows.sizes[is_kept])
        narrowed.norms = [
            length_norms(int(total), len(narrowed.units)) for total in narrowed.totals[: len(FIELDS)]
        ]
        return narrowed

    def number(self, term: str) -> int | None:
        """The number of a term; None where no unit ever held it."""
        wanted = known_hash(term)
        place = int(np.searchsorted(self.hashes, np.uint64(wanted)))
        known = place < len(self.hashes) and int(self.hashes[place]) == wanted
        return int(self.ids[place]) if known else None

    def holders_of(self, term: str) -> list[int]:
        """How many units hold a term, by field."""
        number = self.number(term)
        if number is None:
            return [0] * len(FIELDS)
        return [int(held) for held in self.holders[len(FIELDS) * number : len(FIELDS) * (number + 1)]]

    def places(self, units: Ints) -> Ints:
        """Where these units stand, by their ids; all are there."""
        return np.searchsorted(self.units, units)

    def are_counted(self, units: Ints) -> NDArray[np.bool_]:
        """Which of these units, by their ids, are among those counted."""
        places = np.minimum(self.places(units), max(len(self.units) - 1, 0))
        return self.units[places] == units if len(self.units) else np.zeros(len(units), bool)

    def scores(self, places: Ints, terms: Sequence[tuple[str, float]], without: str = "") -> Doubles:
        """BM25 of the units at these places for terms with their weights, summed over the fields."""
        owners, keys = self.rows.rows(places)
        lengths = self.lengths[places]
        norms = [of_field[lengths[:, field]] for field, of_field in enumerate(self.norms)]
        total = np.zeros(len(places), np.float64)
        for term, weight in terms:
            number = self.number(term)
            for field, (name, boost) in enumerate(FIELDS.items()):
                key = -1 if number is None else len(FIELDS) * number + field
                if key < 0 or name == without or not self.holders[key]:
                    continue
                found = owners[np.flatnonzero(keys == key)]
                if len(found):
                    often = np.bincount(found, minlength=len(places))
                    holders = int(self.holders[key])
                    total += weight * boost * term_score(often, norms[field], holders, len(self.units))
        return total


def length_norms(total: int, units: int) -> Doubles:
    """What each code of a length adds to a frequency in the denominator, where so many units hold `total`."""
    mean = max(total, 1) / max(units, 1)
    return np.asarray(_K1 * (1 - _B + _B * LENGTH_OF_CODE / mean), np.float64)


def term_score(often: NDArray[Any], norms: Doubles, holders: int, units: int) -> Doubles:
    """BM25 of one term, for units that hold it `often` and are as long as `norms` say."""
    return inverse_frequency(holders, units) * saturated(often, norms)


def saturated(often: NDArray[Any], norms: Doubles) -> Doubles:
    """What counts of how often a unit holds a term: more and more counts less and less."""
    return np.asarray((_K1 + 1) * often / (often + norms), np.float64)


def count_holders(owners: Ints, keys: NDArray[np.uint32]) -> tuple[Ints, Ints]:
    """Which keys are held, and by how many owners each: one that an owner holds twice counts once."""
    pairs = np.sort((owners.astype(np.int64) << _KEY_BITS) | keys)  # numpy's own unique would hash them
    held = np.sort(pairs[are_first(pairs)] & ((1 << _KEY_BITS) - 1))
    firsts = np.flatnonzero(are_first(held))
    return held[firsts], np.diff(firsts, append=len(held))


def are_first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which values of an ascending array differ from the one before."""
    are_first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=are_first[1:])
    return are_first


def inverse_frequency(holders: int, units: int) -> float:
    """How rare what so many of the units hold is."""
    return math.log(1 + (units - holders + 0.5) / (holders + 0.5))


@lru_cache(maxsize=4096)
def known_hash(term: str) -> int:
    """`term_hash` of a term that is asked for several times in one search."""
    return term_hash(term)


def term_hash(term: str) -> int:
    """A term as 64 bits, the same in every process."""
    data = term.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")
