from __future__ import annotations

import numpy as np
import pytest

from index.search import Index
from index.search.context import cosine_of_sums, passages_beside
from index.search.fusion import Weights
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

PAIRS = [("Is de veerpont dicht?", "Ja, tot mei."), ("Wat kost de brug?", "De brug kost drie miljoen euro.")]
NONE = np.empty(0, np.int64)


def beside(index: Index, hidden: tuple[str, ...] = ()) -> dict[str, list[str]]:
    """The words beside each unit, by the unit's first words."""
    snapshot = index._snapshot
    columns = snapshot.derived.columns
    units = np.arange(len(columns.unit_ids))
    owners, rows = columns.passages_of.rows(units)
    of, found = passages_beside(columns, units, owners, rows, snapshot.units(hidden))

    def text(row: int) -> str:
        paper = snapshot.catalogue.papers[columns.passage_document[row]]
        start, end = snapshot.store.spans_of([key := int(columns.passage_ids[row])])[key]
        return index.document(paper.name).text[start:end]

    first = {int(owner): text(int(row)) for owner, row in zip(owners[::-1], rows[::-1], strict=True)}
    said: dict[str, list[str]] = {name: [] for name in first.values()}
    for owner, row in zip(of, found, strict=True):
        said[first[int(owner)]].append(text(int(row)))
    return said


@pytest.fixture
def index(shelf: Shelf) -> Index:
    shelf.put(exchange_paper("a.txt", PAIRS), letter("b.txt", ["Een.", "Twee.", "Drie."]))
    shelf.build()
    return Index.open(shelf.index)


def test_neighbours_are_of_the_same_paper(index: Index) -> None:
    found = beside(index)
    assert found["Een."] == ["Twee."] and found["Drie."] == ["Twee."]
    assert sorted(found["Twee."]) == ["Drie.", "Een."]
    assert found[PAIRS[0][0]] == [PAIRS[1][0]] and found[PAIRS[1][0]] == [PAIRS[0][1]]


def test_a_hidden_question_is_nobodys_neighbour(index: Index) -> None:
    assert beside(index, ("a.txt#2",))[PAIRS[0][0]] == []
    assert beside(index, ("a.txt#1",))[PAIRS[1][0]] == [PAIRS[0][1]]  # its answer may be heard


def test_a_unit_of_which_no_passage_is_searched_has_no_neighbours(index: Index) -> None:
    columns = index._snapshot.derived.columns
    owners, rows = passages_beside(columns, np.arange(2), NONE, NONE, NONE)
    assert len(owners) == len(rows) == 0


def test_the_sum_is_compared_not_the_best() -> None:
    vectors = np.array([[1, 0], [0, 1], [1, 0]], np.float32)
    query = np.array([1, 0], np.float32)
    cosines = cosine_of_sums(vectors, np.array([1, 1, 2]), query, 4)
    assert cosines.tolist() == pytest.approx([0, 0.5**0.5, 1, 0])
    assert cosine_of_sums(vectors[:0], NONE, query, 2).tolist() == [0, 0]
    assert cosine_of_sums(np.array([query, -query]), np.array([0, 0]), query, 1).tolist() == [0]


def test_however_many_stand_together_each_counts_once() -> None:
    vectors = np.random.default_rng(4).standard_normal((40, 6)).astype(np.float32)
    owners = np.random.default_rng(5).integers(9, size=40)
    cosines = cosine_of_sums(vectors, owners, vectors[0], 9)
    for owner in set(owners.tolist()):
        whole = vectors[owners == owner].sum(axis=0)
        assert cosines[owner] == pytest.approx(whole @ vectors[0] / np.linalg.norm(whole), rel=1e-5)


def test_a_paragraph_is_ranked_by_the_words_beside_it(shelf: Shelf) -> None:
    same = "Het kabinet neemt dit over en komt er in het voorjaar op terug."
    shelf.put(
        letter("kades.txt", ["De kades langs de Reigervaart zijn te laag.", same]),
        letter("musea.txt", ["De musea in Meerkoet krijgen minder bezoekers.", same]),
    )
    shelf.build()
    weights = Weights().without(("lexical", "vector", "tokens", "whole", "paper"))
    index = Index.open(shelf.index)
    for asked, paper in (("de musea in Meerkoet", "musea.txt"), ("kades langs het water", "kades.txt")):
        ranked = index._snapshot.ranker.rank(asked, "hybrid", weights)
        columns = index._snapshot.derived.columns
        best = [index.documents()[columns.unit_document[unit]] for unit in ranked.units[:2]]
        assert best == [paper, paper]  # both of its paragraphs, before those of the other
