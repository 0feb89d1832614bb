"""Which terms each unit holds, and BM25 over exact counts of the units that live.

tantivy counts what was deleted until it merges: its scores depend on an index's history. These do not.
"""

from __future__ import annotations

import copy
import hashlib
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived.append_log import map_log
from index.derived.ragged import Scattered, are_first

Ints = NDArray[np.int64]
Doubles = NDArray[np.float64]

FIELDS = {"question": 1.0, "answer": 0.6, "context": 0.3}  # measured: docs/log.md
KEYS = "keys.log"
ARRAYS = ("units", "documents", "starts", "sizes", "lengths", "hashes", "ids", "holders", "totals")
_K1, _B = 1.2, 0.75
_MOST_SHORT_PAIRS = 1 << 32
_LOW_BITS = 16
_LOW = (1 << _LOW_BITS) - 1
_MOST_NUMBERS = 10_000  # of terms that were asked for
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
        self._numbers: dict[str, int | None] = {}
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

    def distinct_documents(self) -> Ints:
        """The documents that have units, ascending."""
        return np.flatnonzero(np.bincount(self.documents))  # sorting them would take ten times as long

    def number(self, term: str) -> int | None:
        """The number of a term; None where no unit ever held it."""
        known = self._numbers
        if term not in known:
            if len(known) >= _MOST_NUMBERS:
                known = self._numbers = {}  # others may read the old one
            known[term] = self._find_number(term)
        return known[term]

    def _find_number(self, term: str) -> int | None:
        wanted = term_hash(term)
        place = int(np.searchsorted(self.hashes, np.uint64(wanted)))
        known = place < len(self.hashes) and int(self.hashes[place]) == wanted
        return int(self.ids[place]) if known else None

    def holders_of(self, term: str) -> list[int]:
        """How many units hold a term, by field."""
        number = self.number(term)
        if number is None:
            return [0] * len(FIELDS)
        held: list[int] = self.holders[len(FIELDS) * number : len(FIELDS) * (number + 1)].tolist()
        return held

    def places(self, units: Ints) -> Ints:
        """Where these units stand, by their ids; all are there."""
        return np.searchsorted(self.units, units)

    def places_of_counted(self, units: Ints) -> Ints:
        """Where those of these units stand that are counted, by their ids, ascending."""
        ordered = np.sort(units)  # neighbours are looked for together
        places = self.places(ordered)
        is_inside = places < len(self.units)
        places, ordered = places[is_inside], ordered[is_inside]
        return np.asarray(places[self.units[places] == ordered])

    def scores(self, places: Ints, terms: Sequence[tuple[str, float]], without: str = "") -> Doubles:
        """BM25 of the units at these places for terms with their weights, summed over the fields."""
        wanted = [
            (len(FIELDS) * number + field, field, weight * boost)
            for term, weight in terms
            if (number := self.number(term)) is not None
            for field, (name, boost) in enumerate(FIELDS.items())
            if name != without and self.holders[len(FIELDS) * number + field]
        ]
        if not wanted or not len(places):
            return np.zeros(len(places), np.float64)
        keys, fields, weights = (np.array(column) for column in zip(*wanted, strict=True))
        rarities = [inverse_frequency(int(held), len(self.units)) for held in self.holders[keys]]
        lengths = self.lengths[places]
        norms = np.stack([of_field[lengths[:, field]] for field, of_field in enumerate(self.norms)])
        counted = saturated(self._count_held(places, keys), norms[fields])
        counted *= np.array(rarities)[:, None]
        counted *= weights[:, None]
        return np.asarray(np.add.reduce(counted, axis=0), np.float64)

    def _count_held(self, places: Ints, wanted: Ints) -> Ints:
        """How often the units at these places hold each of the distinct keys, (keys, places)."""
        owners, keys = self.rows.rows(places)
        is_near = np.zeros(1 << _LOW_BITS, bool)  # by a part of the key: all of it would fill no cache
        is_near[wanted & _LOW] = True
        near = np.flatnonzero(is_near[keys & np.uint32(_LOW)])
        sorter = np.argsort(wanted)
        found = keys[near]
        ranks = sorter[np.minimum(np.searchsorted(wanted, found, sorter=sorter), len(wanted) - 1)]
        is_held = wanted[ranks] == found
        cells = ranks[is_held] * len(places) + owners[near[is_held]]
        often = np.bincount(cells, minlength=len(wanted) * len(places))
        return often.reshape(len(wanted), len(places))


def length_norms(total: float, units: int) -> Doubles:
    """What each code of a length adds to a frequency in the denominator, where so many units hold `total`."""
    mean = max(total, 1) / max(units, 1)
    return np.asarray(_K1 * (1 - _B + _B * LENGTH_OF_CODE / mean), np.float64)


def term_score(often: NDArray[Any], norms: Doubles, holders: int, units: int) -> Doubles:
    """BM25 of one term, for units that hold it `often` and are as long as `norms` say."""
    return inverse_frequency(holders, units) * saturated(often, norms)


def saturated(often: NDArray[Any], norms: Doubles) -> Doubles:
    """What counts of how often a unit holds a term: more and more counts less and less."""
    return np.asarray((_K1 + 1) * often / (often + norms), np.float64)


def count_holders(owners: Ints, keys: NDArray[Any]) -> tuple[Ints, Ints]:
    """The keys that are held, ascending, and by how many owners each: who holds it twice counts once."""
    width = int(keys.max(initial=0)) + 1
    pairs = owners.astype(np.int64) * width + keys
    if int(pairs.max(initial=0)) < _MOST_SHORT_PAIRS:
        pairs = pairs.astype(np.uint32)  # half as long to sort
    pairs.sort()  # numpy's own unique would hash them
    held = pairs[are_first(pairs)] % width
    if width <= len(held):
        often = np.bincount(held, minlength=1)
        distinct = np.flatnonzero(often)
        return distinct, often[distinct]
    held.sort()  # few of many keys: a count of each would be mostly zeros
    firsts = np.flatnonzero(are_first(held))
    return held[firsts].astype(np.int64), np.diff(firsts, append=len(held))


def inverse_frequency(holders: int, units: int) -> float:
    """How rare what so many of the units hold is."""
    return math.log(1 + (units - holders + 0.5) / (holders + 0.5))


def term_hash(term: str) -> int:
    """A term as 64 bits, the same in every process."""
    data = term.encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")
