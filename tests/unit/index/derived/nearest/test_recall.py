from __future__ import annotations

import numpy as np
import pytest

from index.derived.nearest.recall import nearest_by_blocks


@pytest.mark.parametrize("size", [1, 4, 7, 40, 100])
def test_the_nearest_are_the_same_however_the_rows_are_cut_into_blocks(size: int) -> None:
    random = np.random.default_rng(5)
    scores = random.permuted(np.tile(np.arange(40, dtype=np.float32), (3, 1)), axis=1)
    asked = np.array([0, 17, 39])
    blocks = ((start, scores[:, start : start + size].copy()) for start in range(0, 40, size))
    found = nearest_by_blocks(blocks, asked, 6)
    alone = scores.copy()
    alone[np.arange(3), asked] = -np.inf
    assert found.tolist() == np.argsort(-alone, axis=1)[:, :6].tolist()


def test_of_fewer_rows_than_asked_for_all_are_told_the_first_of_equals_first() -> None:
    scores = np.array([[1.0, 3.0, 3.0, 2.0]], np.float32)
    assert nearest_by_blocks([(0, scores)], np.array([9]), 200).tolist() == [[1, 2, 3, 0]]
