"""A turn of a conversation -> the address that asks it again: its filters, what it leaned on, and when."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from ui.html.filter_form import STATE, WITHOUT, names_of, said_of
from ui.service.conversations import Conversation, Turn

MOST_EARLIER = 5  # questions before it: a follow-up leans on no more
MAX_LENGTH = 6_000  # characters: what browsers and proxies take
EARLIER = "eerder"


def question_address(turn: Turn, conversation: Conversation) -> str:
    """The query of an address, without its "?": the question, its filters, and the state of the index.

    A follow-up brings the questions of the conversation that it leans on, each as an address of its own;
    they are left out where the address would be too long.
    """
    own = [*_question_fields(turn), (STATE, f"{turn.contents}-{turn.mark}")]
    leaned = leaned_on(turn, conversation.turns)
    asked = [_question_fields(each) for each in leaned]
    if conversation.context and _leans((leaned or [turn])[0]):
        asked.insert(0, [("q", conversation.context[-2].content)])  # kept elsewhere, its filters with it
    earlier = [(EARLIER, urlencode(each)) for each in asked]
    whole = urlencode([*earlier, *own])
    return whole if len(whole) <= MAX_LENGTH else urlencode(own)


def leaned_on(turn: Turn, turns: Sequence[Turn]) -> list[Turn]:
    """The turns before one that it cannot be understood without, oldest first."""
    found: list[Turn] = []
    before = [each for each in turns if each.number < turn.number]
    while before and _leans(turn) and len(found) < MOST_EARLIER:
        turn = before.pop()
        found.insert(0, turn)
    return found


def _leans(turn: Turn) -> bool:
    return turn.answer is not None and bool(turn.answer.understood.carried)


def _question_fields(turn: Turn) -> list[tuple[str, str]]:
    without = names_of(turn.ignored)
    return [("q", turn.question), *said_of(turn.given).items(), *([(WITHOUT, without)] if without else [])]
