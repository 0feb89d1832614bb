"""The baselines are plain: one knows words only, the other one vector a passage, and both know no filters."""

from __future__ import annotations

import pytest

from eval.baselines import Baseline, baseline, passages
from eval.gold import GoldQuestion, Judgement
from eval.run import evaluate
from index.search import Index

BRUG = "beantwoording-2040Z02218-spoorbrug.docx"
GOLD = GoldQuestion("brug", "Wanneer gaat de spoorbrug weer open?", relevant=(Judgement(BRUG, "4"),))


@pytest.mark.parametrize("name", ["bm25", "vectors"])
def test_a_baseline_finds_the_paper_whose_words_are_asked_for(sample_index: Index, name: Baseline) -> None:
    found = baseline(name, sample_index)("Wanneer gaat de spoorbrug bij Zaltbommel weer open?", 5)
    assert len(found) == len(set(found)) == 5
    assert found[0][0] == BRUG


def test_bm25_stems_and_knows_no_other_word(sample_index: Index) -> None:
    search = baseline("bm25", sample_index)
    assert search("spoorbruggen", 3) == search("SPOORBRUGGEN!", 3)
    assert search("flapdrolwoord", 3) == search("???", 3) == []


def test_a_joint_answer_stands_for_each_of_its_exchanges(sample_index: Index) -> None:
    _, owners = passages(sample_index)
    assert any({(BRUG, "2", None), (BRUG, "3", None), (BRUG, "4", None)} <= set(places) for places in owners)


@pytest.mark.parametrize("mode", ["bm25", "vectors"])
def test_a_run_of_a_baseline_is_measured_as_any_other(sample_index: Index, mode: Baseline) -> None:
    (outcome,) = evaluate([GOLD], sample_index, mode=mode, answers=False)
    assert outcome.values["doc_success@1"] == 1.0 and outcome.timing_ms["total"] > 0
