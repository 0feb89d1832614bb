from __future__ import annotations

import pytest

from index.parse.links.similarity import Likeness

QUESTIONS = [
    "Wanneer gaat de sluis bij Zeewolde weer open voor schepen?",
    "Hoeveel garnalen mag de vloot in de Waddenzee vangen?",
    "De vloot klaagt over garnalen. Kan de sluis eerder open voor de schepen?",
]
ANSWERS = ["In juni.", "Twaalf ton.", "Nee."]


def test_the_same_question_is_the_likest_and_the_order_is_the_papers() -> None:
    scores = Likeness(QUESTIONS, ANSWERS).to_all(0)
    assert max(range(3), key=scores.__getitem__) == 0
    assert scores[0] == pytest.approx(1.0)


def test_what_leads_up_to_a_question_counts_less_than_the_question() -> None:
    scores = Likeness(QUESTIONS, ANSWERS).to_all(2)
    assert scores[0] > scores[1] > 0


def test_an_answer_counts_too_and_so_does_a_topic() -> None:
    questions = ["Wat gebeurt er?", "Wat komt er?", "Hoe zit het met de kade?"]
    likeness = Likeness(questions, ["De kade wordt hersteld.", "De brug wordt hersteld.", "Zie boven."])
    assert likeness.to_all(2)[0] > likeness.to_all(2)[1]
    assert likeness.to_all(2, "de brug")[1] > likeness.to_all(2)[1]


def test_empty_texts() -> None:
    assert Likeness(["", ""], ["", ""]).to_all(0) == [0.0, 0.0]
