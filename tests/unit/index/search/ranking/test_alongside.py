from __future__ import annotations

import threading
from contextlib import ExitStack

import numpy as np
import pytest

from index.search import Index
from index.search.ranking import ranker
from index.search.ranking.alongside import Alongside, WorkAlongside
from index.search.ranking.compared import ComparedPassages
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

THINGS = ("brug", "sluis", "toren")


def test_both_work_at_the_same_time_and_what_was_made_or_raised_comes_back() -> None:
    met = threading.Barrier(2, timeout=30)
    with Alongside() as other:
        first = other.ask(lambda: (met.wait(), threading.get_ident())[1])
        met.wait()  # neither is done before the other came
        assert first.result() != threading.get_ident() and first.result() == first.result()
        failed, last = other.ask(lambda: 1 // 0), other.ask(threading.get_ident)
        assert last.result() == first.result(), "one thread, whatever a work before raised"
        with pytest.raises(ZeroDivisionError):
            failed.result()


def test_its_thread_ends_with_its_block_whatever_ends_that() -> None:
    with pytest.raises(KeyError), Alongside() as other:
        thread = other.ask(threading.current_thread).result()
        raise KeyError
    thread.join(30)
    assert not thread.is_alive()


def test_what_takes_too_long_is_not_waited_for_nor_begun() -> None:
    go_on, done = threading.Event(), []
    with Alongside() as other:
        begun = threading.Event()
        slow = other.ask(lambda: (begun.set(), go_on.wait(30))[1])
        waiting = other.ask(lambda: done.append(1))
        assert begun.wait(30) and slow.result_within(0.001) is None and waiting.result_within(30) is None
        go_on.set()
        assert slow.result_within(30) is True and other.ask(lambda: 3).result() == 3
        assert not done, "it was not begun when nobody waited any more"


def test_it_knows_whether_another_is_at_work() -> None:
    with Alongside() as one:
        assert one.is_alone
        with Alongside() as other:
            assert not one.is_alone and not other.is_alone
        assert one.is_alone


@pytest.mark.parametrize("others", [0, 1])
def test_a_large_index_gives_what_it_gives_with_one_side_after_the_other(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch, others: int
) -> None:
    pairs = [(f"Hoe staat het met de {thing}?", f"De {thing} is af.") for thing in ("brug", "sluis", "toren")]
    shelf.put(exchange_paper("a.txt", pairs), exchange_paper("b.txt", pairs[:1]))
    shelf.build()
    index = Index.open(shelf.index)
    looked = []
    monkeypatch.setattr(WorkAlongside, "result_within", lambda asked, _: asked.result())
    first = ComparedPassages.look_ahead
    monkeypatch.setattr(ComparedPassages, "look_ahead", lambda *given: (looked.append(1), first(*given))[1])
    with ExitStack() as stack:
        for _ in range(others):
            stack.enter_context(Alongside())
        told = []
        for least in (0, 50_000):
            monkeypatch.setattr(ranker, "ALONGSIDE_FROM", least)
            found = index.search("Hoe staat het met de sluis?", 3)
            assert list(found.timing_ms) == ["embed", "dense", "lexical", "fuse", "total"]
            told.append(found.hits)
    assert told[0] == told[1] and len(told[0]) == 3
    assert len(looked) == (not others), "ahead only where no other search needs the time"


def test_what_was_compared_ahead_is_what_is_compared_later(shelf: Shelf) -> None:
    shelf.put(
        *(letter(f"{n}.txt", [f"De {thing} gaat dicht.", "Dat is zo."]) for n, thing in enumerate(THINGS))
    )
    shelf.build()
    snapshot = Index.open(shelf.index)._snapshot
    columns, interaction = snapshot.derived.columns, snapshot.ranker._encoder.interaction
    rows, papers = np.arange(len(columns.passage_ids)), np.arange(len(THINGS))
    wanted = ComparedPassages(columns, interaction.compare("Gaat de brug dicht?")).best(rows, papers)
    for ahead in ([], [0], [1, 2], list(range(len(columns.unit_ids)))):
        compared = ComparedPassages(columns, interaction.compare("Gaat de brug dicht?"))
        found = compared.look_ahead(np.array(ahead, np.int64)).best(rows, papers)
        assert all((one == other).all() for one, other in zip(found, wanted, strict=True))
