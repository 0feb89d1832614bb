"""Counts in layers: what comes and goes adds up to what a count of everything gives."""

from __future__ import annotations

import numpy as np

from index.derived.milvus.sides import one_edit_away
from index.derived.milvus.statistics import HolderCounts, Layer, LayerMaker, dim_of, dims_of
from index.derived.terms.term_counts import term_hash


def dims(*terms: str) -> np.ndarray:  # type: ignore[type-arg]
    return np.sort(np.array([dim_of(term, 0) for term in terms], np.uint32))


def layer(come: list[list[str]], go: list[list[str]], tokens: list[int]) -> Layer:
    made = LayerMaker(8)
    made.know_terms(np.array([term_hash(term) for terms in come for term in terms], np.uint64))
    for terms in come:
        made.count_unit(dims(*terms), 1)
    for terms in go:
        made.count_unit(dims(*terms), -1)
    made.count_passage(np.array(tokens, np.uint16), 1)
    return Layer.load(made.layer().dump())


def test_layers_add_up_one_by_one_and_as_one() -> None:
    layers = [
        layer([["brug", "sluis"], ["brug"]], [], [1, 2]),
        layer([["haven"]], [["brug", "sluis"]], [2, 7]),
    ]
    for counts in (HolderCounts(layers), HolderCounts([Layer.sum(layers)])):
        assert counts.of_term("brug") == [1, 0, 0] and counts.of_term("haven") == [1, 0, 0]
        assert counts.of_term("sluis") == counts.of_term("molen") == [0, 0, 0]
        assert counts.token_holders(8).tolist() == [0, 1, 2, 0, 0, 0, 0, 1]
    assert len(Layer.sum(layers).dims) == 2  # what has gone takes no place


def test_a_term_that_no_unit_ever_held_is_not_taken_for_one_that_shares_its_place() -> None:
    held = layer([["brug"]], [], [])
    unmet = Layer(held.dims, held.units, held.tokens, held.passages, np.empty(0, np.uint64))
    assert HolderCounts([held]).of_term("brug") == [1, 0, 0]
    assert HolderCounts([unmet]).of_dim(dim_of("brug", 0)) == 1 and not any(
        HolderCounts([unmet]).of_term("brug")
    )


def test_many_units_take_no_more_than_their_terms(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("index.derived.milvus.statistics._AT_ONCE", 4)
    counts = HolderCounts([layer([["brug", "sluis", "haven"]] * 9, [["brug"]] * 2, [])])
    assert [counts.of_term(term)[0] for term in ("brug", "sluis", "haven")] == [7, 9, 9]


def test_a_term_stands_in_another_place_in_each_field() -> None:
    hashes = np.array([term_hash("brug")] * 3, np.uint64)
    places = dims_of(hashes, np.arange(3)).tolist()
    assert places == [dim_of("brug", field) for field in range(3)] and len(set(places)) == 3
    assert all(place % 4 < 3 for place in places)


def test_words_one_edit_away() -> None:
    near = set(one_edit_away("abc"))
    assert {"abc", "ab", "bc", "acb", "bac", "xbc", "abcd", "zabc", "ab1c"} <= near
    assert not {"a", "abcde", "cba", "xyz"} & near
    assert len(one_edit_away("wolkenveer")) < 800
