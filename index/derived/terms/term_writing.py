"""Analysed units -> the counts of their terms: all anew, or those before with what came and went."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from index.derived.append_log import continue_log
from index.derived.terms.analysing import AnalysedUnits
from index.derived.terms.term_counts import (
    FIELDS,
    KEYS,
    LENGTH_OF_CODE,
    TermCounts,
    count_holders,
    term_hash,
)

Ints = NDArray[np.int64]


class TermWriter:
    """Takes units, some at a time; `finish` writes the arrays, in the order of the units' ids."""

    def __init__(self, folder: Path, before: Path | None, gone: Ints | None) -> None:
        """Begin in `folder`, with what the folder `before` holds but for the documents `gone`."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._kept = None if before is None else TermCounts(before)
        self._numbers = _Numbers(self._kept)
        self._holders = np.zeros(0, np.int32) if self._kept is None else np.array(self._kept.holders)
        self._totals = np.zeros(len(FIELDS) + 1, np.int64) if self._kept is None else self._kept.totals.copy()
        self._is_kept = np.ones(0, bool)
        if self._kept is not None and before is not None:
            continue_log(before / KEYS, folder / KEYS, 4 * int(self._totals[-1]))
            self._is_kept = ~np.isin(self._kept.documents, np.empty(0) if gone is None else gone)
            self._take_off(*self._kept.rows.rows(np.flatnonzero(~self._is_kept)))
        self._log: IO[bytes] = (folder / KEYS).open("ab")
        self._units, self._documents = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        self._lengths = [np.empty((0, len(FIELDS)), np.int64)]

    def add(self, chunk: AnalysedUnits) -> None:
        """Some units, with the terms of each of their fields."""
        self._units.append(np.array(chunk.units, np.int64))
        self._documents.append(np.array(chunk.documents, np.int64))
        self._lengths.append(chunk.lengths)
        numbers = np.array([self._numbers[term] for term in chunk.vocabulary], np.int64)
        fields = np.repeat(np.tile(np.arange(len(FIELDS)), len(chunk.lengths)), chunk.lengths.ravel())
        owners = np.repeat(np.arange(len(chunk.lengths)), chunk.lengths.sum(axis=1))
        # By places in the chunk's own vocabulary, which is small: counting by numbers would sort them.
        keys, often = count_holders(owners, len(FIELDS) * chunk.places.astype(np.int64) + fields)
        self._change_counts(len(FIELDS) * numbers[keys // len(FIELDS)] + keys % len(FIELDS), often, fields, 1)
        self._log.write((len(FIELDS) * numbers[chunk.places] + fields).astype(np.uint32).tobytes())
        self._totals[-1] += len(fields)

    def _take_off(self, owners: Ints, keys: NDArray[np.uint32]) -> None:
        """Count no longer what units hold."""
        distinct, often = count_holders(owners, keys)
        self._change_counts(distinct, often, keys.astype(np.int64) % len(FIELDS), -1)

    def _change_counts(self, distinct: Ints, often: Ints, fields: Ints, sign: int) -> None:
        """How many units hold each of these keys, and the fields of all their terms."""
        missing = len(FIELDS) * len(self._numbers) - len(self._holders)
        if missing > 0:
            grown = max(missing, len(self._holders) // 2)
            self._holders = np.concatenate([self._holders, np.zeros(grown, np.int32)])
        self._holders[distinct] += sign * often.astype(np.int32)
        self._totals[:-1] += sign * np.bincount(fields, minlength=len(FIELDS))

    def finish(self) -> None:
        """Write the arrays."""
        self._log.close()
        lengths = np.concatenate(self._lengths)
        sizes = lengths.sum(axis=1)
        new: dict[str, NDArray[Any]] = {
            "units": np.concatenate(self._units),
            "documents": np.concatenate(self._documents),
            "starts": int(self._totals[-1]) - int(sizes.sum()) + np.cumsum(sizes) - sizes,
            "sizes": sizes.astype(np.int32),
            "lengths": _length_codes(lengths),
        }
        if self._kept is not None:
            old: dict[str, NDArray[Any]] = {
                "units": self._kept.units,
                "documents": self._kept.documents,
                "starts": self._kept.rows.starts,
                "sizes": self._kept.rows.sizes,
                "lengths": self._kept.lengths,
            }
            new = {name: np.concatenate([old[name][self._is_kept], new[name]]) for name in new}
        order = np.argsort(new["units"], kind="stable")
        for name, values in new.items():
            np.save(self._folder / f"{name}.npy", values[order])
        hashes, numbers = self._numbers.sorted()
        np.save(self._folder / "hashes.npy", hashes)
        np.save(self._folder / "ids.npy", numbers)
        np.save(self._folder / "holders.npy", self._holders[: len(FIELDS) * len(self._numbers)])
        np.save(self._folder / "totals.npy", self._totals)


def _length_codes(lengths: Ints) -> NDArray[np.uint8]:
    return (np.searchsorted(LENGTH_OF_CODE, lengths, side="right") - 1).astype(np.uint8)


class _Numbers(dict[str, int]):
    """The numbers of the terms met so far; a term that no unit had before gets the next."""

    def __init__(self, kept: TermCounts | None) -> None:
        super().__init__()
        self._kept = kept
        self._known = 0 if kept is None else len(kept.hashes)
        self._new_hashes: list[int] = []

    def __missing__(self, term: str) -> int:
        number = None if self._kept is None else self._kept.number(term)
        if number is None:
            number = len(self)
            self._new_hashes.append(term_hash(term))
        self[term] = number
        return number

    def __len__(self) -> int:
        """How many terms have a number, met or not."""
        return self._known + len(self._new_hashes)

    def sorted(self) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
        """The hashes of all terms, ascending, and their numbers."""
        hashes = np.array(self._new_hashes, np.uint64)
        numbers = np.arange(self._known, len(self), dtype=np.uint32)
        if self._kept is not None:
            hashes = np.concatenate([self._kept.hashes, hashes])
            numbers = np.concatenate([self._kept.ids, numbers])
        order = np.argsort(hashes, kind="stable")
        return hashes[order], numbers[order]
