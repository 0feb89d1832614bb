"""The original file: a page as a picture with the quote marked, others as they are, never another one."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from lxml import html
from PIL import Image

from index.build import build
from tests.support.office_files import column, make_docx, make_pdf
from ui.html.citation_places import checksum
from ui.page.original_routes import OriginalRoutes
from ui.service.app_state import AppState
from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

FIRST = "De veerpont vaart sinds mei 2036 weer tussen Oever en Overbuur."
SECOND = "Het veerhuis blijft tot het voorjaar van 2037 gesloten voor publiek."
HEAD = ["AH 30", "2036Z00030", "Antwoord van minister Vos (Veerponten) (ontvangen 2 juni 2036)"]
BRIEF = "\n\n".join([*HEAD, "1. {}", "Antwoord:\n{}\n"])


def body_of_docx() -> str:
    lines = BRIEF.format("Is de kade open?", "De kade is sinds juni 2036 weer open.").splitlines()
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("origineel")
    made = folder / "papers"
    made.mkdir()
    pages = (
        column(72, 780, [*HEAD, "Vraag 1", "Vaart de veerpont weer?", "Antwoord 1", FIRST]),
        column(72, 780, ["Vraag 2", "Gaat het veerhuis open?", "Antwoord 2", SECOND]),
    )
    (made / "veerpont.pdf").write_bytes(make_pdf(pages))
    (made / "kade.docx").write_bytes(make_docx(body_of_docx()))
    (made / "steiger.txt").write_text(BRIEF.format("Is de steiger open?", "De steiger is dicht."), "utf-8")
    (made / "geheim.txt").write_text(BRIEF.format("Wat is geheim?", "Dit is een geheim."), "utf-8")
    build([made], folder / "index")
    return folder


@pytest.fixture(scope="module")
def service(papers: Path) -> IndexService:
    return IndexService(papers / "index")


@pytest.fixture(scope="module")
def visitor(service: IndexService) -> TestClient:
    app = FastAPI()
    app.include_router(OriginalRoutes(AppState(service, Conversations(), default_limits())).router())
    return TestClient(app)


def place(service: IndexService, doc: str, quote: str) -> str:
    document = service.document(doc)
    assert document is not None
    start = document.text.index(quote)
    return f"{start}-{start + len(quote)}-{checksum(quote)}"


def yellow(content: bytes) -> int:
    """How many pixels are of the mark's colour."""
    with Image.open(io.BytesIO(content)) as picture:
        colours = picture.convert("RGB").getcolors(1 << 24) or []
    return sum(count for count, (red, green, blue) in colours if red > 240 and green > 200 and blue < 120)


def test_a_quote_is_marked_on_its_page_and_on_no_other(visitor: TestClient, service: IndexService) -> None:
    said = {"lees": "veerpont.pdf", "citaat": place(service, "veerpont.pdf", SECOND)}
    shown = html.fromstring(visitor.get("/origineel", params=said).text)
    assert "2" in shown.cssselect(".bladeren b")[0].text and shown.cssselect("blockquote")[0].text == SECOND
    assert not shown.cssselect("script")
    picture = visitor.get("/" + shown.cssselect("img.bladzijde")[0].get("src"))
    assert picture.headers["content-type"] == "image/png" and yellow(picture.content) > 2_000
    first = visitor.get("/page/original.png", params={**said, "blz": 1})
    assert yellow(first.content) == 0


def test_a_page_without_a_quote_is_shown_bare(visitor: TestClient) -> None:
    shown = html.fromstring(visitor.get("/origineel", params={"lees": "veerpont.pdf", "blz": 99}).text)
    assert (
        not shown.cssselect("blockquote")
        and shown.cssselect("[rel=prev]")
        and not shown.cssselect("[rel=next]")
    )
    wrong = visitor.get("/origineel", params={"lees": "veerpont.pdf", "citaat": "0-9-12345"})
    assert not html.fromstring(wrong.text).cssselect("blockquote")


def test_other_files_come_as_they_are(visitor: TestClient, papers: Path) -> None:
    word = visitor.get("/origineel", params={"lees": "kade.docx"})
    assert word.content == (papers / "papers" / "kade.docx").read_bytes()
    assert "attachment" in word.headers["content-disposition"]
    plain = visitor.get("/origineel", params={"lees": "steiger.txt"})
    assert (
        plain.headers["content-type"] == "text/plain; charset=utf-8" and "De steiger is dicht." in plain.text
    )


def test_a_file_that_was_changed_or_has_gone_is_not_shown(visitor: TestClient, papers: Path) -> None:
    file = papers / "papers" / "geheim.txt"
    file.write_text("Iets heel anders, dat niemand hoort te lezen.", "utf-8")
    for path in ("/origineel", "/page/original"):
        reply = visitor.get(path, params={"lees": "geheim.txt"})
        assert reply.status_code == 404 and "heel anders" not in reply.text
    file.unlink()
    assert visitor.get("/origineel", params={"lees": "geheim.txt"}).status_code == 404
    assert visitor.get("/origineel", params={"lees": "../../etc/passwd"}).status_code == 404


def test_a_card_leads_to_the_file_only_where_it_is(service: IndexService) -> None:
    assert (
        service.kind_of_original("veerpont.pdf") == "pdf" and service.kind_of_original("kade.docx") == "docx"
    )
    assert service.kind_of_original("weg.pdf") is None
