"""Papers of the store -> their units with analysed terms, in order; many papers in several processes.

Each process reads the store itself, so that no text goes between them. What fails in one is tried again here,
where it fails in a sentence or not at all.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from threading import Thread

import numpy as np
from numpy.typing import NDArray

from index.derived.terms.term_counts import FIELDS
from index.language.analyser import analyse
from index.store import Store
from index.store.schema import KINDS

WORTH_A_POOL = 2000  # papers; fewer are analysed before other processes have started
CHUNK = 25  # papers that a process is given at once
AHEAD = 4  # chunks a process that wait to be taken: more would fill the memory where writing is slower


@dataclass(frozen=True, slots=True)
class LexicalEntry:
    """What is searched of one unit; `unit` is its id in the store, `document` that of its paper."""

    unit: int
    document: int
    question: str
    answer: str
    context: str


@dataclass(frozen=True, slots=True, eq=False)
class AnalysedUnits:
    """Some units in order, with their terms: as the texts that tantivy reads, and as numbers to be counted.

    `texts` holds of each unit the terms of each of FIELDS, with spaces between; `vocabulary` the distinct
    terms as they first appear there; `places` where each term of the texts stands in it, uint32; `lengths`
    how many terms each field has, (units, fields).
    """

    units: list[int]
    documents: list[int]
    texts: list[tuple[str, ...]]
    vocabulary: list[str]
    places: NDArray[np.uint32]
    lengths: NDArray[np.int64]


def analyse_entries(entries: Iterable[LexicalEntry]) -> AnalysedUnits:
    """The terms of each entry."""
    of_context = cache(analyse)  # the units of a paper share most of theirs
    units, documents, found = [], [], []
    for entry in entries:
        units.append(entry.unit)
        documents.append(entry.document)
        found += [analyse(entry.question), analyse(entry.answer), of_context(entry.context)]
    texts = list(map(" ".join, found))
    known = _Places()
    places = np.fromiter(map(known.__getitem__, chain.from_iterable(found)), np.uint32)
    lengths = np.array(list(map(len, found)), np.int64).reshape(-1, len(FIELDS))
    of_units = list(zip(*[iter(texts)] * len(FIELDS), strict=True))
    return AnalysedUnits(units, documents, of_units, list(known), places, lengths)


class _Places(dict[str, int]):
    """Terms as they come, each with its place among the distinct ones."""

    def __missing__(self, term: str) -> int:
        self[term] = place = len(self)
        return place


def analyse_documents(store: Store, documents: Sequence[int], jobs: int = 1) -> Iterator[AnalysedUnits]:
    """The units of these papers, in their order, some papers' at a time, by up to `jobs` processes."""
    chunks = [documents[start : start + CHUNK] for start in range(0, len(documents), CHUNK)]
    if jobs <= 1 or len(documents) < WORTH_A_POOL:
        yield from (analyse_entries(_lexical_entries(store, chunk)) for chunk in chunks)
        return
    way = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    pool = ProcessPoolExecutor(jobs, way, _begin_worker, (store.path.parent,))
    try:
        waiting: deque[tuple[Sequence[int], Future[AnalysedUnits] | None]] = deque()
        for chunk in chunks:
            waiting.append((chunk, _submit(pool, chunk)))
            if len(waiting) > AHEAD * jobs:
                yield _chunk_units(store, *waiting.popleft())
        while waiting:
            yield _chunk_units(store, *waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[int]) -> Future[AnalysedUnits] | None:
    """None where no process is left, as where the system ended one for want of memory."""
    try:
        return pool.submit(_analyse_chunk, chunk)
    except RuntimeError:
        return None


def _chunk_units(store: Store, chunk: Sequence[int], future: Future[AnalysedUnits] | None) -> AnalysedUnits:
    """What a process made of these papers; made here where it could not."""
    try:
        if future is not None:
            return future.result()
    except Exception:  # whatever it was: here it says so itself
        pass
    return analyse_entries(_lexical_entries(store, chunk))


class _Worker:
    """What one process keeps."""

    store: Store


def _begin_worker(folder: Path) -> None:
    """Leave Ctrl-C to the parent, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _Worker.store = Store.open(folder)


def _end_with_parent() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _analyse_chunk(documents: Sequence[int]) -> AnalysedUnits:
    return analyse_entries(_lexical_entries(_Worker.store, documents))


def _lexical_entries(store: Store, documents: Iterable[int]) -> Iterator[LexicalEntry]:
    for document in documents:
        text = store.text(document)
        words: dict[int, dict[str, list[str]]] = {}
        for kind, start, end, units in store.spans(document):
            field = "question" if KINDS[kind] == "question" else "answer"
            for unit in json.loads(units):
                words.setdefault(unit, {}).setdefault(field, []).append(text[start:end])
        for unit, around in store.contexts(document):
            by_field = words.get(unit, {})
            question, answer = (" ".join(by_field.get(field, ())) for field in ("question", "answer"))
            yield LexicalEntry(unit, document, question, answer, around)
