"""Papers that visitors add: read, refused with a sentence, taken out again without a trace."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from index.errors import DocumentError
from index.search import Index
from index.store.schema import uploads_of
from rag.answer import Answer, answer
from rag.contract import answer_json
from ui.html.cards import sources_html
from ui.html.reader import paper_html
from ui.page import feedback, uploads
from ui.page.routes import PageRoutes
from ui.service.app_state import AppState
from ui.service.conversations import Conversations, Turn
from ui.service.index_service import IndexService
from ui.service.limits import Limit, default_limits
from ui.wording.export import markdown
from ui.wording.terminal import answer_text, hits_text

PAPER = b"""AH 77

2036Z07777

Antwoord van minister Vos (Vuurtorens) (ontvangen 3 mei 2036)

1. Blijft de vuurtoren van Terschelling branden?

Antwoord:
Ja, de vuurtoren blijft branden.
"""


@pytest.fixture
def index(sample_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_folder, tmp_path / "index")
    return tmp_path / "index"


def test_a_paper_is_found_once_added_and_gone_once_undone(index: Path) -> None:
    reader = Index.open(index)
    before = reader.coverage().documents
    added = uploads.add_paper(index, "map/vuur toren.TXT", PAPER)
    assert added.name == "vuur-toren.txt"
    assert any(hit.doc == added.name for hit in reader.search("vuurtoren Terschelling").hits)
    assert [name for name in reader.documents() if reader.document(name).upload] == [added.name]
    given = answer("Blijft de vuurtoren van Terschelling branden?", reader)
    cited = answer_json(given)["citations"]
    assert [(each["doc"], each["upload"], each["ocr"]) for each in cited] == [(added.name, True, False)]
    assert_marked(given, reader)
    with pytest.raises(DocumentError, match="added before"):
        uploads.add_paper(index, "vuur toren.txt", PAPER)
    uploads.remove_paper(index, added.name)
    assert not any(hit.doc == added.name for hit in reader.search("vuurtoren Terschelling").hits)
    assert reader.coverage().documents == before and not list(uploads_of(index).iterdir())


def assert_marked(given: Answer, reader: Index) -> None:
    """Wherever its quote is shown, it is said that a visitor added the paper: it may be forged."""
    mark = "stuk dat een bezoeker toevoegde"
    assert mark in given.text and any("officiële bron" in note for note in given.notes)
    cited = given.citations[0]
    shown = (
        markdown(given),
        answer_text(given),
        sources_html(given.citations, 1, reader.document, "nl"),
        paper_html(reader.document(cited.doc), None, "nl", None),
        hits_text(reader.with_doubts(reader.search("vuurtoren Terschelling"))),
    )
    assert all(mark in " ".join(each.split()) for each in shown)


def test_names_that_come_out_alike_hide_no_paper(index: Path) -> None:
    uploads.add_paper(index, "vuur toren.txt", PAPER)
    other = PAPER.replace(b"07777", b"07778").replace(b"Terschelling", b"Vlieland")
    assert uploads.add_paper(index, "vuur-toren.txt", other).name == "vuur-toren-2.txt"
    assert Index.open(index).document("vuur-toren-2.txt").numbers["vraagnummer"] == "2036Z07778"


def test_a_relative_index_hears_of_every_fault(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(index.parent)
    with pytest.raises(DocumentError):
        uploads.add_paper(Path("index"), "stuk.pdf", b"%PDF-1.7 nee")
    uploads.add_paper(Path("index"), "vuurtoren.txt", PAPER)
    with pytest.raises(DocumentError, match="in the index already") as told:
        uploads.add_paper(Path("index"), "twin.txt", PAPER)
    assert str(index.parent) not in str(told.value)
    uploads.remove_paper(Path("index"), "vuurtoren.txt")
    assert not list(uploads_of(index).iterdir())


def test_a_name_that_no_disk_can_hold_is_cut(index: Path) -> None:
    added = uploads.add_paper(index, "漢" * 120 + ".txt", PAPER)
    assert len(added.name.encode()) <= 255 and added.name.endswith(".txt")
    uploads.remove_paper(index, added.name)


@pytest.mark.parametrize(
    ("name", "content"),
    [("leeg.docx", b""), ("stuk.pdf", b"%PDF-1.7 nee"), ("binair.txt", bytes(range(256)) * 30)],
)
def test_what_is_no_paper_leaves_nothing(index: Path, name: str, content: bytes) -> None:
    with pytest.raises(DocumentError):
        uploads.add_paper(index, name, content)
    folder = uploads_of(index)
    assert not folder.exists() or not list(folder.iterdir())


@pytest.mark.parametrize("name", ["", ".txt", "x", "x.exe", "../../etc/passwd", "a.txt/..", "..\\..\\x.bat"])
def test_names_that_are_no_papers(name: str) -> None:
    with pytest.raises(DocumentError):
        uploads.safe_name(name)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../x.txt", "x.txt"),
        ("<img src=x>.txt", "img-src-x.txt"),
        (f"{'a' * 300}.PDF", f"{'a' * 200}.pdf"),
    ],
)
def test_names_are_made_harmless(given: str, kept: str) -> None:
    assert uploads.safe_name(given) == kept


def test_what_was_never_added_cannot_be_undone(index: Path) -> None:
    with pytest.raises(DocumentError):
        uploads.remove_paper(index, "ah-2212-antwoord-nachttrein.txt")


def test_feedback_fills_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "MAX_BYTES", 100)
    kept = [feedback.keep_verdict(tmp_path, Turn(1, "vraag?", None), "up", "x" * 9000) for _ in range(2)]
    assert kept == [True, False]
    assert len((tmp_path / feedback.FILE).read_text(encoding="utf-8")) < 3000


@pytest.fixture
def visitor(index: Path) -> TestClient:
    limits = replace(default_limits(), uploads=Limit(per_minute=1, burst=2))
    app = FastAPI()
    app.include_router(
        PageRoutes(AppState(IndexService(index), Conversations(), limits, upload=True)).router()
    )
    return TestClient(app, raise_server_exceptions=False)


def test_only_who_added_a_paper_takes_it_out(visitor: TestClient, index: Path) -> None:
    added = visitor.post("/page/upload?name=vuur.txt", content=PAPER).json()
    for receipt in ("", "x", "é" * 9, added["receipt"][:-1]):
        assert visitor.post("/page/undo", params={"name": "vuur.txt", "receipt": receipt}).status_code == 403
    assert (uploads_of(index) / "vuur.txt").exists()
    mine = {"name": "vuur.txt", "receipt": added["receipt"]}
    assert [visitor.post("/page/undo", params=mine).status_code for _ in range(2)] == [200, 403]
    assert not list(uploads_of(index).iterdir())


def test_one_address_adds_so_many_papers_a_minute(visitor: TestClient) -> None:
    codes = [visitor.post("/page/upload?name=vuur.exe", content=PAPER).status_code for _ in range(4)]
    assert 429 not in codes[:2] and codes[2:] == [429, 429]
