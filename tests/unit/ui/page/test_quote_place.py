"""Who, when and where in the files of a worksheet and a dossier: as the index tells them, never a browser."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from index.build import BuildOptions, build
from ui.html.citation_places import checksum
from ui.page.dossier_routes import DossierRoutes
from ui.page.worksheet_routes import WorksheetRoutes
from ui.service.app_state import AppState
from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

PAPER = """AH 77

2036Z07777

Antwoord van minister Vos (Vuurtorens) (ontvangen 3 mei 2036)

1. Blijft de vuurtoren van Mosbeek branden?

Antwoord:
Ja, de vuurtoren blijft branden.

2. Is de haven van Mosbeek diep genoeg?

Antwoord:
De haven wordt in 2038 verdiept.
"""
QUESTION, ANSWER = "Blijft de vuurtoren van Mosbeek branden?", "Ja, de vuurtoren blijft branden."
FORMS = ("sheet", "docx", "md", "csv")
FORGED = {
    "quote": "Verzonnen woorden.",
    "who": "minister Kraai",
    "headline": "minister Kraai, 1 april 1999, antwoord op vraag 9",
    "cabinet": "kabinet-Kraai",
    "day": "1 april 1999",
    "place": "antwoord op vraag 9",
    "doubt": "zeker van minister Kraai",
    "title": "Brief van Kraai",
    "url": "https://kraai.example/ah-9",
    "asked": "Vroeg Kraai dit?",
}
OF_FORGER = ("Kraai", "kraai", "1999", "vraag 9", "Verzonnen")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "vuurtoren.txt").write_text(PAPER, encoding="utf-8")
    return folder


def client(papers: Path) -> TestClient:
    """A server of these papers as they are now."""
    folder = papers.parent / "index"
    build([papers], folder, BuildOptions(prune=True))
    room = AppState(IndexService(folder, None), Conversations(), default_limits())
    app = FastAPI()
    app.include_router(WorksheetRoutes(room).router())
    app.include_router(DossierRoutes(room).router())
    return TestClient(app)


def place_of(papers: Path, words: str) -> dict[str, Any]:
    """Where words stand in the paper, as a page is told of them."""
    client(papers)
    document = IndexService(papers.parent / "index", None).document("vuurtoren.txt")
    assert document is not None
    start = document.text.index(words)
    return {"doc": document.name, "start": start, "end": start + len(words), "of": checksum(words)}


def made(server: TestClient, form: str, item: dict[str, Any]) -> str:
    """The text of the file with this quote alone, and the addresses that it links to."""
    if form == "sheet":
        question = {"number": "1", "text": "Hoe?", "state": "answered", "sources": [item]}
        reply = server.post("/page/worksheet/file", json={"title": "Blad", "questions": [question]})
    else:
        reply = server.post("/page/dossier", json={"form": form, "items": [item]})
    assert reply.status_code == 200, reply.text
    if form in ("md", "csv"):
        return reply.text.replace("\\", "")
    paper = docx.Document(io.BytesIO(reply.content))
    links = [link.target_ref for link in paper.part.rels.values() if "hyperlink" in link.reltype]
    return "\n".join([*(each.text for each in paper.paragraphs), *links])


@pytest.mark.parametrize("form", FORMS)
def test_a_forged_who_when_and_where_is_not_printed(papers: Path, form: str) -> None:
    item = place_of(papers, ANSWER) | FORGED
    said = made(client(papers), form, item)
    assert f"«{ANSWER}»" in said and "Vos" in said and "3 mei 2036" in said and "antwoord op vraag 1" in said
    assert not any(word in said for word in OF_FORGER)
    assert said == made(client(papers), form, place_of(papers, ANSWER)), "what a page keeps changes nothing"


@pytest.mark.parametrize("form", FORMS)
def test_a_members_question_is_no_ministers_word(papers: Path, form: str) -> None:
    said = made(client(papers), form, place_of(papers, QUESTION) | {"who": "minister Vos"})
    assert f"«{QUESTION}»" in said and "vraag 1" in said
    assert "minister" not in said and "antwoord op" not in said


@pytest.mark.parametrize("form", FORMS)
def test_the_words_of_two_are_printed_as_nobodys(papers: Path, form: str) -> None:
    first, second = place_of(papers, QUESTION), place_of(papers, ANSWER)
    text = client_text(papers)[first["start"] : second["end"]]
    said = made(client(papers), form, first | {"end": second["end"], "of": checksum(text)} | FORGED)
    assert "citaat weggelaten" in said and ANSWER not in said and "Vos" not in said
    empty = made(client(papers), form, first | {"end": first["start"], "of": 0} | FORGED)
    assert "citaat weggelaten" in empty and "Kraai" not in empty


def client_text(papers: Path) -> str:
    document = IndexService(papers.parent / "index", None).document("vuurtoren.txt")
    assert document is not None
    return document.text


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_that_names_another_now_is_believed(papers: Path, form: str) -> None:
    """The words stand where they stood; who said them when was corrected since."""
    item = place_of(papers, ANSWER) | {"who": "minister Vos", "day": "3 mei 2036", "headline": "minister Vos"}
    changed = PAPER.replace("minister Vos", "minister Mus").replace("3 mei", "4 mei")
    (papers / "vuurtoren.txt").write_text(changed, encoding="utf-8")
    said = made(client(papers), form, item)
    assert f"«{ANSWER}»" in said and "Mus" in said and "4 mei 2036" in said and "Vos" not in said


@pytest.mark.parametrize("form", FORMS)
def test_other_words_in_the_place_leave_the_quote_out_with_its_speaker(papers: Path, form: str) -> None:
    item = place_of(papers, ANSWER) | FORGED
    changed = PAPER.replace("Ja, de vuurtoren blijft", "Nee, de vuurtoren gaat niet")
    (papers / "vuurtoren.txt").write_text(changed, encoding="utf-8")
    said = made(client(papers), form, item)
    assert "deze woorden staan niet op deze plaats" in said and "vuurtoren gaat niet" not in said
    assert not any(word in said for word in ("Vos", "antwoord op vraag", *OF_FORGER))


@pytest.mark.parametrize("form", FORMS)
def test_a_paper_that_is_gone_is_said_to_be(papers: Path, form: str) -> None:
    item = place_of(papers, ANSWER) | FORGED | {"note": "Navragen bij Mus"}
    (papers / "andere.txt").write_text(PAPER.replace("AH 77", "AH 78").replace("Z07777", "Z07778"))
    (papers / "vuurtoren.txt").unlink()
    said = made(client(papers), form, item)
    assert "dit stuk staat niet (meer) in de index" in said and "vuurtoren" not in said
    assert not any(word in said for word in OF_FORGER)
    assert form == "sheet" or "Aantekening" in said and "Navragen bij Mus" in said


def test_what_did_not_come_from_the_papers_is_marked(papers: Path) -> None:
    said = {"own": "Eigen zin.", "written": ["Zin."], "gaps": ["Deel."]}
    question = {"number": "1", "text": "Hoe?", "state": "answered", **said}
    question["sources"] = [place_of(papers, ANSWER)]
    sheet = {"title": "Blad", "questions": [question]}
    reply = client(papers).post("/page/worksheet/file", json=sheet)
    lines = [each.text for each in docx.Document(io.BytesIO(reply.content)).paragraphs]
    assert lines[lines.index("Eigen zin.") - 1] == "Eigen tekst, niet uit de stukken"
    assert lines[lines.index("Zin.") - 1] == "Van een taalmodel, niet letterlijk uit de stukken"
    assert lines[lines.index("Deel.") - 1] == "Wat bij het zoeken niet werd gevonden"
