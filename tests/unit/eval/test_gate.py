"""The gate: a real drop fails, noise does not, and what is missing counts as lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval.gate import accept, fallen_figures, read_baseline
from index.errors import GoldError
from tests.support.runs import a_run


def many(value: float, metric: str = "ndcg@10") -> dict[str, dict[str, float]]:
    return {f"q{n}": {metric: min(1.0, value + 0.01 * (n % 5))} for n in range(40)}


def test_the_same_run_passes(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run(many(0.5)))
    assert fallen_figures(read_baseline(tmp_path / "b.json"), a_run(many(0.5))) == []


def test_a_drop_fails_and_a_gain_passes(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run(many(0.5)))
    baseline = read_baseline(tmp_path / "b.json")
    (sentence,) = fallen_figures(baseline, a_run(many(0.4)))
    assert sentence.startswith("ndcg@10 went from 0.520 to 0.420")
    assert fallen_figures(baseline, a_run(many(0.6))) == []


def test_one_quote_that_is_not_verbatim_fails_whatever_was_accepted() -> None:
    run = a_run({f"q{n}": {"citation_validity": 1.0 if n else 0.9} for n in range(40)})
    assert fallen_figures({}, run) == ["citation_validity of q0 is 0.900 and must be 1"]


@pytest.mark.parametrize("name", ["support", "abstention_recall"])
def test_one_statement_or_refusal_less_fails_as_no_noise_is_allowed(tmp_path: Path, name: str) -> None:
    accept(tmp_path / "b.json", a_run({f"q{n}": {name: 1.0} for n in range(40)}))
    worse = a_run({f"q{n}": {name: float(n > 0)} for n in range(40)})
    (sentence,) = fallen_figures(read_baseline(tmp_path / "b.json"), worse)
    assert sentence == f"{name} went from 1.000 to 0.975 over 40 questions"


def test_one_more_false_refusal_fails_and_one_less_does_not(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run({f"q{n}": {"false_refusal": float(n == 0)} for n in range(40)}))
    baseline = read_baseline(tmp_path / "b.json")
    assert fallen_figures(baseline, a_run({f"q{n}": {"false_refusal": float(n < 2)} for n in range(40)}))
    assert fallen_figures(baseline, a_run({f"q{n}": {"false_refusal": 0.0} for n in range(40)})) == []


def test_what_is_accepted_is_raised_by_itself_and_lowered_only_on_purpose(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    assert accept(path, a_run(many(0.5))) == []
    (kept,) = accept(path, a_run(many(0.49)))
    assert kept.startswith("ndcg@10 went from 0.520 to 0.510")
    assert read_baseline(path)["ndcg@10"]["q0"] == 0.5
    assert accept(path, a_run(many(0.6))) == []
    assert read_baseline(path)["ndcg@10"]["q0"] == 0.6
    assert accept(path, a_run(many(0.49)), lower=True) == []
    assert read_baseline(path)["ndcg@10"]["q0"] == 0.49


def test_what_got_better_is_held_though_another_figure_fell(tmp_path: Path) -> None:
    """One paper of a thousand lost, and forty better citations were not held to from then on."""
    path = tmp_path / "b.json"
    accept(path, a_run({f"q{n}": {"doc_recall@5": 1.0, "citation_precision": 0.5} for n in range(40)}))
    better = {f"q{n}": {"doc_recall@5": float(n > 0), "citation_precision": 0.8} for n in range(40)}
    (kept,) = accept(path, a_run(better))
    assert "doc_recall@5" in kept
    held = read_baseline(path)
    assert (held["doc_recall@5"]["q0"], held["citation_precision"]["q0"]) == (1.0, 0.8)


def test_an_answer_that_became_a_refusal_is_not_counted_as_unsupported(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run({f"q{n}": {"support": 1.0, "ndcg@10": 1.0} for n in range(9)}))
    silent = a_run({f"q{n}": {"ndcg@10": 1.0} | ({"support": 1.0} if n else {}) for n in range(9)})
    assert fallen_figures(read_baseline(tmp_path / "b.json"), silent) == []


def test_one_question_lost_and_one_won_is_noise(tmp_path: Path) -> None:
    before = many(0.5)
    accept(tmp_path / "b.json", a_run(before))
    after = before | {"q1": {"ndcg@10": 0.0}, "q2": {"ndcg@10": 0.95}}
    assert fallen_figures(read_baseline(tmp_path / "b.json"), a_run(after)) == []


def test_missing_questions_and_more_false_refusals_fail(tmp_path: Path) -> None:
    accept(tmp_path / "b.json", a_run(many(0.5)))
    half = {q: row for n, (q, row) in enumerate(many(0.5).items()) if n % 2}
    assert fallen_figures(read_baseline(tmp_path / "b.json"), a_run(half))
    accept(tmp_path / "c.json", a_run({f"q{n}": {"false_refusal": 0.0} for n in range(40)}))
    refusing = a_run({f"q{n}": {"false_refusal": float(n % 2)} for n in range(40)})
    assert fallen_figures(read_baseline(tmp_path / "c.json"), refusing)


def test_no_baseline_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="there is no such file; make it with: .* --accept FILE"):
        read_baseline(tmp_path / "none.json")


@pytest.mark.parametrize(
    "text", ['{"version": 1, "questions": []}', "[1]", "no json", '{"support": {"q": "x"}}']
)
def test_another_file_is_no_baseline(tmp_path: Path, text: str) -> None:
    """A run's own JSON given to --baseline ended in a traceback."""
    path = tmp_path / "run.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError, match="holds no accepted figures"):
        read_baseline(path)
