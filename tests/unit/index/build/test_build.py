from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.build import BuildOptions, build, parsing
from index.build.indexing import ModelChoice, batches
from index.build.indexing.repeated_papers import repeated_papers
from index.derived import derived_index
from index.document import Document
from index.errors import DocumentError, IndexFormatError
from index.files import SourceText
from index.models.embed import BUNDLED_ID
from index.models.encoder import Encoder
from index.models.token_table import BUNDLED
from index.passages import DocumentCut
from index.search import Index
from index.store import Store
from index.store.schema import FILE, EncodedPassages, writing
from tests.support.places import ROOT
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

DIJK = exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is acht meter hoog.")])
BRUG = exchange_paper("brug.txt", [("Is de brug dicht?", "De brug is dicht tot mei.")])


def test_a_folder_becomes_an_index(shelf: Shelf) -> None:
    shelf.put(DIJK, letter("brief.txt", ["Over kades.", "Over sluizen."]))
    report = shelf.build()
    assert (report.documents, report.exchanges, report.paragraphs, report.added) == (2, 1, 2, 2)
    assert report.passages == 4
    assert report.failed == []


def test_an_unchanged_file_is_not_read_again(shelf: Shelf) -> None:
    shelf.put(DIJK, BRUG)
    before = shelf.build()
    shelf.parsed.clear()
    report = shelf.build()
    assert (report.unchanged, report.added, shelf.parsed) == (2, 0, [])
    assert report.generation == before.generation


def test_a_file_written_again_with_the_same_bytes_is_not_parsed_again(shelf: Shelf) -> None:
    path = shelf.put(DIJK)
    shelf.build()
    shelf.parsed.clear()
    shelf.again(path)
    report = shelf.build()
    assert (report.unchanged, shelf.parsed) == (1, [])


