"""Counts that are true in every text: one function, singular and plural, Dutch and English."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.search import Index
from rag.answer import answer
from rag.say.closing_notes import years_apart_note
from rag.say.coverage_words import covered_words
from rag.say.frames import EN, NL
from rag.statement import SearchedPapers
from tests.support.answers import quoting, written
from ui.html.home import home_html
from ui.wording import terminal

IRAQ = "Wat heeft het kabinet gezegd over gedwongen terugkeer naar Irak?"


@pytest.mark.parametrize(
    ("documents", "exchanges", "dutch", "english"),
    [
        (0, 0, "0 stukken", "0 papers"),
        (1, 0, "1 stuk, 2031", "1 paper, 2031"),
        (1, 1, "1 stuk met 1 vraag, 2031", "1 paper with 1 question, 2031"),
        (1234, 5, "1.234 stukken met 5 vragen, 2031", "1,234 papers with 5 questions, 2031"),
    ],
)
def test_counts_are_in_words_of_their_language(
    documents: int, exchanges: int, dutch: str, english: str
) -> None:
    covered = SearchedPapers(documents, exchanges, date(2031, 1, 1), date(2031, 12, 1))
    assert (covered_words(covered, "nl"), covered_words(covered, "de")) == (dutch, english)


def test_papers_without_a_date_are_said_to_have_none() -> None:
    assert covered_words(SearchedPapers(2, 3, None, None), "nl") == "2 stukken met 3 vragen, zonder datum"


def test_every_text_counts_alike_and_promises_no_answers(sample_index: Index) -> None:
    counted = covered_words(sample_index.coverage(), "nl")
    assert counted == "13 stukken met 42 vragen, 2031–2041"
    unanswered = [
        exchange
        for name in sample_index.documents()
        for exchange in sample_index.document(name).exchanges
        if exchange.answer is None
    ]
    assert unanswered, "so that 42 questions with an answer would be untrue"
    silent = answer("Wat is de maximumsnelheid van een vliegende schotel boven Appelscha?", sample_index)
    for shown in (
        home_html(sample_index, "nl"),
        terminal.answer_text(answer(IRAQ, sample_index)),
        " ".join(silent.notes),
    ):
        assert counted in shown and "met antwoord" not in shown


def test_one_sentence_left_out_is_one_sentence() -> None:
    assert NL.dropped_one.startswith("Eén zin is") and EN.dropped_one.startswith("One sentence was")


def test_the_newest_is_said_to_stand_first_only_where_it_does() -> None:
    old, new = quoting((1, "Oud.")), replace(quoting((2, "Nieuw.")), date=date(2039, 10, 17))
    assert years_apart_note([new, old], NL) == (
        "De uitspraken lopen van 2 maart 2034 tot en met 17 oktober 2039; de nieuwste staat bovenaan."
    )
    assert (
        years_apart_note([old, new], NL) == "De uitspraken lopen van 2 maart 2034 tot en met 17 oktober 2039."
    )
    assert years_apart_note([old, written("Zonder datum.")], NL) is None


def test_an_english_answer_says_that_its_quotes_are_dutch(sample_index: Index) -> None:
    found = answer("What has the cabinet said about forced return to Iraq?", sample_index)
    assert found.statements and EN.dutch_quotes in found.notes
    assert EN.dutch_quotes not in answer(IRAQ, sample_index).notes
