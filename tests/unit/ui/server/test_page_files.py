"""Scripts and styles: packed quickly for the first visitor, hard for the next, known beforehand."""

from __future__ import annotations

import time
from pathlib import Path

import brotli
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ui.page.routes import script_or_style
from ui.server import page_files
from ui.server.page_files import PackedFiles, files_needed, gradio_file, pack_beforehand, words_needed

SCRIPT = b"const dijk = 'klei en gaas';\n" * 400


def visitor(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(page_files, "PAUSE_S", 0.0)
    app = FastAPI()
    app.add_middleware(PackedFiles, read={"/assets/een.js": SCRIPT}.get)
    app.get("/assets/{name}")(lambda name: f"within: {name}")
    return TestClient(app)


def test_a_file_is_packed_and_kept_for_good(monkeypatch: pytest.MonkeyPatch) -> None:
    reply = visitor(monkeypatch).get("/assets/een.js", headers={"accept-encoding": "gzip, br;q=1"})
    assert reply.content == SCRIPT and reply.headers["content-encoding"] == "br"
    assert reply.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "immutable" in reply.headers["cache-control"] and reply.headers["vary"] == "accept-encoding"


def test_it_is_packed_harder_once_it_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    page, sizes = visitor(monkeypatch), set()
    for _ in range(200):
        reply = page.get("/assets/een.js", headers={"accept-encoding": "br"})
        sizes.add(int(reply.headers["content-length"]))
        if len(brotli.compress(SCRIPT, mode=brotli.MODE_TEXT, quality=page_files.HARD)) in sizes:
            return
        time.sleep(0.02)
    pytest.fail(f"never packed harder: {sizes}")


def test_what_was_packed_beforehand_is_sent_to_the_first_visitor() -> None:
    packed: dict[str, bytes] = {}
    pack_beforehand(["/assets/een.js", "/assets/weg.js"], {"/assets/een.js": SCRIPT}.get, packed)
    app = FastAPI()
    app.add_middleware(PackedFiles, read={}.get, packed=packed)  # it need not be read any more
    reply = TestClient(app).get("/assets/een.js", headers={"accept-encoding": "br"})
    assert packed == {
        "/assets/een.js": brotli.compress(SCRIPT, mode=brotli.MODE_TEXT, quality=page_files.HARD)
    }
    assert reply.content == SCRIPT


@pytest.mark.parametrize(
    ("path", "encoding"), [("/assets/een.js", "gzip"), ("/assets/twee.js", "br"), ("/assets/een.png", "br")]
)
def test_all_else_is_left_to_the_application(
    path: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    reply = visitor(monkeypatch).get(path, headers={"accept-encoding": encoding})
    assert reply.json() == f"within: {path.rpartition('/')[2]}" and "content-encoding" not in reply.headers


@pytest.mark.parametrize(
    "path", ["/assets/../index.html", "/assets/x/y.js", "/assets/.js", "/assets/weg.js", "/"]
)
def test_no_other_file_is_read(path: str) -> None:
    assert gradio_file(path) is None and script_or_style(path) is None


def test_the_files_of_the_page_are_known_each_once() -> None:
    names = files_needed()
    assert len(names) == len(set(names)) > 30 and names[0].startswith("index-")
    assert any(name.startswith("Blocks-") for name in names)
    assert all(gradio_file(f"/assets/{name}") for name in names)


@pytest.mark.parametrize("languages", ["", "en-US,nl", "*", "xx", "../a"])
def test_most_readers_need_no_words_of_gradio(languages: str) -> None:
    assert words_needed(languages) is None


def test_a_dutch_reader_needs_its_dutch_words() -> None:
    assert (words_needed("nl-NL,en;q=0.5") or "").startswith("nl-")


def test_of_a_gradio_made_otherwise_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_files, "FOLDER", tmp_path)
    page_files._read_script.cache_clear()
    assert files_needed() == []
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text('<script src="./assets/index-a.js">')
    (tmp_path / "assets" / "index-a.js").write_text('import"./b.js";import(`./c.js`)')
    page_files._read_script.cache_clear()
    assert files_needed() == ["index-a.js", "b.js"]
    page_files._read_script.cache_clear()


def test_our_own_script_is_read_whole() -> None:
    assert (script_or_style("/page/assets/page.js") or b"").startswith(b"// What all modules share")
