"""The address of an answer asks it again: its filters, its conversation, the state of the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qs

from index.search import Filters
from tests.support.answers import answer
from ui.html import filter_form
from ui.html.addresses import MAX_LENGTH, question_address
from ui.html.turns import restored_html
from ui.service.conversations import Conversation, Turn

LEANING = replace(answer(), understood=replace(answer().understood, carried=("brug",)))
FIRST = Turn(1, "Blijft de brug dicht?", answer(), given=Filters(party="Tulp"))
SECOND = Turn(2, "En de tunnel?", LEANING, contents=7, given=Filters(since=date(2031, 2, 3)))


def test_an_answer_alone_brings_no_conversation() -> None:
    said = parse_qs(question_address(FIRST, Conversation("t", [FIRST, SECOND])))
    assert said == {"q": ["Blijft de brug dicht?"], "partij": ["Tulp"], "stand": [f"0-{FIRST.mark}"]}


def test_a_follow_up_brings_what_it_leans_on_each_with_its_filters() -> None:
    other = Turn(0, "Iets anders?", answer())
    said = parse_qs(question_address(SECOND, Conversation("t", [other, FIRST, SECOND])))
    assert said["van"] == ["2031-02-03"] and said["stand"] == [f"7-{SECOND.mark}"]
    assert [parse_qs(each) for each in said["eerder"]] == [
        {"q": ["Blijft de brug dicht?"], "partij": ["Tulp"]}
    ]


def test_an_address_stays_short_enough_to_be_sent() -> None:
    long = replace(FIRST, question="waarom " * 800)
    assert len(question_address(SECOND, Conversation("t", [long, SECOND]))) < MAX_LENGTH
    assert "eerder" not in question_address(SECOND, Conversation("t", [long, SECOND]))


def test_what_the_form_said_comes_back_as_it_was() -> None:
    given = Filters(since=date(2031, 2, 3), party="Tulp & Co", type="brief")
    assert filter_form.read_form(filter_form.said_of(given)) == given


def test_a_name_of_the_page_is_never_markup() -> None:
    assert "<img" not in restored_html("<img src=x>", "")
