from __future__ import annotations

import pytest

from index.search import Index
from tests.support.shelf import Shelf, exchange_paper, shelf

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
