"""What a stage took, in milliseconds, whether it ended well or not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.search import stopwatch
from index.search.stopwatch import Stopwatch


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A clock that is 0.25 s further each time it is looked at."""
    ticks = iter(range(100))
    monkeypatch.setattr(stopwatch.time, "perf_counter", lambda: next(ticks) / 4)
    yield


@pytest.mark.usefixtures("clock")
def test_stages_are_in_milliseconds_and_those_of_one_name_add_up() -> None:
    watch = Stopwatch()
    for name in ("search", "search", "write"):
        with watch.stage(name):
            pass
    assert watch.total() == {"search": 500.0, "write": 250.0, "total": 1750.0}


@pytest.mark.usefixtures("clock")
def test_a_stage_that_fails_counts_too() -> None:
    watch = Stopwatch()
    with pytest.raises(ValueError, match="not today"), watch.stage("search"):
        raise ValueError("not today")
    assert watch.ms == {"search": 250.0}
