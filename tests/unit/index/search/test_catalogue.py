from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from index.search import Index
from index.search.catalogue import Paper, _own_numbers, _positions_by_name
from index.search.same_paper import question_numbers
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]


@pytest.mark.parametrize(
    ("numbers", "query"),
    [
        ({"kamerstuk": "19637-3403"}, "motie 19 637, nr. 3403"),
        ({"kamerstuk": "19637-3403"}, "kst-19637-3403"),
        ({"vraagnummer": "2031Z00007"}, "2031Z00007"),
        ({"aanhangsel": "ah-tk-20302031-12"}, "Aanhangsel Handelingen, vergaderjaar 2030-2031, nr. 12"),
    ],
)
def test_a_number_finds_its_paper_in_every_spelling(
    shelf: Shelf, numbers: dict[str, str], query: str
) -> None:
    shelf.put(
        exchange_paper("wel.txt", [("Is het zand nat?", "Ja, het zand is nat.")], numbers=numbers),
        exchange_paper("niet.txt", [("Wat staat in de motie met dat nummer?", "De motie vraagt om zand.")]),
    )
    shelf.build()
    assert Index.open(shelf.index).search(query).hits[0].doc == "wel.txt"


def test_the_dossier_is_not_the_number_of_the_paper(shelf: Shelf) -> None:
    shelf.put(
        exchange_paper("zand.txt", [("Is het zand nat?", "Ja.")], numbers={"dossier": "19637"}),
        exchange_paper("motie.txt", [("Wat staat in motie 19637-1?", "Die vraagt om zand.")]),
    )
    shelf.build()
    assert Index.open(shelf.index).search("motie 19637-1").hits[0].doc == "motie.txt"


def paper(kind: str, day: date | None = None, **numbers: str) -> Paper:
    return Paper(1, "a.txt", "a.txt", kind, day, None, numbers, (), ())


def test_a_paper_belongs_to_every_set_whose_number_it_bears_each_once() -> None:
    both = paper("antwoord", vraagnummer="2031Z00001", vraagnummers="2031Z00001, 2031 Z00002")
    assert question_numbers(both) == ("2031Z00001", "2031Z00002")
    assert question_numbers(paper("brief")) == ()


def test_every_kind_of_a_papers_own_number_is_known_by_it() -> None:
    own = paper(
        "motie", vraagnummer="2031Z00001", kamerstuk="19637-3403", dossier="12345-1", replaces="2031Z00009"
    )
    assert _own_numbers(own) == {"2031z00001", "19637_3403"}
    assert _own_numbers(paper("brief")) == frozenset()


def test_a_name_leads_to_all_its_papers_and_no_name_to_none() -> None:
    held = _positions_by_name([["Eik", None], ["Beuk", "Eik"], [""], []])
    assert {name: found.tolist() for name, found in held.items()} == {"Eik": [0, 1], "Beuk": [1]}


def test_the_period_is_from_the_oldest_to_the_newest_and_the_undated_do_not_count(shelf: Shelf) -> None:
    days = (date(2021, 5, 6), None, date(2019, 3, 4), date(2020, 1, 1))
    shelf.put(*(letter(f"{n}.txt", ["De brug."], day) for n, day in enumerate(days)))
    shelf.build()
    catalogue = Index.open(shelf.index)._snapshot.catalogue
    assert catalogue.period() == (date(2019, 3, 4), date(2021, 5, 6))
    assert catalogue.period(np.array([True, True, False, True])) == (date(2020, 1, 1), date(2021, 5, 6))
    assert catalogue.period(np.array([False, True, False, False])) == (None, None)
    assert catalogue.types() == ["brief"] and catalogue.people() == []
