"""Evaluation goes the product's own way, and each metric moves when its part is broken."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from eval import run
from eval.gold import GoldQuestion, Judgement
from eval.run import UnitNames, evaluate
from eval.summary import configuration, read_summary, summarise, to_json
from index.search import Index
from index.search.index import Hits
from rag.answer import Answer
from rag.answer import answer as real_answer

BRUG = "beantwoording-2040Z02218-spoorbrug.docx"
POST = "ah-tk-20322033-455.txt"
GOLD = (
    GoldQuestion(
        "brug", "Wanneer gaat de spoorbrug bij Zaltbommel weer open?",
        relevant=(Judgement(BRUG, "4"),), must_contain=(("15 augustus 2040",),),
    ),
    GoldQuestion(
        "post", "Hoeveel huisartsenposten zijn in de nacht gesloten sinds 2030?",
        relevant=(Judgement(POST, "1"),), must_contain=(("zeven",),),
    ),
    GoldQuestion(
        "trein", "Hoeveel reizigers gebruikten de nachttrein naar Parijs in 2036?",
        relevant=(Judgement("ah-2212-antwoord-nachttrein.txt", "2"),), must_contain=(("61.000",),),
    ),
    GoldQuestion("maan", "Hoeveel kost de basis op de planeet Mars?", answerable=False, expect="decline"),
)  # fmt: skip


def figures(index: Index) -> dict[str, float]:
    return dict(summarise(evaluate(GOLD, index), {}).overall)


def test_a_joint_answer_is_one_unit_whichever_number_is_meant(sample_index: Index) -> None:
    units = UnitNames(sample_index.document)
    assert (
        units(BRUG, "2", None) == units(BRUG, "3", None) == units(BRUG, "4", None) != units(BRUG, "5", None)
    )
    assert units("kst-49637-91.txt", None, 3) == "kst-49637-91.txt¶3"


def test_the_samples_are_answered_and_cited(sample_index: Index) -> None:
    found = figures(sample_index)
    assert found["doc_success@1"] == found["citation_validity"] == 1.0
    assert found["citation_recall"] > 0.5 and found["fact_recall"] > 0.5 and found["false_refusal"] == 0.0
    assert found["latency_p50_ms"] > 0


def test_shuffled_hits_lower_the_ranking_figures(
    sample_index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Index.search

    def shuffled(self: Index, *args: Any, **named: Any) -> Hits:
        found = real(self, *args, **named)
        return replace(found, hits=tuple(random.Random(7).sample(found.hits, len(found.hits))))

    before = figures(sample_index)
    monkeypatch.setattr(Index, "search", shuffled)
    after = figures(sample_index)
    assert after["ndcg@10"] < before["ndcg@10"] and after["mrr"] < before["mrr"]


def broken(monkeypatch: pytest.MonkeyPatch, change: Any) -> None:
    monkeypatch.setattr(run, "answer", lambda *args, **named: change(real_answer(*args, **named)))


def without_citations(said: Answer) -> Answer:
    return replace(said, citations=())


def misquoting(said: Answer) -> Answer:
    return replace(said, citations=tuple(replace(c, quote=c.quote.upper()) for c in said.citations))


def declining(said: Answer) -> Answer:
    return replace(said, abstained=True, sections=(), citations=(), silence="")


def answering(said: Answer) -> Answer:
    return replace(said, abstained=False)


@pytest.mark.parametrize(
    ("change", "metric", "value"),
    [
        (without_citations, "citation_recall", 0.0),
        (misquoting, "citation_validity", 0.0),
        (declining, "false_refusal", 1.0),
        (declining, "abstention_recall", 1.0),
        (answering, "abstention_recall", 0.0),
    ],
)
def test_a_broken_answer_moves_its_own_metric(
    sample_index: Index, monkeypatch: pytest.MonkeyPatch, change: Any, metric: str, value: float
) -> None:
    broken(monkeypatch, change)
    assert figures(sample_index)[metric] == value


def test_a_paper_that_is_not_indexed_counts_as_missed(sample_index: Index) -> None:
    missing = GoldQuestion("weg", "Wat kost de dijk?", relevant=(Judgement("weg.txt", "1"),))
    (outcome,) = evaluate([missing], sample_index, answers=False)
    assert outcome.values["ndcg@10"] == outcome.values["doc_success@1"] == 0.0


def test_a_paper_judged_as_a_whole_is_found_and_cited_by_any_of_its_units(sample_index: Index) -> None:
    gold = replace(GOLD[0], relevant=(Judgement(BRUG), Judgement("weg.txt")))
    (outcome,) = evaluate([gold], sample_index)
    assert outcome.expected == {BRUG: 2, "weg.txt": 2}
    assert outcome.values["citation_precision"] == outcome.values["citation_recall"] == 1.0
    assert outcome.values["doc_success@1"] == 1.0 and outcome.values["doc_recall@10"] == 0.5
    assert "success@1" not in outcome.values


def test_an_exchange_keeps_its_own_grade_where_its_paper_is_judged_too(sample_index: Index) -> None:
    gold = replace(GOLD[0], relevant=(Judgement(BRUG, grade=1), Judgement(BRUG, "4")))
    (outcome,) = evaluate([gold], sample_index)
    assert outcome.values["citation_recall"] == 1.0


def test_kinds_and_their_parts_are_reported_apart(sample_index: Index) -> None:
    golds = [replace(GOLD[0], kind="followup", subkind="keeps the subject"), GOLD[3]]
    slices = summarise(evaluate(golds, sample_index), {}).slices
    assert (
        slices["kind:followup"]["questions"] == slices["kind:followup, keeps the subject"]["questions"] == 1
    )
    assert "abstention_recall" in slices["kind:direct"] and "false_refusal" in slices["kind:followup"]


def test_a_question_that_cannot_be_asked_counts_as_declined(sample_index: Index) -> None:
    silent = GoldQuestion("leeg", "???", answerable=False, expect="abstain")
    asked = GoldQuestion("vraag", "???", relevant=(Judgement(BRUG, "4"),))
    right, wrong = evaluate([silent, asked], sample_index)
    assert right.values == {"abstention_recall": 1.0}
    assert wrong.values["false_refusal"] == 1.0 and wrong.values["success@1"] == 0.0


def test_progress_is_heard_and_a_summary_comes_back(sample_index: Index, tmp_path: Any) -> None:
    heard: list[int] = []
    summary = summarise(
        evaluate(GOLD, sample_index, progress=heard.append), configuration(sample_index, "hybrid", ())
    )
    assert heard == [1, 2, 3, 4]
    path = tmp_path / "run.json"
    path.write_text(json.dumps(to_json(summary), default=str), encoding="utf-8")
    again = read_summary(path)
    assert again.overall == pytest.approx(dict(summary.overall))
    assert [row["id"] for row in again.questions] == [gold.id for gold in GOLD]


def test_hidden_questions_are_found_by_their_answers_only(sample_index: Index) -> None:
    question = "Wanneer gaat de brug weer open?"

    def kinds(hidden: Sequence[str]) -> set[str]:
        hits = sample_index.search(question, 5, hidden=hidden).hits
        return {hit.kind for hit in hits if hit.doc == BRUG and hit.exchange == "4"}

    assert kinds([f"{BRUG}#4"]) <= {"answer"}
