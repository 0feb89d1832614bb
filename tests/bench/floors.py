"""What no search can do without: reading the codes once, FAISS over them alone, tantivy alone."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import tantivy

from index.derived.lexical import Lexical
from index.derived.nearest.codes import code_size
from index.derived.vectors import Vectors
from index.search import Index
from index.search.ranking.proposals import DEPTH

Floors = dict[str, float]  # milliseconds of the processor
_TIMES = 20


def floors(index: Index, questions: list[str]) -> Floors:
    """The median of each, measured beside the searches themselves."""
    derived = index._snapshot.derived
    assert isinstance(derived.vectors, Vectors) and isinstance(derived.lexical, Lexical)
    codes = np.ones(len(derived.vectors) * code_size(index.embedder.dimension) // 8, np.uint64)
    scan = derived.vectors._scans.get(id(None))
    vectors = index.embedder.encode_queries(questions)
    found = {"memory read once": median(lambda _: codes.max(), range(_TIMES))}
    if scan is not None:
        found["FAISS alone"] = median(lambda row: scan[2].nearest(vectors[row], 1000), range(len(questions)))
    terms = [derived.lexical.terms(question, "nl") for question in questions]
    queries = [_plain_query(derived.lexical, own) for own in terms]
    searcher = derived.lexical._searcher
    found["tantivy alone"] = median(
        lambda row: searcher.search(queries[row], limit=DEPTH, count=False), range(len(queries))
    )
    return found


def _plain_query(lexical: Lexical, terms: list[tuple[str, float]]) -> tantivy.Query:
    return lexical._build_query(terms, None)


def median(work: Callable[[int], object], over: range) -> float:
    """Milliseconds of this thread's processor time, the median over these."""
    spent = []
    for one in over:
        started = time.thread_time()
        work(one)
        spent.append(1000 * (time.thread_time() - started))
    return float(np.median(spent))
