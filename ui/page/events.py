"""What happens on the page: a question, stop, a new conversation, the other language, a page just opened."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Any

import gradio as gr

from ui.html import filter_form, turns
from ui.html.cards import sources_html
from ui.html.home import home_html
from ui.html.page_frame import conversations_shell, header_html, papers_shell
from ui.html.templating import notice
from ui.html.worksheet import worksheet_shell
from ui.page.message_form import (
    kept_conversation,
    named_thread,
    replaced_turn,
    seen_answer,
    wanted_conversation,
)
from ui.page.replies import AnswerUnderway, fault_of, reply, split_message
from ui.service.app_state import AppState, visitor_of
from ui.service.conversations import Conversation, Turn
from ui.service.limits import Limits
from ui.wording.remarks import remark_words
from ui.wording.texts import Language, language_of, text

Updates = tuple[Any, ...]


def ask_handler(room: AppState) -> Callable[..., Iterator[Updates]]:
    """The handler of a question: yields token, earlier turns, this turn, sources, field."""

    def ask(
        message: str | None, form: str, token: str | None, language: str, request: gr.Request
    ) -> Iterator[Updates]:
        words = language_of(language)
        visitor = visitor_of(request.request)
        # The page says itself in which conversation it is: the token follows its turns, and may be late.
        named, replaced = named_thread(form), replaced_turn(form)
        conversation = room.conversations.find(token if named is None else named, visitor)
        if conversation is None or 0 < replaced <= conversation.before:
            conversation = room.conversations.begin(*kept_conversation(form), visitor)
        asked = message or ""
        conversation.sent = number = filter_form.message_number(form) or conversation.sent + 1
        fault = _reason_to_refuse(asked, conversation, room.limits, request, words, replaced)
        if not fault and (unread := filter_form.unread_day(form)):
            fault = text("fault", words, why=remark_words(unread, words))
        if fault:
            kept = earlier_html(conversation, words) + latest_html(conversation, words)
            refused = turns.message_html(number, notice("fout", fault, "alert"), conversation.token)
            yield conversation.token, kept, refused, gr.skip(), gr.skip()
            return
        try:
            yield from _stream_updates(number, asked, form, conversation, room, words)
        except Exception:  # the one place: a fault of ours must not leave a visitor waiting
            logging.getLogger("kamervraag").exception("a question could not be answered")
            broken = latest_html(conversation, words) + notice("fout", text("broken", words), "alert")
            shown = turns.message_html(number, broken, conversation.token)
            yield conversation.token, gr.skip(), shown, gr.skip(), gr.skip()

    return ask


def _stream_updates(
    number: int, message: str, form: str, conversation: Conversation, room: AppState, language: Language
) -> Iterator[Updates]:
    field, cards = "", gr.skip()  # the field is emptied with the first update
    if replaced := replaced_turn(form):
        conversation.cut(replaced)
        cards = cards_html(conversation, room, language)
    before = _finished_turns_html(conversation.turns, conversation, language)
    done = ""
    desk = room.desk.for_visitor(conversation.visitor)
    filters, ignored = filter_form.read_form(form), filter_form.ignored_fields(form)
    seen = seen_answer(form)
    for piece in reply(message, conversation, filters, desk, language, ignored, seen):
        if isinstance(piece, Turn):
            done += finished_turn_html(piece, conversation, language)
            shown = turns.message_html(number, done, conversation.token)
            yield gr.skip(), gr.skip(), shown, cards_html(conversation, room, language), gr.skip()
        else:
            shown = turns.message_html(number, done + draft_html(piece, language), conversation.token)
            yield conversation.token, before, shown, cards, field
            before = field = cards = gr.skip()


def _reason_to_refuse(
    message: str,
    conversation: Conversation,
    limits: Limits,
    request: gr.Request,
    language: Language,
    replaced: int,
) -> str | None:
    if fault := fault_of(message, conversation, language, replaced):
        return fault
    cost = len(split_message(message))
    window = str(request.session_hash)
    address = request.client.host if request.client else "unknown"
    if limits.window.allows(window, cost) and limits.address.allows(address, cost):
        return None
    return text("too_many", language)


def stop_handler(room: AppState) -> Callable[..., Updates]:
    """The handler of stop: what was finished stays, what was not goes.

    `sent` is how many messages the page had sent when stop was pressed.
    """

    def stop(token: str | None, language: str, sent: str, request: gr.Request) -> Updates:
        words = language_of(language)
        conversation = room.conversations.find(token, visitor_of(request.request))
        if conversation is None or (sent.isdecimal() and int(sent) < conversation.sent):
            return gr.skip(), gr.skip()  # it came after the next question, which shall not stop
        conversation.run += 1
        stopped = notice("gestopt", text("stopped", words), "status")
        return latest_html(conversation, words) + stopped, cards_html(conversation, room, words)

    return stop


def restore_handler(room: AppState) -> Callable[..., Updates]:
    """The handler of another conversation, or a new one: what this server still knows of it, else nothing.

    `wanted` is JSON: `token`, "" for a new one, and `id`, by which the page knows whose turns these are.
    """

    def restore(wanted: str, language: str, request: gr.Request) -> Updates:
        token, name = wanted_conversation(wanted)
        words = language_of(language)
        conversation = room.conversations.find(token, visitor_of(request.request))
        found = conversation or Conversation("")
        return (
            conversation.token if conversation else None,
            turns.restored_html(name, earlier_html(found, words)),
            latest_html(found, words),
            cards_html(found, room, words),
        )

    return restore


def page_opened_handler(room: AppState) -> Callable[..., Updates]:
    """The handler of a page just opened: the index may have changed since the page was built, or hold papers
    that are the visitor's own."""
    built = room.desk.index().contents

    def opened(language: str, request: gr.Request) -> Updates:
        index = room.desk_of(request.request).index()
        if index.contents == built:
            return gr.skip(), gr.skip()
        words = language_of(language)
        return home_html(index, words), filter_form.form_html(index, words)

    return opened


