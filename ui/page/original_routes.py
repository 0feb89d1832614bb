"""The file that a paper was read from: a PDF's pages as pictures with the quote marked, others as is."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from index.document import Document, Span
from index.store.uploads import shown_name
from ui.html.citation_places import QuoteAddress
from ui.html.original import original_html
from ui.html.templating import notice
from ui.page.plain_routes import plain_page, quoted_span
from ui.page.routes import asset
from ui.service.app_state import AppState
from ui.service.original_file import PDF, OriginalFile
from ui.service.page_picture import PagePicture
from ui.service.quote_in_pages import CONTEXT, QuotedWords
from ui.wording import formats
from ui.wording.texts import language_of, text

# Anything that could do something in a browser is shown as text, or does nothing (a sandbox).
AS_TEXT = ("txt", "text", "md", "markdown", "xml", "eml")
SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:"
Name = Annotated[str, Query(max_length=300)]
Place = Annotated[str, Query(max_length=60)]
Number = Annotated[int | None, Query(ge=1, le=99_999)]


class OriginalRoutes:
    """The routes of one server."""

    def __init__(self, room: AppState) -> None:
        self.room = room

    def router(self) -> APIRouter:
        """The routes, to be included in the application."""
        routes = APIRouter(include_in_schema=False)
        routes.add_api_route("/origineel", self.page, methods=["GET"])
        routes.add_api_route("/page/original", self.file, methods=["GET"])
        routes.add_api_route("/page/original.png", self.picture, methods=["GET"])
        return routes

    def page(
        self,
        request: Request,
        lees: Name,
        citaat: Place = "",
        blz: Number = None,
        taal: str = "nl",
    ) -> Response:
        """The page of a PDF that a quote stands on; the file itself where it has no pages to show."""
        language = language_of(taal)
        document, found = self._find(lees, request)
        content = found.read() if found else None
        if document is None or found is None or content is None:
            return plain_page(notice("fout", text("no_original", language)), language, status=404)
        address = QuoteAddress(lees, citaat, language)
        if found.kind != PDF:
            return RedirectResponse(f"page/original?{address.query()}", 303)
        shown = self._picture(document, found, content, citaat, blz, request)
        if shown is None:
            return RedirectResponse(f"page/original?{address.query()}", 303)
        span = quoted_span(document, citaat)
        quote = document.at(span) if span else ""
        style = asset("page.css")[1]
        return HTMLResponse(original_html(document, quote, shown, address, style))

    def picture(self, request: Request, lees: Name, citaat: Place = "", blz: Number = None) -> Response:
        """A page as PNG."""
        document, found = self._find(lees, request)
        content = found.read() if found else None
        if document is None or found is None or content is None or found.kind != PDF:
            raise HTTPException(404, "Not here.")
        shown = self._picture(document, found, content, citaat, blz, request)
        if shown is None:
            raise HTTPException(404, "This page cannot be shown.")
        return Response(shown.png, media_type="image/png", headers={"cache-control": "private, max-age=600"})

    def file(self, request: Request, lees: Name) -> Response:
        """The file itself, as it is."""
        document, found = self._find(lees, request)
        content = found.read() if found else None
        if document is None or found is None or content is None:
            raise HTTPException(404, "Not here.")
        headers = {"cache-control": "no-store"}
        if found.kind == PDF:
            return Response(content, media_type="application/pdf", headers=headers)
        if found.kind in AS_TEXT:
            return Response(content, media_type=f"text/plain; charset={_charset(content)}", headers=headers)
        if found.kind in ("html", "htm"):
            headers["content-security-policy"] = SANDBOX
            return Response(content, media_type="text/html", headers=headers)
        named = formats.named_file(shown_name(document.name))
        return Response(content, media_type="application/octet-stream", headers={**headers, **named})

    def _find(self, name: str, request: Request) -> tuple[Document | None, OriginalFile | None]:
        desk = self.room.desk_of(request)
        return desk.document(name), desk.original(name)

    def _picture(
        self,
        document: Document,
        found: OriginalFile,
        content: bytes,
        place: str,
        page: int | None,
        request: Request,
    ) -> PagePicture | None:
        address = request.client.host if request.client else "unknown"
        if not self.room.limits.address.allows(address):
            raise HTTPException(429, "Too fast; wait a minute.")
        span = quoted_span(document, place)
        wanted = quoted_words(document, span) if span else None
        return self.room.pictures.picture(found.sha256, content, wanted, page)


def quoted_words(document: Document, span: Span) -> QuotedWords:
    """A quote with the words around it, by which its place in the file is known."""
    before = document.text[max(0, span.start - 2 * CONTEXT) : span.start]
    return QuotedWords(document.at(span), before, document.text[span.end : span.end + 2 * CONTEXT])


def _charset(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "utf-8"
