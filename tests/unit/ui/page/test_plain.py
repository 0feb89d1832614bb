"""Without script: one can ask, read and browse; and a link to the page has our own words for previews."""

from __future__ import annotations

from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
from fastapi.testclient import TestClient
from lxml import html

from index.document import Document, Span
from ui.html.citation_places import checksum
from ui.page.plain_routes import PlainRoutes, quoted_span
from ui.page.routes import PageRoutes
from ui.server.front_page import FrontPage
from ui.service.app_state import AppState
from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

BROWSER = {"accept": "text/html,application/xhtml+xml"}


GRADIOS = """<!doctype html><html><head><meta charset="utf-8" /><meta property="og:title" content="Gradio" />
<script>s.src = `x/iframeResizer.contentWindow.min.js`;</script>
<meta property="og:image" content="" /><meta name="twitter:title" content="Gradio" /></head>
<body class="x">y</body></html>"""


@pytest.fixture(scope="module")
def visitor(sample_folder: Path) -> TestClient:
    room = AppState(IndexService(sample_folder), Conversations(), default_limits())
    app = FastAPI()
    early = [("style", "page/assets/page.css?v=1"), ("module", "assets/deel.js")]
    app.add_middleware(FrontPage, public="https://vragen.example/kv", early=early)
    app.include_router(PageRoutes(room).router())
    app.include_router(PlainRoutes(room).router())
    app.get("/")(lambda: HTMLResponse(GRADIOS))
    return TestClient(app)


def page(visitor: TestClient, path: str) -> html.HtmlElement:
    return html.fromstring(visitor.get(path, headers=BROWSER).text)


def test_one_asks_and_reads_without_script(visitor: TestClient) -> None:
    shown = page(visitor, "/eenvoudig?q=wat+zei+het+kabinet+over+Irak%3F")
    assert shown.cssselect("q") and shown.cssselect(".bron") and not shown.cssselect("script")
    mark = shown.cssselect("a.cite")[0].get("href")
    assert shown.cssselect(mark)  # [n] leads to its words on this very page
    paper = page(visitor, "/" + shown.cssselect(".bron [data-read]")[0].get("href"))
    assert paper.cssselect("mark") and paper.cssselect("[role=main] .stuk") and paper.cssselect("form")


def test_one_browses_papers_without_script(visitor: TestClient) -> None:
    shown = page(visitor, "/eenvoudig?scherm=stukken&soort=motie")
    assert len(shown.cssselect(".lijst li")) == 1
    facet = shown.cssselect(".facetten a")[0].get("href")
    assert facet.startswith("?scherm=stukken") and page(visitor, f"/eenvoudig{facet}").cssselect(".lijst")
    assert page(visitor, "/eenvoudig?lees=weg.txt").cssselect(".fout")


def test_hostile_words_stay_words(visitor: TestClient) -> None:
    shown = visitor.get("/eenvoudig", params={"q": '"><img src=x onerror=1>'}).text
    assert "<img" not in shown


def test_the_page_shows_its_own_words_in_a_preview(visitor: TestClient) -> None:
    made = visitor.get("/", headers=BROWSER).text
    head = html.fromstring(made)
    titles = [meta.get("content") for meta in head.cssselect("meta[property='og:title']")]
    assert titles == ["kamervraag"] and "Gradio" not in "".join(
        m.get("content") or "" for m in head.cssselect("meta")
    )
    image = head.cssselect("meta[property='og:image']")[0].get("content")
    assert image == "https://vragen.example/kv/page/assets/preview.png"
    found = visitor.get("/page/assets/preview.png")
    assert found.headers["content-type"] == "image/png" and found.content[:4] == b"\x89PNG"
    told = [
        (link.get("rel"), link.get("as"), link.get("href")) for link in head.cssselect("link[rel*=preload]")
    ]
    style = ("preload", "style", "page/assets/page.css?v=1")
    assert told == [style, ("modulepreload", None, "assets/deel.js")] and "iframeResizer" not in made
    assert "<noscript>" in made and 'href="eenvoudig"' in made and made.endswith("y</body></html>")


def test_one_can_type_before_the_script_runs_and_send_without_it(visitor: TestClient) -> None:
    early = page(visitor, "/").cssselect("#vroeg form")[0]
    assert early.get("action") == "eenvoudig" and early.cssselect("textarea")[0].get("name") == "q"
    assert page(visitor, "/?taal=en").cssselect("#vroeg button")[0].text == "Ask"
    for said in ("?q=dijk", "?scherm=stukken", "?lees=a.txt"):
        assert not page(visitor, f"/{said}").cssselect("#vroeg"), "this address says what is to be shown"


@pytest.mark.parametrize("said", ["", "1-2", "1-2-x", "0-3-²", "0-4-1", "99999999999999-1-1"])
def test_a_quote_that_does_not_stand_there_is_not_marked(said: str) -> None:
    document = Document("d", "brief", "De dijk.")
    assert quoted_span(document, said) is None
    assert quoted_span(document, f"0-2-{checksum('De')}-1") == Span(0, 2)
