from __future__ import annotations

import numpy as np
import pytest

from index.fusion import Sides, Weights, best_of_paper, both, fuse, standard


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, np.float32)


def test_standard_scores_have_mean_zero_and_deviation_one() -> None:
    scores = standard(floats(1, 2, 3, 10))
    assert scores.mean() == pytest.approx(0, abs=1e-6) and scores.std() == pytest.approx(1, abs=1e-6)


def test_a_side_that_says_the_same_of_all_says_nothing() -> None:
    assert standard(floats(4, 4, 4)).tolist() == [0, 0, 0]
    assert len(standard(floats())) == 0


def test_the_better_of_question_and_answer_counts_most_and_one_alone_counts_whole() -> None:
    nan = float("nan")
    assert both(floats(0.9, nan, 0.5, nan), floats(0.1, 0.5, nan, nan)).tolist() == pytest.approx(
        [0.58, 0.5, 0.5, 0]
    )


def test_the_best_of_a_paper_speak_for_all_of_it() -> None:
    scores = floats(3, 9, 6, 0, 5)
    assert best_of_paper(scores, np.array([0, 1, 0, 0, 0])).tolist() == pytest.approx(
        [14 / 3, 3, 14 / 3, 14 / 3, 14 / 3]
    )


def test_weights_decide_which_side_wins() -> None:
    sides = Sides(floats(9, 0), floats(0, 1), floats(0, 1), floats(0, 1), floats(0, 1), floats(0, 1))
    papers = np.array([0, 1])
    words = fuse(sides, papers, Weights(lexical=9.0))
    meaning = fuse(sides, papers, Weights(lexical=0.0))
    assert words[0] > words[1] and meaning[1] > meaning[0]
