"""Whether an answer speaks to a question in another language; invented papers."""

from __future__ import annotations

import pytest

from rag.gather.absence import abroad
from rag.gather.absence.abroad import answering_odds, speaks_plainly
from rag.gather.findings import Finding
from rag.gather.question_profile import read_profile
from rag.understand.answer_kind import kind_of
from tests.unit.rag.gather.absence.test_beyond_title import BUS, MOVE, PUPILS

ODDS = 3.0


def signals(finding: Finding, question: str, language: str) -> abroad.Abroad:
    asked = read_profile(question, kind_of(question))
    return abroad.abroad(finding, asked, question, language, ODDS)


@pytest.mark.parametrize(
    ("language", "question", "right"),
    [
        ("en", "How many pupils does the skippers' school in Korrelzand have?", PUPILS),
        ("de", "Wie viele Schüler hat die Schifferschule in Korrelzand?", PUPILS),
        ("fr", "Combien d'élèves compte l'école de Korrelzand ?", PUPILS),
        ("en", "Why is the school in Korrelzand moving?", MOVE),
        ("de", "Warum zieht die Schule in Korrelzand um?", MOVE),
    ],
)
def test_the_answer_that_is_asked_for_is_told_from_its_neighbour(
    language: str, question: str, right: Finding
) -> None:
    neighbour = MOVE if right is PUPILS else PUPILS
    odds, other = (answering_odds(signals(each, question, language)) for each in (right, neighbour))
    assert odds > other


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("en", "Was the school in Korrelzand sold to a hotel?"),
        ("de", "Warum wurde die Schule in Korrelzand an ein Hotel verkauft?"),
        ("fr", "Les chevaux sont-ils admis à l'école de Korrelzand ?"),
    ],
)
def test_a_neighbour_comes_near_and_no_more(language: str, question: str) -> None:
    asked = read_profile(question, kind_of(question))
    assert not any(speaks_plainly(each, asked, question, language, ODDS) for each in (MOVE, PUPILS, BUS))


def test_what_is_said_of_a_subject_answers_who_asks_what_was_said() -> None:
    question = "What did the minister say about the school in Korrelzand?"
    asked = read_profile(question, "topic")
    assert speaks_plainly(MOVE, asked, question, "en", ODDS)


def test_signs_of_what_is_asked() -> None:
    found = signals(PUPILS, "Why are bicycles forbidden at the school?", "en")
    assert found.reason == 1 and found.odds == ODDS
    assert found.lacking > 0.5  # no word for bicycles
    assert signals(PUPILS, "How many pupils does the school have?", "en").lacking < found.lacking
