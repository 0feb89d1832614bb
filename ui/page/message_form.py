"""What the page sends along with a question besides its filters, read with care."""

from __future__ import annotations

from collections.abc import Mapping

from rag.understand.followup import Message
from ui.html.filter_form import MAX_VALUE, STATE, parse_form
from ui.service.conversations import MAX_MESSAGE, MAX_TURNS, SeenAnswer

KEPT, AFTER = "gesprek", "na"
THREAD = "draad"
REPLACED = "vervangt"
MAX_KEPT = 6  # turns that a follow-up may lean on


def wanted_conversation(form: str) -> tuple[str, str]:
    """Which conversation shall come back: the name this server knows it by, and the page's own."""
    said = parse_form(form)
    token, name = said.get("token"), said.get("id")
    return (
        token if isinstance(token, str) else "",
        name[:MAX_VALUE] if isinstance(name, str) else "",
    )


def named_thread(form: str | Mapping[str, object] | None) -> str | None:
    """The conversation that the page asks in, "" for one that begins; None where the page does not say."""
    name = parse_form(form).get(THREAD)
    return name[:MAX_VALUE] if isinstance(name, str) else None


def replaced_turn(form: str | Mapping[str, object] | None) -> int:
    """The number of the turn whose place the message takes, with all after it; 0 for none."""
    number = parse_form(form).get(REPLACED)
    return number if type(number) is int and 0 < number <= MAX_TURNS else 0


def seen_answer(form: str | Mapping[str, object] | None) -> SeenAnswer | None:
    """What the maker of a link saw, None where the form comes from no link."""
    said = parse_form(form).get(STATE)
    contents, _, mark = said.partition("-") if isinstance(said, str) else ("", "", "")
    if not (contents.isascii() and contents.isdecimal() and len(contents) < 17):
        return None
    known = mark.isascii() and mark.isdecimal() and len(mark) < 11
    return SeenAnswer(int(contents), int(mark) if known else None)


def kept_conversation(form: str | Mapping[str, object] | None) -> tuple[tuple[Message, ...], int]:
    """The turns that only the reader's machine still has: as messages, and the number of the last of them."""
    said = parse_form(form)
    turns, after = said.get(KEPT), said.get(AFTER)
    if not isinstance(turns, list) or type(after) is not int or not 0 < after <= MAX_TURNS:
        return (), 0
    messages: list[Message] = []
    for turn in turns[-MAX_KEPT:]:
        if isinstance(turn, list) and len(turn) == 2 and all(isinstance(words, str) for words in turn):
            messages.append(Message("user", turn[0][:MAX_MESSAGE]))
            messages.append(Message("assistant", turn[1][:MAX_MESSAGE]))
    return tuple(messages), after
