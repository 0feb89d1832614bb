"""A label in what the minister quotes is none, and what holds it is unsure. All texts are invented."""

from __future__ import annotations

import pytest

from tests.support.parsed import HEAD, pairs, read

QUOTES = [
    "Een molenaar schreef mij:\nAntwoord: dat is mij niet verteld.\nZo is het.",
    "Een molenaar zei daarover het volgende:\nAntwoord: dat is mij niet verteld.",
    "Een brief leert:\n«Vraag 1: maalt hij?\nAntwoord: dat is mij niet verteld.»\nZo is het.",
    "Een brief leert: “Vraag: maalt hij?\nAntwoord 1: dat is mij niet verteld.”",
]


@pytest.mark.parametrize("quote", QUOTES)
def test_a_letter_quoted_in_an_answer_answers_no_other_question(quote: str) -> None:
    doc = read(
        f"{HEAD}Vraag 1\nMaalt hij?\n\nVraag 2\nWat wilt u?\n\nVraag 3\nWie klaagt?\n\n"
        f"Antwoord 1\nJa.\n\nAntwoord 3\nVelen. {quote}\n"
    )
    assert pairs(doc) == [
        ("1", "Maalt hij?", "Ja."),
        ("2", "Wat wilt u?", None),
        ("3", "Wie klaagt?", f"Velen. {quote}"),
    ]
    assert (doc.exchanges[2].state, doc.exchanges[2].voice) == ("unsure", None)


def test_a_quotation_that_nobody_closed_hides_no_label() -> None:
    doc = read(
        f"{HEAD}Vraag 1\nKent u «De molen staat stil?\nAntwoord 1: Ja.\n"
        "Vraag 2\nMaalt hij?\nAntwoord 2: «Nee».\n"
    )
    assert pairs(doc) == [("1", "Kent u «De molen staat stil?", "Ja."), ("2", "Maalt hij?", "«Nee».")]
