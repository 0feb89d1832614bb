"""Learns what is no question to the papers: `python -m eval.fit_off_topic` writes the weights of off_topic.

From invented messages only: eval/off_topic.tsv (kind, message; the kinds that begin with "papers" are genuine
questions) and our own training questions. What the weights are worth is told by cross-validation in which a
message is judged by weights that saw neither it nor, for one that is outside, any other of its kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from index.models.token_table import BUNDLED, open_table
from index.training.material.corpus import own_question_pairs
from rag.understand.off_topic_odds import WEIGHTS, allowance, can_be_judged, message_features
from rag.understand.standalone import own_words

MESSAGES = Path(__file__).with_name("off_topic.tsv")
GENUINE = "papers"
KEYWORDS = "papers, keywords"
TAKEN_FOR_NONE = 0.005  # of the genuine questions: what words do not tell is left to the papers
FOLDS = 10
STRENGTH = 5.0  # the inverse of how hard the weights are held small
TERSE = 0.2  # how much a question made of keywords counts
OWN = 3.0  # how much a genuine question of eval/off_topic.tsv counts: these ask in a parliament's words

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Messages:
    """Messages with their kinds; `outside` tells which ask nothing of the papers."""

    texts: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def outside(self) -> Flags:
        """Which ask nothing of the papers, (n,)."""
        return np.array([not kind.startswith(GENUINE) for kind in self.kinds])

    @property
    def typed(self) -> Flags:
        """Which are genuine questions as somebody typed them, (n,)."""
        return np.array([kind.startswith(GENUINE) and kind != KEYWORDS for kind in self.kinds])

    @property
    def weights(self) -> Floats:
        """How much each counts, (n,)."""
        counts = {GENUINE: 1.0, KEYWORDS: TERSE}
        own = [OWN if kind.startswith(GENUINE) else 1.0 for kind in self.kinds]
        return np.array([counts.get(kind, alone) for kind, alone in zip(self.kinds, own, strict=True)])


def read_messages(path: Path = MESSAGES) -> Messages:
    """The invented messages, and our own training questions as they are and as keywords."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    pairs = [pair for held_out in (False, True) for pair in own_question_pairs(held_out)]
    asked = [(GENUINE, pair.text) for pair in pairs]
    terse = [(KEYWORDS, text) for pair in pairs if (text := as_keywords(pair.text))]
    found = [row for row in [*((kind, text) for kind, text in rows), *asked, *terse] if can_be_judged(row[1])]
    return Messages(tuple(text for _, text in found), tuple(kind for kind, _ in found))


def as_keywords(question: str) -> str:
    """Three of a question's own words, in lower case: how many ask a search engine."""
    return " ".join(sorted(own_words(question), key=len)[-3:]).lower()


def fit_odds(matrix: csr_matrix, outside: Flags, weights: Floats) -> LogisticRegression:
    """Logistic regression, both sides counting the same in all."""
    model = LogisticRegression(C=STRENGTH, solver="liblinear", class_weight="balanced")
    return model.fit(matrix, outside, sample_weight=weights)


def unseen_odds(matrix: csr_matrix, messages: Messages, *, by_kind: bool) -> Floats:
    """The log odds of each message by a fit without it and, `by_kind`, without any of its kind."""
    draw = np.random.default_rng(0)
    outside, odds = messages.outside, np.zeros(len(messages.texts))
    folds = draw.integers(0, FOLDS, len(odds))
    if by_kind:
        kinds = sorted({kind for kind, out in zip(messages.kinds, outside, strict=True) if out})
        fold_of = {kind: place % FOLDS for place, kind in enumerate(draw.permutation(kinds))}
        folds = np.array([fold_of.get(kind, own) for kind, own in zip(messages.kinds, folds, strict=True)])
    for fold in range(FOLDS):
        test = folds == fold
        model = fit_odds(matrix[~test], outside[~test], messages.weights[~test])
        odds[test] = model.decision_function(matrix[test])
    return np.asarray(odds - [allowance(text) for text in messages.texts], np.float64)


def main() -> None:
    """Fit, print what the weights are worth, and write them."""
    messages = read_messages()
    matrix = csr_matrix(np.stack([message_features(text) for text in messages.texts]))
    console, outside = Console(highlight=False), messages.outside
    console.print(f"{int(outside.sum())} messages outside, {int((~outside).sum())} genuine questions")
    for name, by_kind in (("items held out", False), ("kinds held out", True)):
        odds = unseen_odds(matrix, messages, by_kind=by_kind)
        for share in (TAKEN_FOR_NONE, 0.01, 0.03):
            known = np.mean(odds[outside] >= np.quantile(odds[messages.typed], 1 - share))
            console.print(f"{name}: {known:.3f} known at {share:.1%} of the genuine questions lost")
    threshold = float(np.quantile(odds[messages.typed], 1 - TAKEN_FOR_NONE))
    model = fit_odds(matrix, outside, messages.weights)
    bias = np.float32(model.intercept_[0] - threshold)
    revision = np.array(open_table(BUNDLED).revision)
    np.savez_compressed(WEIGHTS, weights=model.coef_[0].astype(np.float16), bias=bias, revision=revision)
    console.print(f"{WEIGHTS.name} written")


if __name__ == "__main__":
    main()
