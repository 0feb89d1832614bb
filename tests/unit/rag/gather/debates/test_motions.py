"""Which words are on the motion that a question names, and which on another one; all is invented."""

from __future__ import annotations

from datetime import date

import pytest

from index.document import Document
from rag.gather.debates.motions import beside_motion, movers_said, of_other_motion
from rag.gather.debates.voices import members_called
from rag.gather.findings import Finding
from tests.support.parsed import read
from tests.support.rag_papers import exchange_paper, letter

DEBATE = read(
    "Handelingen\n\nAan de orde is de kabelbaan.\n\nDe heer Wiek (ABC): Waarom vaart de pont niet?\n\n"
    "Minister Bos: Dank aan de heer Wiek.\n\nMevrouw Kaper (ABC): Mijn motie staat nog open."
)
LETTER = [
    "De motie van het lid Merel vraagt om honden in de tandradbaan.",
    "Aan deze motie heb ik uitvoering gegeven.",
    "De motie-Zwaluw/Van Dorp over kaartjes voer ik niet uit.",
    "Daarvoor is geen geld.",
]


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Is de motie-Merel uitgevoerd?", {"merel"}),
        ("de motie-Kievit/Van Dorp", {"kievit", "dorp"}),
        ("De moties van de leden Kievit (Eik), De Wal en Van Dorp zijn klaar.", {"kievit", "wal", "dorp"}),
        ("Did the minister carry out the motion by Zwaluw?", {"zwaluw"}),
        ("Welke motie van de VVD is aangenomen?", set()),
        ("De motie (Kamerstuk 50 100) van de Kamer; die motie Kamerstuk 50 100.", set()),
        ("Is de motie over honden uitgevoerd?", set()),
    ],
)  # fmt: skip
def test_a_motion_is_called_by_its_movers(text: str, called: set[str]) -> None:
    said = movers_said(text) - {"eik"}
    assert said == called


def on_others(paper: Document, question: str) -> list[int]:
    found = [Finding(paper, None, each, each.span) for each in paper.paragraphs]
    return [n for n, each in enumerate(found) if of_other_motion(each, question)]


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("Is de motie-Merel uitgevoerd?", [2, 3]),
        ("Is de motie van het lid Zwaluw uitgevoerd?", [0, 1]),
        ("Is de motie-Zwaluwstein uitgevoerd?", [0, 1, 2, 3]),
        ("Is de motie over honden uitgevoerd?", []),
    ],
)
def test_this_motion_is_the_one_named_last(question: str, others: list[int]) -> None:
    assert on_others(letter("brief.txt", LETTER, date(2041, 5, 3)), question) == others


def test_an_answer_is_on_the_motion_that_its_question_names() -> None:
    paper = exchange_paper("a.txt", [("Wat doet u met de motie-Merel?", "Die motie heb ik uitgevoerd.")])
    (asked,) = paper.exchanges
    assert asked.answer is not None
    found = Finding(paper, asked, None, asked.answer)
    assert of_other_motion(found, "Is de motie-Zwaluw uitgevoerd?")
    assert not of_other_motion(found, "Is de motie-Merel uitgevoerd?")


def test_what_became_of_a_motion_is_told_by_no_turn_that_speaks_of_none() -> None:
    fate, view = "Is de motie-Wiek uitgevoerd?", "Wat vindt Wiek van de motie?"
    told = {
        asked: [DEBATE.at(each.span)[:12] for each in DEBATE.paragraphs if beside_motion(DEBATE, each, asked)]
        for asked in (fate, view)
    }
    assert told == {fate: ["De heer Wiek", "Minister Bos"], view: ["Minister Bos"]}


def test_a_turn_is_the_words_of_the_member_who_speaks() -> None:
    assert members_called(DEBATE, "Mevrouw Kaper (ABC)") == {"kaper"}
    asked = exchange_paper("a.txt", [("Hoe lang is de brug?", "Twee meter.")])
    assert members_called(asked, "member") == {
        name for each in asked.askers for name in [(each.name or "").lower()]
    }
