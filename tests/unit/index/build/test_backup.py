"""A copy in one file that gives the same answers; what is no whole copy never becomes an index."""

from __future__ import annotations

import json
import sqlite3
import threading
import zipfile
from pathlib import Path

import pytest

from index.build.backup import CONTENTS, backup, restore
from index.build.upkeep import check_index
from index.errors import IndexFormatError
from index.search import Index
from index.store.uploads import folder_of_visitor, uploads_of, visitor_of_mark
from rag.answer import answer
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]

QUESTION = "Hoe hoog is de dijk?"
DIKE = exchange_paper("dijk.txt", [(QUESTION, "De dijk is acht meter hoog.")])


@pytest.fixture
def filled(shelf: Shelf) -> Shelf:
    shelf.put(DIKE)
    shelf.build()
    uploads_of(shelf.index).mkdir()
    (uploads_of(shelf.index) / "eigen.txt").write_text("van een bezoeker", encoding="utf-8")
    own = folder_of_visitor(shelf.index, visitor_of_mark("anna"))
    own.mkdir()
    (own / "eigen.txt").write_text("van Anna", encoding="utf-8")
    return shelf


def test_what_comes_back_gives_the_same_answers(filled: Shelf, tmp_path: Path) -> None:
    made = backup(filled.index, tmp_path / "kopie.zip")
    again = tmp_path / "terug" / "ix"
    assert restore(tmp_path / "kopie.zip", again) == made and made.documents == 1
    now, before = (answer(QUESTION, Index.open(index)) for index in (again, filled.index))
    assert (now.text, now.citations) == (before.text, before.citations) and now.citations
    assert (uploads_of(again) / "eigen.txt").read_text(encoding="utf-8") == "van een bezoeker"
    own = folder_of_visitor(again, visitor_of_mark("anna")) / "eigen.txt"
    assert own.read_text(encoding="utf-8") == "van Anna"
    assert not check_index(again).faults
    assert sorted(path.name for path in again.parent.iterdir()) == ["ix", "ix-uploads"]


def test_a_copy_made_while_papers_come_in_is_of_one_moment(filled: Shelf, tmp_path: Path) -> None:
    def go_on() -> None:
        for number in range(8):
            filled.put(exchange_paper(f"stuk-{number}.txt", [(f"Wat is {number}?", f"Dat is {number}.")]))
            filled.build()

    writer = threading.Thread(target=go_on)
    writer.start()
    copies = [backup(filled.index, tmp_path / f"{number}.zip") for number in range(5)]
    writer.join()
    for number, made in enumerate(copies):
        restore(tmp_path / f"{number}.zip", tmp_path / f"ix{number}")
        index = Index.open(tmp_path / f"ix{number}")
        assert (index.coverage().documents, index.generation) == (made.documents, made.generation)


def test_a_file_that_is_there_is_not_written_over(filled: Shelf, tmp_path: Path) -> None:
    (tmp_path / "kopie.zip").write_text("van gisteren")
    with pytest.raises(IndexFormatError, match="is there already"):
        backup(filled.index, tmp_path / "kopie.zip")
    assert (tmp_path / "kopie.zip").read_text() == "van gisteren"
    with pytest.raises(IndexFormatError, match="cannot be written"):
        backup(filled.index, tmp_path / "geen" / "map" / "kopie.zip")
    with pytest.raises(IndexFormatError, match="not an index"):
        backup(tmp_path / "niets", tmp_path / "niets.zip")
    assert {path.name for path in tmp_path.glob("*.zip*")} == {"kopie.zip"}


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.99])
def test_a_copy_that_is_cut_off_becomes_no_index(filled: Shelf, tmp_path: Path, share: float) -> None:
    backup(filled.index, tmp_path / "kopie.zip")
    data = (tmp_path / "kopie.zip").read_bytes()
    (tmp_path / "kopie.zip").write_bytes(data[: int(len(data) * share)])
    with pytest.raises(IndexFormatError):
        restore(tmp_path / "kopie.zip", tmp_path / "terug")
    assert not (tmp_path / "terug").exists()


