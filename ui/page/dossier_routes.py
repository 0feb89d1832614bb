"""The dossier as a file: it comes whole from the reader's own machine, and nothing of it is kept here."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from ui.html.cards import aside_values
from ui.html.worksheet import Lookup, paper_values
from ui.page.quote_place import QuotePlace, left_out
from ui.page.routes import MEDIA
from ui.page.worksheet_routes import MOST_QUOTES, QUOTES_A_QUESTION, require_patience
from ui.service.app_state import AppState
from ui.wording import formats
from ui.wording.dossier_file import AsideQuote, dossier_file
from ui.wording.texts import Language, language_of, text


class QuoteForm(QuotePlace):
    """A quote that was put aside, and the reader's note."""

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
        desk = self.room.desk_of(request)
        quotes = [_found_again(each, desk.document, words) for each in form.items]
        name = formats.file_name(text("dossier_screen", words), date.today(), form.form)
        content = dossier_file(quotes, form.form, words)
        return Response(content, media_type=MEDIA[form.form], headers=formats.named_file(name))


def _found_again(quote: QuoteForm, lookup: Lookup, language: Language) -> AsideQuote:
    """The quote with who, when and where, all as the index tells them now; where it is gone, that it is."""
    document = lookup(quote.doc)
    cited = quote.cited(document)
    if cited is not None:
        told = {name: str(value) for name, value in aside_values(cited, language).items()}
        return AsideQuote(
            cited.quote, told["headline"], told["title"], told["url"], cited.doc, quote.note, True
        )
    left = left_out(document, language)
    title, url = paper_values(document, language) if document else ("", "")
    return AsideQuote(left, "", title, url, document.name if document else "", quote.note, False)
