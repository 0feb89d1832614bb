"""What a terminal shows of a run: intervals, kinds, and what changed since another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eval.compare import compare, differences_json, read_reference, slice_differences
from eval.shown.tables import changes_table, run_table, slice_table
from eval.summary import Summary
from index.errors import GoldError

COLUMNS = 100


def run_of(values: dict[str, float]) -> Summary:
    rows = tuple(
        {"id": name, "kind": "everyday", "lang": "nl", "question": name, "ndcg@10": value}
        for name, value in values.items()
    )
    mean = sum(values.values()) / len(values)
    return Summary({}, {"ndcg@10": mean, "questions": len(rows)}, {"ndcg@10": (0.1, 0.9)}, {}, rows)


BEFORE = {f"q{n}": 0.2 for n in range(40)}
NOW = {f"q{n}": 0.7 + n / 1000 for n in range(40)}


def test_a_metric_stands_with_its_interval_and_what_changed() -> None:
    a, b = run_of(BEFORE), run_of(NOW)
    assert "0.100–0.900" in run_table(b) and "before" not in run_table(b)
    shown = run_table(b, compare(a, b))
    assert "0.200" in shown and "+0.5" in shown and "*" in shown and shown.count("   40    0") == 1


def test_a_kind_that_changed_beyond_chance_is_named_and_one_that_did_not_is_not() -> None:
    a, b = run_of(BEFORE), run_of(NOW)
    changed = slice_differences(a, b)
    assert {where for where, _ in changed} == {"kind:everyday", "lang:nl"}
    assert "kind:everyday" in changes_table(changed)
    assert slice_differences(a, a) == () and "No kind" in changes_table(())
    told = differences_json(compare(a, b), changed)
    assert told["overall"]["ndcg@10"]["lost"] == [] and told["slices"][0]["metric"] == "ndcg@10"


def test_accepted_figures_can_stand_in_for_a_run(tmp_path: Path) -> None:
    accepted = tmp_path / "accepted.json"
    accepted.write_text(json.dumps({"ndcg@10": {"q0": 0.3333}}))
    (difference,) = compare(read_reference(accepted), run_of({"q0": 1 / 3}))
    assert (difference.won, difference.lost, difference.tied) == ((), (), 1), "kept with four digits"
    accepted.write_text('{"ndcg@10": 3}')
    with pytest.raises(GoldError, match="neither"):
        read_reference(accepted)


@pytest.mark.parametrize("name", ["kind:other_language, earlier sets and more of it", "lang:nl"])
def test_no_line_is_wider_than_a_terminal(name: str) -> None:
    figures: dict[str, Any] = dict.fromkeys(
        ("ndcg@10", "success@1", "doc_ndcg@10", "doc_success@1", "fact_recall", "citation_precision")
        + ("citation_recall", "false_refusal", "abstention_recall"),
        0.5,
    )
    shown = slice_table({name: figures | {"questions": 1138.0}})
    assert max(map(len, shown.splitlines())) <= COLUMNS
    assert max(map(len, run_table(run_of(NOW), compare(run_of(BEFORE), run_of(NOW))).splitlines())) <= COLUMNS
