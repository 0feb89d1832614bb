from __future__ import annotations

import threading

import pytest

from index.search import Index
from index.search.ranking import ranker
from index.search.ranking.alongside import Alongside
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]


def test_both_work_at_the_same_time_and_what_was_made_or_raised_comes_back() -> None:
    met = threading.Barrier(2, timeout=30)
    other = Alongside(lambda: (met.wait(), threading.get_ident())[1])
    met.wait()  # neither is done before the other came
    assert other.result() != threading.get_ident() and other.result() == other.result()
    with pytest.raises(ZeroDivisionError):
        Alongside(lambda: 1 // 0).result()


def test_a_large_index_gives_what_it_gives_with_one_side_after_the_other(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [(f"Hoe staat het met de {thing}?", f"De {thing} is af.") for thing in ("brug", "sluis", "toren")]
    shelf.put(exchange_paper("a.txt", pairs))
    shelf.build()
    index = Index.open(shelf.index)
    told = []
    for least in (0, 50_000):
        monkeypatch.setattr(ranker, "ALONGSIDE_FROM", least)
        found = index.search("Hoe staat het met de sluis?", 3)
        assert list(found.timing_ms) == ["embed", "dense", "lexical", "fuse", "total"]
        told.append(found.hits)
    assert told[0] == told[1] and len(told[0]) == 3
