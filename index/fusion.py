"""What each side says of a candidate -> one score."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each side counts, after standardising over the candidates. Measured: docs/log.md."""

    lexical: float = 1.0
    vector: float = 1.0
    tokens: float = 2.0


@dataclass(frozen=True, slots=True)
class Sides:
    """The scores of the candidate units, one of each a unit; NaN where a unit has no such passage.

    `lexical` is BM25, 0 where no term matches. The vector's cosine and the token-by-token score stand
    apart for a unit's best question passage and its best answer (or paragraph) passage.
    """

    lexical: Floats
    vector_question: Floats
    vector_answer: Floats
    tokens_question: Floats
    tokens_answer: Floats


def fuse(sides: Sides, weights: Weights) -> Floats:
    """One score a candidate: the weighted sum of the standardised sides."""
    vector = both(sides.vector_question, sides.vector_answer)
    tokens = both(sides.tokens_question, sides.tokens_answer)
    total = weights.lexical * standard(sides.lexical) + weights.vector * standard(vector)
    return np.asarray(total + weights.tokens * standard(tokens), np.float32)


def both(question: Floats, answer: Floats) -> Floats:
    """A unit's score from its question and its answer: the better one, and a part of the other."""
    best = np.fmax(question, answer)
    other = np.fmin(question, answer)
    return np.asarray(np.nan_to_num(0.6 * best + 0.4 * other, nan=0.0), np.float32)


def standard(scores: Floats) -> Floats:
    """Zero mean and unit deviation over the candidates; zeros where all are alike."""
    spread = float(scores.std()) if len(scores) else 0.0
    if spread < 1e-9:
        return np.zeros_like(scores)
    return np.asarray((scores - scores.mean()) / spread, np.float32)
