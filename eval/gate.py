"""The regression gate: today's figures against those that were accepted, question by question."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from eval import metrics
from eval.summary import Summary
from index.errors import GoldError

HEADLINES = (
    *("ndcg@10", "success@1", "doc_success@1", "doc_recall@5", "fact_recall", "citation_precision"),
    *("citation_recall", "citation_validity", "abstention_recall", "false_refusal"),
)
SIGNIFICANT = 0.05

Baseline = Mapping[str, Mapping[str, float]]  # metric -> question id -> value


def accept(path: Path, summary: Summary) -> None:
    """Write this run's headline figures as those to be held to."""
    columns = {
        name: {row["id"]: round(row[name], 4) for row in summary.questions if name in row}
        for name in HEADLINES
    }
    rows = {name: values for name, values in columns.items() if values}
    path.write_text(json.dumps(rows, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_baseline(path: Path) -> Baseline:
    """The accepted figures; raises GoldError where there are none."""
    try:
        rows: Baseline = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError("holds no accepted figures; make them with: make eval-accept", path) from error
    return rows


def drops(baseline: Baseline, summary: Summary) -> list[str]:
    """One sentence for each headline figure that fell by more than its noise; empty where none did.

    Noise is what a paired bootstrap over the questions cannot tell from no change (p ≥ .05). A question
    that was measured then and is missing now counts as its worst value.
    """
    now = {row["id"]: row for row in summary.questions}
    sentences = []
    for name, values in baseline.items():
        worst = 1.0 if name == metrics.FALSE_REFUSAL else 0.0
        before = list(values.values())
        after = [float(now.get(question, {}).get(name, worst)) for question in values]
        change = sum(after) / len(after) - sum(before) / len(before)
        worse = change > 0 if name == metrics.FALSE_REFUSAL else change < 0
        if worse and metrics.paired_p(before, after) < SIGNIFICANT:
            sentences.append(
                f"{name} went from {sum(before) / len(before):.3f} to {sum(after) / len(after):.3f}"
                f" over {len(before)} questions"
            )
    return sentences
