"""A time that cannot be read is said, never dropped in silence."""

from __future__ import annotations

from datetime import date

import pytest

from index.search import Index
from rag.answer import answer
from rag.understand.periods import read_periods, unread_times
from rag.understand.question import understand
from tests.unit.rag.understand.test_question import Shelf

TODAY = date(2041, 5, 1)


def unread(question: str) -> list[tuple[str, str]]:
    return [(why, question[start:end]) for why, start, end in unread_times(question, TODAY)]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wat zei de minister op 31 februari 2034?", "31 februari 2034"),
        ("Wat zei de minister op 31 februari?", "31 februari"),
        ("Wat zei de minister op 29 februari 2033?", "29 februari 2033"),
        ("Wat zei de minister op 45-13-2034?", "45-13-2034"),
        ("Wat zei de minister op 2034-13-01?", "2034-13-01"),
        ("Wat zei de minister in week 60 2034?", "week 60 2034"),
        ("Wat zei het kabinet in Q5 2034?", "Q5 2034"),
        ("Wat zei het kabinet in het vijfde kwartaal van 2034?", "vijfde kwartaal van 2034"),
        ("What did the minister say on February 30, 2034?", "February 30, 2034"),
        ("What did the cabinet say in the third half of 2034?", "third half of 2034"),
        ("Was sagte das Kabinett am 31. Februar 2034?", "31. Februar 2034"),
        ("Que dit le cabinet le 31 juin 2034 ?", "31 juin 2034"),
    ],
)
def test_what_no_calendar_has_is_no_period(question: str, said: str) -> None:
    assert unread(question) == [("no_such_time", said)]
    assert not read_periods(question, TODAY)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Wat zei het kabinet tussen 2035 en 2033 over wolven?", "tussen 2035 en 2033"),
        ("Wat zei de minister van 5 mei 2036 tot 3 mei 2035?", "van 5 mei 2036 tot 3 mei 2035"),
        ("What did the cabinet say between 2035 and 2033?", "between 2035 and 2033"),
    ],
)
def test_a_stretch_that_ends_before_it_begins_is_no_period(question: str, said: str) -> None:
    assert unread(question) == [("reversed", said)]
    assert not read_periods(question, TODAY)


@pytest.mark.parametrize(
    ("question", "said"),
    [("Wat zei de minister op 4 maart?", "4 maart"), ("What did the minister say on March 4?", "March 4")],
)
def test_a_day_of_no_year_is_no_period(question: str, said: str) -> None:
    assert unread(question) == [("no_year", said)]


@pytest.mark.parametrize(
    "question",
    [
        "Wat zei de minister op 4 maart 2034?",
        "Wat zei de minister tussen 2033 en 2035?",
        "Wat zei de minister in 2034 en 2033?",
        "Wat zei de minister van 3 maart tot 5 april 2034?",
        "Wat zei de minister tussen november en februari 2034?",
        "Wat zei de minister op 29 februari 2032?",
        "Wat staat er in stuk 20231305?",
        "Wat zegt artikel 31-2?",
        "Wat zei de minister in Q4 2034?",
        "What did the minister say on March 4, 2034?",
        "Mag het op drie van de vijf dagen?",
    ],
)
def test_what_can_be_read_or_is_no_time_is_not_told(question: str) -> None:
    assert unread(question) == []


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("Wat zei de minister op 31 februari 2034 over Irak?", "“31 februari 2034” bestaat niet"),
        ("Wat zei de minister op 4 maart over Irak?", "“4 maart” noemt geen jaar"),
        (
            "Wat zei het kabinet tussen 2035 en 2033 over Irak?",
            "“tussen 2035 en 2033” eindigt voor het begint",
        ),
        ("What did the cabinet say in Q5 2034 about Iraq?", "“Q5 2034” is in no calendar"),
        ("Wat zei het kabinet vóór 2036 over Irak?", "tot en met 2035"),
        ("Wat zei het kabinet vóór maart 2036 over Irak?", "tot en met 29-2-2036"),
        ("Wat zei het kabinet tot en met 2036 over Irak?", "tot en met 2036"),
    ],
)
def test_the_asker_is_told(sample_index: Index, question: str, note: str) -> None:
    assert any(note in each for each in answer(question, sample_index).notes)


def test_a_day_that_is_only_the_subject_is_not_told(sample_index: Index) -> None:
    said = answer("Moet de Kamer jaarlijks op 1 maart een rapport krijgen?", sample_index)
    assert not any("noemt geen jaar" in note for note in said.notes)


def test_a_month_of_no_year_is_told_where_it_dates_papers() -> None:
    assert unread("Wat zei de minister in maart over dijken?") == [("no_year", "maart")]
    assert unread("Wat zei de minister in maart 2034 over dijken?") == []
    assert unread("Wat zei de minister in maart vorig jaar over dijken?") == []
    told = understand("Wat zei de minister in maart over dijken?", (), Shelf()).notes
    topic = understand("Wat zei de minister over de vloed in maart?", (), Shelf()).notes
    assert [(each.kind, each.value) for each in told] == [("no_year", "maart")] and not topic
