"""Rows of different lengths in one array."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
_LONG_ROW = 32  # values from which on a row is taken as one piece sooner than value by value


@dataclass(frozen=True, slots=True)
class Ragged:
    """Rows of different lengths: row n is `flat[starts[n]:starts[n + 1]]`."""

    starts: Ints
    flat: NDArray[Any]

    def row(self, n: int) -> NDArray[Any]:
        """One row."""
        return self.flat[self.starts[n] : self.starts[n + 1]]

    def lengths(self, chosen: Ints) -> Ints:
        """How many values the chosen rows have."""
        return np.asarray(self.starts[chosen + 1] - self.starts[chosen])

    def rows(self, chosen: Ints) -> tuple[Ints, NDArray[Any]]:
        """For each value of the chosen rows, one after another: its row's place in `chosen`; the value."""
        lengths = self.lengths(chosen)
        return _owners(lengths), _gather(self.starts[chosen], lengths, self.flat)

    def values(self, chosen: Ints) -> NDArray[Any]:
        """The values of the chosen rows, one after another."""
        return _gather(self.starts[chosen], self.lengths(chosen), self.flat)

    def take(self, chosen: Ints) -> Ragged:
        """The chosen rows in that order."""
        starts = np.concatenate([[0], np.cumsum(self.lengths(chosen))])
        return Ragged(starts.astype(np.int64), self.values(chosen))


@dataclass(frozen=True, slots=True)
class Scattered:
    """Rows of different lengths that lie in any order: row n is `flat[starts[n] : starts[n] + sizes[n]]`."""

    starts: Ints
    sizes: Ints
    flat: NDArray[Any]

    def lengths(self, chosen: Ints) -> Ints:
        """How many values the chosen rows have."""
        return np.asarray(self.sizes[chosen])

    def rows(self, chosen: Ints) -> tuple[Ints, NDArray[Any]]:
        """For each value of the chosen rows, one after another: its row's place in `chosen`; the value."""
        return _owners(self.sizes[chosen]), self.values(chosen)

    def values(self, chosen: Ints) -> NDArray[Any]:
        """The values of the chosen rows, one after another."""
        return _gather(self.starts[chosen], self.sizes[chosen], self.flat)


def _owners(lengths: Ints) -> Ints:
    return np.repeat(np.arange(len(lengths)), lengths)


def _gather(starts: Ints, lengths: Ints, flat: NDArray[Any]) -> NDArray[Any]:
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    if 0 < len(lengths) <= total // _LONG_ROW:
        bounds = zip(starts.tolist(), (starts + lengths).tolist(), strict=True)
        return np.concatenate([flat[start:end] for start, end in bounds])
    return np.asarray(flat[np.arange(total) + np.repeat(starts - (ends - lengths), lengths)])


def stack_rows(rows: list[NDArray[Any]], kind: Any) -> Ragged:
    """The rows one after another."""
    starts = np.zeros(len(rows) + 1, np.int64)
    np.cumsum([len(row) for row in rows], out=starts[1:])
    return Ragged(starts, np.concatenate(rows).astype(kind) if rows else np.empty(0, kind))


def invert(rows: Ragged, size: int) -> Ragged:
    """The same pairs, led by what was the value."""
    owners = np.repeat(np.arange(len(rows.starts) - 1), np.diff(rows.starts))
    by_value = group_places(rows.flat, size)
    return Ragged(by_value.starts, owners[by_value.flat])


def group_places(values: Ints, size: int) -> Ragged:
    """For each number below `size` the places where it stands."""
    order = np.argsort(values, kind="stable")
    starts = np.searchsorted(values[order], np.arange(size + 1))
    return Ragged(starts.astype(np.int64), order)


def are_first(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which values of an ascending array differ from the one before."""
    are_first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=are_first[1:])
    return are_first
