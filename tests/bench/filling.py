"""An index of invented papers that speak of subjects, and what each stage of making it took.

Making up the papers counts for nothing, nor is there anything to read: what is told is a build from text.
"""

from __future__ import annotations

import itertools
import math
import os
import resource
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.build.sources import parser_version
from index.derived import derived_index
from index.models.encoder import encoder
from index.passages import cut_document
from index.store import Store
from index.store.schema import Source, Versions
from tests.bench import subjects

DEFAULT_SIZES = "10000,100000,500000"
_PAPERS_AT_ONCE = 50
Spent = dict[str, tuple[float, float]]  # stage -> seconds by the clock, and of the processor


def sizes(default: str = DEFAULT_SIZES) -> list[int]:
    """The numbers of passages that are asked for, ascending."""
    return sorted(int(size) for size in os.environ.get("KAMERVRAAG_BENCH_PASSAGES", default).split(","))


def processor_seconds() -> float:
    """What this process and its ended children have used."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@contextmanager
def timed(spent: Spent, stage: str) -> Iterator[None]:
    """Add what happens inside to a stage."""
    started, used = time.perf_counter(), processor_seconds()
    yield
    wall, processor = spent.get(stage, (0.0, 0.0))
    spent[stage] = wall + time.perf_counter() - started, processor + processor_seconds() - used


def fill(folder: Path, passages: int, jobs: int = os.cpu_count() or 1) -> Spent:
    """Make an index of about so many passages in `folder`; what each stage took."""
    spent: Spent = {}
    made = encoder()
    store = Store.create(folder, made.manifest())
    papers = subjects.papers(passages)
    while True:
        with timed(spent, "papers made up"):
            batch = list(itertools.islice(papers, _PAPERS_AT_ONCE))
        if not batch:
            break
        with timed(spent, "cut"):
            cuts = [(document, cut_document(document)) for document in batch]
        with timed(spent, "encoded"):
            encoded = made.encode(cuts)
        with timed(spent, "written"), store.transaction():
            for (document, cut), seen in zip(cuts, encoded, strict=True):
                makers = Versions(parser_version(), made.version)
                store.add(document, cut, seen, Source(document.name, 1, 1, ""), makers)
    with timed(spent, "written"):
        store.publish(made.manifest())
    with timed(spent, "derived"):
        derived_index.derive(store, store.generation, jobs=jobs)
    store.close()
    del spent["papers made up"]
    return spent


def peak_megabytes() -> float:
    """The most memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def exponent(values: Sequence[float], counts: Sequence[int]) -> float:
    """How a figure grows: 1 is as the number of passages, 0 not at all; between the first and the last."""
    return math.log(values[-1] / values[0]) / math.log(counts[-1] / counts[0])
