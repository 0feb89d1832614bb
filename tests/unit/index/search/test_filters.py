from __future__ import annotations

from datetime import date

import pytest

from index.derived.lexical import LexicalScope
from index.search import Filters, Index
from index.search.filters import same_ministry, same_name, same_party, same_word
from index.search.index import Mode
from tests.support.shelf import Shelf, letter, shelf

__all__ = ["shelf"]

MODES: tuple[Mode, ...] = ("hybrid", "dense", "lexical")


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Wolf", "J. de Wolf", True),
        ("de wolf", "J. de Wolf", True),
        ("ÇELIK", "A. Çelik", True),
        ("Wolfs", "J. de Wolf", False),
    ],
)
def test_a_name_is_known_by_a_part_of_it(wanted: str, found: str, same: bool) -> None:
    assert same_name(wanted, found) is same


def test_a_party_is_known_by_each_of_its_names() -> None:
    assert same_party("partij voor de dieren", "PvdD")
    assert not same_party("VVD", "PVV")
    assert same_party("BvB", "Bond voor Bruggen") and same_party("bond voor bruggen (BvB)", "BvB")
    assert not same_party("BvB", "Bond voor Tunnels")


def test_a_ministry_is_known_by_its_old_and_short_names() -> None:
    assert same_ministry("V&J", "Justitie en Veiligheid")
    assert same_ministry("luchtvaart", "Lucht en Luchtvaart")
    assert not same_ministry("Financiën", "Defensie")


@pytest.mark.parametrize(
    ("wanted", "found", "same"),
    [
        ("Volksgezondheid", "Volksgezondheid, Welzijn en Sport", True),
        ("VWS", "Volksgezondheid, Welzijn en Sport", True),
        ("zwerfkeien", "Volksgezondheid, Welzijn en Sport", False),
        ("zwerfkeien", "Lucht en Licht", False),  # neither is a ministry that is known
    ],
)
def test_a_ministry_that_is_not_known_is_told_by_its_words(wanted: str, found: str, same: bool) -> None:
    assert same_ministry(wanted, found) is same


def test_a_type_is_told_whatever_its_capitals_and_only_as_a_whole() -> None:
    assert same_word("BRIEF", "brief") and same_word("café", "Cafe")
    assert not same_word("brief", "kamerbrief") and not same_word("brieven", "brief")


@pytest.fixture
def index(shelf: Shelf) -> Index:
    shelf.put(
        letter("oud.txt", ["De brug is oud."], date(2020, 1, 1)),
        letter("midden.txt", ["De brug is af."], date(2022, 6, 15)),
        letter("nieuw.txt", ["De brug is nieuw."], date(2024, 12, 31)),
        letter("zonder.txt", ["De brug is er."], None),
    )
    shelf.build()
    return Index.open(shelf.index)


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(since=date(2022, 6, 15)), {"midden.txt", "nieuw.txt"}),
        (Filters(since=date(2022, 6, 16)), {"nieuw.txt"}),
        (Filters(until=date(2022, 6, 15)), {"oud.txt", "midden.txt"}),
        (Filters(until=date(2022, 6, 14)), {"oud.txt"}),
        (Filters(since=date(2022, 6, 15), until=date(2022, 6, 15)), {"midden.txt"}),
        (Filters(since=date(2022, 6, 15), doc="nieuw.txt"), {"nieuw.txt"}),
        (Filters(since=date(2022, 6, 16), doc="midden.txt"), set()),
        (Filters(), {"oud.txt", "midden.txt", "nieuw.txt", "zonder.txt"}),
    ],
)
def test_the_first_and_the_last_day_of_a_period_are_in_it_by_words_and_by_meaning(
    index: Index, filters: Filters, left: set[str]
) -> None:
    for mode in MODES:
        assert {hit.doc for hit in index.search("de brug", filters=filters, mode=mode)} == left
    assert index.count(filters) == len(left) == index.coverage(filters).documents


def test_a_period_alone_is_told_to_the_word_index_by_its_ends_and_other_filters_by_papers(
    index: Index,
) -> None:
    snapshot = index._snapshot

    def within(**said: object) -> LexicalScope:
        scope = snapshot.scope(Filters(**said))  # type: ignore[arg-type]
        assert scope is not None
        return scope.within

    since = within(since=date(2022, 6, 15))
    assert since.documents is None and since.first is not None and since.last is None
    until = within(until=date(2022, 6, 15))
    assert until.documents is None and until.first is not None and until.last is not None
    assert len(within(doc="oud.txt").documents or ()) == 1
    both = within(doc="midden.txt", since=date(2022, 1, 1))
    assert len(both.documents or ()) == 1 and both.first is not None
    assert snapshot.scope(Filters()) is None
    assert not Filters() and Filters(doc="oud.txt")
