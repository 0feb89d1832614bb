"""Files -> documents with their passages, each by itself, in one process or several."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from index.build.sources import file_of
from index.document import Document
from index.errors import DocumentError
from index.files import read_file
from index.files.limits import MAX_SECONDS, TimeLimitReached, limit_this_process, time_limit
from index.files.sidecar import read_sidecar
from index.parse import parse, with_metadata
from index.passages import DocumentCut, cut_document
from index.store.store import Source

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


def parse_files(wanted: Sequence[ParseTask], jobs: int) -> Iterator[ParseResult]:
    """Each file parsed, in order; in `jobs` processes where there is enough to do."""
    if jobs <= 1 or len(wanted) < 2 or sum(work.source.size for work in wanted) < WORTH_A_POOL:
        yield from map(parse_file, wanted)
        return
    fresh = multiprocessing.get_context("spawn")  # a fork of a process with threads may hang
    pool = ProcessPoolExecutor(jobs, fresh, _begin_worker)
    try:
        yield from pool.map(parse_file, wanted, chunksize=4)
    finally:
        pool.shutdown(cancel_futures=True)


def _begin_worker() -> None:
    """Leave Ctrl-C to the parent, and the machine its memory whatever a paper asks for."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_this_process()


def parse_file(work: ParseTask) -> ParseResult:
    """One file; a fault in it, or of ours, becomes the sentence of its `ParseResult`."""
    path = file_of(Path(work.source.path))
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
    if not made.passages:
        return ParseResult(work, None, "holds no question, answer or paragraph that can be searched")
    return ParseResult(work, (document, made))
