"""What the disk altered is never quoted: it is found, and read again from its file or left out."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.build.upkeep import UNFINISHED, check_index, repair_index
from index.errors import AlteredPaperError, IndexFormatError
from index.search import Index
from index.store.schema import FILE
from rag.answer import answer
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

DIKE = exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is 406 meter hoog.")])
BRIDGE = exchange_paper("brug.txt", [("Is de brug dicht?", "De brug is dicht tot mei.")])
LETTER = letter("brief.txt", ["De haven wordt verdiept tot twaalf meter.", "De kade wordt hersteld."])
BITS = 60
ALTERATIONS = {
    "a digit": "UPDATE documents SET text = replace(text, '406', '506')",
    "a date": "UPDATE documents SET date = '2020-01-01' WHERE name = 'dijk.txt'",
    "a name": "UPDATE documents SET people = replace(people, 'Wolf', 'Welf')",
    "a title": "UPDATE documents SET title = 'Iets anders' WHERE name = 'dijk.txt'",
    "a record": "UPDATE documents SET record = substr(record, 1, 40) WHERE name = 'dijk.txt'",
    "a text that is no text": "UPDATE documents SET text = CAST(x'ff00' AS TEXT) WHERE name = 'dijk.txt'",
}
ALTERED_PARTS = {
    "a span": "UPDATE passages SET start = start + 1",
    "an end": 'UPDATE passages SET "end" = 999999',
    "a vector": "UPDATE passages SET vector = zeroblob(length(vector))",
    "an exchange": "UPDATE units SET exchange = '7'",
    "a context": "UPDATE units SET context = ''",
}


def filled(shelf: Shelf) -> Path:
    for paper in (DIKE, BRIDGE, LETTER):
        shelf.put(paper)
    shelf.build()
    return shelf.index


def alter(index: Path, sql: str) -> None:
    with closing(sqlite3.connect(index / FILE)) as connection:
        connection.execute(sql)
        connection.commit()


def test_an_index_as_it_was_written_has_no_faults(shelf: Shelf) -> None:
    report = check_index(filled(shelf))
    assert (report.faults, report.documents) == ([], 3) and report.passages >= 3


@pytest.mark.parametrize("what", ALTERATIONS)
def test_an_altered_paper_is_neither_quoted_nor_found_whole(shelf: Shelf, what: str) -> None:
    index = filled(shelf)
    alter(index, ALTERATIONS[what])
    with pytest.raises(AlteredPaperError, match="kamervraag repair"):
        answer("Hoe hoog is de dijk?", Index.open(index))
    assert [fault.path for fault in check_index(index).faults if "brief" not in fault.path][-1] == "dijk.txt"


@pytest.mark.parametrize("what", [*ALTERATIONS, *ALTERED_PARTS])
def test_what_was_altered_is_read_again_from_its_file(shelf: Shelf, what: str) -> None:
    index = filled(shelf)
    before = answer("Hoe hoog is de dijk?", Index.open(index)).text
    alter(index, {**ALTERATIONS, **ALTERED_PARTS}[what])
    assert check_index(index).faults
    report = repair_index(index)
    assert not report.failed and report.documents == 3
    assert not check_index(index).faults
    assert answer("Hoe hoog is de dijk?", Index.open(index)).text == before


def test_a_paper_whose_file_has_gone_is_left_out_and_said(shelf: Shelf) -> None:
    index = filled(shelf)
    (shelf.papers / "dijk.txt").unlink()
    alter(index, ALTERATIONS["a digit"])
    report = repair_index(index)
    assert [Path(remark.path).name for remark in report.failed] == ["dijk.txt"]
    assert (report.documents, check_index(index).faults) == (2, [])
    assert "506" not in answer("Hoe hoog is de dijk?", Index.open(index)).text


def test_a_spoilt_derived_file_is_found_and_made_again(shelf: Shelf) -> None:
    index = filled(shelf)
    file = next(index.glob("derived-*/vectors.log"))
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    assert "derived" in check_index(index).faults[0].path
    repair_index(index)
    assert not check_index(index).faults


def test_a_state_whose_build_was_stopped_is_not_called_altered(shelf: Shelf) -> None:
    index = filled(shelf)
    shutil.rmtree(next(index.glob("derived-*")))
    (fault,) = check_index(index).faults
    assert UNFINISHED in fault.sentence and "altered" not in fault.sentence
    repair_index(index)
    assert not check_index(index).faults


def test_a_bit_turned_anywhere_in_the_database_gives_no_other_answer(shelf: Shelf) -> None:
    """The same answer as before, or a sentence: for BITS single bits."""
    index = filled(shelf)
    with closing(sqlite3.connect(index / FILE)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    whole, chance = (index / FILE).read_bytes(), random.Random(18)
    before = answer("Hoe hoog is de dijk?", Index.open(index))
    for _ in range(BITS):
        data = bytearray(whole)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        (index / FILE).write_bytes(data)
        try:
            now = answer("Hoe hoog is de dijk?", Index.open(index))
        except IndexFormatError:
            continue
        assert (now.text, now.citations) == (before.text, before.citations)


def test_a_check_of_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(IndexFormatError, match="not an index"):
        check_index(tmp_path)
    with pytest.raises(IndexFormatError, match="not an index"):
        repair_index(tmp_path)
