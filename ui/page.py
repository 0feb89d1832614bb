"""The Gradio page: its parts, and which event fills which part.

Gradio carries the conversation (events, queue, stop); everything shown is HTML made in Python, since
templates would run `${…}` in the text of a paper.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui import filter_form, render
from ui.asking import Draft, fault_of, questions, reply
from ui.cards import sources_html
from ui.conversations import Conversation, Conversations, Turn
from ui.desk import Desk
from ui.frame import header_html, papers_shell
from ui.home import home_html
from ui.limits import Limits
from ui.safe import escaped
from ui.texts import Language, language_of, text

AT_ONCE = 8  # questions answered side by side; more would only wait for each other
COLLECT = "(message, form, token, language) => [message, kamervraag.filters(), token, language]"

Updates = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """What the page's handlers share."""

    desk: Desk
    conversations: Conversations
    limits: Limits
    upload: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """The components that handlers fill."""

    token: gr.State
    language: gr.State
    header: gr.HTML
    earlier: gr.HTML
    now: gr.HTML
    sources: gr.HTML
    form: gr.HTML
    papers: gr.HTML
    field: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    fresh: gr.Button
    turn_language: gr.Button


def build_page(room: Room) -> gr.Blocks:
    """The page, not yet served."""
    with gr.Blocks(fill_width=True, analytics_enabled=False, title="kamervraag") as page:
        parts = _layout(room)
        _wire(page, parts, room)
    page.queue(max_size=64, api_open=False, default_concurrency_limit=AT_ONCE)
    return page


def _layout(room: Room) -> Parts:
    index = room.desk.index()
    token, language = gr.State(None, time_to_live=4 * 3600), gr.State("nl")
    header = _html(header_html("nl"), "kop")
    with gr.Row(elem_id="vragen"):
        with gr.Column(scale=3, elem_id="gesprek"):
            with gr.Column(elem_id="verloop"):
                earlier, now = _html("", "eerder"), _html(home_html(index, "nl"), "nu")
            with gr.Column(elem_id="invoer"):
                form = _html(filter_form.form_html(index, "nl"), "filterblok")
                field = gr.Textbox(
                    label=text("your_question", "nl"),
                    placeholder=text("placeholder", "nl"),
                    lines=1,
                    max_lines=8,
                    container=False,
                    elem_id="vraag",
                )
                with gr.Row(elem_id="knoppen"):
                    fresh = gr.Button(text("new", "nl"), elem_id="nieuw", size="sm")
                    stop = gr.Button(text("stop", "nl"), elem_id="stop", size="sm")
                    ask = gr.Button(text("ask", "nl"), elem_id="stel", variant="primary", size="sm")
        with gr.Column(scale=2, elem_id="bronnen"):
            sources = _html("", "kaarten")
    papers = _html(papers_shell("nl", room.upload), "stukken")
    turn_language = gr.Button("Nederlands / English", elem_id="taal")
    return Parts(
        token, language, header, earlier, now, sources, form, papers, field, ask, stop, fresh, turn_language
    )


def _html(value: str, elem_id: str) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=None, apply_default_css=False)


def _wire(page: gr.Blocks, parts: Parts, room: Room) -> None:
    shown = [parts.token, parts.earlier, parts.now, parts.sources, parts.field]
    asked = gr.on(
        [parts.ask.click, parts.field.submit],
        asker(room),
        [parts.field, parts.form, parts.token, parts.language],
        shown,
        js=COLLECT,
        concurrency_limit=AT_ONCE,
        concurrency_id="ask",
        show_progress="hidden",
        api_visibility="private",
    )
    quiet: dict[str, Any] = {
        "show_progress": "hidden",
        "api_visibility": "private",
        "concurrency_limit": AT_ONCE,
    }
    known = [parts.token, parts.language]
    parts.stop.click(stopper(room), known, [parts.now, parts.sources], cancels=[asked], **quiet)
    parts.fresh.click(beginner(room), known, shown, cancels=[asked], **quiet)
    words = [parts.language, parts.header, parts.form, parts.papers, *shown[1:4]]
    labels = [parts.field, parts.ask, parts.stop, parts.fresh]
    parts.turn_language.click(translator(room), known, [*words, *labels], **quiet)
    page.load(opener(room), [], [parts.now, parts.form], **quiet)


