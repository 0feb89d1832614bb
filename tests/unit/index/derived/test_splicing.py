"""Columns to which documents came and from which others went are those that are assembled of all at once."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest

from index.derived.columns import Columns, Ints
from index.derived.gathering import ColumnParts, LoggedCounts, assemble
from index.derived.ragged import Ragged, Scattered, stack_rows
from index.derived.splicing import out_of_order, splice_columns
from index.store.schema import DAY_BITS


def parts_of(documents: Ints) -> ColumnParts:
    """Each document always with the same units and passages, of one of four days; some have none."""
    units, passages, members = [], [], []
    for document in documents.tolist():
        dice = np.random.default_rng(document)
        first = (int(dice.integers(4)) << DAY_BITS) + 20 * (97 - document % 89)
        count = int(dice.integers(4))
        units += [(first + n, document, n % 2) for n in range(count)]
        for n in range(int(dice.integers(6)) if count else 0):
            passages.append((first + n, document, n % 3))
            members.append(first + dice.choice(count, int(dice.integers(1, count + 1)), replace=False))
    of_units, of_passages = (np.array(rows, np.int64).reshape(-1, 3) for rows in (units, passages))
    titles = stack_rows([np.arange(document % 3) for document in documents.tolist()], np.uint16)
    return ColumnParts(
        documents, titles, of_units[:, 0], of_units[:, 1], of_units[:, 2] > 0,
        of_passages[:, 0], of_passages[:, 1], of_passages[:, 2].astype(np.uint8),
        stack_rows(members, np.int64), of_passages[:, 0] * 3, of_passages[:, 0] % 7, of_passages[:, 0] + 5,
    )  # fmt: skip


def columns_of(documents: Ints) -> Columns:
    counts = LoggedCounts(np.arange(5), np.array([7, 8, 9]))
    return assemble(documents, parts_of(documents), counts)


def assert_same(one: Columns, other: Columns) -> None:
    for name in (field.name for field in fields(Columns)):
        mine, theirs = getattr(one, name), getattr(other, name)
        for inside in ("starts", "sizes", "flat") if isinstance(mine, (Ragged, Scattered)) else ("",):
            if not (inside == "sizes" and isinstance(mine, Ragged)):
                left, right = (getattr(each, inside) if inside else each for each in (mine, theirs))
                assert left.dtype == right.dtype and left.tolist() == right.tolist(), (name, inside)


@pytest.mark.parametrize("seed", range(60))
def test_what_came_and_went_leaves_the_columns_of_all_at_once(seed: int) -> None:
    dice = np.random.default_rng([3, seed])
    every = dice.permutation(np.arange(1, 41))
    old_share, new_share = dice.choice([0.0, 0.1, 0.5, 0.9, 1.0], 2)
    old, documents = every[dice.random(40) < old_share], every[dice.random(40) < new_share]
    is_kept = np.isin(old, documents)
    came = columns_of(documents[~np.isin(documents, old)])
    assert_same(splice_columns(columns_of(old), is_kept, documents, came), columns_of(documents))


def test_columns_without_any_document_are_those_of_none() -> None:
    assert_same(columns_of(np.arange(1, 9)).emptied(), columns_of(np.arange(0)))


def test_as_few_as_may_be_are_out_of_order() -> None:
    old = np.array([7, 3, 9, 4, 1])
    assert out_of_order(old, np.array([7, 8, 9, 4, 1])).tolist() == []
    assert out_of_order(old, np.array([1, 7, 3, 9, 4])).tolist() == [1]
    assert out_of_order(old, np.array([3, 9, 4, 7, 5])).tolist() == [7]
    assert len(out_of_order(old, np.array([1, 4, 9, 3, 7]))) == 4
