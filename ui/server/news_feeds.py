"""What a server tells besides answers: open questions, and a feed for each subject that is followed."""

from __future__ import annotations

from contextlib import closing
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse

from index.harvest.news.feeds import news_feed
from index.harvest.news.open_questions import filter_open_questions, open_questions
from index.harvest.news.watches import FILE, Watches
from index.search import Filters
from rag.contract.open_questions import open_question_json
from ui.service.app_state import visitor_of
from ui.service.index_service import IndexService

SHOWN = 100
ROUTES = {"/api/open": "GET", "/feed/{name:path}.xml": "GET"}
Name = Annotated[str, Query(max_length=200)]


class NewsRoutes:
    """The routes of one server."""

    def __init__(self, desk: IndexService) -> None:
        self.desk = desk

    def router(self) -> APIRouter:
        """The routes, to be included in the application."""
        routes = APIRouter()
        unknown = _not_found("No paper was asked by a member of this party.")
        routes.get("/api/open", responses=unknown, summary="Questions without an answer")(self.open)
        missing = _not_found("Nobody follows a subject of this name.")
        routes.get("/feed/{name:path}.xml", responses=missing, summary="What is new, as RSS")(self.feed)
        return routes

    def open(self, request: Request, party: Name = "", minister: Name = "", late: bool = False) -> Response:
        """The open sets of questions, the earliest deadline first, each with days late.

        404 for a party that no paper knows, with the nearest that one does.
        """
        index = self.desk.for_visitor(visitor_of(request)).index()
        index.check_filters(Filters(party=party or None))
        found = filter_open_questions(open_questions(index), party, minister, late)
        return JSONResponse([open_question_json(one) for one in found])

    def feed(self, name: str) -> Response:
        """The last hundred papers that were new to a watch; 404 for every name that is of none."""
        folder = self.desk.folder
        if not (folder / FILE).exists():
            raise HTTPException(404, "Nothing is followed here; see kamervraag watch add.")
        with closing(Watches(folder)) as watches:
            watch = watches.get(name)
            if watch is None:
                raise HTTPException(404, "Nobody follows a subject of this name; see kamervraag watch list.")
            return Response(
                news_feed(watch, watches.news(name, most=SHOWN)), media_type="application/rss+xml"
            )


def _not_found(why: str) -> dict[int | str, dict[str, Any]]:
    return {404: {"description": why}}
