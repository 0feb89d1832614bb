"""A process that is killed while it reads costs one paper, and the others come in their order."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from index.build import parsing
from index.build.parsing import APART, ENDED, ParseResult, ParseTask, parse_files
from index.store.store import Source


def deadly(work: ParseTask) -> ParseResult:
    """Reads a paper, but for those at whose name its process is killed."""
    if "dood" in work.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return ParseResult(work, None, f"gelezen: {work.name}")


@pytest.mark.parametrize("killers", [{13}, {3, 19}])
def test_a_process_that_is_killed_costs_one_paper(monkeypatch: pytest.MonkeyPatch, killers: set[int]) -> None:
    monkeypatch.setattr(parsing, "WORTH_A_POOL", 1)
    names = [f"{'dood' if number in killers else 'stuk'}{number:02}.txt" for number in range(20)]
    wanted = [ParseTask(Source(str(Path("/weg", name)), 9, 0, ""), name) for name in names]
    found = [(result.work.name, result.sentence) for result in parse_files(wanted, 2, deadly)]
    assert found == [(name, ENDED if "dood" in name else f"gelezen: {name}") for name in names]


def test_a_paper_read_apart_cannot_end_this_process() -> None:
    wanted = [
        ParseTask(Source(f"/weg/{name}", 9, 0, ""), name) for name in ("een.txt", "dood.txt", "drie.txt")
    ]
    assert [result.sentence for result in parse_files(wanted, APART, deadly)] == [
        "gelezen: een.txt", ENDED, "gelezen: drie.txt",
    ]  # fmt: skip
