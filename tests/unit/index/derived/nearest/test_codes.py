"""The codes' scan: FAISS' loop that we ask for finds what its own choice finds."""

import numpy as np
import pytest

from index.derived.nearest.codes import CodeScan, encode

DIMENSION = 64
FOR_SEVERAL_QUERIES = 13  # what FAISS takes by itself, from 20 neighbours on


@pytest.mark.parametrize("size", [20, 33, 5_000])
@pytest.mark.parametrize("k", [1, 7, 200])
def test_the_loop_asked_for_finds_what_the_loop_of_faiss_finds(size: int, k: int) -> None:
    random = np.random.default_rng(3)
    vectors = random.normal(size=(size + 5, DIMENSION)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1)[:, None]
    scan = CodeScan(encode(vectors[:size]), DIMENSION)
    for query in vectors[size:]:
        asked = scan.nearest(query, k)
        asked_for, scan._index.implem = scan._index.implem, FOR_SEVERAL_QUERIES
        own = scan.nearest(query, k)
        scan._index.implem = asked_for
        assert sorted(asked.tolist()) == sorted(own.tolist())
        assert len(asked) == min(k, size)
