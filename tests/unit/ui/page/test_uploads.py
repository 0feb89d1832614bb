"""Papers that visitors add: read, refused with a sentence, taken out again without a trace."""

from __future__ import annotations

import errno
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from index.errors import DocumentError
from index.search import Index
from index.store.uploads import NOBODY, folder_of_visitor, uploads_of, visitor_of_mark
from rag.answer import Answer, answer
from rag.contract import answer_json
from ui.html.cards import sources_html
from ui.html.reader import paper_html
from ui.page import feedback, uploads
from ui.page.routes import PageRoutes
from ui.server.errors import tell_faults
from ui.service.app_state import VISITOR, AppState
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


ANNA, BERT = visitor_of_mark("anna"), visitor_of_mark("bert")


def own(index: Path) -> Path:
    """Where Anna's papers lie."""
    return folder_of_visitor(index, ANNA)


def named(added: uploads.AddedPaper) -> str:
    """Its name in the index."""
    return f"{own(Path()).name}/{added.name}"


@pytest.fixture
def index(sample_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_folder, tmp_path / "index")
    return tmp_path / "index"


def test_a_paper_is_found_once_added_and_gone_once_undone(index: Path) -> None:
    reader = Index.open(index)
    before = reader.coverage().documents
    added = uploads.add_paper(index, own(index), "map/vuur toren.TXT", PAPER)
    assert added.name == "vuur-toren.txt"
    assert any(hit.doc == named(added) for hit in reader.search("vuurtoren Terschelling").hits)
    assert [name for name in reader.documents() if reader.document(name).upload] == [named(added)]
    given = answer("Blijft de vuurtoren van Terschelling branden?", reader)
    cited = answer_json(given)["citations"]
    assert [(each["doc"], each["upload"], each["ocr"]) for each in cited] == [(named(added), True, False)]
    assert_marked(given, reader)
    with pytest.raises(DocumentError, match="added before"):
        uploads.add_paper(index, own(index), "vuur toren.txt", PAPER)
    uploads.remove_paper(index, own(index), added.name)
    assert not any(hit.doc == named(added) for hit in reader.search("vuurtoren Terschelling").hits)
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


