"""A question is asked in the conversation that the page names, and may take the place of an earlier one."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ui.page.events import ask_handler, restore_handler
from ui.service.app_state import AppState
from ui.service.conversations import Conversation, Conversations
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

IRAK = "wat heeft het kabinet gezegd over Irak?"
WATER = "Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?"
VISITOR = SimpleNamespace(session_hash="window", client=None, request=None)


@pytest.fixture
def room(sample_folder: Path) -> AppState:
    return AppState(IndexService(sample_folder), Conversations(), default_limits())


def asked(room: AppState, message: str, token: str | None, **form: object) -> list[tuple[Any, ...]]:
    return list(ask_handler(room)(message, json.dumps(form), token, "nl", VISITOR))


def questions(conversation: Conversation) -> list[tuple[int, str]]:
    return [(turn.number, turn.question) for turn in conversation.turns]


def test_the_page_names_the_conversation_and_not_the_window(room: AppState) -> None:
    one, other = room.conversations.begin(), room.conversations.begin()
    first = asked(room, IRAK, other.token, draad=one.token)
    assert questions(one) == [(1, IRAK)] and not other.turns
    assert f'data-thread="{one.token}"' in first[0][2]  # by this the page learns its name
    begun = asked(room, WATER, one.token, draad="")[0][0]  # a new one, whatever the window has
    assert questions(one) == [(1, IRAK)] and begun not in (one.token, other.token)
    asked(room, WATER, one.token)  # a page that says nothing
    assert questions(one) == [(1, IRAK), (2, WATER)]


def test_a_changed_question_takes_the_place_of_its_turn_and_all_after_it(room: AppState) -> None:
    talk = room.conversations.begin()
    for message in (IRAK, "En in 2031?", WATER):
        asked(room, message, talk.token)
    updates = asked(room, "En in 2034?", talk.token, draad=talk.token, vervangt=2)
    assert questions(talk) == [(1, IRAK), (2, "En in 2034?")]
    answer = talk.turns[1].answer
    assert answer and answer.citations
    assert "Irak" in answer.understood.question  # it leans on what came before it, and on nothing else
    assert 'data-turn="2"' not in updates[0][3]  # the old sources go before the new ones come


def test_what_is_refused_replaces_nothing(room: AppState) -> None:
    talk = room.conversations.begin()
    asked(room, IRAK, talk.token)
    asked(room, "  ", talk.token, draad=talk.token, vervangt=1)
    assert questions(talk) == [(1, IRAK)]


def test_a_turn_that_only_the_reader_has_is_replaced_too(room: AppState) -> None:
    talk = room.conversations.begin(before=3)
    asked(room, WATER, talk.token, draad=talk.token)
    kept = [[IRAK, "Het kabinet zei iets."]]
    token = asked(room, "En in 2034?", None, draad=talk.token, vervangt=2, gesprek=kept, na=1)[0][0]
    made = room.conversations.find(token)
    assert made and questions(made) == [(2, "En in 2034?")]


def test_no_conversation_is_as_good_a_place_to_go_as_any(room: AppState) -> None:
    shown = restore_handler(room)(json.dumps({"token": "", "id": "7"}), "nl", VISITOR)
    assert shown[0] is None and 'data-restored="7"' in shown[1] and shown[2:] == ("", "")


def test_an_answer_within_a_party_says_what_names_no_party(room: AppState) -> None:
    shown = asked(room, IRAK, None, draad="", partij="Tulp")[-1][2]
    assert "1 stuk weg waarin de partij" in shown
    assert "waarin de partij" not in asked(room, IRAK, None, draad="")[-1][2]


def test_what_was_searched_is_said_once(room: AppState) -> None:
    assert (
        asked(room, "Wat kost een kaartje voor de dierentuin?", None, draad="")[-1][2].count("Doorzocht") == 1
    )


def test_a_filter_that_was_understood_is_a_chip_alone(room: AppState) -> None:
    shown = asked(room, "Wat vroeg Tulp over Irak?", None, draad="")[-1][2]
    assert "Partij: Tulp" in shown and "Begrepen als" not in shown
