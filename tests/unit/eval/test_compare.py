"""Two runs side by side."""

from __future__ import annotations

import pytest

from eval.compare import compare, to_text
from index.errors import GoldError
from tests.support.runs import a_run


def test_won_lost_and_tied_by_question() -> None:
    before = a_run({"a": {"mrr": 0.0}, "b": {"mrr": 1.0}, "c": {"mrr": 0.5}, "d": {"mrr": 1.0}})
    after = a_run({"a": {"mrr": 1.0}, "b": {"mrr": 0.0}, "c": {"mrr": 0.5}, "e": {"mrr": 1.0}})
    (difference,) = compare(before, after)
    assert (difference.won, difference.lost, difference.tied) == (("a",), ("b",), 1)
    assert difference.a == difference.b == pytest.approx(0.5)
    assert "a: won" in to_text((difference,)) and "b: lost" in to_text((difference,))


def test_fewer_false_refusals_are_a_gain() -> None:
    before, after = a_run({"a": {"false_refusal": 1.0}}), a_run({"a": {"false_refusal": 0.0}})
    assert compare(before, after)[0].won == ("a",)


def test_runs_without_a_common_question_are_refused() -> None:
    with pytest.raises(GoldError, match="in common"):
        compare(a_run({"a": {"mrr": 1.0}}), a_run({"b": {"mrr": 1.0}}))
