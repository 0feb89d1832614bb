"""A row of a table is an answer to what its head counts; invented papers."""

from __future__ import annotations

from datetime import date

import pytest

from index.search import Index
from rag.answer import answer
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

ROWS = [
    "| Haven | Schepen | Ligplaatsen |",
    "|---|---|---|",
    "| Zoutwijk | 210 | 190 |",
    "| Kromhaven | 44 | 60 |",
]
DAY = date(2042, 6, 3)
LETTER = letter("havens.txt", ["De aantallen zijn geteld op 1 mei.", *ROWS, "Meer is er niet geteld."], DAY)
TABLE = """De aantallen staan hieronder.

| Internaat | Plaatsen 2041 | Plaatsen 2042 |
|---|---|---|
| Het Anker | 25 | 31 |
| Huize Stuurboord | 12 | 14 |"""
ANSWER = exchange_paper("internaten.txt", [("Hoeveel plaatsen zijn er op de internaten?", TABLE)], day=DAY)
OTHERS = [
    exchange_paper(
        f"{name}.txt", [(f"Kent u het bericht over de {name}?", f"Ja, dat over de {name} ken ik.")]
    )
    for name in ("boomgaarden", "visvijvers", "korenmolens", "graanschuren")
]


@pytest.fixture
def index(shelf: Shelf) -> Index:
    shelf.put(LETTER, ANSWER, *OTHERS)
    shelf.build()
    return Index.open(shelf.index)


@pytest.mark.parametrize(
    ("question", "row"),
    [
        ("Hoeveel ligplaatsen heeft Kromhaven?", "| Kromhaven | 44 | 60 |"),
        ("Hoeveel schepen liggen er in Zoutwijk?", "| Zoutwijk | 210 | 190 |"),
        ("Hoeveel plaatsen heeft Huize Stuurboord in 2042?", "| Huize Stuurboord | 12 | 14 |"),
    ],
)
def test_a_row_asked_for_by_its_first_cell_answers_with_its_head(
    question: str, row: str, index: Index
) -> None:
    made = answer(question, index)
    assert not made.abstained
    assert any(row in each.quote and each.quote.startswith(("|", "De aantallen")) for each in made.citations)


@pytest.mark.parametrize(
    "question", ["Hoeveel plaatsen had Het Anker in 2040?", "Hoeveel treinen heeft Kromhaven?"]
)
def test_neither_a_year_nor_a_thing_that_no_head_names_is_answered(question: str, index: Index) -> None:
    made = answer(question, index)
    assert made.abstained
    quotes = [each.quote for each in made.nearest]
    assert len(quotes) == len(set(quotes))
