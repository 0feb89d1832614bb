from __future__ import annotations

import numpy as np
import pytest

from index.search.fusion import (
    Scores,
    Weights,
    best_of_paper,
    fuse_scores,
    merge_question_answer,
    weights_of,
    zscore,
)


def floats(*values: float) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
    return np.array(values, np.float32)


def test_standard_scores_have_mean_zero_and_deviation_one() -> None:
    scores = zscore(floats(1, 2, 3, 10))
    assert scores.mean() == pytest.approx(0, abs=1e-6) and scores.std() == pytest.approx(1, abs=1e-6)


def test_a_side_that_says_the_same_of_all_says_nothing() -> None:
    assert zscore(floats(4, 4, 4)).tolist() == [0, 0, 0]
    assert len(zscore(floats())) == 0


def test_the_better_of_question_and_answer_counts_most_and_one_alone_counts_whole() -> None:
    nan = float("nan")
    merged = merge_question_answer(floats(0.9, nan, 0.5, nan), floats(0.1, 0.5, nan, nan))
    assert merged.tolist() == pytest.approx([0.58, 0.5, 0.5, 0])


def test_the_best_of_a_paper_speak_for_all_of_it() -> None:
    scores = floats(3, 9, 6, 0, 5)
    assert best_of_paper(scores, np.array([0, 1, 0, 0, 0])).tolist() == pytest.approx(
        [14 / 3, 3, 14 / 3, 14 / 3, 14 / 3]
    )


def test_weights_decide_which_side_wins() -> None:
    sides = Scores(floats(9, 0), *[floats(0, 1)] * 8)
    papers, single = np.array([0, 1]), np.zeros(2, bool)
    words = fuse_scores(sides, papers, single, Weights(lexical=9.0))
    meaning = fuse_scores(sides, papers, single, Weights(lexical=0.0))
    assert words[0] > words[1] and meaning[1] > meaning[0]


def test_a_paper_that_says_one_thing_gains_nothing_by_saying_it_often() -> None:
    side = floats(5, 4, 5, 0, 0)
    sides = Scores(*[side] * 9)
    papers, weights = np.array([0, 0, 1, 2, 3]), Weights()
    often = fuse_scores(sides, papers, np.zeros(5, bool), weights)
    assert often[0] > often[2]
    single = fuse_scores(sides, papers, papers == 0, weights)
    assert single[0] < single[2]


def test_the_words_count_less_where_the_question_is_not_dutch() -> None:
    dutch, other = (weights_of("hybrid", language, reads_context=False) for language in ("nl", "en"))
    assert other.lexical < dutch.lexical and other.first_lexical < dutch.first_lexical
    assert (other.vector, other.whole) == (dutch.vector, dutch.whole)
    assert other.least == 0 < dutch.least


def test_the_vector_counts_more_where_a_transformer_made_it() -> None:
    table, transformer = (weights_of("hybrid", "nl", reads_context=reads) for reads in (False, True))
    assert transformer.vector > table.vector and transformer.around > 0


def test_a_mode_leaves_its_other_side_out() -> None:
    dense = weights_of("dense", "nl", reads_context=True)
    lexical = weights_of("lexical", "en", reads_context=True)
    assert dense.lexical == dense.first_lexical == 0 < dense.vector
    assert lexical.vector == lexical.tokens == lexical.whole == lexical.around == 0 < lexical.lexical


def test_what_stands_around_a_unit_tells_two_alike_apart() -> None:
    same, papers = floats(1, 1), np.array([0, 1])
    fused = fuse_scores(
        Scores(*[same] * 6, floats(0, 1), same, same), papers, papers < 0, Weights(around=1.0)
    )
    assert fused[1] > fused[0]


def test_each_side_counts_as_much_as_its_weight() -> None:
    up, down = floats(-1, 1), floats(1, -1)
    weights = Weights(
        1.0, lexical=1.0, vector=2.0, tokens=4.0, whole=8.0, around=16.0, related=32.0, least=64.0, paper=0.0
    )
    papers, single = np.array([0, 1]), np.zeros(2, bool)
    for place, expected in ((0, 1), (1, 2), (3, 4), (5, 8), (6, 16), (7, 32), (8, 64)):
        said = [up if side == place else floats(0, 0) for side in range(9)]
        if place in (1, 3):
            said[place + 1] = up  # question and answer alike
        assert fuse_scores(Scores(*said), papers, single, weights).tolist() == [-expected, expected]
    both = fuse_scores(Scores(up, *[floats(0, 0)] * 7, down), papers, single, weights)
    assert both.tolist() == [63, -63]


def test_the_paper_adds_its_share_to_what_a_unit_scores_itself() -> None:
    sides = Scores(floats(-1, 1), *[floats(0, 0)] * 8)
    weights = Weights(lexical=3.0, paper=1.5)
    fused = fuse_scores(sides, np.array([0, 1]), np.zeros(2, bool), weights)
    assert fused.tolist() == [-4.5, 4.5]  # 3, and 1.5 times a third of it: a lone unit's paper


def test_a_dutch_and_a_foreign_question_are_weighed_as_was_measured() -> None:
    plain, foreign = (weights_of("hybrid", language, reads_context=False) for language in ("nl", "en"))
    assert plain == Weights()
    assert (foreign.lexical, foreign.first_lexical) == (pytest.approx(0.45), 0.6)
    reads = weights_of("hybrid", "nl", reads_context=True)
    assert (reads.lexical, reads.vector, reads.around, reads.paper) == (0.7, 1.5, 1.0, 0.5)


def test_a_small_difference_between_candidates_still_counts() -> None:
    assert zscore(floats(0, 1e-6)).tolist() == pytest.approx([-1, 1])
    assert zscore(floats(1, 1 + 1e-12)).tolist() == [0, 0]
    assert zscore(floats(3)).tolist() == [0]


def test_what_is_read_from_the_same_is_left_out_with_it() -> None:
    left = Weights().without(("whole",))
    assert left.whole == left.related == left.least == 0 < left.tokens
    assert Weights().without(("lexical",)).first_lexical == 0 < Weights().without(("vector",)).related
