"""Metrics against cases worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from eval import metrics
from eval.gold import GoldQuestion
from index.search import Filters
from rag.answer import Answer, Citation, SearchedPapers, Statement
from rag.statement import Piece, Section, blocks_of


def citation(quote: str, start: int = 0, doc: str = "a.txt", exchange: str = "1") -> Citation:
    return Citation(1, doc, exchange, None, quote, start, start + len(quote), None, None, None, None)


def an_answer(text: str = "", quotes: tuple[str, ...] = (), *, abstained: bool = False) -> Answer:
    said = () if abstained else (Statement((Piece(text),), (1,), True, None),)
    citations = tuple(citation(quote) for quote in quotes)
    coverage = SearchedPapers(1, 1, None, None)
    return Answer("Wat?", "nl", abstained, (Section(blocks_of(said)),), citations, (), Filters(), coverage)


def test_retrieval_by_hand() -> None:
    qrels = {"q": {"a": 2, "b": 1, "c": 2}, "missing": {"a": 1}}
    values = metrics.retrieval(qrels, {"q": ["x", "a", "b"]})
    gain = 2 / math.log2(3) + 1 / math.log2(4)
    ideal = 2 / math.log2(2) + 2 / math.log2(3) + 1 / math.log2(4)
    assert values["q"]["ndcg@10"] == pytest.approx(gain / ideal)
    assert values["q"]["recall@10"] == pytest.approx(2 / 3)
    assert values["q"]["mrr"] == pytest.approx(1 / 2)
    assert values["q"]["success@1"] == 0.0
    assert set(values["missing"].values()) == {0.0}


def test_a_repeated_unit_counts_once_at_its_best_rank() -> None:
    values = metrics.retrieval({"q": {"a": 1, "b": 1}}, {"q": ["a", "a", "b"]})
    assert values["q"]["ndcg@10"] == pytest.approx(1.0)


def test_fact_recall_takes_alternatives_and_whole_numbers() -> None:
    gold = GoldQuestion("q", "Wat?", must_contain=(("75%", "75 procent"), ("40",), ("Financiële",)))
    assert metrics.fact_recall(
        gold, an_answer("In 1940 was dat 75 Procent, zei Financiele zaken.")
    ) == pytest.approx(2 / 3)
    assert metrics.fact_recall(gold, an_answer("", ("40 zaken, 75%",))) == pytest.approx(2 / 3)
    assert metrics.fact_recall(GoldQuestion("q", "Wat?"), an_answer("x")) is None


def test_citation_validity_is_to_the_character() -> None:
    said = an_answer("x", ("Nee.", "Ja."))
    assert metrics.citation_validity(said, lambda doc: "Nee. Dat is zo.") == pytest.approx(0.5)
    assert metrics.citation_validity(an_answer(abstained=True), lambda doc: "") is None


def test_citation_precision_and_recall() -> None:
    grades = {"a#1": 2, "a#2": 1}
    assert metrics.citation_precision(["a#1", "a#2", "b#1", "b#2"], grades) == pytest.approx(0.5)
    assert metrics.citation_precision([], grades) is None
    assert metrics.citation_recall(["a#2"], grades) == 0.0
    assert metrics.citation_recall(["a#2", "a#1"], grades) == 1.0
    assert metrics.citation_recall(["a#2"], {"a#2": 1}) is None


def test_abstention_and_false_refusal() -> None:
    silent, asked = GoldQuestion("q", "Wat?", answerable=False, expect="decline"), GoldQuestion("q", "Wat?")
    assert metrics.abstention(silent, an_answer(abstained=True)) == {"abstention_recall": 1.0}
    assert metrics.abstention(silent, an_answer("Ja.", ("Ja.",))) == {"abstention_recall": 0.0}
    assert metrics.abstention(asked, an_answer(abstained=True)) == {"false_refusal": 1.0}


def test_a_corrected_premise_is_as_good_as_declining() -> None:
    gold = GoldQuestion(
        "q", "Waarom?", must_contain=(("niet",),), answerable=False, expect="correct the premise"
    )
    right, wrong = an_answer("Dat is niet zo.", ("niet",)), an_answer("Daarom.", ("Daarom.",))
    assert metrics.premise_corrected(gold, right) == 1.0
    assert metrics.abstention(gold, right) == {"abstention_recall": 1.0}
    assert metrics.abstention(gold, wrong) == {"abstention_recall": 0.0}


def test_quoting_that_the_paper_cannot_tell_is_right_where_it_cannot() -> None:
    silent = GoldQuestion(
        "q", "Hoeveel?", must_contain=(("geen cijfers", "nog niet"),), answerable=False, expect="silent"
    )
    quoting = an_answer("Er zijn geen cijfers.", ("geen cijfers",))
    assert metrics.abstention(silent, quoting) == {"abstention_recall": 1.0}
    noting = replace(an_answer("Ja.", ("Ja.",)), notes=("Deze vraag is nog niet beantwoord.",))
    assert metrics.abstention(silent, noting) == {"abstention_recall": 1.0}
    assert metrics.abstention(silent, an_answer("Ja.", ("Ja.",))) == {"abstention_recall": 0.0}
    absent = replace(silent, expect="abstain")
    assert metrics.abstention(absent, quoting) == {"abstention_recall": 0.0}


def test_saying_first_that_it_is_not_there_is_right_and_saying_it_later_is_not() -> None:
    near = GoldQuestion("q", "Hoeveel in 2018?", answerable=False, expect="abstain")
    first = an_answer("Over 2018 staat er niets; wel over 2019: «Zes.» [1]", ("Zes.",))
    later = an_answer("In 2019: «Zes.» [1] Over 2018 staat er niets.", ("Zes.",))
    assert metrics.abstention(near, first) == {"abstention_recall": 1.0}
    assert metrics.abstention(near, later) == {"abstention_recall": 0.0}


def test_the_interval_holds_the_mean_and_narrows_with_more_questions() -> None:
    few, many = metrics.interval([0.0, 1.0] * 5), metrics.interval([0.0, 1.0] * 500)
    assert few[0] < 0.5 < few[1]
    assert many[1] - many[0] < few[1] - few[0]
    assert metrics.interval([1.0, 1.0]) == (1.0, 1.0)


def test_the_paired_test_sees_a_steady_gain_and_no_gain() -> None:
    base = [0.1 * (n % 7) for n in range(60)]
    assert metrics.paired_p(base, [value + 0.2 * (n % 3) for n, value in enumerate(base)]) < 0.01
    assert metrics.paired_p(base, base) == 1.0
    assert metrics.paired_p([0.0, 1.0] * 20, [1.0, 0.0] * 20) > 0.5


def test_a_handful_of_questions_proves_nothing() -> None:
    assert metrics.paired_p([0.0] * 5, [1.0] * 5) == 1.0
    assert metrics.paired_p([0.0] * 6, [1.0, 0.9, 1.0, 0.8, 1.0, 0.7]) < 0.05
