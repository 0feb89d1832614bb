"""Every form of a time that people type, in eight languages, on one day: `question | first..last day`."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest

from index.search import Filters
from rag.understand.periods import read_periods
from rag.understand.question import understand
from tests.unit.rag.understand.test_question import Shelf

TODAY = date(2025, 5, 14)  # a Wednesday
FORMS = [
    tuple(line.split(" | "))
    for line in Path(__file__).with_name("forms.txt").read_text("utf-8").splitlines()
    if line
]


def said(question: str, today: date = TODAY) -> str:
    found = read_periods(question, today)
    return " ; ".join(f"{each.since or '-'}..{each.until or '-'}" for each in found) or "none"


@pytest.mark.parametrize(("question", "wanted"), FORMS)
def test_a_time_as_it_is_typed(question: str, wanted: str) -> None:
    assert said(question) == wanted


@pytest.mark.parametrize("question", [question for question, wanted in FORMS if wanted != "none"])
def test_its_place_is_within_the_question_and_holds_its_name(question: str) -> None:
    for period in read_periods(question, TODAY):
        assert 0 <= period.start < period.end <= len(question)
        assert period.name and period.name in question[period.start : period.end]


def test_no_day_and_no_text_breaks_the_reading() -> None:
    chance = random.Random(15)
    pieces = sorted({word for question, _ in FORMS for word in question.split()})
    for _ in range(1500):
        question = " ".join(chance.choices(pieces, k=chance.randint(1, 9)))
        for period in read_periods(question, date(2024, 2, 29)):
            assert 0 <= period.start < period.end <= len(question)
            assert not (period.since and period.until) or period.since <= period.until


@pytest.mark.parametrize(
    "question",
    [
        "Wat zei Zilverberg in mei 2025 over dijken?",
        "What did Zilverberg say in May 2025 about dikes? He said what?",
        "Was sagte Zilverberg im Mai 2025 über Deiche?",
        "Qu'a dit Zilverberg en mai 2025 sur les digues ?",
        "¿Qué dijo Zilverberg en mayo de 2025 sobre los diques?",
        "Co powiedział Zilverberg w maju 2025 na temat wałów?",
        "Zilverberg Mayıs 2025'te setler hakkında ne dedi?",
        "ماذا قال Zilverberg في مايو 2025 عن السدود؟",
    ],
)
def test_a_period_narrows_in_every_language(question: str) -> None:
    filters = understand(question, (), Shelf()).filters
    assert (filters.since, filters.until) == (date(2025, 5, 1), date(2025, 5, 31))


def test_a_goal_in_another_language_is_no_period_of_the_papers() -> None:
    asked = "Was sagte Zilverberg über Emissionen bis 2030?"
    assert understand(asked, (), Shelf()).filters == Filters(minister="Zilverberg")
