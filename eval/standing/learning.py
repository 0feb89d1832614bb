"""Weights learnt from cases, and what they are worth on papers that they were not learnt from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

Case = tuple[Any, bool, float, str]  # a dataclass of signals, the truth, how much it counts, its paper


@dataclass(frozen=True, slots=True)
class LearningSet:
    """Cases as numbers: `values` are float64 (cases, signals); the stronger `c`, the freer the weights."""

    values: NDArray[np.float64]
    truth: NDArray[np.bool_]
    weights: NDArray[np.float64]
    papers: Sequence[str]
    c: float

    @classmethod
    def of(cls, cases: Iterable[Case], c: float = 1.0) -> LearningSet:
        """The set of these cases, in their order."""
        signals, truth, weights, papers = zip(*cases, strict=True)
        values = np.array([astuple(each) for each in signals], np.float64)
        return cls(values, np.array(truth, bool), np.array(weights, np.float64), papers, c)

    def fit(self) -> Any:
        """A pipeline of a scaler and a logistic regression that tells what is true."""
        return self._fit_rows(np.arange(len(self.truth)))

    def held_out_odds(self, folds: int) -> NDArray[np.float64]:
        """The log odds of each case by a fit without those of its paper."""
        odds = np.zeros(len(self.truth))
        for train, test in GroupKFold(folds).split(self.values, self.truth, self.papers):
            odds[test] = self._fit_rows(train).decision_function(self.values[test])
        return odds

    def _fit_rows(self, rows: NDArray[np.int64]) -> Any:
        model: Any = make_pipeline(StandardScaler(), LogisticRegression(max_iter=3000, C=self.c))
        return model.fit(
            self.values[rows], self.truth[rows], logisticregression__sample_weight=self.weights[rows]
        )


def learnt_lines(model: Any) -> str:
    """INTERCEPT and WEIGHTS of a pipeline of a scaler and a logistic regression, for signals as they are."""
    scaler, regression = (step for _, step in model.steps)
    weights = regression.coef_[0] / scaler.scale_
    intercept = regression.intercept_[0] - float(weights @ scaler.mean_)
    return f"INTERCEPT = {intercept:.2f}\nWEIGHTS = {tuple(float(each) for each in weights.round(2))}"
