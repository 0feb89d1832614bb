"""`make mutants` takes the same sample for the same seed, of every function before any gets a second."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.mutants.covering import function_around
from tests.mutants.sample import sample

SOURCE = '''
LIMIT = 3


@cache(size=4)
def first(one: int | None, *, two: int = 1) -> int | None:
    """One."""
    return one + two if one is not None else -1


def second(words: list[str]) -> bool:
    return all(a == b for a, b in zip(words, words, strict=True))
'''


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.py"
    path.write_text(SOURCE, encoding="utf-8")
    return path


def test_a_seed_gives_one_sample_and_another_seed_another(source: Path) -> None:
    one, same, other = (sample([source], 5, seed) for seed in (1, 1, 2))
    assert one == same != other
    assert {item.mutations[0].definition_name for item in one[:2]} == {"first", "second"}


def test_nothing_is_changed_that_no_test_could_tell(source: Path) -> None:
    changed = {item.mutations[0].start_pos for item in sample([source], 1000, 1)}
    assert {SOURCE.splitlines()[row - 1][column:].split()[0] for row, column in changed} == {
        "1)", "+", "one", "is", "-1", "1", "==",
    }  # fmt: skip


def test_the_tests_of_a_line_are_those_of_its_function() -> None:
    assert function_around(SOURCE, 8) == (7, 8)
    assert function_around(SOURCE, 12) == (12, 12)
    assert function_around(SOURCE, 2)[0] == 1
