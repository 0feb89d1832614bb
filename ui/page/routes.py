"""What the page's script fetches: the script itself, papers, exports, verdicts and uploads."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool

from index.build.parsing import APART
from index.document import Span
from index.errors import DocumentError
from index.store.uploads import NOBODY
from ui.html.citation_places import checksum
from ui.html.papers.around import around_html
from ui.html.reader import paper_html
from ui.html.templating import notice, render
from ui.page import feedback, uploads
from ui.service.app_state import AppState, visitor_of
from ui.service.conversations import Turn
from ui.wording import formats
from ui.wording.answer_files import answer_file
from ui.wording.remarks import remark_words
from ui.wording.texts import language_of, text

STYLES = ("page.css", "answer.css", "sources.css", "papers.css")
SCRIPTS = (
    "page.js",
    "failure.js",
    "address.js",
    "memory.js",
    "draft.js",
    "filters.js",
    "kept_turns.js",
    "editing.js",
    "conversation.js",
    "asking.js",
    "history.js",
    "cards.js",
    "verdicts.js",
    "reader.js",
    "papers.js",
    "dossier.js",
)
# What only some screens need comes when they open, under the mark of the whole script.
LATER = {
    "worksheet.css": ("worksheet.css",),
    "worksheet.js": ("worksheet_filters.js", "worksheet_view.js", "worksheet.js"),
}
ASSETS = {"page.css": STYLES, "page.js": SCRIPTS, **LATER}
TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
PICTURE = "preview.png"
KEPT = {"content-encoding": "gzip", "cache-control": "public, max-age=31536000, immutable"}
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}
Form = Literal["docx", "md", "csv", "ris"]
Token = Annotated[str, Query(max_length=64)]
Name = Annotated[str, Query(max_length=300)]


class VerdictForm(BaseModel):
    """What a reader thinks of an answer."""

    token: Annotated[str, Field(max_length=64)]
    turn: int
    verdict: Literal["up", "down"]
    remark: Annotated[str, Field(max_length=feedback.MAX_REMARK)] = ""
    reasons: Annotated[list[Literal["other", "source", "missing", "old"]], Field(max_length=4)] = []


@cache
def asset(name: str) -> tuple[bytes, str]:
    """A style or script made of its parts, gzipped, with the mark that changes when it does.

    The mark of the script changes with what comes later, too, which the script asks for by it.
    """
    content = _join_parts(ASSETS[name])
    marked = content + b"".join(map(_join_parts, LATER.values())) if name == "page.js" else content
    return gzip.compress(content, mtime=0), hashlib.sha256(marked).hexdigest()[:12]


def _join_parts(parts: Iterable[str]) -> bytes:
    return b"\n".join(files("ui").joinpath("assets", part).read_bytes() for part in parts)


def script_or_style(path: str) -> bytes | None:
    """The content of a path such as "/page/assets/page.js", not packed; None for any other."""
    folder, _, name = path.rpartition("/")
    return _join_parts(ASSETS[name]) if folder == "/page/assets" and name in ASSETS else None


def page_head() -> str:
    """What goes into the page's head."""
    style, script = asset("page.css")[1], asset("page.js")[1]
    return render("page_head.html", style=style, script=script)


def assets(name: str) -> Response:
    """The style or the script, what comes later, or the picture that others show of a link."""
    if name == PICTURE:
        return Response(files("ui").joinpath("assets", name).read_bytes(), media_type="image/png")
    if name not in ASSETS:
        raise HTTPException(404, "Not here.")
    return Response(asset(name)[0], media_type=TYPES[name.rpartition(".")[2]], headers=KEPT)


def alive() -> Response:
    """Nothing, which says that the server is there."""
    return Response(status_code=204, headers={"cache-control": "no-store"})


