"""How often units hold what is asked for."""

from __future__ import annotations

import numpy as np
import pytest

from index.derived.ragged import Scattered
from index.derived.terms.term_counts import (
    FIELDS,
    TermCounts,
    count_holders,
    length_norms,
    term_hash,
    term_score,
)

WIDE = 1 << 16


def counts(*units: list[int]) -> TermCounts:
    """The counts of units that hold these keys; every term's number is in its name."""
    made = TermCounts.__new__(TermCounts)
    sizes = np.array([len(keys) for keys in units])
    made.rows = Scattered(np.cumsum(sizes) - sizes, sizes, np.array(sum(units, []), np.uint32))
    made.units = np.arange(len(units)) * 10
    held = {key for keys in units for key in keys}
    made.holders = np.zeros(max(held) + len(FIELDS), np.int64)
    for key in held:
        made.holders[key] = sum(key in keys for keys in units)
    made.lengths = np.full((len(units), len(FIELDS)), 4, np.uint8)
    made.norms = [length_norms(5, len(units)) for _ in FIELDS]
    numbers = np.arange(max(held) // len(FIELDS) + 1, dtype=np.uint32)
    hashes = np.array([term_hash(f"t{number}") for number in numbers], np.uint64)
    order = np.argsort(hashes)
    made.hashes, made.ids, made._numbers = hashes[order], numbers[order], {}
    return made


def test_keys_that_are_alike_in_their_lower_half_are_told_apart() -> None:
    made = counts([5, 5 + WIDE, 5 + WIDE, 9], [5], [9 + WIDE, 6])
    wanted = np.array([9 + WIDE, 5 + WIDE, 9])
    assert made._count_held(np.array([2, 0, 1]), wanted).tolist() == [[1, 0, 0], [0, 2, 0], [0, 1, 0]]
    assert made._count_held(np.array([0, 1]), np.array([5])).tolist() == [[1, 1]]


def test_a_unit_scores_the_sum_of_what_it_holds_field_by_field() -> None:
    made = counts([0, 0, 1], [3, 4], [3, 5])  # t0 in two fields of the first, t1 in the others
    question, answer, _ = FIELDS.values()
    norms = made.norms[0][[4]]
    first = (
        term_score(np.array([2]), norms, 1, 3) * question + term_score(np.array([1]), norms, 1, 3) * answer
    )
    assert made.scores(np.array([0, 1]), [("t0", 0.5)]) == pytest.approx([0.5 * first[0], 0])
    of_answer = made.scores(np.array([0]), [("t0", 1.0)], without="question")
    assert of_answer == pytest.approx(answer * term_score(np.array([1]), norms, 1, 3))
    assert made.scores(np.array([0, 1]), [("t99999", 1.0)]).tolist() == [0, 0]
    assert made.scores(np.empty(0, np.int64), [("t0", 1.0)]).tolist() == []


def test_units_that_are_not_counted_have_no_place() -> None:
    made = counts([0], [0], [0])
    assert made.places_of_counted(np.array([20, 5, 0, 99])).tolist() == [0, 2]
    assert made.places_of_counted(np.empty(0, np.int64)).tolist() == []


@pytest.mark.parametrize("most", [3, 200, 1 << 31])  # many of few keys, few of many, pairs past 32 bits
def test_a_key_counts_once_for_each_who_holds_it(most: int) -> None:
    random = np.random.default_rng(8)
    owners, keys = random.integers(9, size=60), random.choice(random.integers(most, size=12), size=60)
    holders: dict[int, set[int]] = {}
    for owner, key in zip(owners.tolist(), keys.tolist(), strict=True):
        holders.setdefault(key, set()).add(owner)
    distinct, often = count_holders(owners, keys)
    assert distinct.tolist() == sorted(holders)
    assert often.tolist() == [len(holders[key]) for key in sorted(holders)]
    assert [len(found) for found in count_holders(owners[:0], keys[:0])] == [0, 0]
