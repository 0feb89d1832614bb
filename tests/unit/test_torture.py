"""A small, seeded part of `make torture`: each part breaks no promise, and would say so if it did."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.search import Index
from rag.answer import answer
from tests.torture import crowd, damage, kills, odd_questions
from tests.torture.outcome import SHOWN, Outcome

SMALL: dict[str, Callable[[Path], Outcome]] = {
    "kills": lambda home: kills.run(home, 18, 8),
    "damage": lambda home: damage.run(home, 18, 16),
    "questions": lambda _: odd_questions.run(18, 60),
    "crowd": lambda home: crowd.run(home, 18, 4.0),
}


@pytest.mark.parametrize("part", SMALL)
def test_no_promise_is_broken(tmp_path: Path, part: str) -> None:
    outcome = SMALL[part](tmp_path)
    assert outcome.broken == [] and sum(outcome.counts.values()) >= 8


def test_an_answer_that_differs_or_a_traceback_is_seen() -> None:
    outcome = Outcome("damage")
    for found in ([{"text": "406"}], [{"text": "506"}], ValueError("no array")):
        damage._judge(outcome, "a file", found, [{"text": "406"}], "answered")
    assert outcome.counts == {"answered as before": 1} and len(outcome.broken) == 2


def test_a_process_that_is_killed_is_seen() -> None:
    assert damage.in_child(lambda: 6 * 7) == 42
    assert isinstance(damage.in_child(lambda: 1 // 0), ZeroDivisionError)
    assert "ended with" in str(damage.in_child(lambda: damage.os._exit(3)))


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
