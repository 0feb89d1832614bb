"""The interface for programs: ask, search and health, in the contract's JSON, described by OpenAPI."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StrictBool
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from index.errors import KamervraagError
from index.search import Filters
from index.search.index import Mode
from rag.answer import Answer, Statement
from rag.contract import VERSION, answer_json, error_json, hits_json, statement_json
from ui.service.app_state import visitor_of
from ui.service.batch import read_history
from ui.service.index_service import IndexService
from ui.service.limits import Limits

MAX_QUESTION = 4_000
Name = Annotated[str, Field(min_length=1, max_length=200)]


def written_day(given: object) -> object:
    """A day as "2024-01-31" only: pydantic would also take a number of seconds."""
    if given is None or isinstance(given, date):
        return given
    if not isinstance(given, str) or len(given) != 10:
        raise ValueError("a day is written as 2024-01-31")
    return given


Day = Annotated[date | None, BeforeValidator(written_day)]


class EarlierMessage(BaseModel):
    """An earlier message of the conversation."""

    model_config = ConfigDict(extra="forbid")
    role: Literal["user", "assistant"]
    content: Annotated[str, Field(max_length=8_000)]


class FilterFields(BaseModel):
    """The filters; each that is given must hold."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    since: Annotated[Day, Field(alias="from")] = None
    until: Day = None
    party: Name | None = None
    minister: Name | None = None
    ministry: Name | None = None
    type: Name | None = None
    doc: Name | None = None


class AskRequest(BaseModel):
    """A question; with `stream` the reply comes as server-sent events."""

    model_config = ConfigDict(extra="forbid")
    question: Annotated[str, Field(min_length=1, max_length=MAX_QUESTION, pattern=r"[\p{L}\p{N}]")]
    history: Annotated[list[EarlierMessage], Field(max_length=40)] = []
    filters: FilterFields = FilterFields()
    lang: Literal["nl", "en"] | None = None
    stream: StrictBool = False


class SearchRequest(FilterFields):
    """A search with its filters."""

    query: Annotated[str, Field(min_length=1, max_length=MAX_QUESTION, pattern=r"[\p{L}\p{N}]")]
    k: Annotated[int, Field(ge=1, le=100)] = 10
    mode: Mode = "hybrid"


class Fault(BaseModel):
    """Why there is no reply, as one sentence."""

    version: int = 1
    error: str


class Health(BaseModel):
    """That the server is well, and what it searches."""

    version: int = 1
    status: Literal["ok"] = "ok"
    generation: int
    documents: int


FAULTS: dict[int | str, dict[str, Any]] = {
    400: {"model": Fault, "description": "The question cannot be asked, or the body is not JSON."},
    404: {
        "model": Fault,
        "description": "No paper can pass a filter; the nearest value is told.",
    },
    413: {"description": "Too much was sent."},
    422: {"model": Fault, "description": "The request is not as described here."},
    429: {"model": Fault, "description": "Too many questions from one address."},
    503: {"model": Fault, "description": "The index cannot be read just now."},
}


def _reply_schema(*names: str) -> dict[str, Any]:
    """A reply with at least these names; the contract says what each holds."""
    version = {"version": {"type": "integer", "const": VERSION}}
    return {"schema": {"type": "object", "required": ["version", *names], "properties": version}}


ANSWER: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {
            "application/json": _reply_schema(
                "question", "abstained", "text", "statements", "citations", "notes"
            ),
            "text/event-stream": {},
        },
        "description": "An answer; with `stream` as events `statement`, `answer` and `error`.",
    }
}
HITS: dict[int | str, dict[str, Any]] = {
    200: {
        "content": {"application/json": _reply_schema("query", "filters", "hits")},
        "description": "Hits, best first.",
    }
}
ROUTES = {
    "/api/ask": "POST",
    "/api/search": "GET",
    "/health": "GET",
}


class ApiRoutes:
    """The routes of one server."""

    def __init__(self, desk: IndexService, limits: Limits, *, apart: bool = False) -> None:
        self.desk = desk
        self.limits = limits
        self.apart = apart  # visitors have papers that others may not learn of

    def router(self) -> APIRouter:
        """The routes, to be included in the application."""
        routes = APIRouter()
        routes.post("/api/ask", responses={**ANSWER, **FAULTS}, summary="Ask a question")(self.ask)
        routes.get("/api/search", responses={**HITS, **FAULTS}, summary="Search for passages")(self.search)
        routes.get("/health", summary="Whether the server is well")(self.health)
        return routes

    def ask(self, asked: AskRequest, request: Request) -> Response:
        """An answer whose every statement cites the papers; or, where they are silent, none."""
        self._require_within_limit(request)
        desk = self._desk_of(request)
        given = (
            asked.question,
            read_history([message.model_dump() for message in asked.history]),
            Filters(**asked.filters.model_dump()),
            asked.lang,
        )
        if asked.stream:
            return EventSourceResponse(events(desk.answering(*given)))
        return JSONResponse(answer_json(desk.answer(*given)))

    def search(self, asked: Annotated[SearchRequest, Query()], request: Request) -> Response:
        """The exchanges and paragraphs that fit a query, best first."""
        self._require_within_limit(request)
        filters = Filters(**asked.model_dump(exclude={"query", "k", "mode"}))
        index = self._desk_of(request).index()
        found = index.search(asked.query, asked.k, filters, mode=asked.mode)
        return JSONResponse(hits_json(index.with_doubts(found)))

    def health(self, request: Request) -> Health:
        """What the server searches at this moment.

        Where visitors have papers of their own, each gets a mark of those that he sees in the place of the
        number, which grows with every paper that anybody adds.
        """
        index = self._desk_of(request).index()
        with index.pinned():  # 503 where what it holds could not be read: an index moved away, a spoilt one
            pass
        state = index.contents if self.apart else index.generation
        return Health(generation=state, documents=index.coverage().documents)

    def _desk_of(self, request: Request) -> IndexService:
        return self.desk.for_visitor(visitor_of(request))

    def _require_within_limit(self, request: Request) -> None:
        address = request.client.host if request.client else "unknown"
        if not self.limits.address.allows(address):
            raise HTTPException(429, "Too many questions from this address; wait a minute.")


def refusals(routes: Mapping[str, str] = ROUTES) -> list[Route]:
    """Routes for every other method: they say 405 where the page, mounted below, would say 404."""
    return [Route(path, _RefuseMethod(method)) for path, method in routes.items()]


class _RefuseMethod:
    """An ASGI application, since Starlette lets a function have only the methods it is told."""

    def __init__(self, method: str) -> None:
        self.reply = JSONResponse(error_json(f"Use {method}."), status_code=405, headers={"allow": method})

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.reply(scope, receive, send)


def events(pieces: Iterator[Statement | Answer]) -> Iterator[bytes]:
    """Server-sent events: `statement` as each is verified, `answer` for the whole, `error` for a fault."""
    try:
        for piece in pieces:
            if isinstance(piece, Answer):
                yield event("answer", answer_json(piece))
            else:
                yield event("statement", statement_json(piece))
    except KamervraagError as error:
        yield event("error", error_json(str(error)))


def event(name: str, data: Any) -> bytes:
    """One server-sent event."""
    return format_sse_event(event=name, data_str=json.dumps(data, ensure_ascii=False))
