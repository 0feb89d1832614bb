"""The Gradio page: its parts, and which event fills which part.

Gradio carries the conversation (events, queue, stop); everything shown is HTML made in Python, since
templates would run `${…}` in the text of a paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import gradio as gr

from index.search import Index
from ui.html import filter_form
from ui.html.home import home_html
from ui.html.page_frame import conversations_shell, header_html, papers_shell
from ui.html.worksheet import worksheet_shell
from ui.page.events import (
    ask_handler,
    language_handler,
    page_opened_handler,
    restore_handler,
    stop_handler,
)
from ui.service.app_state import AppState
from ui.wording.texts import text

AT_ONCE = 8  # questions answered side by side; more would only wait for each other
STOPPED = "(token, language) => kamervraag.stopped(token, language)"  # adds how many messages were sent
RESTORED = "(form, language) => kamervraag.restoring(language)"
SENT = (
    "(...values) => kamervraag.sent(...values)"  # adds the filters, and sees to it that the answer is heard
)


@dataclass(frozen=True, slots=True)
class PageParts:
    """The components that handlers fill."""

    token: gr.State
    language: gr.State
    header: gr.HTML
    home: gr.HTML
    earlier: gr.HTML
    now: gr.HTML
    sources: gr.HTML
    form: gr.HTML
    papers: gr.HTML
    conversations: gr.HTML
    worksheets: gr.HTML
    field: gr.Textbox
    ask: gr.Button
    stop: gr.Button
    fresh: gr.Button
    turn_language: gr.Button
    wake: gr.Button
    restore: gr.Button

    @property
    def worded(self) -> list[gr.components.Component]:
        """What is made anew in another language, in the order of `language_handler`, bar labels and turns."""
        screens = [self.papers, self.conversations, self.worksheets]
        return [self.language, self.header, self.home, self.form, *screens]


def build_page(room: AppState) -> gr.Blocks:
    """The page, not yet served."""
    page: gr.Blocks = gr.Blocks(fill_width=True, analytics_enabled=False, title="kamervraag")
    with page:
        parts = _make_parts(room)
        _connect_events(page, parts, room)
    page.queue(max_size=64, api_open=False, default_concurrency_limit=AT_ONCE)
    return page


def _make_parts(room: AppState) -> PageParts:
    index = room.desk.index()
    token, language = gr.State(None, time_to_live=4 * 3600), gr.State("nl")
    header = _make_html_part(header_html("nl"), "kop")
    with gr.Row(elem_id="vragen"):
        with gr.Column(scale=3, elem_id="gesprek"):
            with gr.Column(elem_id="verloop"):
                home = _make_html_part(home_html(index, "nl"), "welkom")
                earlier, now = _make_html_part("", "eerder"), _make_html_part("", "nu")
            with gr.Column(elem_id="invoer"):
                form, field, fresh, stop, ask = _make_question_parts(index)
        with gr.Column(scale=2, elem_id="bronnen"):
            sources = _make_html_part("", "kaarten")
    papers = _make_html_part(papers_shell("nl", room.upload, room.shared), "stukken")
    conversations = _make_html_part(conversations_shell("nl"), "gesprekken")
    worksheets = _make_html_part(worksheet_shell("nl"), "werkblad")
    turn_language = gr.Button("Nederlands / English", elem_id="taal")
    wake, restore = gr.Button("", elem_id="wek"), gr.Button("", elem_id="herstel")
    return PageParts(
        token,
        language,
        header,
        home,
        earlier,
        now,
        sources,
        form,
        papers,
        conversations,
        worksheets,
        field,
        ask,
        stop,
        fresh,
        turn_language,
        wake,
        restore,
    )


def _make_question_parts(index: Index) -> tuple[gr.HTML, gr.Textbox, gr.Button, gr.Button, gr.Button]:
    """The filters, the field, and the buttons for a new conversation, to stop and to ask."""
    form = _make_html_part(filter_form.form_html(index, "nl"), "filterblok")
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
    return form, field, fresh, stop, ask


def _make_html_part(value: str, elem_id: str) -> gr.HTML:
    return gr.HTML(value, elem_id=elem_id, js_on_load=None, apply_default_css=False)


def _connect_events(page: gr.Blocks, parts: PageParts, room: AppState) -> None:
    plain: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    shown = [parts.token, parts.earlier, parts.now, parts.sources, parts.field]
    asked = gr.on(
        [parts.ask.click, parts.field.submit],
        ask_handler(room),
        [parts.field, parts.form, parts.token, parts.language],
        shown,
        js=SENT,
        concurrency_limit=AT_ONCE,
        concurrency_id="ask",
        **plain,
    )
    # Short events answer their own request: the queue's stream would close after each of them, and what is
    # sent while it closes is not heard (asking.js).
    direct = {**plain, "queue": False}
    known = [parts.token, parts.language]
    # By itself and first: as `cancels` of the handlers below, Gradio would cancel once they have answered,
    # and with it the question that was sent in the meantime.
    gr.on([parts.stop.click, parts.restore.click], None, cancels=[asked])
    parts.stop.click(
        stop_handler(room),
        [*known, parts.form],
        [parts.now, parts.sources],
        js=STOPPED,
        **direct,
    )
    parts.restore.click(
        restore_handler(room),
        [parts.form, parts.language],
        shown[:4],
        js=RESTORED,
        trigger_mode="always_last",
        **direct,
    )
    labels = [parts.field, parts.ask, parts.stop, parts.fresh]
    parts.turn_language.click(language_handler(room), known, [*parts.worded, *shown[1:4], *labels], **direct)
    parts.wake.click(lambda: None, [], [], trigger_mode="multiple", concurrency_limit=None, **plain)
    page.load(page_opened_handler(room), [parts.language], [parts.home, parts.form], **direct)
