"""Answers that stand in the very paragraph that repeats the members' question; invented."""

from __future__ import annotations

import pytest

from tests.support.parsed import pairs, read

HEAD = (
    "Verslag van een schriftelijk overleg\n\nDe vaste commissie voor Visserij heeft vragen voorgelegd aan de "
    "Minister van Visserij.\n\nI Vragen en opmerkingen vanuit de fracties\n\n"
    "De leden van de VVD-fractie vinden dat de sluis dicht moet.\n\nII Reactie van de Minister\n\n"
)
ASKED = "De leden van de VVD-fractie vragen of de sluis dichtgaat."
OTHERS = "De leden van de D66-fractie vragen een overzicht van de kades."


@pytest.mark.parametrize(
    "said", ["De sluis blijft open. Zij wordt in mei geverfd.", "Ik laat de sluis open."]
)
def test_a_minister_answers_where_he_repeats_the_question(said: str) -> None:
    doc = read(f"{HEAD}{ASKED} {said}\n\n{OTHERS} Een overzicht van de kades volgt in mei.\n")
    assert [(question, answer) for _, question, answer in pairs(doc)] == [
        (ASKED, said),
        (OTHERS, "Een overzicht van de kades volgt in mei."),
    ]


@pytest.mark.parametrize(
    "remark", ["De sluis is oud.", "Zij vinden dat nodig.", "Deze leden wachten al lang."]
)
def test_a_remark_of_the_members_above_an_answer_stays_theirs(remark: str) -> None:
    doc = read(f"{HEAD}{ASKED} {remark}\n\nDeze leden vragen ook naar de deur.\n\nDe deur blijft.\n")
    assert all(remark not in (answer or "") for _, _, answer in pairs(doc))


def test_members_who_close_with_a_word_like_ontwikkeling_are_not_in_the_answer() -> None:
    close = "De leden van de VVD-fractie maken zich zorgen over de ontwikkeling van het gebruik van de sluis."
    doc = read(
        "Verslag van een schriftelijk overleg\n\nDe vaste commissie voor Visserij heeft vragen aan de "
        f"Minister van Visserij.\n\nInbreng van de leden van de VVD-fractie\n\n{ASKED}\n\nAntwoord:\n"
        f"De sluis gaat dicht.\n\n{close}\n"
    )
    assert [answer for _, _, answer in pairs(doc)] == ["De sluis gaat dicht."]


def test_an_answer_to_one_fractie_is_none_to_another_that_asks_above_it() -> None:
    doc = read(f"{HEAD}{ASKED}\n\n{OTHERS}\n\nEen overzicht van de kades volgt in mei.\n")
    assert [(question, answer) for _, question, answer in pairs(doc)] == [
        (OTHERS, "Een overzicht van de kades volgt in mei.")
    ]


def test_fracties_that_ask_the_same_share_an_answer() -> None:
    too = "De leden van de D66-fractie vragen ook of de sluis dichtgaat."
    doc = read(f"{HEAD}{ASKED}\n\n{too}\n\nDe sluis blijft open.\n")
    assert [(question.split("\n")[0], answer) for _, question, answer in pairs(doc)] == [
        (ASKED, "De sluis blijft open.")
    ]


def test_what_they_add_to_a_question_stays_the_members_words() -> None:
    doc = read(f"{HEAD}{ASKED} Zij zien de deur klemmen. De deur wordt in mei geverfd.\n\n{OTHERS}\n")
    assert pairs(doc)[0][2] == "De deur wordt in mei geverfd."
