import json

import numpy as np
import pytest

from index.models.token_table import BUNDLED
from index.training.bm25 import Bm25
from index.training.material.judged_papers import Collection, Question, read_questions
from index.training.measure import (
    Systems,
    bootstrap_interval,
    measure,
    ndcg,
    paper_scores,
    report,
    unit_ranking,
)


def test_ndcg_by_hand():
    relevant = {("a", "1"): 2, ("a", "2"): 1}
    ranking = [("b", "1"), ("a", "1"), ("a", "2")]
    found = 2 / np.log2(3) + 1 / np.log2(4)
    assert ndcg(ranking, relevant) == pytest.approx(found / (2 + 1 / np.log2(3)))
    assert ndcg([], relevant) == 0


def test_papers_count_by_their_first_exchange():
    relevant = {("a", "1"): 2, ("c", "p1"): 1}
    assert paper_scores([("a", "9"), ("b", "1")], relevant) == (1.0, 0.5)
    assert paper_scores([("b", "1"), ("c", "2")], relevant) == (0.0, 0.5)


def test_an_exchange_is_as_good_as_its_best_passage():
    units = [("a", "1"), ("a", "2"), ("b", "1")]
    collection = Collection(["", "", "", ""], ["", "", "", ""], units, np.array([0, 1, 0, 2]))
    scores = np.array([0.1, 0.5, 0.9, -np.inf], np.float32)
    assert unit_ranking(collection, scores) == units[:2]


def test_bm25_finds_inflected_words_and_prefers_the_rare():
    bm25 = Bm25(["de scholen en de wolf", "de school", "de motie", "de kamer"])
    scores = bm25.scores("scholen wolf")
    assert scores.argmax() == 0
    assert scores[1:].tolist() == [scores[1], 0, 0]


def test_only_questions_that_stand_alone_and_have_an_answer_are_measured(tmp_path):
    row = {"lang": "nl", "kind": "topic", "question": "wolf?", "answerable": True, "history": []}
    rows = [
        row | {"relevant": [{"doc": "a", "exchange": "1"}, {"doc": "a", "paragraph": 2, "grade": 1}]},
        row | {"relevant": [{"doc": "a", "exchange": "1"}], "history": ["eerder"]},
        row | {"relevant": [], "answerable": False},
    ]
    (tmp_path / "gold").write_text("\n".join(json.dumps(r) for r in rows))
    (only,) = read_questions(tmp_path / "gold")
    assert only.relevant == {("a", "1"): 2, ("a", "p2"): 1}


def test_every_system_is_measured_on_the_same_questions():
    texts = ["De wolf wordt niet afgeschoten.", "Ziekenhuizen krijgen een vast budget."]
    collection = Collection(texts, ["Wolven", "Zorg"], [("w", "1"), ("z", "1")], np.arange(2))
    questions = [
        Question("nl", "natural", "schieten op wolven?", {("w", "1"): 2}),
        Question("en", "direct", "money for hospitals", {("z", "1"): 2}),
    ]
    results = measure(Systems(collection, BUNDLED), questions)
    assert results["vector+late"] == [(1, 1, 1), (1, 1, 1)]
    assert {len(values) for values in results.values()} == {2}
    assert [table.row_count for table in report(questions, results)] == [3, 3]


def test_the_interval_holds_the_mean():
    values = np.array([0.0, 1.0] * 50)
    low, high = bootstrap_interval(values)
    assert 0.35 < low < 0.5 < high < 0.65
