"""The quick gate: over a thousand invented questions must not be answered worse than was accepted."""

from __future__ import annotations

from pathlib import Path

from eval.gate import FLOORS_OF_STANDING, fallen_figures, read_baseline
from eval.gold import read_gold
from eval.run import evaluate
from eval.standing.measure import DEPTH, prepare_standing
from eval.summary import summarise
from index.search import Index
from tests.support.places import ROOT


def test_no_figure_of_the_standing_set_fell(tmp_path: Path) -> None:
    gold, built = prepare_standing(tmp_path)
    with Index.open(built) as index:
        summary = summarise(evaluate(read_gold([gold]), index, depth=DEPTH), {})
    baseline = read_baseline(ROOT / "eval" / "standing" / "baseline.json")
    assert fallen_figures(baseline, summary, FLOORS_OF_STANDING) == []
