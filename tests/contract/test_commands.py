"""The commands over an index on a server: the same words as over a folder, or a plain sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.build.carrying import carry
from index.derived.milvus.address import MilvusAddress
from tests.support.kamer import Feed, Kamer
from tests.support.milvus import NEEDS_MILVUS, milvus_port, new_address
from tests.support.places import SAMPLES
from tests.support.site import site
from ui.cli import main
from ui.service.index_service import IndexService

__all__ = ["milvus_port", "new_address"]

QUESTION = "wat heeft het kabinet gezegd over Irak?"
NewAddress = Callable[[], MilvusAddress]
Output = pytest.CaptureFixture[str]


def said(capsys: Output, *words: str) -> str:
    """What a command that works writes."""
    assert main(list(words)) == 0
    return capsys.readouterr().out


@NEEDS_MILVUS
def test_an_index_that_is_named_by_its_address_is_made_carried_and_asked(
    new_address: NewAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    address = str(new_address())
    made = said(capsys, "index", str(SAMPLES), "--index", address, "--jobs", "1")
    assert f"{address} holds" in made and "generation 1;" in made
    again = said(capsys, "index", str(SAMPLES), "--to", address, "--jobs", "1", "--json")
    assert json.loads(again)["server"]["added"] == 0 and json.loads(again)["server"]["place"] == address
    for words in (["ask", QUESTION], ["search", "tunnel", "--type", "brief"], ["open"]):
        there = said(capsys, *words, "--index", address)
        assert there and there == said(capsys, *words, "--index", "kamervraag-index")
    monkeypatch.setenv("KAMERVRAAG_INDEX", address)
    assert json.loads(said(capsys, "info", "--json"))["generation"] == 1


@NEEDS_MILVUS
def test_what_a_sync_brings_is_on_the_server_at_once(
    new_address: NewAddress, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Output
) -> None:
    monkeypatch.chdir(tmp_path)
    address = str(new_address())
    with site() as served:
        Feed(served)
        kamer = Kamer(served)
        kamer.answered("de veerpont", date(2031, 2, 3), 1, "De veerpont vaart weer.")
        reach = ["--to", "p", "--rate", "0", "--patience", "0.001", "--base-url", f"tweedekamer={served.url}"]
        said(capsys, "harvest", "tweedekamer", *reach)
        assert main(["sync", "--index", address, *reach]) == 0
    told = capsys.readouterr()
    assert f"2 papers in {address}" in told.out and f"{address} holds 2 papers" in told.err
    assert "Wat is de stand van de veerpont?" in said(capsys, "search", "veerpont", "--index", address)


@NEEDS_MILVUS
def test_a_page_goes_on_where_the_index_on_the_server_is_made_anew(
    new_address: NewAddress, sample_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.derived.milvus.store._LOOK_EVERY_S", 0.0)
    monkeypatch.chdir(tmp_path)
    address, other = new_address(), tmp_path / "other"
    carry(sample_folder, address)
    desk = IndexService(address)
    before = desk.index().documents()
    assert desk.answer(QUESTION).citations and desk.folder.parent == Path()
    assert main(["index", str(SAMPLES), "--index", str(other), "--to", str(address), "--jobs", "1"]) == 1
    assert main(["index", str(SAMPLES), "--index", str(other), "--to", str(address), "--rebuild"]) == 0
    assert desk.index().documents() == before and desk.answer(QUESTION).citations
    assert not list(tmp_path.glob("kamervraag-*"))


def test_a_command_that_works_on_files_refuses_an_address(capsys: Output) -> None:
    for command in ("check", "watch show", "demo"):
        with pytest.raises(SystemExit) as ended:
            main([*command.split(), "--index", "milvus://127.0.0.1:1/kamer"])
        assert ended.value.code == 2 and "name the folder in which it is made" in capsys.readouterr().err


def test_visitors_add_no_papers_to_an_index_on_a_server(capsys: Output) -> None:
    assert main(["chat", "--upload", "--index", "milvus://127.0.0.1:1/kamer"]) == 1
    assert "added where the index is made" in capsys.readouterr().err
