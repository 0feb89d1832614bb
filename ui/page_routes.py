"""What the page's script fetches: the script itself, papers, exports, verdicts and uploads."""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from index.parse.document import Span
from ui import dossier, feedback, papers, uploads
from ui.conversations import Turn
from ui.page import Room
from ui.reader import exchange_span, paper_html
from ui.safe import escaped
from ui.texts import language_of, text

STYLES = ("page.css", "answer.css", "sources.css", "papers.css")
SCRIPTS = ("page.js", "filters.js", "reader.js", "papers.js")
TYPES = {"page.css": "text/css; charset=utf-8", "page.js": "text/javascript; charset=utf-8"}
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
}
Token = Annotated[str, Query(max_length=64)]


class Verdict(BaseModel):
    """What a reader thinks of an answer."""

    token: Annotated[str, Field(max_length=64)]
    turn: int
    verdict: Literal["up", "down"]
    remark: Annotated[str, Field(max_length=feedback.MAX_REMARK)] = ""


@cache
def asset(name: str) -> tuple[bytes, str]:
    """A style or script made of its parts, gzipped, with the mark that changes when it does."""
    parts = STYLES if name == "page.css" else SCRIPTS
    content = b"\n".join(files("ui").joinpath("assets", part).read_bytes() for part in parts)
    return gzip.compress(content, mtime=0), hashlib.sha256(content).hexdigest()[:12]


def head() -> str:
    """What goes into the page's head."""
    style, script = asset("page.css")[1], asset("page.js")[1]
    return (
        '<meta name="color-scheme" content="light dark"><meta name="referrer" content="same-origin">'
        f'<link rel="stylesheet" href="page/assets/page.css?v={style}">'
        f'<script defer src="page/assets/page.js?v={script}"></script>'
    )


def router(room: Room) -> APIRouter:
    """The routes, not part of the interface for programs."""
    routes = APIRouter(prefix="/page", include_in_schema=False)
    folder = room.desk.folder

    @routes.get("/assets/{name}")
    def assets(name: str) -> Response:
        if name not in TYPES:
            raise HTTPException(404, "Not here.")
        kept = {"content-encoding": "gzip", "cache-control": "public, max-age=31536000, immutable"}
        return Response(asset(name)[0], media_type=TYPES[name], headers=kept)

    @routes.get("/paper")
    def paper(
        doc: str,
        lang: str = "nl",
        start: int | None = None,
        end: int | None = None,
        exchange: str | None = None,
    ) -> HTMLResponse:
        language = language_of(lang)
        document = room.desk.document(doc)
        if document is None:
            return HTMLResponse(f'<p class="fout">{escaped(text("gone", language))}</p>', 404)
        quote = Span(start, end) if start is not None and end is not None else None
        if quote is None and exchange is not None:
            quote = exchange_span(document, exchange)
        return HTMLResponse(paper_html(document, quote, language))

    @routes.get("/papers")
    def listed(
        lang: str = "nl", words: str = "", kind: str = "", year: str = "", sort: str = "new", page: int = 0
    ) -> HTMLResponse:
        kept = papers.found(room.desk.index().papers(), words[:200], kind, year, sort)
        return HTMLResponse(papers.list_html(kept, max(page, 0), language_of(lang)))

    @routes.get("/papers/tools")
    def tools(lang: str = "nl") -> HTMLResponse:
        return HTMLResponse(papers.tools_html(room.desk.index().papers(), language_of(lang)))

    @routes.get("/export")
    def export(token: Token, turn: int, form: Literal["docx", "md"]) -> Response:
        found = _turn(token, turn)
        if found.answer is None:
            raise HTTPException(404, "There is no answer to export.")
        content = dossier.docx(found.answer) if form == "docx" else dossier.markdown(found.answer).encode()
        name = {"content-disposition": f'attachment; filename="kamervraag-{turn}.{form}"'}
        return Response(content, media_type=MEDIA[form], headers=name)

    @routes.post("/feedback")
    def judge(verdict: Verdict, request: Request) -> JSONResponse:
        if not room.limits.address.allows(_address(request)):
            raise HTTPException(429, "Too fast.")
        turn = _turn(verdict.token, verdict.turn)
        kept = feedback.keep(folder.parent, turn, verdict.verdict, verdict.remark)
        return JSONResponse({"kept": kept}, 200 if kept else 507)

    @routes.post("/upload")
    async def upload(name: str, request: Request) -> JSONResponse:
        _allowed()
        content = await request.body()
        added = await run_in_threadpool(uploads.add, folder, name, content)
        return JSONResponse({"name": added.name, "warnings": added.warnings})

    @routes.post("/undo")
    def undo(name: str) -> JSONResponse:
        _allowed()
        uploads.undo(folder, name)
        return JSONResponse({"name": name})

    def _allowed() -> None:
        if not room.upload:
            raise HTTPException(403, "This server takes no papers from visitors.")

    def _turn(token: str, number: int) -> Turn:
        conversation = room.conversations.find(token)
        turn = conversation.turn(number) if conversation else None
        if turn is None:
            raise HTTPException(404, "This conversation is not known here (any more).")
        return turn

    return routes


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"
