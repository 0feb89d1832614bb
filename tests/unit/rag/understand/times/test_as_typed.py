"""What people type for a time otherwise than it is written: slips in months, days as words, "tm"."""

from __future__ import annotations

import pytest

from index.search import Filters
from rag.say.closing_notes import filter_sentence
from rag.say.frames import EN, NL
from rag.understand.question import understand
from rag.understand.times.as_typed import month_meant
from tests.unit.rag.understand.test_question import Shelf


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("febuari", "februari"), ("janauri", "januari"), ("setpember", "september"), ("maatr", "maart"),
     ("apirl", "april"), ("octobre", "october"), ("agust", "august")],
)  # fmt: skip
def test_a_month_with_one_slip_is_that_month(typed: str, meant: str) -> None:
    assert month_meant(typed) == meant


@pytest.mark.parametrize("word", ["kaart", "maat", "jullie", "maart", "taart", "augurk", "dijken", "mark"])
def test_another_word_is_no_month(word: str) -> None:
    assert month_meant(word) is None


def test_a_period_that_left_nothing_is_called_by_what_it_is() -> None:
    """ "Op 3 juni 2034" is one day, not all that came after it."""
    shelf = Shelf(lambda said: 0 if said.since or said.until else 2)
    day = understand("Wat zei het kabinet op 3 juni 2034 over dijken?", (), shelf).notes[0]
    since = understand("Wat zei het kabinet sinds juni 2034 over dijken?", (), shelf).notes[0]
    said = "liet niets over en is niet gebruikt."
    assert filter_sentence(day, Filters(), NL) == f"Het filter periode 3 juni 2034 {said}"
    assert filter_sentence(since, Filters(), NL) == f"Het filter vanaf juni 2034 {said}"
    assert filter_sentence(day, Filters(), EN).startswith("The filter period 3 juni 2034 left")
