"""Fits when to give no answer: `python -m eval.fit_declining --index DIR [--index DIR …] GOLD.jsonl…`.

Run it after the bundled model has changed, as its scores are among the signals, and carry what it prints
into rag/gather/declining.py. A question counts as answerable where a paper that answers it is in the index;
each such question is asked a second time with those papers out of sight, and is then unanswerable. Beside the
gold questions stand known items made of each index's own papers (eval/known_item.py). What the rules are
worth is told by cross-validation: each question is judged by rules fitted without it, however it was asked.
"""

from __future__ import annotations

import argparse
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, replace
from pathlib import Path
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import track
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold, cross_val_predict

from eval.gold import GoldQuestion, question_of, read_gold
from eval.own_papers.known_item import make_gold
from index.document import Document
from index.search import Hits, Index
from rag.gather.declining import FAR, FIRM, INTERCEPT, WEIGHTS, Signals, passes_fixed_rules
from rag.gather.message_parts import gather_all
from rag.understand.question import understand

FALSE_REFUSALS = 0.03  # of the answerable gold questions
FOLDS = 5
EVERY = 4  # of the known items one in four is asked
MIN_WORDS = 15  # of its answer: "Ja." tells nothing that could be recognised

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class DecliningCase:
    """A question asked of an index: what it showed, and whether the index holds the answer."""

    signals: Signals
    firm: bool  # a number is asked for
    answerable: bool
    question: str
    origin: str  # "gold" or "known item", perhaps with ", papers out" or ", other papers" behind it


@dataclass(frozen=True, slots=True)
class DecliningRules:
    """What rag/gather/declining.py is to hold: INTERCEPT, WEIGHTS and FAR."""

    intercept: float
    weights: Floats
    far: float


class IndexWithout:
    """An index with some papers out of sight."""

    def __init__(self, index: Index, papers: Collection[str]) -> None:
        self._index = index
        self._papers = papers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._index, name)

    def search(self, *args: Any, **named: Any) -> Hits:
        """As the index's own, less the hits in those papers."""
        found = self._index.search(*args, **named)
        return replace(found, hits=tuple(hit for hit in found.hits if hit.doc not in self._papers))


def cases(index: Index, gold: Sequence[GoldQuestion], origin: str) -> Iterator[DecliningCase]:
    """Each question asked of the index as it is and, where that holds its answer, without those papers."""
    known = set(index.documents())
    for question in track(gold, f"{origin}, {len(known)} papers"):
        papers = {judged.doc for judged in question.relevant} & known
        answerable = question.answerable and bool(papers)
        name = origin if answerable or not question.answerable else f"{origin}, other papers"
        yield from _declining_cases(question, index, answerable, name)
        if answerable:
            yield from _declining_cases(
                question, cast(Index, IndexWithout(index, papers)), False, f"{origin}, papers out"
            )


def _declining_cases(
    gold: GoldQuestion, index: Index, answerable: bool, origin: str
) -> Iterator[DecliningCase]:
    blocks = gather_all(understand(gold.question, gold.history, index), index)
    if len(blocks) == 1 and (found := blocks[0].signals) is not None:
        firm = blocks[0].asked.wanted in FIRM
        yield DecliningCase(found, firm, answerable, gold.question, origin)


def known_items(documents: Iterable[Document]) -> list[GoldQuestion]:
    """Questions of the papers themselves that got more than a yes or a no, one in `EVERY`."""
    telling = [
        question_of(row, row["id"])
        for document in documents
        for row in make_gold([document])
        if row["kind"] == "known_item"
        and _words_of_answer(document, row["relevant"][0]["exchange"]) >= MIN_WORDS
    ]
    return telling[::EVERY]


def _words_of_answer(document: Document, exchange: str) -> int:
    answers = [each.answer for each in document.exchanges if each.id == exchange]
    return max(len(document.at(span).split()) for span in answers if span is not None)


def fit_rules(found: Sequence[DecliningCase]) -> DecliningRules:
    """The rules that tell these cases apart best at the false refusals allowed."""
    model = _make_model().fit(*_matrix_and_truth(found))
    weights = np.asarray(model.coef_[0], dtype=float)
    asked = [case for case in found if case.answerable and case.origin == "gold"]
    far = round(float(np.quantile([case.signals.near for case in asked], FALSE_REFUSALS / 4)), 2)
    return DecliningRules(_fit_intercept(asked, weights, far), weights, far)


