"""Files -> documents with their passages, each by itself, in one process or several."""

from __future__ import annotations

import multiprocessing
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from index.build.sources import file_of
from index.document import Document
from index.errors import DocumentError
from index.files import may_hold_pdf, read_file
from index.files.limits import (
    MAX_SECONDS,
    TimeLimitReached,
    end_this_process_after,
    limit_this_process,
    time_limit,
)
from index.files.sidecar import read_sidecar
from index.models.encoder import encoder
from index.parse import parse, with_metadata
from index.passages import DocumentCut, cut_document
from index.store.schema import EncodedPassages, Source

APART = 0  # jobs: no file is read in this process, which has other work that shall live
FORKED = -1  # the same, in a fork of this process: it begins at once, and this one must have no threads
CHUNK = 4  # files that a process is given at once,
AHEAD = 4  # chunks a process that are read or wait to be taken, however many files there are
ENDED = "is refused: the system ended the process that was reading it, maybe as memory or time ran out"
LATER = 1.25  # so much later than the limit of time the system ends a worker that does not hear of it
WORTH_A_POOL = 4_000_000  # bytes of papers; less is read before other processes have started
PARSER_BUGS = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class ParseTask:
    """A file to read, the name its document gets, and whether a scan is to be recognised."""

    source: Source
    name: str
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class ParseResult:
    """What became of a piece of work: a document with its cut, or the sentence that says why not."""

    work: ParseTask
    made: tuple[Document, DocumentCut] | None
    sentence: str = ""
    encoded: EncodedPassages | None = None  # where the bundled models read it at once


Reader = Callable[[ParseTask], ParseResult]


def parse_files(wanted: Sequence[ParseTask], jobs: int, read: Reader) -> Iterator[ParseResult]:
    """Each file parsed, in order; in `jobs` processes where there is enough to do, or APART from this one.

    A process that is killed, as the system does where memory runs out, costs the paper that it was reading.
    """
    if jobs in (APART, FORKED):
        yield from _parse_one_by_one(wanted, read, forked=jobs == FORKED)
        return
    if jobs <= 1 or len(wanted) < 2 or sum(work.source.size for work in wanted) < WORTH_A_POOL:
        yield from _parse_here(wanted, read)
        return
    done = 0
    while done < len(wanted):
        with suppress(BrokenProcessPool), _worker_pool(jobs) as pool:
            for result in _parse_in_window(pool, wanted[done:], read, AHEAD * jobs):
                yield result
                done += 1
        suspects = wanted[done : done + CHUNK * (jobs + 1)]  # none where all went well
        yield from _parse_one_by_one(suspects, read)
        done += len(suspects)


def _parse_here(wanted: Sequence[ParseTask], read: Reader) -> Iterator[ParseResult]:
    """Each file in this process, but those read by a library that no limit of time can interrupt."""
    for is_apart, files in groupby(wanted, lambda work: may_hold_pdf(file_of(Path(work.source.path)))):
        if is_apart:
            yield from _parse_one_by_one(list(files), read, forked=threading.active_count() == 1)
        else:
            yield from map(read, files)


def _parse_in_window(
    pool: ProcessPoolExecutor, wanted: Sequence[ParseTask], read: Reader, ahead: int
) -> Iterator[ParseResult]:
    """Each file in order, with so many chunks at a time given out: what is read waits for who writes, so that
    memory holds no more of it in a large corpus than in a small one."""
    waiting: deque[Future[list[ParseResult]]] = deque()
    for start in range(0, len(wanted), CHUNK):
        waiting.append(pool.submit(_read_chunk, read, wanted[start : start + CHUNK]))
        if len(waiting) >= ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _read_chunk(read: Reader, chunk: Sequence[ParseTask]) -> list[ParseResult]:
    return [read(work) for work in chunk]


def _parse_one_by_one(
    wanted: Sequence[ParseTask], read: Reader, *, forked: bool = False
) -> Iterator[ParseResult]:
    """Each file in a process that reads nothing else meanwhile, so that it is known which one ends it."""
    done = 0
    while done < len(wanted):
        try:
            with _worker_pool(1, forked=forked) as pool:
                for work in wanted[done:]:
                    yield pool.submit(read, work).result()
                    done += 1
        except BrokenProcessPool:
            yield ParseResult(wanted[done], None, ENDED)
            done += 1


@contextmanager
def _worker_pool(jobs: int, *, forked: bool = False) -> Iterator[ProcessPoolExecutor]:
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    # A fork of a process with threads may hang.
    way = multiprocessing.get_context("fork" if forked and can_fork else "spawn")
    pool = ProcessPoolExecutor(jobs, way, _begin_worker)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


class _ThisProcess:
    """Whether this process reads papers and does nothing else, so that it may be ended."""

    is_worker = False


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and the machine its memory whatever a paper asks for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_this_process()
    be_worker()


def be_worker() -> None:
    """This process reads papers and does nothing else: the system ends it where one takes far too long."""
    _ThisProcess.is_worker = True


def parse_and_encode(work: ParseTask) -> ParseResult:
    """`parse_file`, and its passages as the bundled models see them: who writes waits for no model."""
    result = parse_file(work)
    if result.made is None:
        return result
    try:
        [encoded] = encoder().encode([result.made])
    except MemoryError:  # it is tried once more by who writes, which has no limit
        return result
    return replace(result, encoded=encoded)


def parse_file(work: ParseTask, *, keep_empty: bool = False) -> ParseResult:
    """One file; a fault in it, or of ours, becomes the sentence of its `ParseResult`, as does a paper without
    passages unless `keep_empty`."""
    path = file_of(Path(work.source.path))
    if _ThisProcess.is_worker:
        end_this_process_after(MAX_SECONDS * LATER)
    try:
        with time_limit(MAX_SECONDS):
            document = with_metadata(parse(read_file(path, work.ocr), work.name), read_sidecar(path))
            made = cut_document(document)
    except DocumentError as error:
        return ParseResult(work, None, error.args[0])
    except MemoryError:
        return ParseResult(work, None, "is refused: reading it takes more memory than one paper may have")
    except TimeLimitReached:
        sentence = f"is refused: reading it takes more than {MAX_SECONDS:g} seconds of computing"
        return ParseResult(work, None, sentence)
    except PARSER_BUGS as slip:  # a fault of ours must not cost the other papers: this one is reported
        return ParseResult(work, None, f"could not be parsed ({type(slip).__name__}: {slip})")
    if not made.passages and not keep_empty:
        return ParseResult(work, None, "holds no question, answer or paragraph that can be searched")
    return ParseResult(work, (document, made))
