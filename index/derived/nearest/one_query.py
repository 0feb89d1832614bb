"""One query asked of an index of FAISS."""

from __future__ import annotations

from typing import Any

import faiss as typed_faiss
import numpy as np
from numpy.typing import NDArray

faiss: Any = typed_faiss  # its stubs do not know the Python layer's keyword arguments
Floats = NDArray[np.float32]


def ask_alone(index: Any, query: Floats, k: int, within: Any = None) -> tuple[Floats, NDArray[np.int64]]:
    """The scores and rows of the `k` nearest to a query, float32 (1, d), in this thread alone; -1 for none.

    FAISS shares out queries among threads: of one query the others get nothing, and spin until it is done.
    """
    faiss.omp_set_num_threads(1)  # holds for the thread that says so: each search does, wherever it runs
    scores, rows = index.search(query, k, params=within)
    return scores[0], rows[0]
