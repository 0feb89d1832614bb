"""What each side says of a candidate -> one score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.derived.ragged import are_first

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


_READ_FROM_THE_SAME = {"lexical": ("first_lexical",), "whole": ("related", "least")}


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each side counts, after standardising over the candidates. Measured: docs/log.md."""

    first_lexical: float = 1.0  # in the first stage, beside a vector that counts 1
    lexical: float = 1.5
    vector: float = 0.5
    tokens: float = 0.5  # of the best passage
    whole: float = 2.1  # of the unit as one, with its paper's title
    around: float = 0.5  # the vector of the unit with the passages beside it
    related: float = 0.3  # of the unit as one: words that are neither the question's nor strange to it
    least: float = 0.5  # of the unit as one: those of the question's heaviest words that it meets least
    paper: float = 0.5  # the best units of the same paper

    def without(self, sides: Sequence[str]) -> Weights:
        """The same with some sides at nothing, and what is read from the same: BM25 in the first stage."""
        left_out = {each: 0.0 for side in sides for each in (side, *_READ_FROM_THE_SAME.get(side, ()))}
        return replace(self, **left_out) if left_out else self


# `related` beside a transformer gives some sets what it takes from others: docs/log.md.
TRANSFORMER = Weights(lexical=0.7, vector=1.5, whole=2.0, around=1.0, related=0.0, least=0.0)


def weights_of(mode: Literal["hybrid", "dense", "lexical"], language: str, *, reads_context: bool) -> Weights:
    """What counts for a question in this language. `reads_context`: the vectors are a transformer's, which
    tells more than the mean of a table's rows does, and most where question and papers share no words.
    """
    if mode == "lexical":
        return Weights().without(("vector", "tokens", "whole", "around"))
    weights = TRANSFORMER if reads_context else Weights()
    if mode == "dense":
        return replace(weights, lexical=0.0, first_lexical=0.0)
    if language == "nl":
        return weights
    # Where no word is translated, which of them is met least says little.
    return replace(weights, lexical=0.3 * weights.lexical, first_lexical=0.6, least=0.0)


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of the candidate units, one of each a unit; NaN where a unit has no such passage.

    `lexical` is BM25, 0 where no term matches. The vector's cosine and the token-by-token score stand
    apart for a unit's best question passage and its best answer (or paragraph) passage; `whole` is the
    token-by-token score of question, answer and title taken as one, `around` the cosine of the unit and the
    passages before and after it as one: a paragraph alone seldom says what it is about.
    """

    lexical: Floats
    vector_question: Floats
    vector_answer: Floats
    tokens_question: Floats
    tokens_answer: Floats
    whole: Floats
    around: Floats
    related: Floats
    least: Floats


def fuse_scores(sides: Scores, papers: Ints, single: Mask, weights: Weights) -> Floats:
    """One score a candidate: the weighted sum of the standardised sides, and a share of its paper's best.

    `papers` tells which paper each unit is of: where several of its exchanges fit, each is likelier right.
    `single` marks the units of papers that say one thing only: that several fit there tells nothing.
    """
    total = (
        weights.lexical * zscore(sides.lexical)
        + weights.vector * zscore(merge_question_answer(sides.vector_question, sides.vector_answer))
        + weights.tokens * zscore(merge_question_answer(sides.tokens_question, sides.tokens_answer))
        + weights.whole * zscore(sides.whole)
        + weights.around * zscore(sides.around)
        + weights.related * zscore(sides.related)
        + weights.least * zscore(sides.least)
    )
    shared = np.where(single, 0, best_of_paper(total, papers))
    return np.asarray(total + weights.paper * shared, np.float32)


def best_of_paper(scores: Floats, papers: Ints, top: int = 3) -> Floats:
    """For each unit the mean of the `top` best scores of its paper; one that has fewer counts zeros."""
    _, means, places = means_by_paper(scores, papers, top)
    return means[places]


def means_by_paper(scores: Floats, papers: Ints, top: int = 3) -> tuple[Ints, Floats, Ints]:
    """The distinct papers, ascending; the mean of the `top` best scores of each; each unit's place there."""
    order = np.lexsort((-scores, papers))
    ordered = papers[order]
    starts = np.flatnonzero(are_first(ordered))
    sizes = np.diff(starts, append=len(order))
    ranks = np.arange(len(order)) - np.repeat(starts, sizes)
    groups = np.repeat(np.arange(len(starts)), sizes)
    is_counted = ranks < top
    sums = np.zeros(len(starts), np.float32)
    np.add.at(sums, groups[is_counted], scores[order[is_counted]])
    places = np.empty(len(order), np.int64)
    places[order] = groups
    return ordered[starts], np.asarray(sums / top, np.float32), places


def merge_question_answer(question: Floats, answer: Floats) -> Floats:
    """A unit's score from its question and its answer: the better one, and a part of the other."""
    merged = 0.6 * np.fmax(question, answer) + 0.4 * np.fmin(question, answer)
    return np.asarray(np.where(np.isnan(merged), 0.0, merged), np.float32)


def zscore(scores: Floats) -> Floats:
    """Zero mean and unit deviation over the candidates; zeros where all are alike."""
    if not len(scores):
        return np.zeros_like(scores)
    centred = scores - np.add.reduce(scores) / len(scores)  # by hand: numpy's own means cost more than these
    spread = float(np.sqrt(np.add.reduce(centred * centred) / len(scores)))
    return np.asarray(centred / spread, np.float32) if spread >= 1e-9 else np.zeros_like(scores)
