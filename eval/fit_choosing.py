"""Fits which answers are quoted beside the best: `python -m eval.fit_choosing --index DIR GOLD.jsonl`.

The questions are invented ones over invented papers (tests/support/invented_sets.py writes both), asked of an
index of them alone and, with `--index` once more, of one with other papers too; carry what is printed into
rag/gather/likelihood.py. Each paper's questions are judged by weights fitted without them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Any

import numpy as np
from rich.console import Console
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss, roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from eval.gold import GoldQuestion, read_gold
from eval.run import UnitNames, judged_units
from index.search import Index
from rag.gather.findings import read_findings, sentence_pool
from rag.gather.likelihood import INTERCEPT, LOOKED_AT, WEIGHTS, behind_the_best
from rag.gather.pipeline import DEPTH
from rag.gather.question_profile import read_profile
from rag.gather.relevance import Relevance, bundled_scores
from rag.gather.selection import score_findings
from rag.understand.question import understand

FOLDS = 5
Row = tuple[
    tuple[float, ...], bool, str
]  # what an answer stays behind in, whether it is right, its question's paper


def rows(question: GoldQuestion, index: Index, units: UnitNames) -> Iterator[Row]:
    """The first answers found for a question."""
    query = understand(question.question, (), index)
    right = judged_units(question, index, units)
    part = query.parts[0]
    found = read_findings(index.search(part.text, DEPTH, query.filters).hits, index)
    asked = read_profile(part.text, part.kind)
    relevance = Relevance(asked, sentence_pool(found), bundled_scores, query.language)
    ranked = score_findings(found, asked)[:LOOKED_AT]
    for finding, values in zip(ranked, behind_the_best(ranked, relevance), strict=True):
        unit = units(finding.document.name, finding.exchange.id if finding.exchange else None, None)
        yield astuple(values), unit in right, question.relevant[0].doc


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the weights, and by cross-validation what they are worth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", action="append", required=True, type=Path)
    parser.add_argument("gold", type=Path)
    args = parser.parse_args(arguments)
    found = [row for folder in args.index for row in of_index(read_gold([args.gold]), folder)]
    values, right = np.array([row[0] for row in found]), np.array([row[1] for row in found])
    model: Any = LogisticRegression(C=1.0)
    told = cross_val_predict(
        model, values, right, groups=[row[2] for row in found], cv=GroupKFold(FOLDS), method="predict_proba"
    )[:, 1]
    model.fit(values, right)
    console = Console()
    console.print(
        f"{len(found)} answers, {right.sum()} right; without their paper: area under the curve "
        f"{roc_auc_score(right, told):.3f}, log loss {log_loss(right, told):.3f}"
    )
    console.print(f"INTERCEPT = {model.intercept_[0]:.2f}  (now {INTERCEPT})")
    console.print(f"WEIGHTS = {tuple(float(each) for each in model.coef_[0].round(2))}  (now {WEIGHTS})")


def of_index(questions: Iterable[GoldQuestion], folder: Path) -> Iterator[Row]:
    """The rows of all questions, asked of one index."""
    with Index.open(folder) as index:
        units = UnitNames(index.document)
        for question in (each for each in questions if each.relevant):
            yield from rows(question, index, units)


if __name__ == "__main__":
    main()
