"""When an answer is due: the term, the three weeks and the postponements, each counted once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.document import Dates, Document
from index.harvest.news.terms import deadline_of, postponement_days
from index.search.catalogue import Paper

ASKED = date(2031, 2, 3)


def after(days: int | None) -> date | None:
    return None if days is None else ASKED + timedelta(days=days)


@pytest.mark.parametrize(
    ("term", "letters", "due"),
    [
        (None, [], 21),
        (None, [20], 42),
        (None, [20, 40], 63),
        (21, [], 21),
        (42, [], 42),
        (21, [20], 42),  # the term stands where it stood: the letter asks for three weeks more
        (21, [24], 42),
        (21, [5], 42),  # a letter weeks before the first term
        (42, [20], 42),  # the term was moved for the letter: it counts once
        (42, [24], 42),
        (60, [20], 60),
        (42, [20, 41], 63),  # moved for the first letter only
        (63, [20, 41], 63),
        (56, [54], 77),  # a long first term, as over a recess, and then a letter
        (77, [54], 77),
        (56, [54, 75], 98),
        (10, [9], 31),
        (21, [None], 42),  # a letter without a day
        (42, [None], 42),
    ],
)
def test_the_deadline(term: int | None, letters: list[int | None], due: int) -> None:
    assert deadline_of(ASKED, after(term), [after(day) for day in letters]) == after(due)


def test_the_calendar_ends() -> None:
    last = date.max
    assert deadline_of(last, None, [last]) == deadline_of(last, last, [None, last]) == last


def test_without_any_day_there_is_no_deadline() -> None:
    assert deadline_of(None, None, [ASKED]) is None
    assert deadline_of(None, after(42), [after(20)]) == after(42)
    assert deadline_of(None, after(21), [after(20)]) == after(42)


@pytest.mark.parametrize(
    ("days", "counted"),
    [
        ([], 0),
        ([20], 1),
        ([20, 20], 1),
        ([20, 22], 1),
        ([20, 40], 2),
        ([None], 1),
        ([None, None], 1),
        ([20, None], 1),
    ],
)
def test_a_letter_that_both_sources_have_counts_once(days: list[int | None], counted: int) -> None:
    papers = [Paper(n, f"u{n}", "", "uitstel", None, None, {}, (), ()) for n, _ in enumerate(days)]
    documents = [Document(f"u{n}", "uitstel", "", dates=Dates(sent=after(day))) for n, day in enumerate(days)]
    asked = (
        Paper(99, "v", "", "vragen", ASKED, None, {}, (), ()),
        Document("v", "vragen", "", dates=Dates(sent=ASKED)),
    )
    assert len(postponement_days([*papers, asked[0]], [*documents, asked[1]])) == counted
