"""Whose question a quote answers, and which question is still open, seen from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.document import Document
from index.search import Filters, Index
from rag.answer import answer
from tests.support.shelf import BEUK, EIK, Shelf, exchange_paper, shelf

__all__ = ["shelf"]

OTTERS = "Hoeveel otters leven er in de Reigerplas?"
REED = "Wie maait het riet bij Kievitsdal?"


def consultation() -> Document:
    """A paper in which two members each asked a question; the paper names Ter Horst first."""
    paper = exchange_paper(
        "overleg.txt",
        [
            (REED, "Het riet bij Kievitsdal wordt door het waterschap gemaaid."),
            (OTTERS, "In de Reigerplas leven volgens de telling 23 otters."),
        ],
    )
    first, second = paper.exchanges
    return replace(
        paper,
        askers=(EIK, BEUK),
        exchanges=(replace(first, asker=EIK), replace(second, asker=BEUK)),
    )


def indexed(shelf: Shelf, *papers: Document) -> Index:
    shelf.put(*papers)
    shelf.build()
    return Index.open(shelf.index)


def test_a_quote_names_the_member_who_put_that_question_not_the_papers_first(shelf: Shelf) -> None:
    index = indexed(shelf, consultation())
    assert [each.asker for each in answer(OTTERS, index).citations] == [BEUK]
    assert [each.asker for each in answer(REED, index).citations] == [EIK]


def test_a_members_words_stand_under_the_name_of_that_member(shelf: Shelf) -> None:
    index = indexed(shelf, consultation())
    said = answer("Wie vroeg naar otters in de Reigerplas?", index)
    assert "Van Duin" in said.text and "Ter Horst" not in said.text


def test_a_hit_bears_the_party_of_who_put_that_question(shelf: Shelf) -> None:
    index = indexed(shelf, consultation())
    assert index.search(OTTERS).hits[0].party == "Beuk"
    assert index.search(REED).hits[0].party == "Eik"
    assert [hit.exchange for hit in index.search(REED, filters=Filters(party="Beuk"))] == ["2"]


def test_of_several_open_questions_the_one_asked_is_named(shelf: Shelf) -> None:
    bridge = "Wanneer wordt de ophaalbrug bij Kievitsdal geschilderd?"
    waiting = exchange_paper("brug.txt", [(bridge, None)], kind="vragen", day=date(2024, 5, 2), asker=BEUK)
    pool = exchange_paper(
        "bad.txt", [("Wanneer gaat het zwembad open?", None)], kind="vragen", day=date(2024, 4, 1)
    )
    index = indexed(shelf, pool, waiting, consultation())
    (note,) = [each for each in answer(bridge, index).notes if "een antwoord staat niet" in each]
    assert "Van Duin (Beuk)" in note and "2 mei 2024" in note and "brug.txt" in note


def test_an_open_question_on_another_matter_is_not_named(shelf: Shelf) -> None:
    waiting = exchange_paper(
        "brug.txt", [("Wanneer wordt de ophaalbrug bij Dorsthoek geschilderd?", None)], kind="vragen"
    )
    index = indexed(shelf, waiting, consultation())
    said = answer("Wie heeft het standbeeld bij Dorsthoek ontworpen?", index)
    assert said.abstained and not any("een antwoord staat niet" in each for each in said.notes)


def test_the_open_question_is_named_also_where_another_paper_of_the_minister_comes_near(shelf: Shelf) -> None:
    asked = "Waarom is de benoeming van de woordvoerder van minister De Wolf afgeblazen?"
    waiting = exchange_paper("wacht.txt", [(asked, None)], kind="vragen", day=date(2024, 5, 2), asker=BEUK)
    told = (
        "Mijn ministerie heeft vier woordvoerders. De benoeming van een woordvoerder is aan mijn ministerie."
    )
    near = exchange_paper("aantal.txt", [("Hoeveel woordvoerders heeft u?", told)])
    said = answer(
        "Waarom ging de benoeming van de woordvoerder van minister De Wolf niet door?",
        indexed(shelf, waiting, near),
    )
    assert said.abstained and any("een antwoord staat niet" in each for each in said.notes)
