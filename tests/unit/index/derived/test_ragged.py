from __future__ import annotations

import numpy as np

from index.derived.ragged import group_places, invert, stack_rows

ROWS = stack_rows([np.array([2, 0]), np.array([], int), np.array([1, 2])], np.int64)


def test_rows_come_back_one_by_one_and_together() -> None:
    assert [ROWS.row(n).tolist() for n in range(3)] == [[2, 0], [], [1, 2]]
    owners, values = ROWS.rows(np.array([2, 1, 0, 2]))
    assert values.tolist() == [1, 2, 2, 0, 1, 2]
    assert owners.tolist() == [0, 0, 2, 2, 3, 3]
    assert ROWS.lengths(np.array([1, 2])).tolist() == [0, 2]


def test_pairs_turn_around() -> None:
    assert [invert(ROWS, 4).row(n).tolist() for n in range(4)] == [[0], [2], [0, 2], []]


def test_places_are_grouped_by_value() -> None:
    assert [group_places(np.array([1, 0, 1]), 3).row(n).tolist() for n in range(3)] == [[1], [0, 2], []]


def test_nothing_is_no_rows() -> None:
    empty = stack_rows([], np.int64)
    owners, values = empty.rows(np.array([], np.int64))
    assert len(owners) == len(values) == 0
