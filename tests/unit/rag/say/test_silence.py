"""What is said where there is no answer: what is lacking, what comes nearest, which question still waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Document, Exchange, Member, Span
from index.search import Filters, Index
from rag.answer import Answer, answer
from tests.support.shelf import BEUK, Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

DIKE = "De dijk bij Meerkoet wordt door het waterschap onderhouden en is nog niet verhoogd."
FERRY = "De veerdienst naar Snipeiland kostte in 2031 twee ton, in 2032 drie ton en in 2034 vier ton."


def asked(shelf: Shelf, question: str, *papers: Document, filters: Filters = Filters()) -> Answer:  # noqa: B008
    shelf.put(*papers)
    shelf.build()
    with Index.open(shelf.index) as index:
        said = answer(question, index, filters=filters)
    assert said.abstained and not said.citations and not said.sections
    return said


@pytest.mark.parametrize(
    ("question", "lacks"),
    [
        (
            "Hoeveel meter is de dijk bij Meerkoet?",
            "Wat het dichtst in de buurt komt, noemt het gevraagde getal niet.",
        ),
        (
            "Wat kost de dijk bij Meerkoet?",
            "Wat het dichtst in de buurt komt, noemt het gevraagde getal niet.",
        ),
    ],
)
def test_a_number_that_is_not_there_is_said_to_be_lacking(shelf: Shelf, question: str, lacks: str) -> None:
    paper = exchange_paper("dijk.txt", [("Wie onderhoudt de dijk bij Meerkoet?", DIKE)])
    said = asked(shelf, question, paper)
    assert lacks in said.notes
    (nearest,) = [note for note in said.notes if note.startswith("Het dichtst in de buurt komt")]
    assert "“Vragen over dijk.txt”, 1 maart 2024, antwoord op vraag 1: «De dijk bij Meerkoet" in nearest
    assert [(each.n, each.doc) for each in said.nearest] == [(1, "dijk.txt")]


def test_another_year_than_the_papers_speak_of_is_said_with_those_they_do(shelf: Shelf) -> None:
    paper = exchange_paper("veer.txt", [("Wat kost de veerdienst naar Snipeiland?", FERRY)])
    said = asked(shelf, "Hoeveel kostte de veerdienst naar Snipeiland in 2029?", paper)
    assert "Over 2029 staat er niets; wel over 2031, 2032 en 2034." in said.notes
    one = exchange_paper("veer.txt", [("Wat kost de veerdienst naar Snipeiland?", FERRY.split(",")[0] + ".")])
    said = asked(shelf, "Hoeveel kostte de veerdienst naar Snipeiland in 2029?", one)
    assert "Over 2029 staat er niets; wel over 2031." in said.notes


def test_who_put_the_open_question_and_when_stands_in_one_sentence(shelf: Shelf) -> None:
    question = "Wanneer wordt de ophaalbrug bij Dorsthoek geschilderd?"
    paper = exchange_paper("brug.txt", [(question, None)], kind="vragen", day=date(2024, 5, 2), asker=BEUK)
    (note,) = [each for each in asked(shelf, question, paper).notes if "gesteld" in each]
    assert note == (
        "De vraag is gesteld door het lid Van Duin (Beuk) op 2 mei 2024 (Vragen over brug.txt), "
        "maar een antwoord staat niet in de stukken. "
        "Vraag 1 luidt: “Wanneer wordt de ophaalbrug bij Dorsthoek geschilderd?”"
    )


def test_a_fractie_that_put_the_open_question_is_named_as_one(shelf: Shelf) -> None:
    question = "Wanneer wordt de ophaalbrug bij Dorsthoek geschilderd?"
    paper = exchange_paper("brug.txt", [(question, None)], kind="vragen", asker=Member(None, "Beuk"))
    (note,) = [each for each in asked(shelf, question, paper).notes if "gesteld" in each]
    assert "door de Beuk-fractie op" in note


def test_what_was_searched_stands_first_and_says_where_filters_left_only_a_part(shelf: Shelf) -> None:
    paper = exchange_paper("dijk.txt", [("Wie onderhoudt de dijk bij Meerkoet?", DIKE)])
    other = letter("brief.txt", ["De sluizen bij Kievitsdal blijven open."])
    everything = asked(shelf, "Hoe worden tomaten gekweekt?", paper, other)
    assert everything.notes[0] == "Doorzocht: 2 stukken met 1 vraag, 2023–2024."
    assert not everything.nearest, "what is far from the question is not called near"
    some = asked(shelf, "Hoe worden tomaten gekweekt?", paper, other, filters=Filters(type="brief"))
    assert some.notes[0].startswith("Doorzocht zijn alleen de stukken die de filters overlaten: 1 stuk, 2023")


def test_a_question_that_waits_elsewhere_in_the_paper_does_not_hide_the_answer(shelf: Shelf) -> None:
    paper = exchange_paper("dijk.txt", [("Wie onderhoudt de dijk bij Meerkoet?", DIKE)])
    start = paper.text.index("Wie")
    waiting = Exchange("2", (2,), None, Span(start, start + 3), None, state="unanswered")
    shelf.put(replace(paper, exchanges=(*paper.exchanges, waiting)))
    shelf.build()
    with Index.open(shelf.index) as index:
        assert not answer("Wie onderhoudt de dijk bij Meerkoet?", index).abstained
