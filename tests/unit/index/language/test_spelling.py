from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.language.spelling import edit_distance, near_words

WORDS = st.text("abcde", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("dijk", "dijk", 0),
        ("dijk", "dik", 1),
        ("dijk", "dikj", 1),
        ("dijk", "dijken", 2),
        ("dijk", "polder", 3),
    ],
)
def test_edits(one: str, other: str, distance: int) -> None:
    assert edit_distance(one, other, 2) == distance


@given(WORDS, WORDS)
def test_edits_are_the_same_both_ways(one: str, other: str) -> None:
    assert edit_distance(one, other, 2) == edit_distance(other, one, 2)


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("campange", "campagne"),
        ("bekentheid", "bekendheid"),
        ("asielzoekes", "asielzoekers"),
        ("terguekeer", "terugkeer"),
        ("kinderopvangtoeslg", "kinderopvangtoeslag"),
    ],
)
def test_the_nearest_word_comes_first(misspelt: str, meant: str) -> None:
    assert near_words(misspelt)[0].word == meant


@pytest.mark.parametrize("word", ["", "wet", "xqzxqzxqz", "2022z09230", "العراق", "a" * 60])
def test_what_is_no_word_has_no_near_ones(word: str) -> None:
    assert near_words(word) == ()


def test_a_short_word_is_changed_in_one_place_only() -> None:
    assert {each.edits for each in near_words("terugk")} <= {1}
