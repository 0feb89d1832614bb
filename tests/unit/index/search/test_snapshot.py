"""A generation that is opened: its derived files made again where they are lost, its units found by name."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import IndexFormatError, QuestionError
from index.search import Index, snapshot
from index.search.filter_check import MAX_CHARACTERS, check_query
from index.search.snapshot import SPARE, newest_made
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

PAIRS = [("Is de brug dicht?", "De brug is dicht."), ("Is de sluis open?", "De sluis is open.")]


def built(shelf: Shelf, *papers: object) -> Index:
    shelf.put(*papers or (exchange_paper("a.txt", PAIRS, numbers={"vraagnummer": "2031Z00001"}),))  # type: ignore[arg-type]
    shelf.build()
    return Index.open(shelf.index)


def derived_folder(shelf: Shelf) -> Path:
    """The folder of the newest generation's derived files."""
    return max((path for path in shelf.index.iterdir() if path.is_dir()), key=lambda path: path.name)


def test_derived_files_that_are_lost_or_spoilt_are_made_again(shelf: Shelf) -> None:
    built(shelf).close()
    folder = derived_folder(shelf)
    for file in [path for path in folder.rglob("*") if path.suffix in (".npy", ".faiss")][:1]:
        file.write_bytes(b"spoilt")
    assert Index.open(shelf.index).search("de brug").hits[0].exchange == "1"
    shutil.rmtree(derived_folder(shelf))
    assert Index.open(shelf.index).search("de brug").hits[0].exchange == "1"


def test_where_nothing_may_be_written_that_is_said(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    built(shelf).close()
    shutil.rmtree(derived_folder(shelf))
    monkeypatch.setattr(snapshot, "may_write", lambda _: False)
    with pytest.raises(IndexFormatError, match="may not be written"):
        Index.open(shelf.index)


def test_while_the_newest_is_being_made_the_one_before_it_is_searched(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = built(shelf)
    shelf.put(letter("b.txt", ["De zeppelin."]))
    shelf.build()
    monkeypatch.setattr(snapshot.derived_index, "is_made", lambda _, n: n == 1)
    assert newest_made(index._store) == 1
    asked: list[int] = []
    monkeypatch.setattr(snapshot.derived_index, "is_made", lambda store, n: bool(asked.append(n)))
    monkeypatch.setattr(snapshot, "_derive_generation", lambda store, n: asked.append(-n))
    assert newest_made(index._store) == 2 and asked == [2, 1, 2, 1, 2, 1, -2]


def test_what_a_writer_changes_between_two_looks_is_not_made_by_a_reader(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = built(shelf)
    shelf.put(letter("b.txt", ["De zeppelin."]))
    shelf.build()
    looks = iter([False, False, True])  # the newest not yet, then the one before it not any more
    monkeypatch.setattr(snapshot.derived_index, "is_made", lambda _, n: next(looks))
    monkeypatch.setattr(
        snapshot, "_derive_generation", lambda *_: pytest.fail("a reader kept the writer out")
    )
    assert newest_made(index._store) == 2
    opened = snapshot.Snapshot.__init__
    taken_away = iter([True, False])

    def open_late(self: snapshot.Snapshot, *given: object) -> None:
        if next(taken_away, False):
            raise FileNotFoundError("derived-1")
        opened(self, *given)  # type: ignore[arg-type]

    monkeypatch.undo()
    monkeypatch.setattr(
        snapshot, "_derive_generation", lambda *_: pytest.fail("a reader kept the writer out")
    )
    monkeypatch.setattr(snapshot.Snapshot, "__init__", open_late)
    assert snapshot.Snapshot.newest(index._store, index._encoder).generation == 2


def test_a_question_is_named_by_its_paper_and_its_number(shelf: Shelf) -> None:
    index = built(shelf)
    held = index._snapshot
    ids = held.derived.columns.unit_ids

    def named(query: str) -> list[str | None]:
        return [held.store.units([key])[key][0] for key in ids[held.named(query)].tolist()]

    assert named("Wat staat er in vraag 2 van 2031Z00001?") == ["2"]
    assert named("Wat staat er in 2031Z00001?") == ["1", "2"] == named("vraag 9 van 2031Z00001")
    assert named("Wat staat er in vraag 2?") == []


def test_units_are_found_by_paper_and_exchange_and_what_is_not_there_is_left_out(shelf: Shelf) -> None:
    held = built(shelf)._snapshot
    assert len(held.units(["a.txt#1", "a.txt#2"])) == 2 and len(held.units(["a.txt#9", "b.txt#1"])) == 0
    assert held.units([]).tolist() == []


def test_room_is_left_for_copies_further_down(shelf: Shelf) -> None:
    asked = "Wanneer gaat de oude brug bij Muiden weer open voor al het verkeer?"
    told = "De oude brug bij Muiden gaat in mei weer open voor al het verkeer."
    copies = [exchange_paper(f"k{n:02}.txt", [(asked, told)]) for n in range(SPARE + 4)]
    other = exchange_paper("anders.txt", [("Waar ligt Muiden met de brug?", "Muiden ligt aan het water.")])
    hits = built(shelf, *copies, other).search(asked, k=2).hits
    assert [hit.doc for hit in hits][1] == "anders.txt"
    assert len(hits[0].twins) == SPARE + 3 and hits[0].score > hits[1].score
    assert built(shelf, letter("z.txt", ["De zeppelin."])).search(asked, k=1).hits[0].rank == 1


def test_a_copy_of_a_paragraph_is_named_by_its_number(shelf: Shelf) -> None:
    same = "De oude brug bij Muiden gaat in mei weer open voor al het verkeer."
    (first, *_) = (
        built(shelf, letter("a.txt", [same]), letter("b.txt", ["De sluis.", same])).search(same).hits
    )
    assert (first.doc, first.twins) == ("a.txt", ("b.txt¶2",))


def test_a_query_has_its_longest_and_half_a_letter_is_no_bar() -> None:
    assert check_query(f" {'x' * MAX_CHARACTERS} ") == "x" * MAX_CHARACTERS
    with pytest.raises(QuestionError, match="20,001 characters, at most 20,000"):
        check_query("x" * (MAX_CHARACTERS + 1))
    assert check_query("\ud800x") == "?x"


def test_an_index_that_is_held_reloads_nothing_and_closes_nothing_of_the_others(shelf: Shelf) -> None:
    index = built(shelf)
    held = index.pinned()
    again = held.pinned()
    shelf.put(letter("b.txt", ["De zeppelin."]))
    shelf.build()
    assert not held.reload() and held.generation == again.generation == 1
    again.close()
    assert held.search("de brug").hits and held.documents() == ["a.txt"]
    held.close()
    assert index.search("zeppelin").hits[0].doc == "b.txt" and not index.reload()


def test_papers_say_one_thing_only_where_they_are_motions(shelf: Shelf) -> None:
    assert built(shelf)._snapshot.ranker._single.tolist() == [False], "an index without any motion"
    shelf.put(replace(letter("m.txt", ["De Kamer verzoekt de pont te laten varen."]), type="motie"))
    shelf.build()
    index = Index.open(shelf.index)
    assert [paper.type == "motie" for paper in index.papers()] == index._snapshot.ranker._single.tolist()
    assert index._snapshot.ranker._single.sum() == 1
