"""Of two or more parties asked about in one breath each is quoted, or said to have nothing on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Member
from index.search import Index
from rag.answer import Answer, answer
from rag.understand.question import understand
from tests.support.shelf import BEUK, EIK, Shelf, exchange_paper, shelf

__all__ = ["shelf"]

TULP = Member("Bakker", "Tulp")
ASKED = {
    "eik.txt": (EIK, "Waarom is het veer naar Snipeiland zo duur geworden?"),
    "beuk.txt": (BEUK, "Gaat het veer naar Snipeiland ook in de winter varen?"),
    "tulp.txt": (TULP, "Wanneer wordt de kade van Meerkoet gedregd?"),
}


@pytest.fixture
def made_index(shelf: Shelf) -> Index:
    for month, (name, (asker, question)) in enumerate(ASKED.items(), start=1):
        paper = exchange_paper(
            name, [(question, "Daarover wordt u nader geïnformeerd.")], asker=asker, day=date(2031, month, 3)
        )
        exchanges = tuple(replace(each, asker=asker) for each in paper.exchanges)
        shelf.put(replace(paper, exchanges=exchanges))
    shelf.build()
    return Index.open(shelf.index)


def cited(said: Answer) -> set[str]:
    return {each.doc for each in said.citations}


@pytest.mark.parametrize(
    "question",
    [
        "Wat vroegen Eik en Beuk over het veer naar Snipeiland?",
        "Wat willen de Beuk en de Eik met het veer naar Snipeiland?",
        "Welke vragen stelden de fracties van Eik en van Beuk over het veer naar Snipeiland?",
    ],
)
def test_each_of_two_parties_is_quoted(made_index: Index, question: str) -> None:
    said = answer(question, made_index)
    assert cited(said) == {"eik.txt", "beuk.txt"}
    assert all(each.voice == "member" for each in said.citations)


def test_a_party_without_a_word_on_it_is_named(made_index: Index) -> None:
    said = answer("Wat vroegen Eik, Beuk en Tulp over het veer naar Snipeiland?", made_index)
    assert cited(said) == {"eik.txt", "beuk.txt"}
    assert [section.gap for section in said.sections] == ["Van Tulp staat er niets bij dit onderwerp."]


def test_where_none_of_them_asked_each_is_named(made_index: Index) -> None:
    said = answer("Wat vroegen Eik en Beuk over zonnepanelen?", made_index)
    assert said.abstained
    assert "Van Eik staat er niets bij dit onderwerp." in said.notes
    assert "Van Beuk staat er niets bij dit onderwerp." in said.notes


def test_a_party_of_which_the_papers_hold_nothing_is_no_error(made_index: Index) -> None:
    said = answer("Wat vroegen Eik en de PvdD over het veer naar Snipeiland?", made_index)
    assert cited(said) == {"eik.txt"}


@pytest.mark.parametrize(
    ("question", "parties"),
    [
        ("Wat vroegen Eik en Beuk over het veer?", ("Eik", "Beuk")),
        ("Wat vroeg Eik over het veer?", ()),
        ("Wat zei de minister over Eik en Beuk?", ()),  # what it is about
        ("Wat vroegen Eik en Eik over het veer?", ()),
        ("Wat vroegen Eik en wat vroeg de minister aan Beuk over het veer?", ()),
    ],
)
def test_which_parties_are_asked_about_in_one_breath(
    made_index: Index, question: str, parties: tuple[str, ...]
) -> None:
    assert understand(question, (), made_index).parties == parties


def test_parties_may_be_left_among_the_words(made_index: Index) -> None:
    question = "Wat vroegen Eik en Beuk over het veer?"
    assert understand(question, (), made_index, ignored={"party"}).parties == ()


def test_of_two_questions_only_the_one_that_names_the_parties_is_of_them(made_index: Index) -> None:
    said = answer(
        "Wat vroegen Eik en Beuk over het veer naar Snipeiland? Wanneer wordt de kade van Meerkoet gedregd?",
        made_index,
    )
    assert "tulp.txt" in cited(said)
