"""The month that is asked about tells which of two answers of a paper is the one; invented papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.gather.counted import of_named_month
from rag.gather.facts import named_months
from tests.support.rag_papers import findings_of_answers

SINCE_2040, SINCE_MAY, OTHER = (
    replace(each, score=score)
    for each, score in zip(
        findings_of_answers(
            "Van 1 juni 2040 t/m 30 september 2042 zijn 61 aanvaringen gemeld.",
            "Van 1 mei t/m 30 september zijn 4 aanvaringen gemeld.",
            "De ponten varen door.",
            question="Hoeveel aanvaringen met ponten waren er?",
        ),
        (10.0, 9.5, 4.0),
        strict=True,
    )
)
ALL = (SINCE_2040, SINCE_MAY, OTHER)


def test_months_are_named_with_their_year_where_it_is_said() -> None:
    assert named_months("Sinds 3 Mei 2041, en in juni") == {(5, "2041"), (6, "")}
    assert not named_months("They may meet")


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Hoeveel aanvaringen waren er sinds mei 2042?", SINCE_MAY),
        ("Hoeveel aanvaringen waren er sinds juni 2040?", SINCE_2040),
        ("Hoeveel aanvaringen waren er sinds februari 2042?", SINCE_2040),  # nothing tells
        ("Hoeveel aanvaringen waren er?", SINCE_2040),
        ("Wat zei de minister in mei over aanvaringen?", SINCE_2040),  # when it was said
    ],
)
def test_the_answer_of_that_month_leads(question: str, first: object) -> None:
    assert of_named_month(ALL, question)[0] is first


def test_what_fits_far_less_does_not_lead_for_its_month() -> None:
    far = replace(SINCE_MAY, score=2.0)
    assert of_named_month((SINCE_2040, far), "Hoeveel aanvaringen waren er sinds mei 2042?")[0] is SINCE_2040
    assert of_named_month((), "Hoeveel waren er in mei 2042?") == ()
