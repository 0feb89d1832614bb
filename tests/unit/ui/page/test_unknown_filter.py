"""A filter on the page that no paper knows: a sentence with what was meant, and no answer."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from ui.page.events import ask_handler
from ui.service.app_state import AppState
from ui.service.conversations import Conversation, Conversations
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

QUESTION = "wat heeft het kabinet gezegd over Irak?"


@pytest.fixture
def room(sample_folder: Path) -> AppState:
    return AppState(IndexService(sample_folder), Conversations(), default_limits())


def shown_after(room: AppState, conversation: Conversation, language: str, **filters: str) -> str:
    """The conversation as it stands on the page when the question is done."""
    visitor = SimpleNamespace(session_hash="window", client=None, request=None)
    form = json.dumps({"bericht": 1, **filters})
    *_, last = ask_handler(room)(QUESTION, form, conversation.token, language, visitor)
    return str(last[2])


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        ({"partij": "Nope"}, "Nope"),
        ({"soort": "brieven"}, "brief"),
        ({"van": "2035-01-01", "tot": "2031-01-01"}, "2035-01-01"),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_it_is_told_and_nothing_is_answered(
    room: AppState, language: str, filters: dict[str, str], said: str
) -> None:
    conversation = room.conversations.begin()
    shown = shown_after(room, conversation, language, **filters)
    (turn,) = conversation.turns
    assert turn.answer is None and turn.fault is not None and said in turn.fault
    assert said in shown and "<blockquote" not in shown


def test_the_next_question_without_it_is_answered(room: AppState) -> None:
    conversation = room.conversations.begin()
    shown_after(room, conversation, "nl", partij="Nope")
    shown_after(room, conversation, "nl")
    assert conversation.turns[1].answer is not None and not conversation.turns[1].answer.abstained
