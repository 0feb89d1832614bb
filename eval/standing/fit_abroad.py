"""Fits when an answer abroad comes near and no more: `python -m eval.standing.fit_abroad FOLDER`.

The questions of the standing set in other languages, asked of its papers and of the same without the exchange
that answers, as in eval/standing/fit_beyond_title.py. Carry what it prints into rag/gather/absence/abroad.py;
each paper is judged by weights fitted without it.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.console import Console
from sklearn.metrics import roc_auc_score

from eval.gold import GoldQuestion, read_gold
from eval.standing.fit_beyond_title import FOLDS, LOST, indexes_without
from eval.standing.gold import standing_papers
from eval.standing.leading_answer import LIGHT, Truth, is_plain, leading_answers, truth_of
from eval.standing.learning import LearningSet, learnt_lines
from eval.standing.measure import prepare_standing
from index.search import Index
from rag.gather.absence import abroad
from rag.gather.absence.abroad import Abroad
from rag.gather.absence.unmet_words import ANYTHING_SAID


@dataclass(frozen=True, slots=True)
class AbroadCase:
    """A question in another language with what the answer that it gets has of it."""

    signals: Abroad
    truth: Truth

    @property
    def weight(self) -> float:
        """How much it counts in a fit."""
        return LIGHT if self.truth.answerable and not self.truth.right else 1.0


def cases(folder: Path) -> Iterator[AbroadCase]:
    """All questions that get an answer, of whole papers and of papers without what answers them."""
    abroad.PLAINLY = -math.inf
    gold, built = prepare_standing(folder)
    asked = [each for each in read_gold([gold]) if is_plain(each, abroad=True)]
    with Index.open(built) as index:
        for question in asked:
            yield from _case_of(question.question, index, question)
    for left, unanswered in indexes_without(folder, standing_papers(), asked):
        for question in unanswered:
            yield from _case_of(question.question, left, question.relevant[0].doc)


def _case_of(asked: str, index: Index, of: GoldQuestion | str) -> Iterator[AbroadCase]:
    """The case that a question makes, of a gold question or of the paper that it is near to; often none."""
    for lead in leading_answers(asked, index, abroad=True):
        if lead.asked.kind not in ANYTHING_SAID:
            signals = abroad.abroad(lead.finding, lead.asked, lead.said, lead.language, lead.odds)
            yield AbroadCase(signals, truth_of(lead.finding, of))


def learning_set(found: Sequence[AbroadCase]) -> LearningSet:
    """The cases as numbers: right answers are to be told from the others."""
    return LearningSet.of(
        ((case.signals, case.truth.right, case.weight, case.truth.paper) for case in found), c=0.5
    )


def told_apart(found: Sequence[AbroadCase]) -> Iterator[str]:
    """What the weights are worth, each paper's questions judged by a fit without them."""
    learnt = learning_set(found)
    truth, odds = learnt.truth, learnt.held_out_odds(FOLDS)
    silent = np.array([not case.truth.answerable for case in found])
    yield f"area under the curve {roc_auc_score(truth[truth | silent], odds[truth | silent]):.3f}"
    for lost in LOST:
        near = odds < float(np.quantile(odds[truth], lost))
        yield (
            f"from {np.quantile(odds[truth], lost):.2f}: {lost:.1%} of {truth.sum()} right, "
            f"{(near & ~truth & ~silent).sum()} of {(~truth & ~silent).sum()} wrong, "
            f"{(near & silent).sum()} of {silent.sum()} left out"
        )


def main() -> None:
    """Gather the cases, fit, and print what rag/gather/absence/abroad.py is to hold."""
    parser = argparse.ArgumentParser(prog="python -m eval.standing.fit_abroad", description=__doc__)
    parser.add_argument("folder", type=Path)
    found = list(cases(parser.parse_args().folder))
    console = Console(highlight=False, width=200)
    console.print(f"{len(found)} cases", *told_apart(found), sep="\n  ")
    console.print(learnt_lines(learning_set(found).fit()))


if __name__ == "__main__":
    main()
