"""Labels of several questions as people write them. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import HEAD, pairs, read


@pytest.mark.parametrize(
    "label", ["Antwoord 3 a en b", "Antwoord op vraag 3a en b:", "Antwoord 3 a, b", "Antwoord 3a t/m b"]
)
def test_an_answer_to_two_lettered_questions(label: str) -> None:
    doc = read(f"{HEAD}Vraag 3 a\nDraait hij?\n\nVraag 3 b\nMaalt hij?\n\n{label}\nHij staat stil.\n")
    assert [pair[1:] for pair in pairs(doc)] == [
        ("Draait hij?", "Hij staat stil."),
        ("Maalt hij?", "Hij staat stil."),
    ]
    assert {each.voice for each in doc.exchanges} == {CABINET}


@pytest.mark.parametrize(
    "label",
    ["Antwoord op vragen 2) en 3)", "Antwoord op de vragen (2) en (3):", "Antwoord op vragen 2) & 3)"],
)
def test_an_answer_to_numbers_in_brackets(label: str) -> None:
    doc = read(
        f"{HEAD}1)\nMaalt hij?\n\nAntwoord op vraag 1)\nJa.\n\n2)\nHoe hard?\n\n3)\nWaarheen?\n\n"
        f"{label}\nDat verschilt.\n\n4)\nNog iets?\n\nAntwoord op vraag 4)\nNee.\n"
    )
    answers = ["Ja.", "Dat verschilt.", "Dat verschilt.", "Nee."]
    assert [(name, answer) for name, _, answer in pairs(doc)] == list(zip("1234", answers, strict=True))
