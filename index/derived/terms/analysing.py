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
from pathlib import Path
from threading import Thread

from index.derived.terms.term_counts import FIELDS
from index.language.analyser import analyse
from index.store import Store
from index.store.store import KINDS

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


@dataclass(frozen=True, slots=True)
class AnalysedEntry:
    """The same as terms, those of each of FIELDS with spaces between."""

    unit: int
    document: int
    terms: tuple[str, ...]


def analyse_entries(entries: Iterable[LexicalEntry]) -> Iterator[AnalysedEntry]:
    """Each entry's terms."""
    for entry in entries:
        terms = tuple(" ".join(analyse(getattr(entry, field))) for field in FIELDS)
        yield AnalysedEntry(entry.unit, entry.document, terms)


def analyse_documents(store: Store, documents: Sequence[int], jobs: int = 1) -> Iterator[AnalysedEntry]:
    """The units of these papers, in their order, by up to `jobs` processes."""
    if jobs <= 1 or len(documents) < WORTH_A_POOL:
        yield from analyse_entries(_lexical_entries(store, documents))
        return
    chunks = [documents[start : start + CHUNK] for start in range(0, len(documents), CHUNK)]
    way = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    pool = ProcessPoolExecutor(jobs, way, _begin_worker, (store.path.parent,))
    try:
        waiting: deque[tuple[Sequence[int], Future[list[AnalysedEntry]] | None]] = deque()
        for chunk in chunks:
            waiting.append((chunk, _submit(pool, chunk)))
            if len(waiting) > AHEAD * jobs:
                yield from _chunk_entries(store, *waiting.popleft())
        while waiting:
            yield from _chunk_entries(store, *waiting.popleft())
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, chunk: Sequence[int]) -> Future[list[AnalysedEntry]] | None:
    """None where no process is left, as where the system ended one for want of memory."""
    try:
        return pool.submit(_analyse_chunk, chunk)
    except RuntimeError:
        return None


def _chunk_entries(
    store: Store, chunk: Sequence[int], future: Future[list[AnalysedEntry]] | None
) -> Iterable[AnalysedEntry]:
    """What a process made of these papers, in their order; made here where it could not."""
    try:
        if future is not None:
            return future.result()
    except Exception:  # noqa: BLE001 whatever it was: here it says so itself
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


def _analyse_chunk(documents: Sequence[int]) -> list[AnalysedEntry]:
    return list(analyse_entries(_lexical_entries(_Worker.store, documents)))


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
