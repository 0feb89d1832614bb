"""What a worksheet is told and what its file holds, without a browser."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from rag.say.language_model import ChatWriter
from tests.support.chat_server import chat_server
from ui.html import worksheet
from ui.page.dossier_routes import DossierRoutes
from ui.page.worksheet_routes import WorksheetRoutes
from ui.service.app_state import AppState
from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import Limit, Limits, default_limits

ASKED = "Hoeveel personen zijn vrijwillig naar Irak teruggekeerd?"
KEPT = "quote who cabinet day place doubt title url doc start end of".split()


def client(folder: Path, writer: ChatWriter | None = None, limits: Limits | None = None) -> TestClient:
    room = AppState(IndexService(folder, writer), Conversations(), limits or default_limits())
    app = FastAPI()
    app.include_router(WorksheetRoutes(room).router())
    app.include_router(DossierRoutes(room).router())
    return TestClient(app)


def told(folder: Path, question: str = ASKED, lang: str = "nl") -> dict[str, Any]:
    found: dict[str, Any] = (
        client(folder).post("/page/worksheet/answer", json={"text": question, "lang": lang}).json()
    )
    return found


def file_lines(folder: Path, source: dict[str, Any]) -> list[str]:
    question = {"number": "2", "text": ASKED, "state": "answered", "sources": [{k: source[k] for k in KEPT}]}
    form = {"title": "Over Irak", "questions": [question]}
    made = client(folder).post("/page/worksheet/file", json=form)
    assert made.headers["content-disposition"].endswith("Over%20Irak.docx")
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(made.content)).paragraphs]


def test_a_question_is_answered_with_quotes_that_stand_in_their_papers(sample_folder: Path) -> None:
    found = told(sample_folder)
    assert found["state"] == "answered" and found["sources"] and found["written"] == []
    source = found["sources"][0]
    document = IndexService(sample_folder).document(source["doc"])
    assert document is not None and document.text[source["start"] : source["end"]] == source["quote"]
    assert source["who"] and source["day"] and source["asked"].endswith("?")
    assert any(source["quote"].split()[0] in line for line in file_lines(sample_folder, source))


def test_the_part_without_an_answer_goes_along_into_the_file(sample_folder: Path) -> None:
    found = told(sample_folder, f"{ASKED} Wat kost een kaartje voor de dierentuin van Mosbeek?")
    (gap,) = found["gaps"]
    assert found["sources"] and "dierentuin van Mosbeek" in gap and gap in found["notes"]
    question = {"number": "2", "text": ASKED, "state": "answered", "gaps": [gap]}
    question["sources"] = [{k: found["sources"][0][k] for k in KEPT}]
    form = {"title": "Over Irak", "questions": [question]}
    made = docx.Document(io.BytesIO(client(sample_folder).post("/page/worksheet/file", json=form).content))
    assert made.paragraphs[-1].text == gap and made.tables[0].rows[1].cells[1].text == "deels beantwoord"


def test_silence_is_told(sample_folder: Path) -> None:
    found = told(sample_folder, "Wat kost een kaartje voor de dierentuin van Mosbeek?")
    assert found["state"] == "silent" and found["said"] and found["sources"] == []


@pytest.mark.parametrize("change", [{"of": 1}, {"start": 0}, {"doc": "weg.txt"}, {"quote": "Verzonnen."}])
def test_the_file_holds_the_papers_words_or_says_that_it_does_not(
    sample_folder: Path, change: dict[str, Any]
) -> None:
    lines = file_lines(sample_folder, told(sample_folder)["sources"][0] | change)
    moved = any("niet meer op deze plaats" in line for line in lines)
    assert moved == ("quote" not in change) and not any("Verzonnen" in line for line in lines)


def test_words_that_stand_nowhere_are_printed_as_nobodys(sample_folder: Path) -> None:
    source = told(sample_folder)["sources"][0]
    lines = file_lines(sample_folder, source | {"quote": "Verzonnen woorden.", "of": 1})
    assert not any("Verzonnen" in line or source["quote"] in line for line in lines)
    assert any("citaat weggelaten" in line for line in lines)
    item = {"quote": "Verzonnen woorden.", "headline": "Minister", "title": "", "doc": source["doc"]}
    item |= {"start": source["start"], "end": source["end"], "of": 1}
    for form in ("md", "csv"):
        made = client(sample_folder).post("/page/dossier", json={"form": form, "items": [item]})
        assert made.status_code == 200 and "Verzonnen" not in made.text
        assert "citaat weggelaten" in made.text


def test_an_empty_question_is_a_sentence_and_haste_is_refused(sample_folder: Path) -> None:
    reply = client(sample_folder).post("/page/worksheet/answer", json={"text": " "})
    assert reply.status_code == 422 and "kon niet worden beantwoord" in reply.json()["fault"]
    hasty = client(sample_folder, limits=Limits(Limit(1, 1), Limit(1, 1)))
    statuses = [hasty.post("/page/worksheet/set", json={"text": "1. Wat?"}).status_code for _ in range(2)]
    assert statuses == [200, 429]


def test_a_model_drafts_in_the_first_person_and_each_sentence_is_held_to_its_quotes(
    sample_folder: Path,
) -> None:
    with chat_server() as script:
        script.reply = (
            "In 2029 keerden 214 personen vrijwillig terug naar Irak [1]. Er volgen er 9.000 in 2050 [1]."
        )
        page = client(sample_folder, ChatWriter(script.url, "scripted"))
        found = page.post("/page/worksheet/answer", json={"text": ASKED}).json()
    assert "ik-vorm" in script.requests[0]["messages"][0]["content"]
    assert len(found["written"]) == 1 and "214" in found["written"][0]["text"]
    assert set(found["written"][0]["numbers"]) <= {source["n"] for source in found["sources"]}


def test_only_what_comes_near_the_question_is_called_an_answer_and_chosen(
    sample_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sure = told(sample_folder)
    assert sure["sources"][0]["answers"]
    for question in ("Welke lessen trekt u uit het drinkwatertekort?", "Bent u bereid wolven te vangen?"):
        vague = told(sample_folder, question)
        assert vague["state"] == "possible" and vague["sources"], question
        assert not any(source["answers"] for source in vague["sources"]), question
    unsaid = told(sample_folder, "Bent u bereid de terugkeer naar Irak te stoppen?")
    assert unsaid["state"] == "silent", "nobody speaks of stopping"
    page = client(sample_folder)
    monkeypatch.setattr(worksheet, "ANSWERS", 0.895)
    some = page.post(
        "/page/worksheet/answer", json={"text": "Wat heeft het kabinet gezegd over Irak?"}
    ).json()
    assert some["state"] == "answered" and {source["answers"] for source in some["sources"]} == {True, False}


def test_signs_that_word_cannot_hold_fail_no_file(sample_folder: Path) -> None:
    """From a browser's store, or a hand: they ended in a server's error."""
    odd = "a\x00\x01\x0b\x1b\x7f\ufffeb"
    source = dict.fromkeys(KEPT, odd) | {"start": 0, "end": 1, "of": 1, "url": f"https://a.example/{odd}"}
    question = {"number": odd, "text": odd, "state": odd, "own": odd, "written": [odd], "sources": [source]}
    sheet = {"title": odd, "asker": odd, "day": odd, "within": odd, "questions": [question]}
    made = client(sample_folder).post("/page/worksheet/file", json=sheet)
    assert made.status_code == 200 and docx.Document(io.BytesIO(made.content)).paragraphs
    item = {name: odd for name in ("quote", "headline", "title", "doc", "note")}
    item |= {"url": f"https://a.example/{odd}", "start": 5, "end": 1, "of": 1}
    for form in ("docx", "md", "csv"):
        given = {"form": form, "items": [item]}
        assert client(sample_folder).post("/page/dossier", json=given).status_code == 200


def test_a_file_costs_by_its_quotes_and_holds_so_many(sample_folder: Path) -> None:
    """Thirty thousand in four megabytes took a server minutes, unlimited."""
    source = dict.fromkeys(KEPT, "") | {"doc": "weg.txt", "start": 0, "end": 1, "of": 1}
    question = {"number": "1", "text": "?", "state": "answered", "sources": [source] * 60}
    strict = client(sample_folder, limits=Limits(Limit(1, 1), Limit(1, 10)))
    few = {"title": "Over Irak", "questions": [question]}
    assert strict.post("/page/worksheet/file", json=few).status_code == 200
    assert strict.post("/page/worksheet/file", json=few).status_code == 429
    many = {"title": "Over Irak", "questions": [question] * 17}
    assert client(sample_folder).post("/page/worksheet/file", json=many).status_code == 413
    item = {"quote": "", "headline": "", "title": "", "doc": "", "start": 0, "end": 1, "of": 1}
    long = {"form": "md", "items": [item] * 95}
    strict = client(sample_folder, limits=Limits(Limit(1, 1), Limit(1, 15)))
    assert strict.post("/page/dossier", json=long).status_code == 200
    assert strict.post("/page/dossier", json=long).status_code == 429
    assert (
        client(sample_folder).post("/page/dossier", json=long | {"items": [item] * 1_001}).status_code == 422
    )
