"""The pieces of the ranking: what a unit is scored by, and which of its passages is shown."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.search import Index
from index.search.fusion import Weights, weights_of
from index.search.ranking.candidate_scores import best_rows, highest_scores, least_met, relatedness
from index.search.ranking.proposals import MAX_SIBLINGS, spread_scores, union
from index.search.ranking.query import PinnedAndHidden, PreparedQuery
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, np.float32)


def places(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


def test_a_unit_is_as_good_as_its_best_passage_of_a_side_and_one_without_is_no_number() -> None:
    scores, owners = floats(-3, -1, 5, -7), places(0, 0, 0, 1)
    counted = np.array([True, True, False, True])
    assert highest_scores(scores, owners, counted, 3).tolist() == pytest.approx([-1, -7, np.nan], nan_ok=True)


def test_the_passage_shown_is_the_best_and_of_equals_the_first() -> None:
    owners, rows = places(0, 0, 0, 1, 1), places(4, 5, 6, 8, 7)
    assert best_rows(floats(1, 3, 2, 2, 2), owners, rows, 2).tolist() == [5, 7]


def test_scores_stand_beside_their_own_unit_and_those_of_no_candidate_go() -> None:
    assert spread_scores(places(2, 5, 9), places(5, 7, 9), floats(1, 2, 3), -1.0).tolist() == [-1, 1, 3]


def test_no_candidate_is_there_twice() -> None:
    assert union(places(2, 5, 9), places(9, 1, 5)).tolist() == [1, 2, 5, 9]
    assert union(places(), places()).tolist() == [] and union(places(3), places()).tolist() == [3]
    assert spread_scores(places(), places(1), floats(1), 0.0).tolist() == []


def ranked(index: Index, query: str, aims: PinnedAndHidden | None = None, k: int = 10) -> list[str]:
    """The papers of the units found, best first."""
    snapshot = index._snapshot
    found = snapshot.ranker.rank(
        query, "hybrid", weights_of("hybrid", "nl", reads_context=False), None, aims, k
    )
    assert found.scores.tolist() == sorted(found.scores.tolist(), reverse=True)
    return [index.documents()[snapshot.derived.columns.unit_document[unit]] for unit in found.units]


def test_what_stands_beside_the_best_is_looked_at_unless_its_paper_is_a_book(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.ranking.proposals.FIRST", 1)
    many = [f"Over onderwerp {n} valt niets te melden." for n in range(MAX_SIBLINGS + 1)]
    shelf.put(
        letter("boek.txt", ["De zeppelin vaart uit.", *many[1:]]),
        letter("boekje.txt", ["De koets rijdt uit.", *many[2:]]),
    )
    shelf.build()
    index = Index.open(shelf.index)
    monkeypatch.setattr("index.search.ranking.proposals.DEPTH", 1)
    assert ranked(index, "zeppelin", k=1).count("boek.txt") == 1
    assert ranked(index, "koets", k=1).count("boekje.txt") == MAX_SIBLINGS


def test_a_unit_that_is_named_comes_first_whatever_its_words(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("a.txt", [("Is de brug dicht?", "De brug is dicht.")]),
        exchange_paper("b.txt", [("Wat kost een ijsje?", "Een ijsje kost een euro.")]),
    )
    shelf.build()
    index = Index.open(shelf.index)
    assert ranked(index, "de brug dicht")[0] == "a.txt"
    named = PinnedAndHidden(named=index._snapshot.units(["b.txt#1"]))
    assert ranked(index, "de brug dicht", named)[0] == "b.txt"


def test_a_side_without_weight_changes_nothing(shelf: Shelf) -> None:
    shelf.put(exchange_paper("a.txt", [("Is de brug dicht?", "Ja."), ("Is de sluis open?", "Nee.")]))
    shelf.build()
    snapshot = Index.open(shelf.index)._snapshot
    nothing = Weights().without(("lexical", "vector", "tokens", "whole", "around", "paper"))
    assert snapshot.ranker.rank("de brug", "hybrid", nothing).scores.tolist() == [0, 0]


def test_each_side_proposes_its_units_ascending_with_their_best_score(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("a.txt", [("Is de brug dicht?", "De brug is dicht."), ("Wat kost ijs?", "Een euro.")])
    )
    shelf.build()
    ranker = Index.open(shelf.index)._snapshot.ranker
    vector = ranker._encoder.embedder.encode_queries(["Is de brug dicht?"])[0]
    query = PreparedQuery("Is de brug dicht?", vector, Weights(), "hybrid", None, PinnedAndHidden(), 10)
    sides = ranker._proposals
    units, cosines = sides.by_vector(query)
    assert units.tolist() == [0, 1] and cosines[0] == pytest.approx(1.0, abs=0.01) and cosines[1] < 0.9
    found, scores = sides.by_words(query)
    assert found.tolist() == [0] and scores[0] > 0
    for mode, near, words in (("lexical", [], [0]), ("dense", [0, 1], [])):
        one = replace(query, mode=mode)
        assert sides.by_vector(one)[0].tolist() == near and sides.by_words(one)[0].tolist() == words


def test_a_paper_is_found_by_its_word_for_what_the_question_says_otherwise(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("a.txt", [("Neemt de diefstal van kanos toe?", "De diefstal neemt toe.")]),
        exchange_paper("b.txt", [("Neemt het varen met kanos toe?", "Het varen neemt toe.")]),
    )
    shelf.build()
    index = Index.open(shelf.index)
    ranker, columns = index._snapshot.ranker, index._snapshot.derived.columns
    question = "Worden er veel kanos gejat?"
    vector = ranker._encoder.embedder.encode_queries([question])[0]
    units = places(0, 1)
    owners, rows = columns.passages_of.rows(units)
    bare = PreparedQuery(question, vector, Weights(), "hybrid", None, PinnedAndHidden(), 10)
    meant = replace(bare, beside={"diefstal": 1.0})
    alone, beside = (ranker._scorer._token_scores(query, units, owners, rows)[1] for query in (bare, meant))
    assert beside[0] - beside[1] > alone[0] - alone[1]
    assert ranked(index, question)[0] == "a.txt"


def test_a_word_of_the_subject_is_told_from_the_word_itself_and_from_a_strange_one() -> None:
    strange, subject, word = relatedness(floats(0.1, 0.5, 1.0))
    assert subject == 1 and strange < 0.01 and word < 0.01
    above, below = relatedness(floats(0.6, 0.4))
    assert above == pytest.approx(below) == pytest.approx(np.exp(-0.5), abs=1e-6)


def test_those_of_the_heaviest_words_that_are_met_least_are_told() -> None:
    weights = floats(0.1, 0.3, 0.2, 0.25, 0.15)
    cosines = np.stack([floats(0.0, 1.0, 0.2, 1.0, 0.4), floats(1.0, 0.5, 0.5, 0.5, 0.5)])
    assert least_met(cosines, weights).tolist() == pytest.approx([0.3, 0.5])  # the lightest is not looked at
    assert least_met(cosines[:, :1], weights[:1]).tolist() == [0, 1]
    assert least_met(cosines[:, :0], weights[:0]).tolist() == [0, 0]


def test_a_unit_that_speaks_of_all_comes_before_one_that_says_most_of_it_twice(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("a.txt", [("Hoeveel kanos zijn er in Meerkoet?", "In Meerkoet zijn veel kanos.")]),
        exchange_paper("b.txt", [("Hoeveel kanos zijn er?", "Er zijn veel kanos gestolen.")]),
        exchange_paper("c.txt", [("Hoeveel musea zijn er?", "Er zijn veel musea.")]),
    )
    shelf.build()
    snapshot = Index.open(shelf.index)._snapshot
    sides = ("lexical", "vector", "tokens", "related", "around", "paper")
    least = replace(Weights().without(sides), whole=0.0)
    found = snapshot.ranker.rank("gestolen kanos", "hybrid", least)
    assert found.units[0] == 1 and found.scores[0] > found.scores[1]


def test_a_unit_counts_while_a_passage_of_it_is_left(shelf: Shelf) -> None:
    shelf.put(exchange_paper("a.txt", [("Is de brug dicht?", "Ja."), ("Is de sluis open?", None)]))
    shelf.build()
    snapshot = Index.open(shelf.index)._snapshot
    hidden = PinnedAndHidden(hidden=snapshot.units(["a.txt#1", "a.txt#2"]))
    query = PreparedQuery("brug", floats(), Weights(), "lexical", None, hidden, 10)
    assert query.are_visible(snapshot.derived.columns, places(0, 1)).tolist() == [True, False]
