"""TREC's qrels and run files, in and out, so that trec_eval, ranx and others can be used beside this.

A unit is a paper's file name with its exchange or paragraph behind a mark: "ah-1.txt#4", "kst-2.txt¶3".
Blanks in a unit are written as "_", since the formats are separated by blanks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.metrics import Qrels, Run
from eval.run import QuestionOutcome
from index.errors import GoldError


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


def write_run(path: Path, run: Run, tag: str = "kamervraag") -> None:
    """`question Q0 unit rank score tag` a line, rank from 1; the score falls with the rank."""
    rows = [
        f"{q} Q0 {_as_one_word(unit)} {rank} {1 / rank:.6f} {tag}"
        for q, units in run.items()
        for rank, unit in enumerate(units, start=1)
    ]
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def read_qrels(path: Path) -> Mapping[str, Mapping[str, int]]:
    """Question id -> unit -> grade; raises GoldError with file and line."""
    qrels: dict[str, dict[str, int]] = {}
    for place, (question, _, unit, grade) in _read_rows(path, 4):
        if not grade.lstrip("-").isdigit():
            raise GoldError(f"the grade {grade!r} is not a whole number", place)
        qrels.setdefault(question, {})[unit] = int(grade)
    return qrels


def read_run(path: Path) -> Mapping[str, Sequence[str]]:
    """Question id -> units, best score first; raises GoldError with file and line."""
    scored: dict[str, list[tuple[float, str]]] = {}
    for place, (question, _, unit, _, score, _) in _read_rows(path, 6):
        try:
            scored.setdefault(question, []).append((float(score), unit))
        except ValueError as error:
            raise GoldError(f"the score {score!r} is not a number", place) from error
    return {q: [unit for _, unit in sorted(rows, key=lambda row: -row[0])] for q, rows in scored.items()}


def _read_rows(path: Path, width: int) -> list[tuple[str, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise GoldError(f"the file cannot be read ({error})", path) from error
    rows = [(f"{path}:{n}", line.split()) for n, line in enumerate(lines, start=1) if line.strip()]
    for place, row in rows:
        if len(row) != width:
            raise GoldError(f"{width} columns are expected, {len(row)} were found", place)
    return rows


def _as_one_word(unit: str) -> str:
    return "_".join(unit.split())
