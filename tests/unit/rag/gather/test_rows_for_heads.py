"""A table's head gives its place among the findings to its best row; invented papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Document
from index.search import Index
from rag.answer import answer
from rag.gather.counted import rows_for_heads
from rag.gather.findings import Finding
from tests.support.shelf import Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

HEAD = "| Provincie | Terreinen | Gesaneerd | Kosten (mln) |"
ROWS = ["| Westland | 14 | 6 | 22 |", "| Oostland | 9 | 9 | 31 |"]
BODY = [
    "Tijdens het debat is gevraagd naar de sanering van de oude gasfabrieken; dit is het antwoord daarop.",
    "Alle fracties vinden dat de terreinen van de gasfabrieken gesaneerd moeten zijn.",
    HEAD,
    *ROWS,
    "Van de onderzochte terreinen zijn er 37 ernstig verontreinigd.",
]
LETTER = letter("gasfabrieken.txt", BODY, date(2043, 2, 9))
OTHERS = [
    exchange_paper(
        f"{name}.txt",
        [(f"Hoeveel {name} zijn er in Westland en Oostland?", f"In Westland en Oostland zijn 12 {name}.")],
    )
    for name in ("boomgaarden", "visvijvers", "korenmolens", "graanschuren")
]


def findings(paper: Document, **scores: float) -> tuple[Finding, ...]:
    """The paragraphs whose first letters or cells these are, with their scores, best first."""
    found = [
        Finding(paper, None, each, each.span, score=score)
        for start, score in scores.items()
        for each in paper.paragraphs
        if paper.at(each.span).lstrip("| ").startswith(start)
    ]
    return tuple(sorted(found, key=lambda each: -each.score))


def scored(found: tuple[Finding, ...]) -> list[tuple[str, float]]:
    """What they say, shortened, with their scores."""
    return [(each.text.strip("| ").split()[0], each.score) for each in found]


def test_the_best_row_stands_where_its_head_stood() -> None:
    found = rows_for_heads(findings(LETTER, Provincie=9.0, Van=7.0, Oostland=5.0, Westland=3.0))
    assert scored(found) == [("Oostland", 9.0), ("Van", 7.0), ("Westland", 3.0)]


def test_a_row_above_its_head_keeps_its_score() -> None:
    assert scored(rows_for_heads(findings(LETTER, Oostland=9.0, Provincie=5.0))) == [("Oostland", 9.0)]


def test_a_head_without_rows_stays_and_so_does_that_of_another_paper() -> None:
    other = replace(LETTER, name="other.txt")
    assert scored(rows_for_heads(findings(LETTER, Provincie=9.0, Van=7.0))) == [
        ("Provincie", 9.0),
        ("Van", 7.0),
    ]
    both = (*findings(LETTER, Provincie=9.0), *findings(other, Oostland=5.0))
    assert scored(rows_for_heads(both)) == [("Provincie", 9.0), ("Oostland", 5.0)]


@pytest.mark.parametrize("place", ["Oostland", "Westland"])
def test_a_row_whose_head_holds_the_questions_words_is_answered(place: str, shelf: Shelf) -> None:
    shelf.put(LETTER, *OTHERS)
    shelf.build()
    with Index.open(shelf.index) as index:
        made = answer(f"Hoeveel terreinen zijn gesaneerd in {place}?", index)
    assert not made.abstained
    assert any(f"| {place} |" in each.quote and HEAD in each.quote for each in made.citations)
