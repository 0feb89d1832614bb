"""Fits when an answer is a neighbour of what is asked: `python -m eval.standing.fit_beyond_title FOLDER`.

Each paper of the standing set is indexed in the folder as often as it has exchanges, each time without one
of them: what is asked of that one must be declined then, and most of it is answered by the exchange beside
it. Those are the cases that no answer is for, with those of eval/standing/fit_unmet_words.py; the answers
that are right come from the whole papers. `--everyday FILE` adds questions in lines below "= paper |
exchange". Carry what it prints into rag/gather/absence/beyond_title.py; each paper is judged by weights
fitted without it.
"""

from __future__ import annotations

import argparse
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from rich.console import Console
from sklearn.metrics import roc_auc_score

from eval.gold import GoldQuestion, Judgement, read_gold
from eval.standing.fit_unmet_words import made_questions, near_questions
from eval.standing.gold import standing_papers, write_set, write_standing
from eval.standing.leading_answer import (
    LIGHT,
    Place,
    is_plain,
    leading_answers,
    place_of,
    truth_of,
)
from eval.standing.learning import LearningSet, learnt_lines
from eval.standing.papers import InventedPaper
from index.build import build
from index.search import Index
from rag.gather.absence import beyond_title
from rag.gather.absence.beyond_title import Beyond

FOLDS = 8
WEIGHTS = {"near": 1.5, "made": 0.4}  # of a question by where it comes from, else 1
LOST = (0.01, 0.015, 0.02, 0.03, 0.05, 0.08)  # of the right answers, by a threshold


@dataclass(frozen=True, slots=True)
class BeyondCase:
    """A Dutch question with what the answer that it gets has of it; `right` where that one answers it."""

    beyond: Beyond
    origin: str
    answerable: bool
    right: bool
    paper: str
    question: str

    @property
    def weight(self) -> float:
        """How much it counts in a fit."""
        return LIGHT if self.answerable and not self.right else WEIGHTS.get(self.origin, 1.0)


def cases(folder: Path, everyday: Path | None = None) -> Iterator[BeyondCase]:
    """All questions that get an answer, of whole papers and of papers without what answers them."""
    beyond_title.ENOUGH = -math.inf
    papers = standing_papers()
    asked = [each for each in read_gold([write_standing(folder)]) if is_plain(each)]
    asked += list(everyday_questions(everyday)) if everyday else []
    build([folder / "papers"], folder / "index")
    with Index.open(folder / "index") as index:
        for question in asked:
            yield from _case_of(question.question, index, question.kind, question)
        for origin, pairs in (("near", near_questions()), ("made", made_questions(papers))):
            for paper, text in pairs:
                yield from _case_of(text, index, origin, paper)
    for index, unanswered in indexes_without(folder, papers, asked):
        for question in unanswered:
            yield from _case_of(question.question, index, "left out", question.relevant[0].doc)


def indexes_without(
    folder: Path, papers: Sequence[InventedPaper], asked: Sequence[GoldQuestion]
) -> Iterator[tuple[Index, list[GoldQuestion]]]:
    """Indexes of the papers, each without an answer of each, and the questions that none in it answers."""
    for number in range(max(len(answer_groups(paper)) for paper in papers)):
        left, gone = papers_without(papers, number)
        place = folder / f"without{number}"
        write_set(place, left, iter(()))
        build([place / "papers"], place / "index")
        with Index.open(place / "index") as index:
            places = [(each, set(map(place_of, each.relevant))) for each in asked]
            yield index, [each for each, right in places if right and right <= gone]


def everyday_questions(path: Path) -> Iterator[GoldQuestion]:
    """The questions of a file of lines: "= paper | exchange", then "mark question"."""
    doc, exchange = "", ""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        mark, _, rest = line.partition(" ")
        if mark == "=":
            doc, exchange = (each.strip() for each in rest.split("|"))
        elif line and mark != "#":
            right = (Judgement(f"{doc}.txt", exchange),)
            yield GoldQuestion(f"everyday-{number}", rest, kind="everyday", relevant=right)


def answer_groups(paper: InventedPaper) -> list[list[int]]:
    """The units of a paper from 0, those together that one answer covers."""
    groups: list[list[int]] = [[]]
    for number, (_, answer) in enumerate(paper.pairs):
        groups[-1].append(number)
        if answer:
            groups.append([])
    return [group for group in groups if group]


def papers_without(papers: Sequence[InventedPaper], number: int) -> tuple[list[InventedPaper], set[Place]]:
    """All papers, each without its answer of this number from 0, and the places that are gone."""
    left: list[InventedPaper] = []
    gone: set[Place] = set()
    for paper in papers:
        groups = answer_groups(paper)
        if len(groups) > 1 and number < len(groups):
            places = [paper.place(unit + 1) for unit in groups[number]]
            gone |= {(each["doc"], each.get("exchange"), each.get("paragraph")) for each in places}
            kept = [pair for unit, pair in enumerate(paper.pairs) if unit not in groups[number]]
            paper = replace(paper, pairs=kept, asked=[])
        left.append(paper)
    return left, gone


def _case_of(asked: str, index: Index, origin: str, of: GoldQuestion | str) -> Iterator[BeyondCase]:
    """The case that a question makes, of a gold question or of the paper that it is near to; often none."""
    for lead in leading_answers(asked, index):
        beyond = beyond_title.beyond_title(lead.finding, lead.asked, lead.said)
        truth = truth_of(lead.finding, of)
        yield BeyondCase(beyond, origin, truth.answerable, truth.right, truth.paper, asked)


def learning_set(found: Sequence[BeyondCase]) -> LearningSet:
    """The cases as numbers: right answers are to be told from the others."""
    return LearningSet.of(((case.beyond, case.right, case.weight, case.paper) for case in found), c=0.5)


def told_apart(found: Sequence[BeyondCase]) -> Iterator[str]:
    """What the weights are worth, each paper's questions judged by a fit without them."""
    learnt = learning_set(found)
    truth, odds = learnt.truth, learnt.held_out_odds(FOLDS)
    silent = np.array([not case.answerable for case in found])
    yield f"area under the curve {roc_auc_score(truth[truth | silent], odds[truth | silent]):.3f}"
    for lost in LOST:
        enough = float(np.quantile(odds[truth], lost))
        below = [case for case, value in zip(found, odds, strict=True) if value < enough]
        wrong = sum(case.answerable and not case.right for case in below)
        all_of = Counter(case.origin for case in found if not case.answerable)
        of = Counter(case.origin for case in below if not case.answerable)
        counts = ", ".join(f"{name} {of[name]} of {count}" for name, count in all_of.items())
        yield f"from {enough:.2f}: {lost:.1%} of {truth.sum()} right, {wrong} wrong ones lost; {counts}"


def main() -> None:
    """Gather the cases, fit, and print what rag/gather/absence/beyond_title.py is to hold."""
    parser = argparse.ArgumentParser(prog="python -m eval.standing.fit_beyond_title", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--everyday", type=Path)
    given = parser.parse_args()
    found = list(cases(given.folder, given.everyday))
    console = Console(highlight=False, width=200)
    console.print(f"{len(found)} cases", *told_apart(found), sep="\n  ")
    console.print(learnt_lines(learning_set(found).fit()))


if __name__ == "__main__":
    main()
