"""A stop ends the message it was pressed for, and no other."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from ui.html import filter_form
from ui.page.events import ask_handler, stop_handler
from ui.service.app_state import AppState
from ui.service.conversations import Conversation, Conversations
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

FIRST = "1. wat heeft het kabinet gezegd over Irak?\n2. wat heeft het kabinet gezegd over Irak?"
SECOND = "Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?"


@pytest.fixture
def room(sample_folder: Path) -> AppState:
    return AppState(IndexService(sample_folder), Conversations(), default_limits())


def asked(
    room: AppState, conversation: Conversation, message: str, number: int, stopped_for: str = ""
) -> list[str]:
    """The questions answered of a message, where stop is pressed as soon as it is being answered."""
    before = len(conversation.turns)
    form, visitor = (
        json.dumps({"bericht": number}),
        SimpleNamespace(session_hash="window", client=None, request=None),
    )
    updates = ask_handler(room)(message, form, conversation.token, "nl", visitor)
    shown = next(updates)
    if stopped_for:
        stop_handler(room)(conversation.token, "nl", stopped_for, visitor)
    for shown in updates:
        assert f'data-message="{number}"' in shown[2]  # by this the page knows that it is heard
    return [turn.question for turn in conversation.turns[before:]]


def test_a_stop_ends_the_message_it_was_pressed_for(room: AppState) -> None:
    assert asked(room, room.conversations.begin(), FIRST, 1, stopped_for="1") == []


def test_a_stop_that_comes_late_does_not_end_the_question_after_it(room: AppState) -> None:
    conversation = room.conversations.begin()
    assert len(asked(room, conversation, FIRST, 1)) == 2
    assert asked(room, conversation, SECOND, 2, stopped_for="1") == [SECOND]


def test_a_late_stop_of_an_earlier_conversation_of_the_page_stops_nothing(room: AppState) -> None:
    assert asked(room, room.conversations.begin(), SECOND, 6, stopped_for="5") == [SECOND]


@pytest.mark.parametrize("number", [0, -1, True, 1.5, "2", None, 10**9])
def test_a_number_that_is_none_is_passed_over(number: object) -> None:
    assert filter_form.message_number(json.dumps({"bericht": number})) is None
