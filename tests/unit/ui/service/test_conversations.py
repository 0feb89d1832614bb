"""Conversations are kept on the server, under names that cannot be guessed, and forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.search import Filters
from tests.support.answers import answer
from ui.page.replies import AnswerUnderway, fault_of, reply, split_message
from ui.service import conversations
from ui.service.conversations import Conversation, Conversations, Turn
from ui.service.index_service import IndexService

QUESTION = "wat heeft het kabinet gezegd over Irak?"
SET = "1. Hoeveel drinkwater gebruikt een inwoner per dag?\n2. Waarom is de spoorbrug bij Zaltbommel dicht?"


def test_a_conversation_is_found_by_its_name_only() -> None:
    kept = Conversations()
    first, second = kept.begin(), kept.begin()
    assert first.token != second.token and len(first.token) >= 20
    assert kept.find(first.token) is first
    assert kept.find("x") is None and kept.find(None) is None and kept.find("") is None


def test_the_oldest_make_room_and_all_are_forgotten_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conversations, "MAX_CONVERSATIONS", 2)
    kept = Conversations()
    first, second = kept.begin(), kept.begin()
    kept.find(first.token)
    kept.begin()
    assert kept.find(first.token) is first and kept.find(second.token) is None
    first.seen -= conversations.KEEP_S + 1
    kept.begin()
    assert kept.find(first.token) is None


def test_only_answered_turns_are_history() -> None:
    talk = Conversation("t", [Turn(1, "a?", answer()), Turn(2, "b?", None, fault="nee")])
    assert [(message.role, message.content) for message in talk.messages()] == [
        ("user", "a?"),
        ("assistant", answer().text),
    ]


def test_statements_come_before_the_whole_and_are_kept(sample_folder: Path) -> None:
    talk = Conversations().begin()
    pieces = list(reply(QUESTION, talk, Filters(), IndexService(sample_folder), "nl"))
    assert isinstance(pieces[0], AnswerUnderway) and "13 stukken" in pieces[0].doing
    assert isinstance(pieces[-1], Turn) and talk.turns == [pieces[-1]]
    assert isinstance(pieces[1], AnswerUnderway) and pieces[1].statements  # before the whole is there
    assert pieces[-1].answer is not None and pieces[1].statements[0] == pieces[-1].answer.statements[0]


def test_a_pasted_set_becomes_turns_with_their_numbers(sample_folder: Path) -> None:
    talk = Conversations().begin()
    pieces = reply(SET, talk, Filters(), IndexService(sample_folder), "nl")
    made = [piece for piece in pieces if isinstance(piece, Turn)]
    assert [turn.part for turn in made] == ["1", "2"] and all(turn.answer for turn in made)


LONG_SET = "\n".join(f"{n}. Hoe staat het met de brug van dorp {n}?" for n in range(1, 60))


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("", "Typ eerst"),
        ("  \n", "Typ eerst"),
        ("x" * 4001, "te lang"),
        ("x" * 100_000, "te lang"),
        (LONG_SET, "meer dan 40"),
    ],
)
def test_what_cannot_be_asked_is_said(message: str, words: str) -> None:
    assert words in str(fault_of(message, Conversation("t"), "nl"))


def test_a_full_conversation_takes_no_more() -> None:
    full = Conversation("t", [Turn(n, "?", None) for n in range(conversations.MAX_TURNS)])
    assert "vol" in str(fault_of("vraag?", full, "nl"))
    assert fault_of("vraag?", Conversation("t"), "nl") is None


def test_an_ordinary_message_is_one_question() -> None:
    message = "Wat zei de minister over 1. de brug en 2. de tunnel?"
    assert len(split_message(message)) == 1 and split_message(message)[0].text == message


def test_what_is_found_after_a_stop_or_a_newer_question_is_not_kept(sample_folder: Path) -> None:
    desk, conversation = IndexService(sample_folder), Conversation("t")
    earlier = reply(SET, conversation, Filters(), desk, "nl")
    assert isinstance(next(earlier), AnswerUnderway)
    turns = [
        piece for piece in reply(QUESTION, conversation, Filters(), desk, "nl") if isinstance(piece, Turn)
    ]
    assert [turn.question for turn in conversation.turns] == [QUESTION] and len(turns) == 1
    assert not [piece for piece in earlier if isinstance(piece, Turn)]
    assert [turn.question for turn in conversation.turns] == [QUESTION]


def test_an_answer_given_before_is_given_again_until_the_index_changes(sample_folder: Path) -> None:
    desk = IndexService(sample_folder)
    first = list(desk.answering(QUESTION))
    again = list(desk.answering(QUESTION))
    assert again == first and again[-1] is first[-1]
    assert desk.answer(QUESTION) is first[-1]
    assert list(desk.answering(QUESTION, language="en"))[-1] is not first[-1]
    assert list(desk.answering(QUESTION, filters=Filters(type="brief")))[-1] is not first[-1]
