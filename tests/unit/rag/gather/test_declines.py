"""Near misses over invented papers are mostly declined, by kind; what these papers say is mostly answered."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.search import Index
from tests.support.declines import Row, declining_papers, declining_rows, is_declined, prepare

ROWS = declining_rows(declining_papers())


@pytest.fixture(scope="module")
def near_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index.open(prepare(tmp_path_factory.mktemp("declines"))) as index:
        yield index


def share_declined(rows: list[Row], index: Index) -> float:
    return sum(is_declined(row, index) for row in rows) / len(rows)


@pytest.mark.parametrize(
    ("kind", "least"), [("place", 0.9), ("minister", 0.9), ("year", 0.9), ("subject", 0.5), ("compound", 0.5)]
)
def test_near_misses_are_declined(near_index: Index, kind: str, least: float) -> None:
    missed = [row for row in ROWS if not row["answerable"] and row["subkind"] == kind]
    assert share_declined(missed, near_index) >= least


@pytest.mark.parametrize(("kind", "most"), [("direct", 0.05), ("everyday", 0.35), ("followup", 0.2)])
def test_what_the_papers_say_is_answered(near_index: Index, kind: str, most: float) -> None:
    assert share_declined([row for row in ROWS if row["kind"] == kind], near_index) <= most
