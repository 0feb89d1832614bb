"""When two units say the same: many words in common, or the very same few."""

from __future__ import annotations

import numpy as np
import pytest

from index.search.duplicates import _are_alike, _are_same, _may_be_alike


def texts(*rows: str) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """ "1101" says which of four tokens a text holds."""
    return np.array([[float(mark) for mark in row] for row in rows], np.float32)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("1" * 10, "1" * 9 + "0", True),  # nine of ten
        ("1" * 10, "1" * 8 + "00", False),
        ("1" * 8 + "0", "1" * 9, False),  # eight of nine
        ("1" * 8 + "00", "1" * 8 + "00", True),
        ("1" * 7, "1" * 7, True),
        ("1" * 7 + "0" * 3, "1" * 7 + "100", False),
        ("0" * 4, "0" * 4, False),  # of nothing nothing is a copy
        ("1100", "0011", False),
    ],
)
def test_texts_are_copies_by_the_share_of_words_in_common(one: str, other: str, alike: bool) -> None:
    assert bool(_are_alike(texts(one, other))[0, 1]) is alike


def test_a_short_text_is_no_copy_of_a_long_one_that_holds_it() -> None:
    long, short = "1" * 8, "1" * 7 + "0"
    assert not _are_alike(texts(long, short))[0, 1] and not _are_alike(texts(short, long))[0, 1]


def test_copies_ask_the_same_and_say_the_same_where_both_say_something() -> None:
    asked, said = texts("10", "10", "10", "00", "00"), texts("10", "01", "00", "10", "01")
    both = np.stack([asked, said])
    same = _are_same(both, _are_alike(both))
    assert not same[0, 1], "the same question, answered otherwise"
    assert same[0, 2] and same[1, 2], "the same question, not answered yet"
    assert same[0, 3] and not same[0, 4], "a paragraph that says what the answer says"


def test_no_copy_is_passed_over_where_tokens_fall_into_one_cell() -> None:
    random = np.random.default_rng(4)
    wanted = passed = 0
    for _ in range(200):
        tokens, cells = int(random.integers(4, 60)), int(random.integers(2, 64))
        first = random.random(tokens) < 0.9
        held = np.where(random.random((6, tokens)) < random.choice([0.02, 0.08, 0.5]), ~first, first)
        fallen = np.zeros((6, cells), np.float32)
        for text, token in zip(*np.nonzero(held), strict=True):
            fallen[text, token % cells] = 1
        repeats = random.integers(3, size=6)  # what two passages of a text hold is counted twice
        copies = _are_alike(held.astype(np.float32))
        likely = _may_be_alike(fallen, held.sum(axis=1) + repeats)
        assert not (copies & ~likely).any()
        wanted += int(copies.sum())
        passed += int((~likely).sum())
    assert wanted > 1000 and passed > 1000
