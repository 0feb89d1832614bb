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

YEARS = """De meldingen staan hieronder.

| Jaar | Meldingen | Waarvan ernstig |
|---|---|---|
| 2039 | 312 | 4 |
| 2040 | 508 | 9 |
| 2041 | 771 | 16 |"""
BY_YEAR = exchange_paper("kwallen.txt", [("Hoeveel meldingen van kwallen waren er?", YEARS)], day=DAY)
EACH_ROW = letter("zeehonden.txt", YEARS.replace("meldingen", "meldingen van zeehonden").split("\n")[:1]
                  + YEARS.split("\n")[2:], DAY)  # fmt: skip


@pytest.fixture
def index(shelf: Shelf) -> Index:
    shelf.put(LETTER, ANSWER, BY_YEAR, EACH_ROW, *OTHERS)
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


@pytest.mark.parametrize("thing", ["kwallen", "zeehonden"])
@pytest.mark.parametrize(("year", "given"), [(2041, True), (2040, True), (2042, False)])
def test_a_table_of_years_answers_for_those_years_alone(
    thing: str, year: int, given: bool, index: Index
) -> None:
    """The papers are of 2042: a year that a paper bears is not one that it counts."""
    made = answer(f"Hoeveel meldingen van {thing} waren er in {year}?", index)
    assert made.abstained is not given
