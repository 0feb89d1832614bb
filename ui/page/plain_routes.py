"""The page without script: one question and its answer with sources, papers to browse and to read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from index.document import Document, Span
from index.errors import KamervraagError
from ui.html import turns
from ui.html.cards import sources_html
from ui.html.citation_places import checksum
from ui.html.filter_form import read_form
from ui.html.papers.around import around_html
from ui.html.papers.listing import papers_html
from ui.html.papers.view import PaperView
from ui.html.reader import paper_html
from ui.html.templating import markup, notice, render
from ui.page.replies import MAX_CHARACTERS, frame_language
from ui.page.routes import asset
from ui.service.app_state import AppState
from ui.service.conversations import Turn
from ui.wording.remarks import remark_words
from ui.wording.texts import Language, language_of, text

PATH = "/eenvoudig"
Name = Annotated[str, Query(max_length=300)]
Question = Annotated[str, Query(max_length=MAX_CHARACTERS)]


def plain_page(
    body: str, language: Language, question: str = "", words: str | None = None, status: int = 200
) -> HTMLResponse:
    """A whole page around a part of ours; with a field for papers where `words` is what was searched."""
    style = asset("page.css")[1]
    made = render(
        "plain.html", language=language, body=markup(body), question=question, words=words, style=style
    )
    return HTMLResponse(made, status)


def quoted_span(document: Document, said: str) -> Span | None:
    """The quote that an address names as start, end and checksum, where it still stands there."""
    start, end, of, *_ = [*said.split("-"), "", "", ""]
    if not all(each.isascii() and each.isdecimal() and len(each) < 13 for each in (start, end, of)):
        return None
    span = Span(int(start), int(end))
    return span if checksum(document.at(span)) == int(of) else None


class PlainRoutes:
    """The route of one server."""

    def __init__(self, room: AppState) -> None:
        self.room = room

    def router(self) -> APIRouter:
        """The route, to be included in the application."""
        routes = APIRouter(include_in_schema=False)
        routes.add_api_route(PATH, self.page, methods=["GET"])
        return routes

    def page(
        self, request: Request, q: Question = "", scherm: str = "", lees: Name = "", taal: str = "nl"
    ) -> HTMLResponse:
        """What an address of the page shows, without script."""
        language = language_of(taal)
        if lees:
            return self._paper_page(lees, request, language)
        if scherm == "stukken":
            view = PaperView.of_query(request.query_params)
            desk = self.room.desk_of(request)
            body = papers_html(view, desk.index(), self.room.shelf)
            return plain_page(body, language, words=view.selection.words)
        return plain_page(self._answer_html(q, request, language) if q.strip() else "", language, q)

    def _paper_page(self, doc: str, request: Request, language: Language) -> HTMLResponse:
        """A whole paper, at its quote where the address says one that still stands there."""
        desk = self.room.desk_of(request)
        document = desk.document(doc)
        if document is None:
            return plain_page(notice("fout", text("gone", language)), language)
        quote = quoted_span(document, request.query_params.get("citaat", ""))
        around = around_html(document, desk.index(), self.room.shelf, language)
        kind = desk.kind_of_original(doc)
        return plain_page(paper_html(document, quote, language, None, around, kind), language)

    def _answer_html(self, question: str, request: Request, language: Language) -> str:
        """An answer with its sources below it."""
        address = request.client.host if request.client else "unknown"
        if not self.room.limits.address.allows(address):
            return turns.turn_html(Turn(1, question, None, fault=text("too_many", language)), language)
        desk = self.room.desk_of(request)
        try:
            frame = frame_language(question, language)
            filters = read_form(dict(request.query_params))
            answer = desk.answer(question, (), filters, frame)
        except KamervraagError as error:
            said = text("fault", language, why=remark_words(str(error), language))
            return turns.turn_html(Turn(1, question, None, fault=said), language)
        turn = turns.turn_html(Turn(1, question, answer), language)
        if not answer.citations:
            return turn
        return turn + sources_html(answer.citations, 1, desk.document, language, desk.kind_of_original)