def test_a_paper_that_is_too_large_is_refused_before_it_is_kept(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MAX_BYTES", len(PAPER) - 1)
    folder = folder_of_visitor(index, ANNA)
    with pytest.raises(DocumentError, match="empty or too large"):
        uploads.add_paper(index, folder, "a.txt", PAPER)
    assert uploads.own_papers(folder) == []


def test_an_index_that_was_moved_away_does_not_become_one_of_an_upload_alone(index: Path) -> None:
    folder = folder_of_visitor(index, ANNA)
    uploads.add_paper(index, folder, "a.txt", PAPER)
    index.rename(index.with_name("elders"))
    with pytest.raises(DocumentError, match="not in its place"):
        uploads.add_paper(index, folder, "b.txt", PAPER.replace(b"1", b"2"))
    with pytest.raises(DocumentError, match="not in its place"):
        uploads.remove_paper(index, folder, "a.txt")
    assert not index.exists() and uploads.own_papers(folder) == ["a.txt"]


def test_names_that_come_out_alike_hide_no_paper(index: Path) -> None:
    uploads.add_paper(index, own(index), "vuur toren.txt", PAPER)
    other = PAPER.replace(b"07777", b"07778").replace(b"Terschelling", b"Vlieland")
    assert uploads.add_paper(index, own(index), "vuur-toren.txt", other).name == "vuur-toren-2.txt"
    assert (
        Index.open(index).document(f"{own(index).name}/vuur-toren-2.txt").numbers["vraagnummer"]
        == "2036Z07778"
    )


def test_a_relative_index_hears_of_every_fault(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(index.parent)
    with pytest.raises(DocumentError):
        uploads.add_paper(Path("index"), own(index), "stuk.pdf", b"%PDF-1.7 nee")
    uploads.add_paper(Path("index"), own(index), "vuurtoren.txt", PAPER)
    with pytest.raises(DocumentError, match="in the index already") as told:
        uploads.add_paper(Path("index"), own(index), "twin.txt", PAPER)
    assert str(index.parent) not in str(told.value)
    uploads.remove_paper(Path("index"), own(index), "vuurtoren.txt")
    assert not list(uploads_of(index).iterdir())


def test_a_name_that_no_disk_can_hold_is_cut(index: Path) -> None:
    added = uploads.add_paper(index, own(index), "漢" * 120 + ".txt", PAPER)
    assert len(added.name.encode()) <= 255 and added.name.endswith(".txt")
    uploads.remove_paper(index, own(index), added.name)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("at", ["write_bytes", "flush", "replace", "build"])
def test_a_paper_that_the_disk_cannot_hold_leaves_no_part_of_it(
    index: Path, monkeypatch: pytest.MonkeyPatch, at: str, fault: int
) -> None:
    """What was cut off lay there, and was read with the next paper as if it were whole."""

    def failing(*_: Any, **__: Any) -> None:
        raise OSError(fault, os.strerror(fault), "/srv/secret")

    def half(path: Path, content: bytes) -> None:
        with path.open("wb") as file:
            file.write(content[: len(content) // 2])
        failing()

    place: Any = uploads if at in ("flush", "build") else Path
    with monkeypatch.context() as broken:
        broken.setattr(place, at, half if at == "write_bytes" else failing)
        with pytest.raises(DocumentError, match=os.strerror(fault)) as told:
            uploads.add_paper(index, own(index), "vuurtoren.txt", PAPER)
    assert "/srv" not in str(told.value) and not own(index).exists()
    added = uploads.add_paper(index, own(index), "vuurtoren.txt", PAPER)
    assert added.name == "vuurtoren.txt" and uploads.own_papers(own(index)) == ["vuurtoren.txt"]


def test_what_a_killed_server_left_half_is_no_paper_and_goes(index: Path) -> None:
    own(index).mkdir(parents=True)
    left = own(index) / ".half.txt.part"
    left.write_bytes(PAPER[:80])
    assert uploads.own_papers(own(index)) == []
    uploads.add_paper(index, own(index), "vuurtoren.txt", PAPER)
    assert [path.name for path in own(index).iterdir()] == ["vuurtoren.txt"]


@pytest.mark.parametrize(
    ("name", "content"),
    [("leeg.docx", b""), ("stuk.pdf", b"%PDF-1.7 nee"), ("binair.txt", bytes(range(256)) * 30)],
)
def test_what_is_no_paper_leaves_nothing(index: Path, name: str, content: bytes) -> None:
    with pytest.raises(DocumentError):
        uploads.add_paper(index, own(index), name, content)
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
        uploads.remove_paper(index, own(index), "ah-2212-antwoord-nachttrein.txt")


def test_reasons_are_kept_with_a_verdict(tmp_path: Path) -> None:
    feedback.keep_verdict(tmp_path, Turn(1, "vraag?", None), "down", "x", ["source", "old"])
    kept = json.loads((tmp_path / feedback.FILE).read_text(encoding="utf-8"))
    assert kept["reasons"] == ["source", "old"] and kept["remark"] == "x"


def test_feedback_fills_no_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback, "MAX_BYTES", 100)
    kept = [feedback.keep_verdict(tmp_path, Turn(1, "vraag?", None), "up", "x" * 9000) for _ in range(2)]
    assert kept == [True, False]
    assert len((tmp_path / feedback.FILE).read_text(encoding="utf-8")) < 3000


def visiting(index: Path, visitor: str = ANNA, *, shared: bool = False) -> TestClient:
    """A visitor's client, of a server that knows who he is."""
    limits = replace(default_limits(), uploads=Limit(per_minute=1, burst=2))
    app = FastAPI()
    room = AppState(IndexService(index), Conversations(), limits, upload=True, shared=shared)
    app.include_router(PageRoutes(room).router())
    tell_faults(app)

    async def known(scope: Any, receive: Any, send: Any) -> None:
        await app({**scope, VISITOR: visitor}, receive, send)

    return TestClient(known, raise_server_exceptions=False)


def test_only_who_added_a_paper_takes_it_out(index: Path) -> None:
    anna, bert = visiting(index), visiting(index, BERT)
    assert anna.post("/page/upload?name=vuur.txt", content=PAPER).json()["name"] == "vuur.txt"
    for name in ("vuur.txt", f"{own(index).name}/vuur.txt", f"../{own(index).name}/vuur.txt", "", "."):
        assert bert.post("/page/undo", params={"name": name}).status_code == 403
    assert (own(index) / "vuur.txt").exists() and bert.get("/page/papers/own").json() == []
    again = visiting(index)  # another tab, or a server that was started anew
    assert again.get("/page/papers/own").json() == ["vuur.txt"]
    assert [again.post("/page/undo?name=vuur.txt").status_code for _ in range(2)] == [200, 403]
    assert not list(uploads_of(index).iterdir())


def test_the_same_file_is_no_news_of_another_visitor(index: Path) -> None:
    anna, bert = visiting(index), visiting(index, BERT)
    for each in (anna, bert):
        assert each.post("/page/upload?name=vuur.txt", content=PAPER).status_code == 200
        assert "added before" in each.post("/page/upload?name=vuur.txt", content=PAPER).json()["error"]
    assert anna.post("/page/undo?name=vuur.txt").status_code == 200
    assert Index.open(index).seen_by(BERT).document(f"visitor-{BERT}/vuur.txt").upload


def test_what_is_shared_is_seen_by_all_and_taken_out_by_who_added_it(index: Path) -> None:
    anna, bert = visiting(index, shared=True), visiting(index, BERT, shared=True)
    anna.post("/page/upload?name=vuur.txt", content=PAPER)
    assert bert.get("/page/paper?doc=vuur.txt").status_code == 200
    assert bert.post("/page/undo?name=vuur.txt").status_code == 403
    private = visiting(index)  # the server was started without --shared-uploads
    assert private.get("/page/papers/own").json() == ["vuur.txt"]
    assert private.post("/page/undo?name=vuur.txt").status_code == 200


def test_of_whom_nothing_is_known_no_paper_is_taken(index: Path) -> None:
    nobody = visiting(index, NOBODY)
    assert nobody.post("/page/upload?name=vuur.txt", content=PAPER).status_code == 403
    assert nobody.post("/page/undo?name=vuur.txt").status_code == 403
    assert nobody.get("/page/papers/own").json() == [] and not uploads_of(index).exists()


def test_one_visitor_and_all_together_have_room_for_so_many(
    index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uploads.add_paper(index, own(index), "een.txt", PAPER)
    monkeypatch.setattr(uploads, "MAX_FILES", 1)
    with pytest.raises(DocumentError, match="1 papers were added already"):
        uploads.add_paper(index, own(index), "twee.txt", PAPER.replace(b"07777", b"07778"))
    monkeypatch.setattr(uploads, "MAX_FILES_OF_ALL", 1)
    with pytest.raises(DocumentError, match="as there is room for"):
        uploads.add_paper(index, folder_of_visitor(index, BERT), "drie.txt", PAPER)


def test_one_address_adds_so_many_papers_a_minute(index: Path) -> None:
    visitor = visiting(index)
    codes = [visitor.post("/page/upload?name=vuur.exe", content=PAPER).status_code for _ in range(4)]
    assert 429 not in codes[:2] and codes[2:] == [429, 429]
