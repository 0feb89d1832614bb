"""A stop ends the message it was pressed for, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.search import Filters
from ui.page.events import stop_handler
from ui.page.replies import reply
from ui.service.app_state import AppState
from ui.service.conversations import Conversation, Conversations, Turn
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

FIRST = "1. wat heeft het kabinet gezegd over Irak?\n2. wat heeft het kabinet gezegd over Irak?"
SECOND = "Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?"


@pytest.fixture
def room(sample_folder: Path) -> AppState:
    return AppState(IndexService(sample_folder), Conversations(), default_limits())


def asked(room: AppState, conversation: Conversation, message: str, stopped_for: str = "") -> list[str]:
    """The questions answered of a message, where stop is pressed as soon as it is being answered."""
    answered = []
    for piece in reply(message, conversation, Filters(), room.desk, "nl", frozenset()):
        if isinstance(piece, Turn):
            answered.append(piece.question)
        elif stopped_for:
            stop_handler(room)(conversation.token, "nl", stopped_for)
    return answered


def test_a_stop_ends_the_message_it_was_pressed_for(room: AppState) -> None:
    assert asked(room, room.conversations.begin(), FIRST, stopped_for="1") == []


def test_a_stop_that_comes_late_does_not_end_the_question_after_it(room: AppState) -> None:
    conversation = room.conversations.begin()
    assert len(asked(room, conversation, FIRST)) == 2
    assert asked(room, conversation, SECOND, stopped_for="1") == [SECOND]
