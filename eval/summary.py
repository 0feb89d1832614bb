"""Outcomes -> the figures of a run: overall, with intervals, by slice; as the contract's JSON and back."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from eval import metrics
from eval.run import QuestionOutcome
from index.errors import GoldError
from index.search import Index
from rag.contract import answer_json, reply_json

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Summary:
    """A run in figures; `questions` holds per question its id, values, hits and answer, ready for JSON."""

    config: Mapping[str, Any]
    overall: Figures
    intervals: Mapping[str, tuple[float, float]]
    slices: Mapping[str, Figures]
    questions: tuple[Mapping[str, Any], ...]


def summarise(outcomes: Sequence[QuestionOutcome], config: Mapping[str, Any]) -> Summary:
    """Means over the questions a metric applies to, 95% bootstrap intervals, slices by kind and language."""
    rows = [outcome.values for outcome in outcomes]
    overall = _mean_figures(rows)
    intervals = {
        name: metrics.interval([row[name] for row in rows if name in row])
        for name in sorted(_figure_names(rows))
    }
    return Summary(
        config,
        overall | _latency_figures(outcomes),
        intervals,
        {
            name: _mean_figures([o.values for o in members])
            for name, members in _slice_outcomes(outcomes).items()
        },
        tuple(_question_row(outcome) for outcome in outcomes),
    )


def configuration(index: Index, mode: str, gold: Sequence[Path]) -> dict[str, Any]:
    """What a run was made with, so that it can be made again: index, model, questions, versions."""
    packages = ("kamervraag", "faiss-cpu", "tantivy", "numpy", "ir-measures")
    return {
        **index.info(),
        "mode": mode,
        "gold": ", ".join(path.name for path in gold),
        "python": platform.python_version(),
        **{package: version(package) for package in packages},
    }


def to_json(summary: Summary) -> dict[str, Any]:
    """The contract's object of `kamervraag eval --json`."""
    return reply_json(
        config=dict(summary.config),
        overall=dict(summary.overall),
        intervals={name: list(bounds) for name, bounds in summary.intervals.items()},
        slices={name: dict(figures) for name, figures in summary.slices.items()},
        questions=[dict(row) for row in summary.questions],
    )


def read_summary(path: Path) -> Summary:
    """A run written earlier; raises GoldError where the file is not one."""
    try:
        return summary_of(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise GoldError("is not a run written by kamervraag eval --json", path) from error


def summary_of(raw: Mapping[str, Any]) -> Summary:
    """A run from its JSON; raises KeyError, ValueError, TypeError or AttributeError where it is not one."""
    return Summary(
        raw["config"],
        raw["overall"],
        {name: (low, high) for name, (low, high) in raw["intervals"].items()},
        raw["slices"],
        tuple(raw["questions"]),
    )


def _figure_names(rows: Iterable[Figures]) -> set[str]:
    return {name for row in rows for name in row}


def _mean_figures(rows: Sequence[Figures]) -> dict[str, float]:
    return {
        name: float(np.mean([row[name] for row in rows if name in row]))
        for name in sorted(_figure_names(rows))
    } | {"questions": float(len(rows))}


def _slice_outcomes(outcomes: Sequence[QuestionOutcome]) -> dict[str, list[QuestionOutcome]]:
    slices: dict[str, list[QuestionOutcome]] = {}
    for outcome in outcomes:
        gold = outcome.gold
        papers = {judged.doc for judged in gold.relevant}
        names = [f"kind:{gold.kind}", f"lang:{gold.lang}"]
        if gold.subkind:
            names.append(f"kind:{gold.kind}, {gold.subkind}")
        if gold.answerable and papers:
            names.append("papers:several" if len(papers) > 1 else "papers:one")
        for name in names:
            slices.setdefault(name, []).append(outcome)
    return dict(sorted(slices.items()))


def _latency_figures(outcomes: Sequence[QuestionOutcome]) -> dict[str, float]:
    """p50 and p95 in milliseconds of the whole answer (or search, without answers) and of each stage."""
    figures: dict[str, float] = {}
    for stage in sorted({stage for outcome in outcomes for stage in outcome.timing_ms}):
        values = [outcome.timing_ms[stage] for outcome in outcomes if stage in outcome.timing_ms]
        figures |= {f"{stage}_p50_ms": float(np.percentile(values, 50))}
        figures |= {f"{stage}_p95_ms": float(np.percentile(values, 95))}
    whole = "answer" if "answer_p50_ms" in figures else "total"
    for share in ("p50", "p95"):
        if f"{whole}_{share}_ms" in figures:
            figures[f"latency_{share}_ms"] = figures[f"{whole}_{share}_ms"]
    return figures


def _question_row(outcome: QuestionOutcome) -> dict[str, Any]:
    gold = outcome.gold
    return {
        "id": gold.id,
        "lang": gold.lang,
        "kind": gold.kind,
        "question": gold.question,
        "answerable": gold.answerable,
        "expected": list(outcome.expected),
        **outcome.values,
        "hits": list(outcome.hits[:10]),
        "answer": answer_json(outcome.answer) if outcome.answer else None,
    }