def asker(room: Room) -> Callable[..., Iterator[Updates]]:
    """The handler of a question: yields token, earlier turns, this turn, sources, field."""

    def ask(
        message: str, form: str, token: str | None, language: str, request: gr.Request
    ) -> Iterator[Updates]:
        words = language_of(language)
        conversation = room.conversations.find(token) or room.conversations.begin()
        if fault := _refusal(message, conversation, room.limits, request, words):
            notice = f'<p class="fout" role="alert">{escaped(fault)}</p>'
            kept = earlier_html(conversation, room, words) + latest_html(conversation, room, words)
            yield conversation.token, kept, notice, gr.skip(), gr.skip()
            return
        before = _turns_html(conversation.turns, conversation, words)
        done = ""
        first = True
        for piece in reply(message, conversation, filter_form.read(form), room.desk, words):
            if isinstance(piece, Turn):
                done += turn_html(piece, conversation, words)
                cards = cards_html(conversation, room, words)
                yield gr.skip(), gr.skip(), done, cards, gr.skip()
            elif first:
                first = False
                yield conversation.token, before, draft_html(piece, words), gr.skip(), ""
            else:
                yield gr.skip(), gr.skip(), done + draft_html(piece, words), gr.skip(), gr.skip()

    return ask


def _refusal(
    message: str, conversation: Conversation, limits: Limits, request: gr.Request, language: Language
) -> str | None:
    if fault := fault_of(message, conversation, language):
        return fault
    cost = len(questions(message))
    window = str(request.session_hash)
    address = request.client.host if request.client else "unknown"
    if limits.window.allows(window, cost) and limits.address.allows(address, cost):
        return None
    return text("too_many", language)


def stopper(room: Room) -> Callable[[str | None, str], Updates]:
    """The handler of stop: what was finished stays, what was not goes."""

    def stop(token: str | None, language: str) -> Updates:
        words = language_of(language)
        conversation = room.conversations.find(token)
        if conversation is None:
            return gr.skip(), gr.skip()
        kept = latest_html(conversation, room, words)
        notice = f'<p class="gestopt" role="status">{escaped(text("stopped", words))}</p>'
        return kept + notice, cards_html(conversation, room, words)

    return stop


def beginner(room: Room) -> Callable[[str | None, str], Updates]:
    """The handler of a new conversation."""

    def begin(token: str | None, language: str) -> Updates:
        return None, "", home_html(room.desk.index(), language_of(language)), "", ""

    return begin


def opener(room: Room) -> Callable[[], Updates]:
    """The handler of a page just opened: the index may have changed since the page was built."""

    def opened() -> Updates:
        index = room.desk.index()
        return home_html(index, "nl"), filter_form.form_html(index, "nl")

    return opened


def translator(room: Room) -> Callable[[str | None, str], Updates]:
    """The handler of the other language: every text of the page, and the conversation, anew."""

    def turn(token: str | None, language: str) -> Updates:
        words: Language = "nl" if language == "en" else "en"
        index = room.desk.index()
        conversation = room.conversations.find(token)
        spoken = conversation is not None and bool(conversation.turns)
        return (
            words,
            header_html(words),
            filter_form.form_html(index, words),
            papers_shell(words, room.upload),
            earlier_html(conversation, room, words) if conversation and spoken else "",
            latest_html(conversation, room, words) if conversation and spoken else home_html(index, words),
            cards_html(conversation, room, words) if conversation and spoken else "",
            gr.update(label=text("your_question", words), placeholder=text("placeholder", words)),
            *(gr.update(value=text(key, words)) for key in ("ask", "stop", "new")),
        )

    return turn


def turn_html(turn: Turn, conversation: Conversation, language: Language) -> str:
    """A finished turn with its tools."""
    tools = ""
    if turn.answer is not None:
        tools = render.tools_html(turn.answer, conversation.token, turn.number, language)
    return render.turn_html(turn, language, tools)


def draft_html(draft: Draft, language: Language) -> str:
    """A turn on its way."""
    return render.pending_html(
        draft.number, draft.question, draft.part, draft.statements, language, draft.doing
    )


def _turns_html(turns: list[Turn], conversation: Conversation, language: Language) -> str:
    return "".join(turn_html(turn, conversation, language) for turn in turns)


def earlier_html(conversation: Conversation, room: Room, language: Language) -> str:
    """The turns before the latest message."""
    return _turns_html(conversation.turns[: conversation.asked], conversation, language)


def latest_html(conversation: Conversation, room: Room, language: Language) -> str:
    """The turns of the latest message."""
    return _turns_html(conversation.turns[conversation.asked :], conversation, language)


def cards_html(conversation: Conversation, room: Room, language: Language) -> str:
    """The cards of every turn; the page shows those of one turn at a time."""
    return "".join(
        sources_html(turn.answer.citations, turn.number, room.desk.document, language)
        for turn in conversation.turns
        if turn.answer is not None
    )
