"""What the screen of papers fetches: a view of the papers, and the same as a feed and as a table."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from ui.html.papers.feed import paper_feed
from ui.html.papers.listing import papers_html, view_name
from ui.html.papers.table_file import paper_table_file
from ui.html.papers.view import PaperView
from ui.page.routes import MEDIA
from ui.service.app_state import AppState
from ui.wording import formats
from ui.wording.paper_titles import paper_title
from ui.wording.texts import language_of

Name = Annotated[str, Query(max_length=300)]


class PaperRoutes:
    """The routes of one server; a view is named as on the page itself."""

    def __init__(self, room: AppState) -> None:
        self.room = room
        self.shelf = room.shelf

    def router(self) -> APIRouter:
        """The routes, to be included in the application."""
        routes = APIRouter(prefix="/page", include_in_schema=False)
        routes.add_api_route("/papers", self.papers, methods=["GET"])
        routes.add_api_route("/papers.xml", self.feed, methods=["GET"])
        routes.add_api_route("/papers.csv", self.table, methods=["GET"])
        routes.add_api_route("/title", self.title, methods=["GET"])
        return routes

    def papers(self, request: Request) -> HTMLResponse:
        """One page of a view of the papers."""
        view = PaperView.of_query(request.query_params)
        return HTMLResponse(papers_html(view, self.room.desk_of(request).index(), self.shelf))

    def title(self, doc: Name, request: Request, lang: str = "nl") -> PlainTextResponse:
        """What a paper is called; empty for one that is not here."""
        found = self.room.desk_of(request).document(doc)
        made = paper_title(found.title, found.type, found.numbers, language_of(lang)) if found else ""
        return PlainTextResponse(made)

    def feed(self, request: Request) -> Response:
        """The newest papers of a view, as RSS."""
        view = PaperView.of_query(request.query_params)
        made = paper_feed(view, self.room.desk_of(request).index(), self.shelf, str(request.base_url))
        return Response(made, media_type="application/rss+xml")

    def table(self, request: Request) -> Response:
        """All papers of a view, as CSV."""
        view = PaperView.of_query(request.query_params)
        made = paper_table_file(view, self.room.desk_of(request).index(), self.shelf, str(request.base_url))
        name = formats.file_name(view_name(view), date.today(), "csv")
        return Response(made, media_type=MEDIA["csv"], headers=formats.named_file(name))
