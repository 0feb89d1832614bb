"""A run as TREC's qrels and run files, so that trec_eval, ranx and others can be used beside this.

A unit is a paper's file name with its exchange or paragraph behind a mark: "ah-1.txt#4", "kst-2.txt¶3".
Blanks in a unit are written as "_", since the formats are separated by blanks.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.metrics import Qrels, Run
from eval.run import QuestionOutcome


def write_trec(folder: Path, tag: str, outcomes: Sequence[QuestionOutcome]) -> None:
    """Write `qrels.txt` and `{tag}.run` of a run, with the units that it was measured by."""
    folder.mkdir(parents=True, exist_ok=True)
    write_qrels(folder / "qrels.txt", {o.gold.id: o.expected for o in outcomes if o.expected})
    write_run(folder / f"{tag}.run", {o.gold.id: o.hits for o in outcomes}, tag)


def write_qrels(path: Path, qrels: Qrels) -> None:
    """`question 0 unit grade` a line."""
    rows = [
        f"{q} 0 {_as_one_word(unit)} {grade}" for q, units in qrels.items() for unit, grade in units.items()
    ]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def write_run(path: Path, run: Run, tag: str) -> None:
    """`question Q0 unit rank score tag` a line, rank from 1; the score falls with the rank."""
    rows = [
        f"{q} Q0 {_as_one_word(unit)} {rank} {1 / rank:.6f} {tag}"
        for q, units in run.items()
        for rank, unit in enumerate(units, start=1)
    ]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def _as_one_word(unit: str) -> str:
    return "_".join(unit.split())