class PageRoutes:
    """The routes of one server; they are not part of the interface for programs."""

    def __init__(self, room: AppState) -> None:
        self.room = room
        self.folder = room.desk.folder

    def router(self) -> APIRouter:
        """The routes, to be included in the application."""
        routes = APIRouter(prefix="/page", include_in_schema=False)
        for path, serve in (
            ("/assets/{name}", assets),
            ("/paper", self.paper),
            ("/papers/own", self.own),
            ("/export", self.export),
            ("/alive", alive),
        ):
            routes.add_api_route(path, serve, methods=["GET"])
        for path, act in (("/feedback", self.judge), ("/upload", self.upload), ("/undo", self.undo)):
            routes.add_api_route(path, act, methods=["POST"])
        return routes

    def paper(
        self,
        doc: Name,
        request: Request,
        lang: str = "nl",
        start: int | None = None,
        end: int | None = None,
        of: int | None = None,
        n: Annotated[int | None, Query(ge=1, le=9_999)] = None,
    ) -> Response:
        """A whole paper, a quote marked where it still stands there; a page of its own for who goes there."""
        language = language_of(lang)
        if request.headers.get("accept", "").startswith("text/html"):
            said = {"lees": doc, "citaat": f"{start}-{end}-{of}" if start is not None else "", "taal": lang}
            return RedirectResponse(f"../eenvoudig?{urlencode(said)}", 303)
        document = self.room.desk_of(request).document(doc)
        if document is None:
            return HTMLResponse(notice("fout", text("gone", language)), 404)
        quoted = Span(start, end) if start is not None and end is not None else None
        if quoted is not None and checksum(document.at(quoted)) != of:
            quoted = None  # the paper was changed since it was quoted
        around = around_html(document, self.room.desk_of(request).index(), self.room.shelf, language)
        kind = self.room.desk_of(request).kind_of_original(doc)
        return HTMLResponse(paper_html(document, quoted, language, n, around, kind))

    def own(self, request: Request) -> JSONResponse:
        """The names of the papers that this visitor added and can take out again."""
        folders = self.room.folders_of(visitor_of(request)) if self.room.upload else ()
        return JSONResponse(sorted({name for folder in folders for name in uploads.own_papers(folder)}))

    def export(self, token: Token, turn: int, form: Form, request: Request) -> Response:
        """An answer as a file for work."""
        found = self._find_turn(token, turn, request)
        if found.answer is None:
            raise HTTPException(404, "There is no answer to export.")
        name = formats.file_name(found.question, date.today(), form)
        return Response(
            answer_file(found.answer, form), media_type=MEDIA[form], headers=formats.named_file(name)
        )

    def judge(self, verdict: VerdictForm, request: Request) -> JSONResponse:
        """Keep what a reader thinks of an answer."""
        if not self.room.limits.address.allows(_address_of(request)):
            raise HTTPException(429, "Too fast; wait a minute.")
        turn = self._find_turn(verdict.token, verdict.turn, request)
        kept = feedback.keep_verdict(
            self.folder.parent, turn, verdict.verdict, verdict.remark, verdict.reasons
        )
        return JSONResponse({"kept": kept}, 200 if kept else 507)

    async def upload(self, name: Name, request: Request, lang: str = "en") -> JSONResponse:
        """Read a paper into the index; its content is the whole body. `lang` is that of what is said."""
        self._require_uploads(request)
        if not self.room.limits.uploads.allows(_address_of(request)):
            raise HTTPException(429, "Too many papers at once; wait a minute.")
        content = await request.body()
        folder = self.room.folders_of(visitor_of(request))[0]
        words = language_of(lang)
        try:
            added = await run_in_threadpool(uploads.add_paper, self.folder, folder, name, content, APART)
        except DocumentError as error:
            raise DocumentError(remark_words(error.args[0], words), error.path) from error
        warnings = [remark_words(warning, words) for warning in added.warnings]
        return JSONResponse({"name": added.name, "warnings": warnings})

    def undo(self, name: Name, request: Request) -> JSONResponse:
        """Take a paper out again, for who added it."""
        self._require_uploads(request)
        for folder in self.room.folders_of(visitor_of(request)):
            if name in uploads.own_papers(folder):
                uploads.remove_paper(self.folder, folder, name)
                return JSONResponse({"name": name})
        raise HTTPException(403, "Only who added this paper can take it out again.")

    def _require_uploads(self, request: Request) -> None:
        if not self.room.upload:
            raise HTTPException(403, "This server takes no papers from visitors.")
        if visitor_of(request) == NOBODY:
            raise HTTPException(403, "This server cannot tell whose paper this would be; allow it a cookie.")

    def _find_turn(self, token: str, number: int, request: Request) -> Turn:
        conversation = self.room.conversations.find(token, visitor_of(request))
        turn = conversation.turn(number) if conversation else None
        if turn is None:
            raise HTTPException(404, "This conversation is not known here (any more).")
        return turn


def _address_of(request: Request) -> str:
    return request.client.host if request.client else "unknown"
