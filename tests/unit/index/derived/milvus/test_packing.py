"""What is packed comes back as it was; what is too long for a field is parted or cut, never broken."""

from __future__ import annotations

import random

import numpy as np
import pytest

from index.derived.milvus.collections import MAX_TEXT
from index.derived.milvus.packing import pack_parts, pack_terms, unpack_parts, unpack_terms


def test_bytes_come_back_from_one_part_and_from_many() -> None:
    chance = random.Random(1)
    for size in (0, 1, 1000, 200_000):
        data = chance.randbytes(size)
        parts = pack_parts(data)
        assert unpack_parts(parts) == data and all(len(part) <= MAX_TEXT for part in parts)
    with pytest.raises(ValueError, match="lacking"):
        unpack_parts(parts[:-1])


def test_the_terms_of_a_unit_come_back() -> None:
    chance = np.random.default_rng(1)
    dims = np.unique(chance.integers(0, 2**32 - 1, 500)).astype(np.uint32)
    often = chance.integers(1, 9, len(dims))
    lengths = np.array([3, 0, 255], np.uint8)
    codes, found, counts = unpack_terms(pack_terms(lengths, dims, often), 3)
    assert codes.tolist() == [3, 0, 255] and (found == dims).all() and (counts == often).all()
    none = np.empty(0, np.uint32)
    assert len(unpack_terms(pack_terms(lengths, none, none.astype(np.int64)), 3)[1]) == 0


def test_a_unit_with_more_terms_than_a_field_takes_keeps_the_first() -> None:
    dims = np.unique(np.random.default_rng(1).integers(0, 2**32 - 1, 60_000)).astype(np.uint32)
    packed = pack_terms(np.zeros(3, np.uint8), dims, np.full(len(dims), 70_000))
    _, found, counts = unpack_terms(packed, 3)
    assert len(packed) <= MAX_TEXT and 8_000 < len(found) < len(dims) and (found == dims[: len(found)]).all()
    assert counts.max() == 65_535
