"""Runs made by hand: summaries of a few questions with the values that a test gives them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eval import metrics
from eval.summary import Summary


def a_run(values: Mapping[str, Mapping[str, float]], question: str = "Wat?", said: str = "Dit.") -> Summary:
    """A summary with one row a question id."""
    same = {"lang": "nl", "kind": "direct", "question": question, "answerable": True}
    found = {"expected": ["a#1"], "hits": ["a#2"], "answer": {"text": said}}
    rows: list[dict[str, Any]] = [{"id": q, **same, **figures, **found} for q, figures in values.items()]
    names = {name for figures in values.values() for name in figures}
    columns = {name: [figures[name] for figures in values.values() if name in figures] for name in names}
    overall = {name: sum(column) / len(column) for name, column in columns.items()}
    intervals = {name: metrics.interval(column) for name, column in columns.items()}
    slices = {"kind:direct": {**overall, "questions": float(len(rows))}}
    return Summary(
        {"model": "test"},
        overall | {"total_p50_ms": 4.0, "total_p95_ms": 9.0},
        intervals,
        slices,
        tuple(rows),
    )
