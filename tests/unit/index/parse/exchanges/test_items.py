"""Items a) to c) of one question are that question, also where it bears no label; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from tests.support.parsed import ASKED, HEAD, pairs, read

ITEMS = ("Hoeveel sluizen staan open?", "Hoeveel zijn dicht?", "Wat kost dat?")
SIGNS = [
    ("a)", "b)", "c)"),
    ("a.", "b.", "c."),
    ("i.", "ii.", "iii."),
    ("(i)", "(ii)", "(iii)"),
    ("-", "-", "-"),
]
LISTED = (
    "Nr. 4 LIJST VAN VRAGEN EN ANTWOORDEN\n\nDe vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan de "
    "Minister van Visserij. De Minister heeft deze vragen beantwoord bij brief van 1 mei 2031.\n"
)


def asked(signs: tuple[str, ...], between: str, lead: str = "Kunt u aangeven:") -> str:
    return between.join([lead, *(f"{sign} {item}" for sign, item in zip(signs, ITEMS, strict=True))])


@pytest.mark.parametrize("signs", SIGNS)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("lead", ["Kunt u aangeven:", "Hoe staat het met de sluizen?"])
def test_of_questions_without_a_label(signs: tuple[str, ...], between: str, lead: str) -> None:
    question = asked(signs, between, lead)
    assert pairs(read(f"{ASKED}\nIs er een sluis?\n\n{question}\n\nWaarom?")) == [
        ("1", "Is er een sluis?", None),
        ("2", question, None),
        ("3", "Waarom?", None),
    ]
    assert pairs(
        read(f"{HEAD}\nIs er een sluis?\n\nJa.\n\n{question}\n\nTien, en vijf.\n\nWaarom?\n\nDaarom.")
    ) == [
        ("1", "Is er een sluis?", "Ja."),
        ("2", question, "Tien, en vijf."),
        ("3", "Waarom?", "Daarom."),
    ]


@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("head", [HEAD, LISTED])
@pytest.mark.parametrize("label", ["", "Antwoord:\n"])
def test_numbered_as_the_questions_are(between: str, head: str, label: str) -> None:
    question = asked(("1.", "2.", "3."), between)
    text = f"1. {question}\n\n{label}Tien, en vijf.\n\n2. Is dat genoeg?\n\n{label}Ja.\n\n3. Waarom?\n\n{label}Daarom."
    assert pairs(read(f"{head}\n{text}")) == [
        ("1", question, "Tien, en vijf."),
        ("2", "Is dat genoeg?", "Ja."),
        ("3", "Waarom?", "Daarom."),
    ]


def test_the_next_question_stands_apart_from_items_that_stand_together() -> None:
    question = asked(("1.", "2.", "3."), "\n")
    found = pairs(read(f"{ASKED}\n1. Is er een sluis?\n\n2. Is dat genoeg?\n\n3. {question}\n\n4. Waarom?"))
    assert [number for number, _, _ in found] == ["1", "2", "3", "4"]
    assert found[2][1] == question


def test_a_list_in_an_answer_is_no_question() -> None:
    found = pairs(
        read(
            f"{HEAD}\nWat gebeurt er?\n\nHet volgende:\n- de sluis gaat open;\n- de dijk blijft dicht.\n\nWaarom?\n\nDaarom."
        )
    )
    assert found[0] == (
        "1",
        "Wat gebeurt er?",
        "Het volgende:\n- de sluis gaat open;\n- de dijk blijft dicht.",
    )
