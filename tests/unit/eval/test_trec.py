"""What goes out as TREC files is what others read from them."""

from __future__ import annotations

from pathlib import Path

import ir_measures
import pytest

from eval import metrics, trec


def test_a_unit_is_one_word_and_keeps_its_grade_and_place(tmp_path: Path) -> None:
    qrels, run = {"q1": {"a b.txt#4": 2, "c¶3": 1}}, {"q1": ["c¶3", "a b.txt#4"]}
    trec.write_qrels(tmp_path / "qrels", qrels)
    trec.write_run(tmp_path / "run", run, "kv")
    judged = {("q1", "a_b.txt#4", 2), ("q1", "c¶3", 1)}
    assert {row[:3] for row in ir_measures.read_trec_qrels(str(tmp_path / "qrels"))} == judged
    ranked = sorted(ir_measures.read_trec_run(str(tmp_path / "run")), key=lambda row: -row.score)
    assert [row.doc_id for row in ranked] == ["c¶3", "a_b.txt#4"]


def test_our_figures_equal_those_of_the_files_read_by_ir_measures(tmp_path: Path) -> None:
    qrels = {"q1": {"a": 2, "b": 1, "c": 1}, "q2": {"d": 2}}
    run = {"q1": ["x", "a", "y", "c"], "q2": ["e"]}
    trec.write_qrels(tmp_path / "qrels", qrels)
    trec.write_run(tmp_path / "run", run, "kv")
    ours = metrics.retrieval(qrels, run)
    theirs = ir_measures.calc_aggregate(
        list(metrics.RETRIEVAL.values()),
        ir_measures.read_trec_qrels(str(tmp_path / "qrels")),
        ir_measures.read_trec_run(str(tmp_path / "run")),
    )
    for name, measure in metrics.RETRIEVAL.items():
        assert sum(row[name] for row in ours.values()) / 2 == pytest.approx(theirs[measure])
