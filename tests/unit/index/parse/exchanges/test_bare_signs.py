"""Bare numbers of questions with the signs that writers put behind them; invented."""

from __future__ import annotations

import pytest

from tests.support.parsed import ASKED, HEAD, pairs, read

TURNS = (
    ("Hoeveel sluizen zijn er?", "Er zijn er tien."),
    ("Is dat genoeg?", "Ja, dat is zo."),
    ("Waarom?", "Daarom."),
)
SIGNS = ["{}) ", "{})\n", "{}): ", "({}) ", "{} ) ", "{}.) ", "{} - ", "{}: ", "{}. "]
RIGHT = [(str(n), asked, said) for n, (asked, said) in enumerate(TURNS, 1)]


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("label", ["Antwoord: ", "Antwoord {}) ", "Antwoord op vraag {}\n", "A{}) ", "A{}: "])
def test_a_number_with_its_signs_is_a_label(sign: str, label: str) -> None:
    parts = [
        f"{sign.format(n)}{asked}\n\n{label.format(n)}{said}" for n, (asked, said) in enumerate(TURNS, 1)
    ]
    assert pairs(read("\n\n".join([HEAD, *parts]))) == RIGHT


@pytest.mark.parametrize("sign", SIGNS)
def test_questions_without_answers(sign: str) -> None:
    text = "\n".join(f"{sign.format(n)}{asked}" for n, (asked, _) in enumerate(TURNS, 1))
    assert [asked for _, asked, _ in pairs(read(f"{ASKED}\n{text}"))] == [asked for asked, _ in TURNS]


@pytest.mark.parametrize("sign", SIGNS)
def test_beside_notes_in_the_same_form(sign: str) -> None:
    notes = "1) De Courant, 3 mei 2031.\n2) Kamerstuk 31 100, nr. 4."
    one = f"{sign.format(1)}Kent u het bericht? 1)\n\nAntwoord\nJa."
    two = f"{sign.format(2)}Is dat genoeg? 2)\n\nAntwoord\nJa, zo is het."
    doc = read(f"{HEAD}\n{one}\n\n{two}\n\n{notes}\n")
    assert pairs(doc) == [("1", "Kent u het bericht?", "Ja."), ("2", "Is dat genoeg?", "Ja, zo is het.")]
    assert len(doc.footnotes) == 2


def test_a_road_at_the_start_of_a_line_is_no_answer() -> None:
    text = "1. Welke wegen zijn dicht?\n\nAntwoord:\nDat zijn er twee.\n\n"
    text += "A1: tussen Molendam en Veerdorp.\n\nA2: bij Dijkzicht."
    found = pairs(read(f"{HEAD}\n{text}"))
    assert len(found) == 1 and str(found[0][2]).endswith("A2: bij Dijkzicht.")
