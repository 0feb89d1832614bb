from __future__ import annotations

import pytest

from rag.understand.followup import MAX_CARRIED, Turn, leans, stand_alone

BEFORE = [
    Turn("user", "Gaat de sluis in Waterdorp dicht?"),
    Turn("assistant", "In 2031 komt er een gemaal. [1]"),
]


@pytest.mark.parametrize(
    "question",
    [
        "En sinds juli?",
        "En bij de veerpont dan?",
        "Hoeveel geld is daarmee gemoeid?",
        "Wat antwoordde de minister daarop?",
        "Wat kost dat?",
        "Hoe voert de minister die uit?",
        "Waar gaan de schippers dan liggen?",
        "Waarom?",
        "Hoe kan ik opvragen wat ze over mij hebben?",
        "And how much does it cost?",
        "Wie betaalt deze maatregel eigenlijk allemaal?",
    ],
)
def test_a_question_that_leans(question: str) -> None:
    alone = stand_alone(question, BEFORE)
    assert alone.startswith(question)
    assert "sluis" in alone and "Waterdorp" in alone


@pytest.mark.parametrize(
    "question",
    [
        "Wat doet het kabinet tegen hondenbeten?",
        "Hoeveel honden die bijten worden geregistreerd?",
        "Welke steun krijgen boeren in Twente?",
        "Worden er deze zomer dijken verhoogd in Zeeland?",
    ],
)
def test_a_question_that_stands_alone(question: str) -> None:
    assert stand_alone(question, BEFORE) == question


def test_without_history_nothing_is_added() -> None:
    assert stand_alone("En sinds juli?", []) == "En sinds juli?"
    assert not leans("En sinds juli?", [Turn("assistant", "Goedendag.")])


def test_a_chain_of_follow_ups_leads_back_to_its_subject() -> None:
    history = [*BEFORE, Turn("user", "En wat kost dat?"), Turn("assistant", "Twee miljoen.")]
    assert "Waterdorp" in stand_alone("En wie betaalt dat?", history)


def test_the_subject_before_a_new_one_is_left_behind() -> None:
    history = [*BEFORE, Turn("user", "Wat doet het kabinet tegen hondenbeten?"), Turn("assistant", "Niets.")]
    alone = stand_alone("En wat kost dat?", history)
    assert "hondenbeten" in alone
    assert "Waterdorp" not in alone


def test_the_names_in_a_short_answer_are_carried_but_not_its_other_words() -> None:
    answered = Turn("assistant", "De motie Jansen/Vos (36 200-V-27) vroeg daarom. [1] Meer niet.")
    alone = stand_alone("Hoe voert de minister die uit?", [BEFORE[0], answered])
    assert "Jansen/Vos" in alone and "36 200-V-27" in alone
    assert "[1]" not in alone and "motie" not in alone


def test_what_is_carried_has_an_end() -> None:
    history = [Turn("user", " ".join(f"onderwerp{n}" for n in range(200)))]
    assert len(stand_alone("Wat kost dat?", history).split()) <= MAX_CARRIED + 3