def test_a_copy_with_a_turned_bit_or_another_file_becomes_no_index(filled: Shelf, tmp_path: Path) -> None:
    backup(filled.index, tmp_path / "kopie.zip")
    data = bytearray((tmp_path / "kopie.zip").read_bytes())
    data[len(data) // 3] ^= 4
    (tmp_path / "bit.zip").write_bytes(data)
    with zipfile.ZipFile(tmp_path / "kopie.zip") as old, zipfile.ZipFile(tmp_path / "ander.zip", "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b"!" if name == "store.sqlite" else b""))
    for name in ("bit.zip", "ander.zip"):
        with pytest.raises(IndexFormatError):
            restore(tmp_path / name, tmp_path / "terug")
        assert not (tmp_path / "terug").exists()


def test_a_folder_in_use_is_left_alone(filled: Shelf, tmp_path: Path) -> None:
    backup(filled.index, tmp_path / "kopie.zip")
    with pytest.raises(IndexFormatError, match="not empty"):
        restore(tmp_path / "kopie.zip", filled.index)
    assert answer(QUESTION, Index.open(filled.index)).citations


@pytest.mark.parametrize("name", ["../buiten.txt", "uploads/../../buiten.txt", "/tmp/buiten.txt"])
def test_a_name_in_a_copy_leads_nowhere_else(filled: Shelf, tmp_path: Path, name: str) -> None:
    backup(filled.index, tmp_path / "kopie.zip")
    with zipfile.ZipFile(tmp_path / "kopie.zip") as old, zipfile.ZipFile(tmp_path / "kwaad.zip", "w") as new:
        told = json.loads(old.read(CONTENTS))
        told["files"][name] = told["files"]["uploads/eigen.txt"]
        for each in old.namelist():
            new.writestr(each, old.read(each) if each != CONTENTS else json.dumps(told))
        new.writestr(name, "van een bezoeker")
    deep = tmp_path / "een" / "twee" / "ix"
    restore(tmp_path / "kwaad.zip", deep)
    assert not (tmp_path / "een" / "buiten.txt").exists() and not (tmp_path / "buiten.txt").exists()
    assert not Path("/tmp/buiten.txt").exists()


def test_a_disk_that_fills_while_a_copy_is_made_is_a_sentence(
    filled: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(sqlite3.Connection):
        def backup(self, *_: object, **__: object) -> None:
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = sqlite3.SQLITE_FULL
            raise error

    monkeypatch.setattr("index.build.backup.connect", lambda path: sqlite3.connect(path, factory=Full))
    before = sorted(tmp_path.iterdir())
    with pytest.raises(IndexFormatError, match="disk is full"):
        backup(filled.index, tmp_path / "kopie.zip")
    assert sorted(tmp_path.iterdir()) == before


def test_a_restore_goes_on_where_one_was_killed(filled: Shelf, tmp_path: Path) -> None:
    (uploads_of(filled.index) / "eigen.txt").write_text("Een eigen stuk.", encoding="utf-8")
    backup(filled.index, tmp_path / "copy.zip")
    place = tmp_path / "back"
    place.with_name(
        "back.restoring"
    ).mkdir()  # killed when the uploads stood in their place, and the index not yet
    uploads_of(place).mkdir()
    (uploads_of(place) / "eigen.txt").write_text("Een eig", encoding="utf-8")
    restore(tmp_path / "copy.zip", place)
    files = [path for path in uploads_of(place).rglob("*") if path.is_file()]
    assert sorted(path.read_text(encoding="utf-8") for path in files) == ["Een eigen stuk.", "van Anna"]


def test_no_turned_bit_ends_in_a_traceback_nor_leaves_half_an_index(filled: Shelf, tmp_path: Path) -> None:
    """Within what is packed zlib complains itself; elsewhere the bit may stand where nobody looks."""
    backup(filled.index, tmp_path / "kopie.zip")
    content = (tmp_path / "kopie.zip").read_bytes()
    refused = 0
    for at in range(40, len(content) - 40, len(content) // 24):
        spoilt = tmp_path / "spoilt.zip"
        spoilt.write_bytes(content[:at] + bytes([content[at] ^ 64]) + content[at + 1 :])
        place = tmp_path / f"terug-{at}"
        try:
            restore(spoilt, place)
        except IndexFormatError:
            refused += 1
            assert not list(tmp_path.glob(f"{place.name}*"))
        else:
            assert not check_index(place).faults
    assert refused > 12
