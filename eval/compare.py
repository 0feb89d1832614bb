"""Two runs side by side: per metric the difference with a paired test, per question won, lost or tied."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eval import metrics
from eval.summary import Summary
from index.errors import GoldError

NOT_METRICS = {"id", "lang", "kind", "question", "answerable", "expected", "hits", "answer"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One metric over the questions that both runs hold; `p` is two-sided, by paired bootstrap."""

    metric: str
    a: float
    b: float
    p: float
    won: tuple[str, ...]  # ids of questions where b is better
    lost: tuple[str, ...]
    tied: int


def compare(a: Summary, b: Summary) -> tuple[Difference, ...]:
    """Every metric of both runs, on their common questions; raises GoldError where they share none."""
    left, right = _rows_by_id(a), _rows_by_id(b)
    common = [name for name in left if name in right]
    if not common:
        raise GoldError("the two runs have no question in common, so that they cannot be compared")
    names = sorted({m for q in common for m in left[q] if m in right[q] and m not in NOT_METRICS})
    return tuple(_difference(name, common, left, right) for name in names)


def _rows_by_id(summary: Summary) -> dict[str, Mapping[str, Any]]:
    return {row["id"]: row for row in summary.questions}


def _difference(
    name: str,
    common: list[str],
    left: Mapping[str, Mapping[str, Any]],
    right: Mapping[str, Mapping[str, Any]],
) -> Difference:
    pairs = {q: (left[q][name], right[q][name]) for q in common if name in left[q] and name in right[q]}
    better = -1 if name == metrics.FALSE_REFUSAL else 1
    before, after = [p[0] for p in pairs.values()], [p[1] for p in pairs.values()]
    return Difference(
        name,
        sum(before) / len(pairs),
        sum(after) / len(pairs),
        metrics.paired_p(before, after),
        tuple(q for q, (x, y) in pairs.items() if better * (y - x) > 0),
        tuple(q for q, (x, y) in pairs.items() if better * (y - x) < 0),
        sum(x == y for x, y in pairs.values()),
    )


def to_text(differences: tuple[Difference, ...]) -> str:
    """A table for a terminal; a star marks p < .05."""
    lines = [f"{'metric':<20}{'A':>8}{'B':>8}{'B-A':>9}{'p':>8}{'won':>6}{'lost':>6}{'tied':>6}"]
    for d in differences:
        star = "*" if d.p < 0.05 else " "
        lines.append(
            f"{d.metric:<20}{d.a:>8.3f}{d.b:>8.3f}{d.b - d.a:>+9.3f}{d.p:>7.3f}{star}"
            f"{len(d.won):>6}{len(d.lost):>6}{d.tied:>6}"
        )
    changed = {q: "won" for d in differences for q in d.won} | {
        q: "lost" for d in differences for q in d.lost
    }
    return "\n".join([*lines, "", *(f"{q}: {how}" for q, how in sorted(changed.items()))])
