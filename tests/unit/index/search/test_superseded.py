"""Papers of which a later one took the place: hidden from a search, there where they are asked for."""

from __future__ import annotations

from datetime import date

import pytest

from index.document import Document
from index.search import Filters, Index
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]

NUMBERS = {"vraagnummer": "2031Z00001"}
QUESTIONS = exchange_paper(
    "vragen.txt", [("Wanneer gaat de brug bij Muiden open?", None)], kind="vragen", numbers=NUMBERS
)
POSTPONED = exchange_paper(
    "uitstel.txt", [("Waarom wordt de beantwoording over de brug bij Muiden uitgesteld?", None)],
    kind="uitstel", numbers=NUMBERS,
)  # fmt: skip
ANSWER = exchange_paper(
    "antwoord.txt", [("Klopt het bericht over Muiden?", "De brug bij Muiden gaat in mei open.")],
    numbers=NUMBERS,
)  # fmt: skip
WRONG = exchange_paper(
    "fout.txt", [("Wat kost de brug bij Muiden?", "De brug bij Muiden kost 3 miljoen euro.")],
    day=date(2024, 1, 9), numbers={"publicatie": "ah-tk-20232024-7"},
)  # fmt: skip
RIGHT = exchange_paper(
    "hersteld.txt", [("Hoeveel kost het?", "De brug bij Muiden kost naar nu blijkt 30 miljoen euro.")],
    day=date(2024, 2, 9), numbers={"publicatie": "ah-tk-20232024-7", "corrects": "ah-tk-20232024-7"},
)  # fmt: skip


def found(shelf: Shelf, papers: tuple[Document, ...], filters: Filters = Filters()) -> set[str]:  # noqa: B008
    shelf.put(*papers)
    shelf.build()
    with Index.open(shelf.index) as index:
        return {hit.doc for hit in index.search("brug bij Muiden", filters=filters)}


@pytest.mark.parametrize("waiting", [QUESTIONS, POSTPONED])
def test_questions_and_postponements_go_once_their_answer_is_here(shelf: Shelf, waiting: Document) -> None:
    assert found(shelf, (waiting,)) == {waiting.name}
    assert found(shelf, (ANSWER,)) == {"antwoord.txt"}


def test_the_answer_to_another_set_hides_nothing(shelf: Shelf) -> None:
    other = exchange_paper(
        "ander.txt", [("En nu?", "De brug bij Muiden is geverfd.")], numbers={"vraagnummer": "2031Z00002"}
    )
    assert found(shelf, (QUESTIONS, other)) == {"vragen.txt", "ander.txt"}


def test_a_paper_that_was_corrected_gives_way_to_its_correction(shelf: Shelf) -> None:
    assert found(shelf, (WRONG,)) == {"fout.txt"}
    assert found(shelf, (RIGHT,)) == {"hersteld.txt"}


@pytest.mark.parametrize("filters", [Filters(type="vragen"), Filters(doc="vragen.txt")])
def test_a_hidden_paper_is_found_where_it_is_asked_for(shelf: Shelf, filters: Filters) -> None:
    assert found(shelf, (QUESTIONS, ANSWER), filters) == {"vragen.txt"}
