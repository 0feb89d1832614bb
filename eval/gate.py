"""The regression gate: today's figures against floors, and against what was accepted question by question.

Three kinds of figure. Citations are verbatim, always: one that is not fails. What the papers do not carry or
do not answer, and what was refused without need, may not become worse at all; of the standing set, with its
hundreds of questions for a paired test to judge, only what is not carried. The rest may move within what a
paired test over the questions cannot tell from no change. What is accepted can only be lowered on purpose.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from eval import metrics
from eval.summary import Summary
from index.errors import GoldError

HARD = {"citation_validity": 1.0}
FLOORS = ("support", metrics.ABSTENTION, metrics.FALSE_REFUSAL)
FLOORS_OF_STANDING = ("support",)
HEADLINES = (
    *("ndcg@10", "success@1", "doc_success@1", "doc_recall@5", "fact_recall", "citation_precision"),
    *("citation_recall", *HARD, *FLOORS),
)
SIGNIFICANT = 0.05
ROUNDING = 5e-5  # accepted values are kept with four digits
_MADE_BY = "make it with: kamervraag eval GOLD.jsonl --accept FILE"

Baseline = Mapping[str, Mapping[str, float]]  # metric -> question id -> value


def accept(path: Path, summary: Summary, *, lower: bool = False) -> list[str]:
    """Write this run's headline figures as those to be held to; one sentence for each that is not taken.

    A figure below what was accepted, however little, keeps the values of its questions unless `lower` says
    otherwise: what got better is held from now on, and nothing that is held is given up.
    """
    rows = {
        name: values
        for name in HEADLINES
        if (values := {row["id"]: round(row[name], 4) for row in summary.questions if name in row})
    }
    before = read_baseline(path) if path.exists() and not lower else {}
    fallen = [change for change in _values_then_and_now(before, summary) if _has_fallen(*change)]
    rows |= {name: dict(before[name]) for name, *_ in fallen}
    path.write_text(json.dumps(rows, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return [_describe_change(*change) for change in fallen]


def read_baseline(path: Path) -> Baseline:
    """The accepted figures; raises GoldError where there are none."""
    rows = read_rows(path)
    if not all(
        isinstance(values, dict) and all(isinstance(value, int | float) for value in values.values())
        for values in rows.values()
    ):
        raise GoldError(f"holds no accepted figures; {_MADE_BY}", path)
    return rows


def read_rows(path: Path) -> dict[str, Any]:
    """What a file of figures holds, by name; raises GoldError where it is not there or holds none."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise GoldError(f"there is no such file; {_MADE_BY}", path) from error
    except (OSError, ValueError) as error:
        raise GoldError(f"holds no accepted figures; {_MADE_BY}", path) from error
    if not isinstance(rows, dict):
        raise GoldError(f"holds no accepted figures; {_MADE_BY}", path)
    return rows


def fallen_figures(baseline: Baseline, summary: Summary, floors: Sequence[str] = FLOORS) -> list[str]:
    """One sentence for each floor that does not hold and each figure that fell; empty where all is well.

    Noise is what a paired bootstrap over the questions cannot tell from no change (p ≥ .05). A question
    that was measured then and is missing now counts as its worst value.
    """
    broken = [
        f"{name} of {row['id']} is {row[name]:.3f} and must be {floor:.0f}"
        for name, floor in HARD.items()
        for row in summary.questions
        if row.get(name, floor) < floor
    ]
    fallen = [
        _describe_change(name, before, after)
        for name, before, after in _values_then_and_now(baseline, summary)
        if _has_fallen(name, before, after)
        and (name in HARD or name in floors or metrics.paired_p(before, after) < SIGNIFICANT)
    ]
    return broken + fallen


def _values_then_and_now(
    baseline: Baseline, summary: Summary
) -> Iterator[tuple[str, list[float], list[float]]]:
    """Each accepted metric with its values then and now, of the questions that were measured then."""
    now = {row["id"]: row for row in summary.questions}
    for name, values in baseline.items():
        worst = 1.0 if name == metrics.FALSE_REFUSAL else 0.0
        if name == "support" or name in HARD:  # nothing to judge where nothing is said any more
            values = {q: value for q, value in values.items() if name in now.get(q, {}) or q not in now}
        if values:
            yield name, list(values.values()), [float(now.get(q, {}).get(name, worst)) for q in values]


def _has_fallen(name: str, before: list[float], after: list[float]) -> bool:
    change = sum(after) / len(after) - sum(before) / len(before)
    return change > ROUNDING if name == metrics.FALSE_REFUSAL else change < -ROUNDING


def _describe_change(name: str, before: list[float], after: list[float]) -> str:
    then, now = sum(before) / len(before), sum(after) / len(after)
    return f"{name} went from {then:.3f} to {now:.3f} over {len(before)} questions"
