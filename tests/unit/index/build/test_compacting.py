"""An index that is compacted answers as before, in the room of one that is built from nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from index.build.compacting import compact_index
from index.build.upkeep import repair_index
from index.derived import derived_index
from index.errors import IndexFormatError
from index.search import Index
from index.store import Store
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

DIJK = exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is hoog.")], day=date(2024, 3, 1))
BRUG = letter("brug.txt", ["De brug bij Muiden is dicht.", "In mei gaat hij open."], day=date(2023, 5, 2))


def lived(shelf: Shelf) -> Path:
    """An index in which a paper came and went, and went again."""
    shelf.put(DIJK, BRUG)
    shelf.build()
    (shelf.papers / "brug.txt").unlink()
    shelf.build()
    return shelf.index


def dead_vectors(index: Path) -> int:
    store = Store.open(index)
    columns = derived_index.open_derived(store, store.generation).columns
    return int(columns.logged[1]) - len(columns.passage_ids)


def test_what_went_is_given_back_and_the_answers_stay(shelf: Shelf) -> None:
    index = lived(shelf)
    reader = Index.open(index)
    before = reader.search("hoe hoog is de dijk").hits
    assert dead_vectors(index) > 0
    report = compact_index(index)
    assert (report.documents, report.generation) == (1, 3)
    assert dead_vectors(index) == 0
    assert report.bytes_after < report.bytes_before
    assert reader.search("hoe hoog is de dijk").hits == before
    assert reader.generation == 3
    assert Index.open(index).search("hoe hoog is de dijk").hits == before


def test_a_build_goes_on_after_it(shelf: Shelf) -> None:
    index = lived(shelf)
    compact_index(index)
    shelf.put(BRUG)
    assert shelf.build().documents == 2
    assert Index.open(index).search("is de brug dicht").hits[0].doc == "brug.txt"


def test_cut_off_after_it_is_published_the_index_answers(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = lived(shelf)
    before = Index.open(index).search("hoe hoog is de dijk").hits

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(derived_index, "derive", stop)
        with pytest.raises(KeyboardInterrupt):
            compact_index(index)
    assert Index.open(index).search("hoe hoog is de dijk").hits == before
    compact_index(index)
    assert Index.open(index).search("hoe hoog is de dijk").hits == before


@pytest.mark.parametrize("work", [compact_index, repair_index])
def test_no_index_is_a_sentence_and_nothing_is_left_there(
    work: Callable[[Path], object], tmp_path: Path
) -> None:
    (tmp_path / "letters").mkdir()
    for folder in (tmp_path / "ix", tmp_path / "letters"):
        with pytest.raises(IndexFormatError, match="is not an index"):
            work(folder)
    assert [path.name for path in tmp_path.rglob("*")] == ["letters"]


def test_a_build_that_was_not_finished_is_not_published(shelf: Shelf) -> None:
    index = lived(shelf)
    store = Store.open(index)
    with store.transaction():
        store.retire(store.live(store.generation))
    with pytest.raises(IndexFormatError, match="not finished"):
        compact_index(index)
    assert Index.open(index).documents() == ["dijk.txt"]