def area_under_curve(found: Sequence[DecliningCase]) -> float:
    """The area under the ROC curve of the log odds, each question's by a fit without it."""
    x, y = _matrix_and_truth(found)
    groups = [case.question for case in found]
    folds = GroupKFold(FOLDS)
    odds = cross_val_predict(_make_model(), x, y, groups=groups, cv=folds, method="decision_function")
    return float(roc_auc_score(y, odds))


def _make_model() -> LogisticRegression:
    return LogisticRegression(class_weight="balanced", max_iter=1000)


def _matrix_and_truth(found: Sequence[DecliningCase]) -> tuple[Floats, NDArray[np.bool_]]:
    return _signal_matrix(found), np.array([case.answerable for case in found])


def _fit_intercept(asked: Sequence[DecliningCase], weights: Floats, far: float) -> float:
    """The one that declines `FALSE_REFUSALS` of these answerable questions, together with the other rules."""
    allowed = [case for case in asked if passes_fixed_rules(case.signals, firm=case.firm, far=far)]
    scores = sorted((_signal_matrix([case])[0] @ weights).item() for case in allowed)
    spare = max(0, int(FALSE_REFUSALS * len(asked)) - (len(asked) - len(allowed)))
    return float(round(-scores[spare] + 1e-3, 3))


def _signal_matrix(found: Sequence[DecliningCase]) -> Floats:
    return np.array([astuple(case.signals)[: len(WEIGHTS)] for case in found], dtype=float)


def cross_validated(found: Sequence[DecliningCase]) -> Iterator[str]:
    """As `report`, each question judged by rules that were fitted without it."""
    groups = [case.question for case in found]
    declined: list[tuple[DecliningCase, bool]] = []
    for train, test in GroupKFold(FOLDS).split(found, groups=groups):
        rules = fit_rules([found[row] for row in train])
        declined += [(found[row], _declines(found[row], rules)) for row in test]
    return _lines_by_origin(declined)


def report(found: Sequence[DecliningCase], rules: DecliningRules) -> Iterator[str]:
    """A line an origin: how many of its questions are declined by all rules together."""
    return _lines_by_origin([(case, _declines(case, rules)) for case in found])


def _declines(case: DecliningCase, rules: DecliningRules) -> bool:
    odds = rules.intercept + (_signal_matrix([case])[0] @ rules.weights).item()
    return not (passes_fixed_rules(case.signals, firm=case.firm, far=rules.far) and odds >= 0)


def _lines_by_origin(judged: Iterable[tuple[DecliningCase, bool]]) -> Iterator[str]:
    rows: dict[tuple[str, bool], list[bool]] = {}
    for case, no in judged:
        rows.setdefault((case.origin, case.answerable), []).append(no)
    for (origin, answerable), declined in sorted(rows.items()):
        side = "answerable" if answerable else "unanswerable"
        yield f"{origin} ({side}, {len(declined)}): {sum(declined) / len(declined):.3f} declined"


def main() -> None:
    """Gather the cases, fit, and print what rag/gather/declining.py is to hold."""
    parser = argparse.ArgumentParser(prog="python -m eval.fit_declining", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--index", action="append", required=True, type=Path)
    args = parser.parse_args()
    gold, found = read_gold(args.gold), list[DecliningCase]()
    for folder in args.index:
        index = Index.open(folder)
        found += cases(index, gold, "gold")
        found += cases(index, known_items(map(index.document, index.documents())), "known item")
    rules, area = fit_rules(found), area_under_curve(found)
    console = Console(highlight=False)
    console.print(f"{len(found)} cases, AUC {area:.3f}")
    console.print("as it is:", *report(found, DecliningRules(INTERCEPT, np.array(WEIGHTS), FAR)), sep="\n  ")
    console.print("fitted, on what it was fitted to:", *report(found, rules), sep="\n  ")
    console.print("fitted, cross-validated:", *cross_validated(found), sep="\n  ")
    console.print(f"INTERCEPT = {rules.intercept}\nWEIGHTS = {tuple(np.round(rules.weights, 3).tolist())}")
    console.print(f"FAR = {rules.far}")


if __name__ == "__main__":
    main()
