"""The regression gate in CI: the development gold must not fall below what was accepted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from eval.gate import HEADLINES, fallen_figures, read_baseline
from eval.gold import read_gold
from eval.run import evaluate
from eval.summary import summarise
from index.build import build
from index.search import Index
from tests.support.places import ROOT

GOLDS = {
    "baseline.json": ("dev_gold.jsonl", "seeds_dev.jsonl"),
    "baseline2.json": ("dev_gold2.jsonl",),
}


@pytest.fixture(scope="module")
def shared_index(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shared") / "index"
    build([shared / "corpus" / name for name in ("seeds", "kamervragen", "moties")], folder)
    return folder


@pytest.mark.parametrize("accepted", GOLDS)
def test_no_floor_broke_and_no_headline_figure_fell(shared: Path, shared_index: Path, accepted: str) -> None:
    gold = read_gold([shared / "gold" / name for name in GOLDS[accepted]])
    with closing(Index.open(shared_index)) as index:
        summary = summarise(evaluate(gold, index), {})
    assert fallen_figures(read_baseline(ROOT / "eval" / accepted), summary) == []


@pytest.mark.parametrize("accepted", GOLDS)
def test_what_is_accepted_holds_the_floors_itself(accepted: str) -> None:
    baseline = read_baseline(ROOT / "eval" / accepted)
    assert set(HEADLINES) <= set(baseline)
    assert set(baseline["citation_validity"].values()) == set(baseline["support"].values()) == {1.0}
