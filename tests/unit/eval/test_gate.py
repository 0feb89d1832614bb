"""The gate: a real drop fails, noise does not, and what is missing counts as lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.gate import accept, drops, read_baseline
from index.errors import GoldError
from tests.support.runs import a_run


def many(value: float, metric: str = "ndcg@10") -> dict[str, dict[str, float]]:
    return {f"q{n}": {metric: min(1.0, value + 0.01 * (n % 5))} for n in range(40)}


def test_the_same_run_passes(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run(many(0.5)))
    assert drops(read_baseline(tmp_path / "b.json"), a_run(many(0.5))) == []


def test_a_drop_fails_and_a_gain_passes(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run(many(0.5)))
    baseline = read_baseline(tmp_path / "b.json")
    (sentence,) = drops(baseline, a_run(many(0.4)))
    assert sentence.startswith("ndcg@10 went from 0.520 to 0.420")
    assert drops(baseline, a_run(many(0.6))) == []


def test_one_question_lost_and_one_won_is_noise(tmp_path: Path) -> None:
    before = many(0.5)
    accept(tmp_path / "b.json", a_run(before))
    after = before | {"q1": {"ndcg@10": 0.0}, "q2": {"ndcg@10": 0.95}}
    assert drops(read_baseline(tmp_path / "b.json"), a_run(after)) == []


def test_missing_questions_and_more_false_refusals_fail(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run(many(0.5)))
    half = {q: row for n, (q, row) in enumerate(many(0.5).items()) if n % 2}
    assert drops(read_baseline(tmp_path / "b.json"), a_run(half))
    accept(tmp_path / "c.json", a_run({f"q{n}": {"false_refusal": 0.0} for n in range(40)}))
    refusing = a_run({f"q{n}": {"false_refusal": float(n % 2)} for n in range(40)})
    assert drops(read_baseline(tmp_path / "c.json"), refusing)


def test_no_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="make eval-accept"):
        read_baseline(tmp_path / "none.json")
