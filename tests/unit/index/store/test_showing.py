"""What a search shows is read by as many statements, however many hits it shows."""

from __future__ import annotations

import pytest

from index.errors import AlteredPaperError
from index.search import Index
from index.store import Store
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

THINGS = "brug sluis toren haven markt school kerk molen".split()


def built(shelf: Shelf) -> Index:
    pairs = [(f"Hoe staat het met de {thing}?", f"De {thing} is opgeknapt.") for thing in THINGS]
    shelf.put(exchange_paper("a.txt", pairs), letter("b.txt", ["De pont vaart.", "De kade is dicht."]))
    shelf.build()
    return Index.open(shelf.index)


def test_statements_do_not_grow_with_the_hits_of_a_paper(shelf: Shelf) -> None:
    index = built(shelf)
    store = index._store
    assert isinstance(store, Store)
    heard: list[str] = []
    store.connection.set_trace_callback(heard.append)
    counted = []
    for k in (1, 8):
        heard.clear()
        hits = index.search("Hoe staat het met de brug?", k, mode="lexical").hits
        assert [(hit.doc, len(hit.text) > 9) for hit in hits] == [("a.txt", True)] * k
        counted.append(len(heard))
    assert counted[0] == counted[1]


def test_each_id_has_its_own_row_in_whatever_order_they_are_asked(shelf: Shelf) -> None:
    snapshot = built(shelf)._snapshot
    columns, store = snapshot.derived.columns, snapshot.store
    units = columns.unit_ids[::-1].tolist()
    told = store.units(units)
    assert [told[key] for key in units] == [store.units([key])[key] for key in units]
    assert [exchange for key in units if (exchange := told[key][0])][:2] == ["8", "7"]
    key = snapshot.catalogue.id_of_name["b.txt"]
    (text,) = store.texts([key] * 3).values()
    spans = store.spans_of(columns.passage_ids.tolist())
    assert "De pont vaart." in [text[start:end] for start, end in spans.values()]
    assert store.units([]) == store.spans_of([]) == store.texts([]) == {}


def test_a_row_that_is_gone_is_told_as_what_the_disk_altered(shelf: Shelf) -> None:
    store = built(shelf)._snapshot.store
    for ask in (store.units, store.spans_of):
        with pytest.raises(AlteredPaperError, match="row 7 "):
            ask([7])
