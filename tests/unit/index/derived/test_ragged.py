from __future__ import annotations

import numpy as np
import pytest

from index.derived.ragged import Scattered, group_places, invert, stack_rows

ROWS = stack_rows([np.array([2, 0]), np.array([], int), np.array([1, 2])], np.int64)


def test_rows_come_back_one_by_one_and_together() -> None:
    assert [ROWS.row(n).tolist() for n in range(3)] == [[2, 0], [], [1, 2]]
    owners, values = ROWS.rows(np.array([2, 1, 0, 2]))
    assert values.tolist() == [1, 2, 2, 0, 1, 2]
    assert owners.tolist() == [0, 0, 2, 2, 3, 3]
    assert ROWS.lengths(np.array([1, 2])).tolist() == [0, 2]


@pytest.mark.parametrize("longest", [4, 200])  # value by value, and each row as one piece
def test_values_are_those_of_the_rows(longest: int) -> None:
    random = np.random.default_rng(1)
    rows = stack_rows([random.integers(9, size=random.integers(longest)) for _ in range(50)], np.int64)
    scattered = Scattered(rows.starts[:-1], np.diff(rows.starts), rows.flat)
    chosen = random.integers(50, size=20)
    wanted = np.concatenate([rows.row(int(n)) for n in chosen]).tolist()
    for held in (rows, scattered):
        owners, values = held.rows(chosen)
        assert held.values(chosen).tolist() == values.tolist() == wanted
        assert owners.tolist() == np.repeat(np.arange(20), held.lengths(chosen)).tolist()


def test_pairs_turn_around() -> None:
    assert [invert(ROWS, 4).row(n).tolist() for n in range(4)] == [[0], [2], [0, 2], []]


def test_places_are_grouped_by_value() -> None:
    assert [group_places(np.array([1, 0, 1]), 3).row(n).tolist() for n in range(3)] == [[1], [0, 2], []]


def test_nothing_is_no_rows() -> None:
    empty = stack_rows([], np.int64)
    owners, values = empty.rows(np.array([], np.int64))
    assert len(owners) == len(values) == 0