def test_a_changed_file_is_replaced(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    shelf.put(exchange_paper("dijk.txt", [("Hoe breed is de dijk?", "De dijk is dertig meter breed.")]))
    report = shelf.build()
    assert (report.changed, report.documents) == (1, 1)
    assert "dertig" in Index.open(shelf.index).document("dijk.txt").text


def test_a_removed_file_disappears_but_papers_from_elsewhere_stay(shelf: Shelf) -> None:
    path = shelf.put(DIJK, under="een")
    shelf.put(BRUG, under="twee")
    shelf.build()
    path.unlink()
    report = shelf.build(shelf.papers / "twee")
    assert (report.documents, report.removed) == (2, 0)
    report = shelf.build()
    assert (report.documents, report.removed) == (1, 1)
    assert Index.open(shelf.index).documents() == ["brug.txt"]


def test_a_broken_file_is_reported_and_the_rest_goes_on(shelf: Shelf) -> None:
    shelf.put(DIJK)
    (shelf.papers / "leeg.txt").write_bytes(b"")
    (shelf.papers / "onbekend.txt").write_text("de parser struikelt hierover", encoding="utf-8")
    report = shelf.build()
    assert report.documents == 1
    assert sorted(Path(remark.path).name for remark in report.failed) == ["leeg.txt", "onbekend.txt"]
    shelf.parsed.clear()
    again = shelf.build()
    assert len(again.failed) == 2 and shelf.parsed == []


def test_a_mended_file_comes_in(shelf: Shelf) -> None:
    (shelf.papers / "dijk.txt").write_bytes(b"")
    shelf.build()
    shelf.put(DIJK)
    report = shelf.build()
    assert (report.documents, report.failed) == (1, [])


def test_the_same_name_in_two_folders_is_told_apart(shelf: Shelf) -> None:
    shelf.put(DIJK, under="een")
    shelf.put(exchange_paper("dijk.txt", [("Wat kost de dijk?", "Twee miljoen.")]), under="twee")
    shelf.build()
    index = Index.open(shelf.index)
    assert index.documents() == ["dijk.txt", "twee/dijk.txt"]
    assert "Twee miljoen." in index.document("twee/dijk.txt").text


def test_the_same_file_twice_is_indexed_once_and_said(shelf: Shelf) -> None:
    path = shelf.put(DIJK, under="een")
    other = shelf.papers / "kopie.txt"
    other.write_bytes(path.read_bytes())
    report = shelf.build()
    assert report.documents == 1
    assert [remark.path for remark in report.duplicates] == [str(other)]
    path.unlink()
    assert shelf.build().documents == 1


def test_a_copy_of_what_a_paper_said_before_it_changed_comes_in(shelf: Shelf) -> None:
    path = shelf.put(DIJK)
    shelf.build()
    copy = shelf.papers / "kopie.txt"
    copy.write_bytes(path.read_bytes())
    shelf.put(exchange_paper("dijk.txt", [("Hoe breed is de dijk?", "Dertig meter.")]))
    report = shelf.build()
    assert (report.documents, report.duplicates) == (2, [])


def test_a_paper_that_became_a_copy_of_another_goes(shelf: Shelf) -> None:
    shelf.put(DIJK)
    path = shelf.put(BRUG)
    shelf.build()
    path.write_bytes((shelf.papers / "dijk.txt").read_bytes())
    report = shelf.build()
    assert (report.documents, len(report.duplicates)) == (1, 1)


def test_a_paper_that_broke_is_no_longer_found(shelf: Shelf) -> None:
    path = shelf.put(DIJK)
    shelf.put(BRUG)
    shelf.build()
    path.write_bytes(b"")
    report = shelf.build()
    assert (report.documents, len(report.failed)) == (1, 1)


def test_the_index_inside_the_folder_is_not_read_as_papers(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.index = shelf.papers / "index"
    shelf.build()
    assert shelf.build().passed_over == []


def test_files_of_another_kind_are_counted(shelf: Shelf) -> None:
    shelf.put(DIJK)
    (shelf.papers / "foto.jpg").write_bytes(b"jpg")
    (shelf.papers / ".verborgen").write_bytes(b"x")
    assert [Path(path).name for path in shelf.build().passed_over] == ["foto.jpg"]


def test_a_paper_that_lies_there_twice_is_reported_and_its_set_is_not(shelf: Shelf) -> None:
    numbers = {"vraagnummer": "2031Z00001"}
    asked, said = "Is de brug dicht?", "Ja, tot mei."
    shelf.put(
        exchange_paper("vragen.txt", [(asked, None)], kind="vragen", numbers=numbers),
        exchange_paper("uitstel.txt", [(asked, None)], kind="uitstel", numbers=numbers),
        exchange_paper("antwoord.txt", [(asked, said)], numbers=numbers),
    )
    assert shelf.build().duplicates == []
    shelf.put(exchange_paper("nogmaals.txt", [(asked, said + " Echt.")], numbers=numbers))
    (remark,) = shelf.build().duplicates
    assert remark.path == "nogmaals.txt" and "same paper as antwoord.txt" in remark.sentence


@pytest.mark.parametrize(
    ("one", "other", "repeated"),
    [
        ({"document": "D1"}, {"document": "D2"}, []),  # two answers of one day
        ({"publicatie": "ah-1"}, {"publicatie": "ah-1-n1", "corrects": "ah-1"}, []),
        ({"document": "D1"}, {"publicatie": "ah-1"}, ["b"]),  # by both sources
        ({"document": "D1", "publicatie": "ah-2"}, {"publicatie": "ah-1"}, []),
        ({}, {}, ["b"]),
    ],
)  # fmt: skip
def test_own_numbers_tell_papers_of_one_set_and_day_apart(
    one: dict[str, str], other: dict[str, str], repeated: list[str]
) -> None:
    found = [(name, "antwoord", json.dumps({"vraagnummer": "2031Z00001", **numbers}))
             for name, numbers in (("a", one), ("b", other))]  # fmt: skip
    assert [remark.path for remark in repeated_papers(found)] == repeated


def test_names_of_any_letters(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("brief – “Ζζ” ﬁets é.txt", [("Waar is de fiets?", "De fiets staat in de stalling.")])
    )
    shelf.build()
    assert Index.open(shelf.index).search("fiets").hits[0].doc == "brief – “Ζζ” ﬁets é.txt"


@pytest.mark.parametrize("missing", [True, False])
def test_a_missing_and_an_empty_folder_get_a_sentence(tmp_path: Path, missing: bool) -> None:
    folder = tmp_path / "papieren"
    if not missing:
        folder.mkdir()
    with pytest.raises(DocumentError, match="does not exist" if missing else "holds no papers"):
        build([folder], tmp_path / "index")
    assert not (tmp_path / "index").exists()


def test_a_folder_of_which_everything_was_removed_empties_the_index(shelf: Shelf) -> None:
    path = shelf.put(DIJK)
    shelf.build()
    path.unlink()
    assert shelf.build(prune=True).documents == 0
    assert Index.open(shelf.index).search("dijk").hits == ()


def test_the_second_builder_gets_a_sentence(shelf: Shelf) -> None:
    shelf.put(DIJK)
    with writing(shelf.index), pytest.raises(IndexFormatError, match="another kamervraag"):
        shelf.build()
    assert shelf.build().documents == 1


def test_ctrl_c_keeps_what_is_done(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.put(BRUG, DIJK)
    read = parsing.parse_file

    def stopped(work: parsing.ParseTask) -> parsing.ParseResult:
        if work.name == "dijk.txt":
            raise KeyboardInterrupt
        return read(work)

    monkeypatch.setattr(batches, "parse_file", stopped)
    report = shelf.build()
    assert (report.interrupted, report.documents) == (True, 1)
    monkeypatch.setattr(batches, "parse_file", read)
    shelf.parsed.clear()
    assert (shelf.build().documents, shelf.parsed) == (2, ["dijk.txt"])


@pytest.mark.parametrize("key", ["revision", "analyser", "interaction", "schema"])
def test_an_index_of_another_version_is_refused_until_it_is_rebuilt(shelf: Shelf, key: str) -> None:
    shelf.put(DIJK)
    shelf.build()
    with sqlite3.connect(shelf.index / FILE) as connection:
        connection.execute("UPDATE manifest SET value = 'other' WHERE key = ?", (key,))
    connection.close()
    with pytest.raises(IndexFormatError, match="--rebuild") as refused:
        Index.open(shelf.index)
    assert str(shelf.index) in str(refused.value)
    report = shelf.build(rebuild=True)
    assert report.documents == 1
    assert Index.open(shelf.index).search("dijk").hits[0].exchange == "1"


def test_another_model_embeds_again_without_parsing(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put(DIJK, BRUG)
    shelf.build()
    other = tmp_path / "model"
    shutil.copytree(BUNDLED, other)
    shelf.parsed.clear()
    with pytest.raises(IndexFormatError, match="--rebuild"):
        shelf.build(choice=ModelChoice(str(other)))
    report = shelf.build(choice=ModelChoice(str(other)), rebuild=True)
    assert shelf.parsed == [] and report.documents == 2
    index = Index.open(shelf.index)
    assert index.info()["model"] == str(other)
    assert index.search("dijk").hits[0].doc == "dijk.txt"


def test_a_change_of_model_that_is_stopped_leaves_the_old_one_and_goes_on_later(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.indexing.batches._BATCH_PAPERS", 1)
    shelf.put(DIJK, BRUG)
    shelf.build()
    other = tmp_path / "model"
    shutil.copytree(BUNDLED, other)
    encode, encoded = Encoder.encode, []

    def once(self: Encoder, documents: Sequence[tuple[Document, DocumentCut]]) -> list[EncodedPassages]:
        if encoded:
            raise KeyboardInterrupt
        encoded.extend(documents)
        return encode(self, documents)

    with monkeypatch.context() as stopping:
        stopping.setattr(Encoder, "encode", once)
        assert shelf.build(choice=ModelChoice(str(other)), rebuild=True).interrupted
    index = Index.open(shelf.index)
    assert index.info()["model"] == BUNDLED_ID
    assert {hit.doc for hit in index.search("de dijk en de brug").hits} == {"dijk.txt", "brug.txt"}

    def counted(self: Encoder, documents: Sequence[tuple[Document, DocumentCut]]) -> list[EncodedPassages]:
        encoded.extend(documents)
        return encode(self, documents)

    monkeypatch.setattr(Encoder, "encode", counted)
    assert shelf.build(choice=ModelChoice(str(other)), rebuild=True).documents == 2
    assert sorted(document.name for document, _ in encoded) == ["brug.txt", "dijk.txt"]  # each only once
    assert Index.open(shelf.index).info()["model"] == str(other)


def test_what_was_being_encoded_at_ctrl_c_is_not_encoded_again(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.build.indexing.batches._BATCH_PASSAGES", 2)
    shelf.put(DIJK, BRUG)
    encode, asked = Encoder.encode, []

    def stopped(self: Encoder, documents: Sequence[tuple[Document, DocumentCut]]) -> list[EncodedPassages]:
        asked.append([document.name for document, _ in documents])
        if documents and len(asked) == 2:
            raise KeyboardInterrupt
        return encode(self, documents)

    with monkeypatch.context() as stopping:
        stopping.setattr(Encoder, "encode", stopped)
        report = shelf.build()
    assert report.interrupted and report.documents == 1  # two passages fill a batch: the first paper is kept
    assert [names for names in asked if names] == [["brug.txt"], ["dijk.txt"]]
    assert shelf.build().added == 1


def test_prompts_of_ones_own_are_remembered(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put(DIJK)
    other = tmp_path / "model"
    shutil.copytree(BUNDLED, other)
    shelf.build(choice=ModelChoice(str(other), prompts=(("query", "vraag: "),)))
    assert shelf.build().unchanged == 1  # nothing said: what the index remembers
    assert shelf.build(choice=ModelChoice(str(other))).unchanged == 1
    assert Index.open(shelf.index).search("dijk").hits
    with pytest.raises(IndexFormatError, match="prompts"):
        shelf.build(choice=ModelChoice(str(other), prompts=(("query", "q: "),)))


def as_letter(source: SourceText, name: str) -> Document:
    return letter(name, [source.text])


def test_a_killed_build_loses_nothing_that_was_acknowledged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "parse", as_letter)
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(40):
        (papers / f"{number:02}.txt").write_text(f"Brug {number} kost veel.", encoding="utf-8")
    command = [sys.executable, "-c", _SLOW_BUILD, str(papers), str(tmp_path / "index")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        acknowledged = int(process.stdout.readline())
        os.kill(process.pid, signal.SIGKILL)
    assert 0 < acknowledged < 40
    kept = len(Store.open(tmp_path / "index").known())
    assert kept >= acknowledged
    report = build([papers], tmp_path / "index")
    assert (report.documents, report.unchanged, report.added) == (40, kept, 40 - kept)


_SLOW_BUILD = """
import sys, time
from pathlib import Path
import index.build.indexing.batches as batches, index.build.parsing as parsing
from index.build import build
from tests.unit.index.build.test_build import as_letter
parsing.parse = as_letter
batches._BATCH_SECONDS = 0.05
parse = parsing.parse_file
def slow(work):
    time.sleep(0.02)
    return parse(work)
batches.parse_file = slow
def tell(done, total, name):
    if done == 10:
        print(done, flush=True)
        time.sleep(0.1)
build([Path(sys.argv[1])], Path(sys.argv[2]), progress=tell)
"""


def test_readers_work_while_a_writer_writes(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    reader = Index.open(shelf.index)
    store = Store.open(shelf.index)
    with writing(shelf.index), store.transaction():
        store.retire([1])
        assert reader.search("dijk").hits[0].doc == "dijk.txt"
    assert Index.open(shelf.index).search("dijk").hits[0].doc == "dijk.txt"


def test_an_open_reader_sees_the_next_generation(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    reader = Index.open(shelf.index)
    assert reader.reload() is False
    shelf.put(BRUG)
    shelf.build()
    assert "brug.txt" in [hit.doc for hit in reader.search("brug dicht").hits]
    assert reader.generation == 2


def test_lost_derived_files_are_made_anew_on_opening(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    for folder in shelf.index.glob("derived-*"):
        shutil.rmtree(folder)
    assert Index.open(shelf.index).search("dijk").hits[0].doc == "dijk.txt"


def test_a_store_that_was_killed_before_its_first_table_is_begun_again(shelf: Shelf) -> None:
    shelf.index.mkdir()
    sqlite3.connect(shelf.index / FILE).close()
    with pytest.raises(IndexFormatError):
        Index.open(shelf.index)
    shelf.put(DIJK)
    assert shelf.build().documents == 1


def test_derived_files_of_another_store_are_not_trusted(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    for file in shelf.index.glob(f"{FILE}*"):
        file.unlink()
    (shelf.papers / "dijk.txt").unlink()
    shelf.put(BRUG)
    shelf.build()
    assert [hit.doc for hit in Index.open(shelf.index).search("brug dicht").hits] == ["brug.txt"]


def test_a_reader_that_opened_too_early_finds_the_newest_as_soon_as_it_is_made(shelf: Shelf) -> None:
    shelf.put(DIJK)
    shelf.build()
    store = Store.open(shelf.index)
    store.publish({})
    reader = Index.open(shelf.index)
    assert reader.generation == 1
    derived_index.derive(store, 2)
    assert reader.search("dijk").hits and reader.generation == 2


@pytest.mark.parametrize("name", ["vectors.log", "tokens.log", "stamp.json", "lexical/meta.json"])
def test_spoilt_derived_files_are_made_anew_on_opening(shelf: Shelf, name: str) -> None:
    shelf.put(DIJK)
    shelf.build()
    (shelf.index / "derived-1" / name).write_bytes(b"rubbish")
    assert Index.open(shelf.index).search("dijk").hits[0].doc == "dijk.txt"


@pytest.mark.parametrize("name", ["vectors.log", "tokens.log", "token_holders.npy", "lexical/meta.json"])
def test_a_flipped_bit_in_a_derived_file_is_mended_by_the_next_build(shelf: Shelf, name: str) -> None:
    shelf.put(DIJK)
    shelf.build()
    file = shelf.index / "derived-1" / name
    whole = file.read_bytes()
    file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert shelf.build().unchanged == 1
    assert derived_index.is_made(Store.open(shelf.index), 1, to_the_bit=True)
    assert Index.open(shelf.index).search("dijk").hits[0].doc == "dijk.txt"


def test_folders_that_links_lead_to_are_read_once(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put(DIJK)
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    shelf.put(BRUG).replace(elsewhere / "brug.txt")
    (shelf.papers / "link").symlink_to(elsewhere)
    (shelf.papers / "kring").symlink_to(shelf.papers)
    (shelf.papers / "dood.txt").symlink_to(tmp_path / "nergens.txt")
    report = shelf.build()
    assert report.documents == 2
    assert [Path(remark.path).name for remark in report.failed] == ["dood.txt"]


def test_catching_up_finds_the_same_as_building_anew(shelf: Shelf, tmp_path: Path) -> None:
    shelf.put(DIJK, BRUG)
    shelf.build()
    shelf.put(letter("sluis.txt", ["De sluis bij de dijk is dicht.", "De kade is open."]))
    (shelf.papers / "brug.txt").unlink()
    shelf.build()
    caught_up = Index.open(shelf.index).search("is de dijk dicht?", mode="lexical")
    shelf.index = tmp_path / "anew"
    shelf.build()
    anew = Index.open(shelf.index).search("is de dijk dicht?", mode="lexical")
    assert [(hit.doc, hit.exchange, hit.paragraph) for hit in caught_up.hits] == [
        (hit.doc, hit.exchange, hit.paragraph) for hit in anew.hits
    ]


def test_progress_counts_every_file(shelf: Shelf) -> None:
    shelf.put(DIJK, BRUG)
    (shelf.papers / "leeg.txt").write_bytes(b"")
    told: list[tuple[int, int, str]] = []
    shelf.build(progress=lambda *what: told.append(what))
    assert [(done, total) for done, total, _ in told] == [(1, 3), (2, 3), (3, 3)]


def test_several_processes_find_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(6):
        text = (
            f"Vraag 1\n\nWat kost brug {number}?\n\nAntwoord 1\n\nBrug {number} kost {number} miljoen euro.\n"
        )
        (papers / f"{number}.txt").write_text(text, encoding="utf-8")
    monkeypatch.setattr(parsing, "WORTH_A_POOL", 0)
    started = time.perf_counter()
    report = build([papers], tmp_path / "index", BuildOptions(jobs=2))
    assert report.documents == 6 and report.seconds <= time.perf_counter() - started


def test_two_empty_files_are_two_broken_papers_and_no_duplicates(tmp_path: Path) -> None:
    for name in ("a.docx", "b.txt"):
        (tmp_path / name).touch()
    (tmp_path / "c.txt").write_text("AH 1\n\n1. Is dit een vraag?\n\nAntwoord:\nJa.\n", encoding="utf-8")
    report = build([tmp_path], tmp_path / "index")
    assert sorted(Path(remark.path).name for remark in report.failed) == ["a.docx", "b.txt"]
    assert not report.duplicates and report.documents == 1