def language_handler(room: AppState) -> Callable[..., Updates]:
    """The handler of the other language: every text of the page, and the conversation, anew."""

    def turn(token: str | None, language: str, request: gr.Request) -> Updates:
        words: Language = "nl" if language == "en" else "en"
        visitor = visitor_of(request.request)
        index = room.desk.for_visitor(visitor).index()
        conversation = room.conversations.find(token, visitor) or Conversation("")
        return (
            words,
            header_html(words),
            home_html(index, words),
            filter_form.form_html(index, words),
            papers_shell(words, room.upload, room.shared),
            conversations_shell(words),
            worksheet_shell(words),
            earlier_html(conversation, words),
            latest_html(conversation, words),
            cards_html(conversation, room, words),
            gr.update(label=text("your_question", words), placeholder=text("placeholder", words)),
            *(gr.update(value=text(key, words)) for key in ("ask", "stop", "new")),
        )

    return turn


def finished_turn_html(turn: Turn, conversation: Conversation, language: Language) -> str:
    """A finished turn with its tools."""
    tools = ""
    if turn.answer is not None:
        tools = turns.answer_tools_html(turn, turn.answer, conversation, language)
    return turns.turn_html(turn, language, tools)


def draft_html(draft: AnswerUnderway, language: Language) -> str:
    """A turn on its way."""
    return turns.pending_html(
        draft.number, draft.question, draft.part, draft.statements, language, draft.doing
    )


def _finished_turns_html(turns: list[Turn], conversation: Conversation, language: Language) -> str:
    return "".join(finished_turn_html(turn, conversation, language) for turn in turns)


def earlier_html(conversation: Conversation, language: Language) -> str:
    """The turns before the latest message."""
    return _finished_turns_html(conversation.turns[: conversation.asked], conversation, language)


def latest_html(conversation: Conversation, language: Language) -> str:
    """The turns of the latest message."""
    return _finished_turns_html(conversation.turns[conversation.asked :], conversation, language)


def cards_html(conversation: Conversation, room: AppState, language: Language) -> str:
    """The cards of every turn; the page shows those of one turn at a time."""
    desk = room.desk.for_visitor(conversation.visitor)
    return "".join(
        sources_html(turn.answer.citations, turn.number, desk.document, language, desk.kind_of_original)
        for turn in conversation.turns
        if turn.answer is not None
    )
