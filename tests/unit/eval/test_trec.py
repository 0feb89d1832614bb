"""TREC files go out and come back, and a bad line is named."""

from __future__ import annotations

from pathlib import Path

import ir_measures
import pytest

from eval import metrics, trec
from index.errors import GoldError


def test_qrels_and_runs_come_back(tmp_path: Path) -> None:
    qrels, run = {"q1": {"a b.txt#4": 2, "c¶3": 1}}, {"q1": ["c¶3", "a b.txt#4"]}
    trec.write_qrels(tmp_path / "qrels", qrels)
    trec.write_run(tmp_path / "run", run)
    assert trec.read_qrels(tmp_path / "qrels") == {"q1": {"a_b.txt#4": 2, "c¶3": 1}}
    assert trec.read_run(tmp_path / "run") == {"q1": ["c¶3", "a_b.txt#4"]}


def test_our_figures_equal_those_of_the_files_read_by_ir_measures(tmp_path: Path) -> None:
    qrels = {"q1": {"a": 2, "b": 1, "c": 1}, "q2": {"d": 2}}
    run = {"q1": ["x", "a", "y", "c"], "q2": ["e"]}
    trec.write_qrels(tmp_path / "qrels", qrels)
    trec.write_run(tmp_path / "run", run)
    ours = metrics.retrieval(qrels, run)
    theirs = ir_measures.calc_aggregate(
        list(metrics.RETRIEVAL.values()),
        ir_measures.read_trec_qrels(str(tmp_path / "qrels")),
        ir_measures.read_trec_run(str(tmp_path / "run")),
    )
    for name, measure in metrics.RETRIEVAL.items():
        assert sum(row[name] for row in ours.values()) / 2 == pytest.approx(theirs[measure])


@pytest.mark.parametrize("line", ["q1 0 a", "q1 0 a veel"])
def test_a_bad_qrels_line_is_named(tmp_path: Path, line: str) -> None:
    path = tmp_path / "qrels"
    path.write_text(f"q1 0 a 1\n{line}\n", encoding="utf-8")
    with pytest.raises(GoldError, match=":2"):
        trec.read_qrels(path)


def test_a_bad_run_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "run"
    path.write_text("q1 Q0 a 1 hoog tag\n", encoding="utf-8")
    with pytest.raises(GoldError, match="not a number"):
        trec.read_run(path)
