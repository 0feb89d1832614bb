"""What the page sends beside a question is read with care, and a kept conversation goes on where it was."""

from __future__ import annotations

import json

import pytest

from rag.understand.followup import Message
from tests.support.answers import answer
from ui.page.message_form import (
    kept_conversation,
    named_thread,
    replaced_turn,
    seen_answer,
    wanted_conversation,
)
from ui.page.replies import fault_of, frame_language
from ui.service.conversations import MAX_MESSAGE, MAX_TURNS, Conversation, Conversations, SeenAnswer, Turn


def test_names_and_states_are_read_with_care() -> None:
    assert wanted_conversation('{"token": "x", "id": "3"}') == ("x", "3")
    assert wanted_conversation('{"token": ["x"], "id": 3}') == wanted_conversation("[") == ("", "")
    assert seen_answer('{"stand": "12"}') == SeenAnswer(12)  # a link of before
    assert seen_answer('{"stand": "12-345"}') == SeenAnswer(12, 345)
    assert seen_answer('{"stand": "12-x"}') == SeenAnswer(12)
    assert seen_answer('{"stand": 12}') is seen_answer('{"stand": "x"}') is None
    assert seen_answer('{"stand": "²"}') is None


def test_where_a_question_is_asked_and_what_it_replaces_are_read_with_care() -> None:
    assert named_thread('{"draad": "x"}') == "x" and named_thread('{"draad": ""}') == ""
    assert named_thread('{"draad": 3}') is named_thread("[") is None
    assert len(named_thread(json.dumps({"draad": "x" * 9_000})) or "") < 9_000
    assert replaced_turn('{"vervangt": 2}') == 2
    for wrong in ("0", "-1", "true", '"2"', "1.5", str(MAX_TURNS + 1)):
        assert replaced_turn(f'{{"vervangt": {wrong}}}') == 0


def test_turns_that_only_the_reader_has_are_what_a_follow_up_leans_on() -> None:
    form = json.dumps(
        {"gesprek": [["Blijft de brug dicht?", "Ja."], [3, "x"], "y", ["z" * 9_000, ""]], "na": 4}
    )
    context, before = kept_conversation(form)
    assert [message.role for message in context] == ["user", "assistant"] * 2 and before == 4
    assert len(context[2].content) == MAX_MESSAGE
    talk = Conversations().begin(context, before)
    assert talk.next_number == 5 and talk.messages() == context
    talk.turns.append(Turn(5, "En de tunnel?", answer()))
    assert talk.next_number == 6 and talk.messages()[:4] == context
    assert talk.messages()[4] == Message("user", "En de tunnel?")


@pytest.mark.parametrize("after", [0, -1, True, "4", None, MAX_TURNS + 1])
def test_a_conversation_without_a_right_number_is_none(after: object) -> None:
    assert kept_conversation(json.dumps({"gesprek": [["a", "b"]], "na": after})) == ((), 0)


def test_a_kept_conversation_fills_up_too() -> None:
    full = Conversation("t", before=MAX_TURNS)
    assert fault_of("Blijft de brug dicht?", full, "nl")
    assert not fault_of("Blijft de brug dicht?", full, "nl", MAX_TURNS)  # in the place of the last


def test_the_page_says_in_which_language_an_answer_is_framed() -> None:
    said = (Message("user", "What did the cabinet say about dikes?"), Message("assistant", "Nothing."))
    assert frame_language("SELECT * FROM papers", "nl") == "nl"
    assert frame_language("What did the cabinet say about dikes?", "nl") is None  # the question's own
    assert frame_language("And in 2031?", "nl", said) is None
    assert frame_language("Wat zei het kabinet over dijken?", "en") == "en"
