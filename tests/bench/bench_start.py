"""`kamervraag ask` from start to answer, over the samples, beside what this machine makes of a bare loop."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

PROJECT = Path(__file__).parents[2]
QUESTION = "Wat heeft het kabinet gezegd over Irak?"
RUNS = 11


def run() -> list[tuple[str, float, str]]:
    """Whole processes, bytecode warm; the loop tells how fast the machine is at that time."""
    with tempfile.TemporaryDirectory() as index:
        _run_command("index", "samples", "--index", index)
        _run_command("ask", QUESTION, "--index", index)
        figures = [(*_time_start(index), _time_loop()) for _ in range(RUNS)]
    starts, busy, loops = np.array(figures).T
    return [
        ("ask from start, median", float(np.median(starts)), "s"),
        ("ask from start, shortest", float(starts.min()), "s"),
        ("ask from start, processor time, shortest", float(busy.min()), "s"),
        ("the loop of 10**7 additions, median", float(np.median(loops)), "s"),
    ]


def _time_start(index: str) -> tuple[float, float]:
    """Seconds on the clock, and of the processor's own."""
    started, before = time.perf_counter(), _children_time()
    _run_command("ask", QUESTION, "--index", index)
    return time.perf_counter() - started, _children_time() - before


def _children_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _time_loop() -> float:
    started = time.perf_counter()
    total = 0
    for _ in range(10**7):
        total += 1
    return time.perf_counter() - started


def _run_command(*words: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    subprocess.run(
        [sys.executable, "-m", "ui.cli", *words],
        cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
