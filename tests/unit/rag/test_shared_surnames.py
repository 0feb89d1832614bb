"""Who is heard where a surname is shared by two ministers, or by a minister and a member; invented papers."""

from __future__ import annotations

from datetime import date

import pytest

from index.document import Member, Minister
from index.search import Index
from rag.answer import answer
from tests.support.shelf import Shelf, exchange_paper, shelf

__all__ = ["shelf"]

DAY = date(2042, 5, 12)
BERT = Minister("B. Roerdomp", "Minister", "Vervoer")
ANNA = Minister("A. Roerdomp", "Staatssecretaris", "Jeugd")
VEEN = Minister("E. van der Veen", "Minister", "Natuur")
PAPERS = [
    exchange_paper(
        "baan.txt",
        [("Blijft de tandradbaan open?", "De tandradbaan blijft open, ook in de winter.")],
        day=DAY,
        minister=BERT,
    ),
    exchange_paper(
        "internaten.txt",
        [("Blijven de internaten open?", "Alle internaten voor schipperskinderen blijven open.")],
        day=DAY,
        minister=ANNA,
    ),
    exchange_paper(
        "otters.txt", [("Komen er otters bij?", "Er worden dertig otters uitgezet.")], day=DAY, minister=VEEN
    ),
    exchange_paper(
        "ponten.txt",
        [("Vaart de pont in de nacht?", None)],
        kind="vragen",
        day=DAY,
        asker=Member("Van der Veen", "Eik"),
    ),
    exchange_paper(
        "molens.txt",
        [("Draaien de molens bij storm door?", None)],
        kind="vragen",
        day=DAY,
        asker=Member("Kluut", "Beuk"),
    ),
]


@pytest.fixture
def index(shelf: Shelf) -> Index:
    shelf.put(*PAPERS)
    shelf.build()
    return Index.open(shelf.index)


@pytest.mark.parametrize(
    ("question", "minister", "papers"),
    [
        ("Wat zei Bert Roerdomp?", "Bert Roerdomp", {"baan.txt"}),
        ("Wat zei staatssecretaris Anna Roerdomp?", "Anna Roerdomp", {"internaten.txt"}),
        ("Wat zei Roerdomp?", "Roerdomp", {"baan.txt", "internaten.txt"}),
        ("Wat zei minister Bert Roerdomp over de internaten?", "Bert Roerdomp", set()),
        ("Wat zei Eric van der Veen over otters?", "van der Veen", {"otters.txt"}),
        ("Wat zei Van der Veen over otters?", "Van der Veen", {"otters.txt"}),
    ],
)
def test_a_first_name_tells_two_ministers_apart_and_who_says_something_is_the_minister(
    index: Index, question: str, minister: str, papers: set[str]
) -> None:
    made = answer(question, index)
    assert made.filters.minister == minister
    assert {each.doc for each in made.citations} == papers


def test_who_asks_is_the_member_and_nobody_elses_open_question_is_told(index: Index) -> None:
    made = answer("Wat vroeg Van der Veen over molens bij storm?", index)
    assert made.filters.minister is None
    assert "Kluut" not in made.text and not any("Kluut" in note for note in made.notes)


def test_a_name_that_nobody_bears_is_told_once(index: Index) -> None:
    made = answer("Wat zei Kees van der Plas over otters?", index)
    assert made.abstained
    assert [note for note in made.notes if "Plas" in note] == [
        "Van Kees van der Plas staat er niets bij dit onderwerp."
    ]
