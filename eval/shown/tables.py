"""A run as text for a terminal of a hundred columns: all questions with intervals, then by kind, language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eval.compare import Difference, SliceDifference
from eval.summary import Summary

WIDEST_NAME = 29
_CELL = 7
COLUMNS = {
    "questions": "n",
    "ndcg@10": "nDCG",
    "success@1": "first",
    "doc_ndcg@10": "p.nDCG",
    "doc_success@1": "p.1st",
    "fact_recall": "facts",
    "citation_precision": "precis",
    "citation_recall": "recall",
    "false_refusal": "refusd",
    "abstention_recall": "declnd",
}
LEGEND = (
    "nDCG: of the first ten; first: the right exchange or paragraph on top; p.: the same of papers;\n"
    "facts: said, of those wanted; precis, recall: of citations; refusd: answerable, yet not answered;\n"
    "declnd: not answerable, and declined. *: a paired test tells it from chance (p < .05)."
)


def run_table(summary: Summary, differences: Sequence[Difference] = ()) -> str:
    """Each metric with its interval, and what changed since the run that it is held against."""
    changes = {each.metric: each for each in differences}
    head = f"{'metric':<20}{'mean':>7}  {'95% interval':<12}"
    lines = [head + (f"{'before':>9}{'change':>8}{'p':>7} {'won':>5}{'lost':>5}" if changes else "")]
    for name, (low, high) in sorted(summary.intervals.items()):
        line = f"{name:<20}{_figure(summary.overall[name]):>7}  {_figure(low)}–{_figure(high):<7}"
        lines.append((line + _change(changes[name]) if name in changes else line).rstrip())
    return "\n".join([*lines, "", _seconds(summary)])


def _change(each: Difference) -> str:
    star = "*" if each.p < 0.05 else " "
    counts = f"{len(each.won):>5}{len(each.lost):>5}"
    return f"{_figure(each.a):>7}{each.b - each.a:>+8.3f}{each.p:>7.3f}{star}{counts}"


def _seconds(summary: Summary) -> str:
    """How many questions, and how long one takes by the clock."""
    of = summary.overall
    stages = {"answer": "answer", "total": "search"}
    told = [
        f"{said} p50 {of[f'{stage}_p50_ms']:.0f} ms, p95 {of[f'{stage}_p95_ms']:.0f} ms"
        for stage, said in stages.items()
        if f"{stage}_p50_ms" in of
    ]
    return "; ".join([f"{of['questions']:.0f} questions", *told])


def slice_table(slices: Mapping[str, Mapping[str, float]], *, legend: bool = True) -> str:
    """A row for each kind, language or set; a dash where a figure does not apply."""
    shown = [name for name in COLUMNS if any(name in figures for figures in slices.values())]
    lines = [" " * WIDEST_NAME + "".join(f"{COLUMNS[name]:>{_CELL}}" for name in shown)]
    for row, figures in slices.items():
        cells = "".join(f"{_figure(figures.get(name), name):>{_CELL}}" for name in shown)
        lines.append(f"{_shorten(row):<{WIDEST_NAME}}{cells}")
    return "\n".join([*lines, *(("", LEGEND) if legend else ())])


def changes_table(changes: Sequence[SliceDifference]) -> str:
    """What changed in a slice beyond chance, one a line; a sentence where nothing did."""
    if not changes:
        return "No kind and no language changed beyond chance (Holm, p < .05)."
    lines = ["Changed beyond chance (Holm, p < .05):"]
    for where, each in changes:
        moved = f"{_figure(each.a)} -> {_figure(each.b)}  p {each.p:.4f}"
        lines.append(f"  {where:<{WIDEST_NAME}} {each.metric:<19}{moved}")
    return "\n".join(lines)


def _figure(value: float | None, name: str = "") -> str:
    if value is None:
        return "–"
    return f"{value:.0f}" if name == "questions" else f"{value:.3f}"


def _shorten(name: str) -> str:
    plain = name.replace("other_language", "other")
    return plain if len(plain) < WIDEST_NAME else plain[: WIDEST_NAME - 2] + "…"
