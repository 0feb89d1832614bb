"""What the weights abroad are learnt from, and that the fit tells it apart."""

from __future__ import annotations

from dataclasses import astuple

from eval.standing.fit_abroad import AbroadCase, learning_set, told_apart
from eval.standing.leading_answer import Truth
from rag.gather.absence.abroad import Abroad


def case(number: int, right: bool) -> AbroadCase:
    near = 0.8 if right else 0.3
    signals = Abroad(near, near, 0.2, float(number % 3 == 0), 3.0 + number % 2)
    return AbroadCase(signals, Truth(right, right, f"{number % 9}.txt"))


def test_the_fit_tells_apart_what_can_be() -> None:
    found = [case(number, number % 2 == 0) for number in range(40)]
    told = (
        learning_set(found).fit().predict([astuple(case(0, True).signals), astuple(case(0, False).signals)])
    )
    assert told.tolist() == [True, False]
    assert next(told_apart(found)).startswith("area under the curve 1.000")


def test_a_question_answered_with_something_else_counts_for_less() -> None:
    signals = case(0, True).signals
    wrong = AbroadCase(signals, Truth(answerable=True, right=False, paper="1.txt"))
    assert wrong.weight < AbroadCase(signals, Truth(answerable=False, right=False, paper="1.txt")).weight == 1
