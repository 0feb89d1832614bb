"""A small, seeded part of `make torture`: each part breaks no promise, and would say so if it did."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.search import Index
from rag.answer import answer
from tests.support.places import ROOT
from tests.torture import crowd, damage, kills, odd_questions
from tests.torture.outcome import SHOWN, Outcome

SMALL: dict[str, Callable[[Path], Outcome]] = {
    "kills": lambda home: kills.run(home, 18, 8),
    "questions": lambda _: odd_questions.run(18, 60),
    "crowd": lambda home: crowd.run(home, 18, 4.0),
}


@pytest.mark.parametrize("part", SMALL)
def test_no_promise_is_broken(tmp_path: Path, part: str) -> None:
    outcome = SMALL[part](tmp_path)
    assert outcome.broken == [] and sum(outcome.counts.values()) >= 8


def alone(*words: str) -> subprocess.CompletedProcess[str]:
    """A process of its own: damage forks, which may hang in one with threads, as a worker of the tests is."""
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, text=True, timeout=120)


def test_no_damage_breaks_a_promise() -> None:
    done = alone("-m", "tests.torture", "damage", "--seed", "18", "--share", "0.016")
    assert done.returncode == 0 and "16\n" in done.stdout, done.stdout + done.stderr


def test_an_answer_that_differs_or_a_traceback_is_seen() -> None:
    outcome = Outcome("damage")
    for found in ([{"text": "406"}], [{"text": "506"}], ValueError("no array")):
        damage._judge(outcome, "a file", found, [{"text": "406"}], "answered")
    assert outcome.counts == {"answered as before": 1} and len(outcome.broken) == 2


IN_CHILD = """
from tests.torture.damage import in_child, os
assert in_child(lambda: 6 * 7) == 42
assert isinstance(in_child(lambda: 1 // 0), ZeroDivisionError)
assert "ended with 3" in str(in_child(lambda: os._exit(3)))
"""


def test_a_process_that_is_killed_is_seen() -> None:
    done = alone("-c", IN_CHILD)
    assert done.returncode == 0, done.stderr


def test_a_quote_that_does_not_stand_there_is_seen(sample_folder: Path) -> None:
    with Index.open(sample_folder) as index:
        given = answer("wat heeft het kabinet gezegd over Irak?", index)
        odd_questions._check_quotes(given, index)
        moved = replace(given.citations[0], start=given.citations[0].start + 1)
        with pytest.raises(AssertionError):
            odd_questions._check_quotes(replace(given, citations=(moved,)), index)


def test_what_is_broken_is_told_in_few_lines() -> None:
    outcome = Outcome("kills", broken=["a fault"] * (SHOWN + 5))
    assert outcome.lines()[-1] == "  BROKEN: 5 more" and len(outcome.lines()) == SHOWN + 2
