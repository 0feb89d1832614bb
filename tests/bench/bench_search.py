"""Building and searching 10,000, 100,000 and 500,000 invented passages, beside floors and peers.

KAMERVRAAG_BENCH_PASSAGES for other numbers, with commas between.
"""

from __future__ import annotations

import tempfile
import time
from datetime import timedelta
from pathlib import Path

import numpy as np

from index.search import Filters, Index
from index.store.schema import FILE
from tests.bench.filling import Spent, exponent, fill, peak_megabytes, processor_seconds, sizes
from tests.bench.floors import floors
from tests.bench.peers import peers
from tests.bench.subjects import DAYS, FIRST_DAY, questions

Figure = tuple[str, float, str]
QUESTIONS = 100
_WARM_UP = 10
_MIDDLE = FIRST_DAY + timedelta(days=DAYS // 2)
FILTERS = (
    ("", Filters()),
    (", one party of fifteen", Filters(party="P3")),
    (", one minister of sixty", Filters(minister="Bewindspersoon 7")),
    (", one ministry of twelve", Filters(ministry="Zaak 3")),
    (", one type of three", Filters(type="antwoord")),
    (", 1% of the days", Filters(since=_MIDDLE, until=_MIDDLE + timedelta(days=DAYS // 100))),
    (", 10% of the days", Filters(since=_MIDDLE, until=_MIDDLE + timedelta(days=DAYS // 10))),
)


def run() -> list[Figure]:
    """Each size in turn; then how what was measured grows with it."""
    figures: list[Figure] = []
    by_name: dict[str, list[float]] = {}
    for passages in sizes():
        for name, value, unit in _measure_size(passages):
            figures.append((f"{passages:,}: {name}", value, unit))
            by_name.setdefault(name, []).append(value)
    grown = [
        (f"growth exponent: {name}", exponent(values, sizes()), "")
        for name, values in by_name.items()
        if len(values) == len(sizes()) > 1 and min(values) > 0 and " / " not in name
    ]
    return figures + grown


def _measure_size(passages: int) -> list[Figure]:
    asked = list(questions(QUESTIONS))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        spent = fill(path, passages)
        built = [*_build_figures(spent), ("memory of the build, peak", peak_megabytes(), "MB")]
        disk = [
            ("SQLite", _megabytes(path, f"{FILE}*"), "MB"),
            ("derived files", _megabytes(path, "derived-*/**/*"), "MB"),
        ]
        return [*built, *disk, *measure_search(path, asked), *peers(passages, asked)]


def _build_figures(spent: Spent) -> list[Figure]:
    figures = [(f"{stage}, processor time", used, "s") for stage, (_, used) in spent.items()]
    wall, used = (sum(values) for values in zip(*spent.values(), strict=True))
    return [*figures, ("built from text, processor time", used, "s"), ("built from text, clock", wall, "s")]


def _megabytes(path: Path, pattern: str) -> float:
    return sum(file.stat().st_size for file in path.glob(pattern) if file.is_file()) / 1e6


def measure_search(path: Path, asked: list[str]) -> list[Figure]:
    """Opening, searching with and without filters, and how far that is from what nothing can do without."""
    started = time.perf_counter()
    index = Index.open(path)
    index.search("warm")
    figures: list[Figure] = [("open and first search", (time.perf_counter() - started) * 1000, "ms")]
    for question in asked[:_WARM_UP]:
        index.search(question)
    stages: dict[str, list[float]] = {}
    for name, filters in FILTERS:
        index.search(asked[0], filters=filters)  # lays the filter out, which is kept
        wall, own = [], []
        for question in asked:
            since, used = time.perf_counter(), processor_seconds()
            timing = index.search(question, filters=filters).timing_ms
            wall.append((time.perf_counter() - since) * 1000)
            own.append((processor_seconds() - used) * 1000)
            if not name:
                for stage, spent in timing.items():
                    stages.setdefault(stage, []).append(spent)
        figures += [
            (f"search{name}: {of}{what}", float(np.percentile(values, share)), "ms")
            for of, share in (("p50", 50), ("p95", 95))
            for what, values in (("", wall), (" of processor time", own))
        ]
    figures += [
        (f"search, stage {stage}: p50", float(np.median(spent)), "ms") for stage, spent in stages.items()
    ]
    return [*figures, *_ratios(index, asked, stages)]


def _ratios(index: Index, asked: list[str], stages: dict[str, list[float]]) -> list[Figure]:
    found = floors(index, asked)
    dense, lexical = (float(np.median(stages[stage])) for stage in ("dense", "lexical"))
    figures: list[Figure] = [(f"floor: {name}", value, "ms") for name, value in found.items()]
    if "FAISS alone" in found:
        figures += [
            ("FAISS alone / memory read once", found["FAISS alone"] / found["memory read once"], "x"),
            ("stage dense / FAISS alone", dense / found["FAISS alone"], "x"),
        ]
    return [*figures, ("stage lexical / tantivy alone", lexical / found["tantivy alone"], "x")]
