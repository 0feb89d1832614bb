"""One paper added to, changed in, removed from an index of invented passages, and a hundred added.

KAMERVRAAG_BENCH_PASSAGES for other numbers than 10,000, 100,000 and 500,000. Each update is a process of its
own, as `kamervraag index` is, so that its memory is its own.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.build import BuildOptions, build
from index.build.indexing import batches
from index.build.indexing import run as build_run
from index.derived import derived_index
from index.models.encoder import Encoder, encoder
from index.search import Index
from index.store import Store
from tests.bench.filling import exponent, fill, processor_seconds, sizes
from tests.bench.invented import paper

STAGES: tuple[tuple[str, Any, str], ...] = (
    ("look papers up", Store, "known_near"),
    ("parse", batches, "parse_files"),
    ("encode", Encoder, "encode"),
    ("write the paper", Store, "add"),
    ("publish", Store, "publish"),
    ("compare checksums", derived_index, "is_made"),
    ("gather the arrays", derived_index, "_gather_columns"),
    ("write the arrays", derived_index, "write_columns"),
    ("write the codes of vectors", derived_index, "_write_codes"),
    ("write tantivy", derived_index, "_write_lexical"),
    ("seal", derived_index, "seal"),
    ("count", build_run, "count_contents"),
)
UPDATES = ("add", "change", "remove")
MANY = 100


def run() -> list[tuple[str, float, str]]:
    """The whole of each update, then its stages, then what a reader pays; by size, and its growth."""
    figures: list[tuple[str, float, str]] = []
    by_name: dict[str, list[float]] = {}
    for passages in sizes():
        with tempfile.TemporaryDirectory() as folder:
            prepare(Path(folder), passages)
            for name, value, unit in measure(Path(folder)):
                figures.append((f"{passages:,}: {name}", value, unit))
                by_name.setdefault(name, []).append(value)
    grown = [
        (f"growth exponent: {name}", exponent(values, sizes()), "")
        for name, values in by_name.items()
        if len(values) == len(sizes()) > 1 and min(values) > 0
    ]
    return figures + grown


def prepare(folder: Path, passages: int) -> None:
    """An index of so many passages, whose papers have no files, and a folder for those that have."""
    fill(folder / "index", passages)
    (folder / "papers").mkdir()
    (folder / "papers" / "blijft.txt").write_text(paper(seed=3), encoding="utf-8")
    _update(folder)


def measure(folder: Path) -> list[tuple[str, float, str]]:
    """What each update costs, as figures of a benchmark."""
    figures = []
    file = folder / "papers" / "nieuw.txt"
    for update in UPDATES:
        if update == "remove":
            file.unlink()
        else:
            file.write_text(paper(seed=1 if update == "add" else 2), encoding="utf-8")
        told = _update(folder)
        figures += [(f"{update} one paper: {name}", value, unit) for name, value, unit in told]
    for number in range(MANY):
        file.with_name(f"{number}.txt").write_text(paper(seed=MANY + number), encoding="utf-8")
    return figures + [(f"add {MANY} papers: {name}", value, unit) for name, value, unit in _update(folder)]


def _update(folder: Path) -> list[tuple[str, float, str]]:
    command = [sys.executable, "-m", "tests.bench.bench_update", str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [(name, value, unit) for name, value, unit in json.loads(done.stdout.splitlines()[-1])]


def _update_here(folder: Path) -> list[tuple[str, float, str]]:
    """One build in this process, after a reader and the models are there; then what the reader pays."""
    encoder().encode([])
    index = Index.open(folder / "index")
    index.search("wat zegt het kabinet")
    before = _memory()
    spent: dict[str, float] = defaultdict(float)
    for name, owner, function in STAGES:
        setattr(owner, function, _timed(getattr(owner, function), spent, name))
    started, busy = time.perf_counter(), processor_seconds()
    build([folder / "papers"], folder / "index", BuildOptions(jobs=2))
    built, worked = time.perf_counter(), processor_seconds()
    stages = [(name, spent[name] * 1000, "ms") for name, *_ in STAGES if spent[name] > 0.001]
    index.search("wat zegt het kabinet")
    seen, done = time.perf_counter(), processor_seconds()
    return [
        ("to searchable", seen - started, "s"),
        ("build", (built - started) * 1000, "ms"),
        ("build, processor time", (worked - busy) * 1000, "ms"),
        ("reader, processor time", (done - worked) * 1000, "ms"),
        *stages,
        ("a reader goes to it, and one search", (seen - built) * 1000, "ms"),
        ("memory beyond the peak of opening and one search", _memory() - before, "MB"),
        ("peak memory", _memory(), "MB"),
        ("written", _written() / 1e6, "MB"),
    ]


def _timed(function: Callable[..., Any], spent: dict[str, float], name: str) -> Callable[..., Any]:
    def call(*args: Any, **named: Any) -> Any:
        started = time.perf_counter()
        found = function(*args, **named)
        if name == "parse":
            found = list(found)
        spent[name] += time.perf_counter() - started
        return found

    return call


def _memory() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def _written() -> int:
    """The bytes that this process gave to the disk."""
    for line in Path("/proc/self/io").read_text(encoding="ascii").splitlines():
        if line.startswith("write_bytes"):
            return int(line.split()[1])
    return 0


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_update_here(Path(sys.argv[1]))) + "\n")
