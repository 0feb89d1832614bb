"""Carrying to a server: a plain sentence for every failure, a cut-off that loses nothing, and sweeping up."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from index.build.carrying import carry
from index.derived.milvus import generations, writing
from index.derived.milvus.address import MilvusAddress, parse_address
from index.derived.milvus.collections import COLLECTIONS, LIVE
from index.derived.milvus.server import MilvusServer
from index.errors import AlteredPaperError, IndexFormatError, MilvusError
from index.search import Index
from tests.support.milvus import NEEDS_MILVUS, free_port, milvus_port, new_address
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["milvus_port", "new_address", "shelf"]

PAIRS = [("Is de brug dicht?", "De brug is dicht."), ("Is de sluis open?", "De sluis is open.")]
NewAddress = Callable[[], MilvusAddress]


def put_first(shelf: Shelf) -> None:
    shelf.put(exchange_paper("a.txt", PAIRS), letter("b.txt", ["De zeppelin landt."]))
    shelf.build()


def found(address: MilvusAddress, query: str) -> list[str]:
    with closing(Index.open(address)) as index:
        return [hit.doc for hit in index.search(query)]


@NEEDS_MILVUS
def test_where_no_server_answers_that_is_said(shelf: Shelf) -> None:
    put_first(shelf)
    nowhere = MilvusAddress("127.0.0.1", free_port(), "kamer")
    with pytest.raises(MilvusError, match="no Milvus server answers"):
        carry(shelf.index, nowhere)
    with pytest.raises(MilvusError, match="no Milvus server answers"):
        Index.open(str(nowhere))


def test_where_pymilvus_is_lacking_the_way_to_get_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(MilvusError, match=r"pip install 'kamervraag\[milvus\]'"):
        Index.open("milvus://127.0.0.1:1/kamer")


def test_a_folder_without_a_finished_index_is_not_carried(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError, match="is not an index"):
        carry(tmp_path, parse_address("milvus://127.0.0.1:1/kamer"))


@NEEDS_MILVUS
def test_a_name_that_holds_nothing_is_said_with_those_that_do(shelf: Shelf, new_address: NewAddress) -> None:
    put_first(shelf)
    there, not_there = new_address(), new_address()
    carry(shelf.index, there)
    with pytest.raises(MilvusError, match=f'holds no index "{not_there.name}"; there is .*{there.name}'):
        Index.open(not_there)


@NEEDS_MILVUS
def test_papers_of_another_index_are_not_mixed_in(
    shelf: Shelf, new_address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = new_address()
    put_first(shelf)
    carry(shelf.index, address)
    shelf.index = shelf.index.with_name("other")
    shelf.build()
    with pytest.raises(MilvusError, match="papers of another index; .* --rebuild"):
        carry(shelf.index, address)
    assert carry(shelf.index, address, rebuild=True).added == 2
    monkeypatch.setattr(generations, "FORMAT", 2)
    with pytest.raises(MilvusError, match="is of version 1, not 2"):
        Index.open(address)
    with pytest.raises(MilvusError, match="is of version 1, not 2"):
        carry(shelf.index, address)


@NEEDS_MILVUS
def test_a_carrying_that_was_cut_off_is_never_seen_and_loses_nothing(
    shelf: Shelf, new_address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = new_address()
    put_first(shelf)
    carry(shelf.index, address)
    (shelf.papers / "b.txt").unlink()
    shelf.put(exchange_paper("c.txt", [("Is de haven vol?", "De haven is vol.")]))
    shelf.build()
    upsert = MilvusServer.upsert
    for last in range(1, 6):

        def fail(self: MilvusServer, *given: object, left: list[None] = [None] * last) -> None:
            if not left:
                raise MilvusError("cut off")
            left.pop()
            upsert(self, *given)  # type: ignore[arg-type]

        monkeypatch.setattr(MilvusServer, "upsert", fail)
        with pytest.raises(MilvusError, match="cut off"):
            carry(shelf.index, address)
        assert found(address, "zeppelin")[0] == "b.txt" and "c.txt" not in found(address, "haven")
    monkeypatch.setattr(MilvusServer, "upsert", upsert)
    report = carry(shelf.index, address)
    assert (report.added, report.removed, report.papers, report.generation) == (1, 1, 2, 2)
    assert found(address, "haven")[0] == "c.txt" and "b.txt" not in found(address, "zeppelin")
    assert carry(shelf.index, address).generation == 2


@NEEDS_MILVUS
def test_what_nobody_reads_any_more_is_swept_up_and_counts_are_put_together(
    shelf: Shelf, new_address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "READ_FOR_S", -1.0)
    monkeypatch.setattr(writing, "_MOST_LAYERS", 2)
    address = new_address()
    put_first(shelf)
    carry(shelf.index, address)
    for turn in range(4):
        shelf.put(letter("b.txt", [f"De zeppelin landt voor de {turn}e keer."]))
        shelf.build()
        carry(shelf.index, address)
    with closing(MilvusServer.connect(address)) as server:
        for which in COLLECTIONS:
            rows = server.query(which, f"removed < {LIVE}", ("pk",))
            assert len(rows) <= {"papers": 2, "units": 1, "passages": 1}[which], which
        assert len(generations.published_times(server)) == 1
    with closing(Index.open(address)) as there, closing(Index.open(shelf.index)) as here:
        assert [hit.score for hit in there.search("zeppelin")] == pytest.approx(
            [hit.score for hit in here.search("zeppelin")], abs=1e-4
        )
        assert there.share("zeppelin") == here.share("zeppelin")


@NEEDS_MILVUS
def test_a_text_that_the_server_gives_otherwise_is_not_quoted(shelf: Shelf, new_address: NewAddress) -> None:
    address = new_address()
    put_first(shelf)
    carry(shelf.index, address)
    with closing(MilvusServer.connect(address)) as server:
        where = f'kind == "{generations.TEXT}"'
        rows = server.query("papers", where, ("pk", "paper", "part", "kind", "added", "removed", "data"))
        first, second = rows
        swapped = [{**first, "data": second["data"]}, {**second, "data": first["data"]}]
        server.upsert("papers", [{**row, "nothing": [0.0, 0.0]} for row in swapped])
    with closing(Index.open(address)) as index, pytest.raises(AlteredPaperError, match="as it was written"):
        index.search("de brug")
    assert carry(shelf.index, address, rebuild=True).added == 2  # what that sentence tells to do
    assert found(address, "de brug")[0] == "a.txt"


@NEEDS_MILVUS
def test_who_reads_an_index_that_is_written_anew_hears_of_it(
    shelf: Shelf, new_address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.derived.milvus.store._LOOK_EVERY_S", 0.0)
    address = new_address()
    put_first(shelf)
    carry(shelf.index, address)
    shelf.put(letter("c.txt", ["De haven is vol."]))
    shelf.build()
    assert carry(shelf.index, address).generation == 2
    with closing(Index.open(address)) as reading, closing(MilvusServer.connect(address)) as server:
        assert carry(shelf.index, address, rebuild=True).generation == 3
        assert reading.reload() and reading.generation == 3
        assert reading.search("haven").hits[0].doc == "c.txt"
        server.drop()
        server.create(256, 10)
        with pytest.raises(MilvusError, match="is being written anew"):
            reading.reload()
        assert carry(shelf.index, address).generation == 1  # a lower number, with the same papers
        with pytest.raises(MilvusError, match="was made anew there; open it again"):
            reading.reload()
    assert found(address, "haven")[0] == "c.txt"
