"""Fits when a word that lacks declines a question: `python -m eval.standing.fit_unmet_words FOLDER`.

Asked of the standing set, which it writes and indexes in the folder: its own Dutch questions, those that no
paper answers (eval/standing/unmet_words.txt), and answered ones with a word of another paper's in the place
of one of theirs. Carry what it prints into rag/gather/absence/unmet_words.py. Each paper's questions are
judged by weights fitted without them.
"""

from __future__ import annotations

import argparse
import math
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import numpy as np
from rich.console import Console
from sklearn.metrics import roc_auc_score

from eval.gold import GoldQuestion, read_gold
from eval.standing.gold import standing_papers
from eval.standing.leading_answer import LIGHT, is_plain, leading_answers, truth_of
from eval.standing.learning import LearningSet, learnt_lines
from eval.standing.measure import prepare_standing
from eval.standing.papers import InventedPaper
from index.language.words import fold
from index.search import Index
from rag.gather.absence import beyond_title, unmet_words
from rag.gather.absence.unmet_words import Unmet
from rag.gather.facts import term_set
from rag.gather.relevance import word_likeness
from rag.understand.nouns import stands_as_noun
from rag.understand.said_words import said_words

FOLDS = 6
EACH, DRAWN, ALIKE = 2, 25, 0.7  # questions made of one, words drawn for a place in it, and too near a cosine
TELLING = 0.3  # how much a word must tell to be swapped


@dataclass(frozen=True, slots=True)
class UnmetCase:
    """A question with what the answer that it gets lacks of it; `right` where that one answers it."""

    unmet: Unmet
    origin: str
    answerable: bool
    right: bool
    paper: str
    question: str

    @property
    def weight(self) -> float:
        """How much it counts in a fit."""
        return LIGHT if self.origin == "made" or (self.answerable and not self.right) else 1.0


def cases(folder: Path) -> Iterator[UnmetCase]:
    """All questions that get an answer in which just one word lacks, with nothing declined for that."""
    unmet_words.ENOUGH = beyond_title.ENOUGH = -math.inf
    gold, built = prepare_standing(folder)
    with Index.open(built) as index:
        for question in read_gold([gold]):
            if is_plain(question):
                yield from _case_of(question.question, question, index)
        for paper, asked in near_questions():
            yield from _case_of(asked, paper, index, "near")
        for paper, asked in made_questions(standing_papers()):
            yield from _case_of(asked, paper, index, "made")


def _case_of(asked: str, of: GoldQuestion | str, index: Index, origin: str = "gold") -> Iterator[UnmetCase]:
    """The case that a question makes, of a gold question or of the paper that it is near to; often none."""
    for lead in leading_answers(asked, index):
        unmet = unmet_words.unmet_word(lead.finding, lead.asked, lead.said, lead.odds)
        if unmet is not None:
            truth = truth_of(lead.finding, of)
            origin = origin if isinstance(of, str) else of.kind
            yield UnmetCase(unmet, origin, truth.answerable, truth.right, truth.paper, asked)


def near_questions() -> Iterator[tuple[str, str]]:
    """What no paper answers: (paper that it is near to, question)."""
    text = (resources.files("eval.standing") / "unmet_words.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            paper, _, question = line.partition("|")
            yield f"{paper}.txt", question


def made_questions(papers: Iterable[InventedPaper], seed: int = 1) -> Iterator[tuple[str, str]]:
    """Direct questions with one word swapped, alike every time: (paper that answered it, question)."""
    drawing = random.Random(seed)
    asked = [(paper, each.question) for paper in papers for each in paper.asked if each.mark == "?"]
    standing: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for paper, question in asked:
        for word, place in _swappable(question):
            standing[place].append((paper.name, word))
    for paper, question in asked:
        terms = term_set(paper.text)
        made = []
        for word, place in _swappable(question):
            others = [
                other
                for name, other in standing[place]
                if name != paper.name and terms.isdisjoint(term_set(other))
            ]
            drawn = drawing.sample(others, min(DRAWN, len(others)))
            near = {other: word_likeness(fold(other), [fold(word)]) for other in drawn}
            if fit := [other for other in drawn if near[other] < ALIKE]:
                nearest = max(fit, key=lambda other: near[other])  # noqa: B023
                made.append(re.sub(rf"\b{re.escape(word)}\b", nearest, question, count=1))
        drawing.shuffle(made)
        yield from ((paper.name, each) for each in made[:EACH])


def _swappable(question: str) -> Iterator[tuple[str, str]]:
    """The telling words of a question that are no names, each with the kind of place in which it stands."""
    last = re.search(r"(\w+)\W*$", question)
    for word in said_words(question, "nl"):
        said = word.said
        if word.tells < TELLING or said[0].isupper():
            continue
        if stands_as_noun(question, said):
            yield said, "nouns" if said.endswith(("en", "s")) else "noun"
        elif last and last[1] == said:
            yield said, f"last {said.endswith('en')} {said.startswith('ge')}"


def learning_set(found: Sequence[UnmetCase]) -> LearningSet:
    """The cases as numbers: questions that the papers answer are to be told from the others."""
    return LearningSet.of((case.unmet, case.answerable, case.weight, case.paper) for case in found)


def told_apart(found: Sequence[UnmetCase]) -> Iterator[str]:
    """What the weights are worth, each paper's questions judged by a fit without them."""
    learnt = learning_set(found)
    truth, odds = learnt.truth, learnt.held_out_odds(FOLDS)
    yield f"area under the curve {roc_auc_score(truth, odds):.3f}"
    for lost in (2, 3, 4, 5, 6, 8, 10, 12):
        enough = np.sort(odds[truth])[lost]
        below = [case for case, value in zip(found, odds, strict=True) if value < enough]
        right = sum(case.right for case in below)
        counts = ", ".join(
            f"{name} {sum(case.origin == name and not case.answerable for case in below)} of "
            f"{sum(case.origin == name and not case.answerable for case in found)}"
            for name in dict.fromkeys(case.origin for case in found if not case.answerable)
        )
        yield f"from {enough:.2f}: {lost} of {truth.sum()} answerable lost ({right} of these right); {counts}"


def main() -> None:
    """Gather the cases, fit, and print what rag/gather/absence/unmet_words.py is to hold."""
    parser = argparse.ArgumentParser(prog="python -m eval.standing.fit_unmet_words", description=__doc__)
    parser.add_argument("folder", type=Path)
    found = list(cases(parser.parse_args().folder))
    console = Console(highlight=False, width=200)
    console.print(f"{len(found)} cases", *told_apart(found), sep="\n  ")
    console.print(learnt_lines(learning_set(found).fit()))


if __name__ == "__main__":
    main()
