"""Columns that were caught up are those of a build from nothing, wherever their logs have the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from index.derived import derived_index, gathering
from index.derived.columns import Columns
from index.store import Store
from tests.support.shelf import Shelf, exchange_paper, letter

DIJK = exchange_paper("dijk.txt", [("Hoe hoog is de dijk?", "De dijk is hoog.")], day=date(2024, 3, 1))
BRUG = letter("brug.txt", ["De brug bij Muiden is dicht.", "In mei gaat hij open."], day=date(2023, 5, 2))
KADE = letter("kade.txt", ["Het zand voor de kade is duur."], day=date(2024, 3, 1))


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    """An index from which a paper went and to which one came, each in a build of its own."""
    shelf = Shelf(tmp_path, monkeypatch)
    shelf.put(DIJK)
    shelf.put(BRUG)
    shelf.build()
    (shelf.papers / "brug.txt").unlink()
    shelf.build()
    shelf.put(KADE)
    shelf.build()
    return shelf


def opened(shelf: Shelf) -> derived_index.Derived:
    store = Store.open(shelf.index)
    return derived_index.open_derived(store, store.generation)


def told(columns: Columns) -> list[list[object]]:
    """What stands in columns, whatever the ids and wherever the rows lie in their logs."""
    passages = np.arange(len(columns.passage_ids))
    return [
        columns.unit_document.tolist(),
        columns.passage_document.tolist(),
        columns.passage_kind.tolist(),
        columns.tokens.rows(passages)[1].tolist(),
        columns.titles.flat.tolist(),
        columns.units_of.flat.tolist(),
        columns.passages_of.flat.tolist(),
        columns.units_in.flat.tolist(),
        columns.idf.tolist(),
    ]


def test_caught_up_columns_and_vectors_are_those_of_a_build_from_nothing(
    lived: Shelf, tmp_path: Path
) -> None:
    after = opened(lived)
    assert int(after.columns.logged[1]) > len(after.columns.passage_ids)  # what went lies in the log yet
    lived.index = tmp_path / "anew"
    lived.build()
    anew = opened(lived)
    assert told(after.columns) == told(anew.columns)
    rows = np.arange(len(anew.columns.passage_ids))
    assert np.array_equal(after.vectors.at(rows), anew.vectors.at(rows))


def test_an_update_reads_no_paper_that_stays(lived: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[int] = []
    rows = Store.passage_rows

    def count_rows(
        store: Store, documents: Iterable[int]
    ) -> Iterator[tuple[int, int, int, str, bytes, bytes]]:
        read.extend(documents)
        return rows(store, documents)

    monkeypatch.setattr(Store, "passage_rows", count_rows)
    lived.put(BRUG)
    lived.build()
    assert len(read) == 1


def test_what_is_worn_is_gathered_anew(lived: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathering, "_WORN_PASSAGES", 0)
    lived.put(BRUG)
    lived.build()
    assert int(opened(lived).columns.logged[1]) == len(opened(lived).columns.passage_ids)


def test_a_spoilt_array_is_not_built_on(lived: Shelf) -> None:
    store = Store.open(lived.index)
    file = derived_index.folder_of(store, store.generation) / "token_holders.npy"
    spoilt = bytearray(file.read_bytes())
    spoilt[-3] ^= 4
    file.write_bytes(spoilt)
    lived.put(BRUG)
    lived.build()
    columns = opened(lived).columns
    assert int(columns.logged[1]) == len(columns.passage_ids)
