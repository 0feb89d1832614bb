"""The dossier as a file: it comes whole from the reader's own machine, and nothing of it is kept here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from index.document import Document, Span
from ui.html.citation_places import checksum
from ui.page.routes import MEDIA
from ui.page.worksheet_routes import MOST_QUOTES, QUOTES_A_QUESTION, require_patience
from ui.service.app_state import AppState, visitor_of
from ui.wording import formats
from ui.wording.dossier_file import AsideQuote, dossier_file
from ui.wording.texts import Language, language_of, text

Short = Annotated[str, Field(max_length=1_000)]
Offset = Annotated[int, Field(ge=0, le=2**40)]


class QuoteForm(BaseModel):
    """A quote that was put aside, as the page was told of it, and the reader's note."""

    quote: Annotated[str, Field(max_length=20_000)]
    headline: Annotated[str, Field(max_length=2_000)]
    title: Short
    url: Short = ""
    doc: Short
    start: Offset
    end: Offset
    of: int
    note: Annotated[str, Field(max_length=4_000)] = ""


class DossierForm(BaseModel):
    """The whole dossier."""

    form: Literal["docx", "md", "csv"]
    lang: Annotated[str, Field(max_length=2)] = "nl"
    items: Annotated[list[QuoteForm], Field(max_length=MOST_QUOTES)]


class DossierRoutes:
    """The route of one server."""

    def __init__(self, room: AppState) -> None:
        self.room = room

    def router(self) -> APIRouter:
        """The route, to be included in the application."""
        routes = APIRouter(prefix="/page", include_in_schema=False)
        routes.add_api_route("/dossier", self.file, methods=["POST"])
        return routes

    def file(self, form: DossierForm, request: Request) -> Response:
        """The dossier as a file, each quote checked once more at its place in its paper."""
        require_patience(self.room, request, 1 + len(form.items) / QUOTES_A_QUESTION)
        words = language_of(form.lang)
        desk = self.room.desk.for_visitor(visitor_of(request))
        quotes = [_checked(each, desk.document, words) for each in form.items]
        name = formats.file_name(text("dossier_screen", words), date.today(), form.form)
        content = dossier_file(quotes, form.form, words)
        return Response(content, media_type=MEDIA[form.form], headers=formats.named_file(name))


def _checked(quote: QuoteForm, lookup: Callable[[str], Document | None], language: Language) -> AsideQuote:
    """The quote in the paper's own words where it still stands there; where not, that it is left out."""
    document, span = lookup(quote.doc), Span(quote.start, quote.end)
    stands = document is not None and checksum(document.at(span)) == quote.of
    said = document.at(span) if document is not None and stands else text("quote_left_out", language)
    return AsideQuote(said, quote.headline, quote.title, quote.url, quote.doc, quote.note, stands)
