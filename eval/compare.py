"""Two runs side by side: per metric the difference with a paired test, per question won, lost or tied.

The other run is one that was written as JSON, or the figures that were accepted of each question.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval import metrics
from eval.gate import HEADLINES, SIGNIFICANT, read_baseline, read_rows
from eval.summary import Summary, read_summary
from index.errors import GoldError, KamervraagError

DIGITS = 4  # as accepted figures are kept
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


SliceDifference = tuple[str, Difference]  # "kind:everyday", and what changed there


def read_reference(path: Path) -> Summary:
    """A run's JSON, or accepted figures as a run; raises GoldError where it is neither."""
    rows = read_rows(path)
    if "questions" in rows:
        return read_summary(path)
    questions: dict[str, dict[str, Any]] = {}
    for name, values in rows.items():
        if not isinstance(values, dict):
            raise GoldError("is neither a run written by kamervraag eval --json nor accepted figures", path)
        for question, value in values.items():
            questions.setdefault(question, {"id": question})[name] = value
    return Summary({}, {}, {}, {}, tuple(questions.values()))


def check_files(
    written: Iterable[Path | None], trec: Path | None, baseline: Path | None, against: Path | None
) -> None:
    """Raise KamervraagError for a file that could not be read or written in the end; None is no file."""
    for path in filter(None, written):
        if not path.absolute().parent.is_dir():
            raise KamervraagError(f"{path}: there is no folder {path.absolute().parent}")
    if trec and trec.exists() and not trec.is_dir():
        raise KamervraagError(f"{trec}: is no folder")
    if baseline:
        read_baseline(baseline)
    if against:
        read_reference(against)


def slice_differences(a: Summary, b: Summary) -> tuple[SliceDifference, ...]:
    """What changed beyond chance in a kind or language of `b`: headlines, Holm's p < .05 over all."""
    tested = []
    for name, members in _members(b).items():
        part = Summary({}, {}, {}, {}, tuple(members))
        if {row["id"] for row in members} & {row["id"] for row in a.questions}:
            tested += [(name, each) for each in compare(a, part) if each.metric in HEADLINES]
    tested.sort(key=lambda pair: pair[1].p)
    kept = 0
    while kept < len(tested) and tested[kept][1].p < SIGNIFICANT / (len(tested) - kept):
        kept += 1
    return tuple(tested[:kept])


def _members(summary: Summary) -> dict[str, list[Mapping[str, Any]]]:
    found: dict[str, list[Mapping[str, Any]]] = {}
    for row in summary.questions:
        for name in (f"kind:{row['kind']}", f"lang:{row['lang']}"):
            found.setdefault(name, []).append(row)
    return found


def differences_json(whole: tuple[Difference, ...], parts: tuple[SliceDifference, ...]) -> dict[str, Any]:
    """Both as JSON can carry them, without what did not change."""
    return {
        "overall": {each.metric: _as_json(each) for each in whole},
        "slices": [{"slice": where, "metric": each.metric, **_as_json(each)} for where, each in parts],
    }


def _as_json(each: Difference) -> dict[str, Any]:
    return {
        "before": each.a, "now": each.b, "p": each.p,
        "won": list(each.won), "lost": list(each.lost), "tied": each.tied,
    }  # fmt: skip


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
    pairs = {
        q: (round(left[q][name], DIGITS), round(right[q][name], DIGITS))
        for q in common
        if name in left[q] and name in right[q]
    }
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
