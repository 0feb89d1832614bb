"""The regression gate in CI: the development gold must not fall below what was accepted."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from eval.gate import drops, read_baseline
from eval.gold import read_gold
from eval.run import evaluate
from eval.summary import summarise
from index.build import build
from index.search import Index
from tests.support.places import ROOT

BASELINE = ROOT / "eval" / "baseline.json"


@pytest.fixture(scope="module")
def shared_index(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("shared") / "index"
    build([shared / "corpus" / name for name in ("seeds", "kamervragen", "moties")], folder)
    return folder


def test_no_headline_figure_fell(shared: Path, shared_index: Path) -> None:
    gold = read_gold([shared / "gold" / name for name in ("dev_gold.jsonl", "seeds_dev.jsonl")])
    with closing(Index.open(shared_index)) as index:
        summary = summarise(evaluate(gold, index), {})
    assert drops(read_baseline(BASELINE), summary) == []
