"""What a question asks beyond the title of a paper tells the answer that speaks to it; invented papers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.gather.absence.beyond_title import beyond, beyond_title, odds_beyond
from rag.gather.findings import Finding
from rag.gather.question_profile import read_profile
from rag.understand.answer_kind import kind_of
from tests.support.rag_papers import exchange_paper, finding_of

TITLE = "Vragen van het lid Ter Horst (Eik) over de schippersschool in Korrelzand"
PAPER = replace(
    exchange_paper(
        "school.txt",
        [
            (
                "Waarom verhuist de schippersschool in Korrelzand?",
                "Het dak van het gebouw is lek. Herstel is duurder dan een ander pand.",
            ),
            (
                "Hoeveel leerlingen telt de schippersschool in Korrelzand?",
                "De school telt dit jaar 310 leerlingen, tegen 420 tien jaar geleden.",
            ),
            (
                "Bent u bereid een busverbinding naar het nieuwe pand te betalen?",
                "Nee. Het vervoer van leerlingen is een taak van de gemeente.",
            ),
        ],
    ),
    title=TITLE,
)
MOVE, PUPILS, BUS = (finding_of(PAPER, place) for place in range(3))


def odds(finding: Finding, question: str) -> float:
    return odds_beyond(finding, read_profile(question, kind_of(question)), question)


@pytest.mark.parametrize(
    ("question", "right", "neighbour"),
    [
        ("Waarom gaat de schippersschool in Korrelzand verhuizen?", MOVE, PUPILS),
        ("Hoeveel leerlingen heeft de schippersschool?", PUPILS, MOVE),
        ("Betaalt de minister een bus naar het nieuwe pand van de schippersschool?", BUS, PUPILS),
    ],
)
def test_the_answer_that_speaks_to_it_is_told_from_its_neighbours(
    question: str, right: Finding, neighbour: Finding
) -> None:
    assert odds(right, question) > odds(neighbour, question) + 1


@pytest.mark.parametrize(
    "question",
    ["Is de schippersschool in Korrelzand gratis?", "Mogen honden de schippersschool in Korrelzand in?"],
)
def test_what_no_answer_says_is_less_likely_than_what_one_does(question: str) -> None:
    asked = "Hoeveel leerlingen heeft de schippersschool in Korrelzand?"
    assert max(odds(each, question) for each in (MOVE, PUPILS, BUS)) < odds(PUPILS, asked) - 1


def test_what_the_title_holds_tells_nothing() -> None:
    alone, both = beyond("schippersschool leerlingen", "", ["schippersschool", "leerlingen"])
    assert alone > 0.3 and both > 0.3
    school, pupils = beyond("schippersschool leerlingen", TITLE, ["schippersschool", "leerlingen"])
    assert pupils > 0.9 > school
    assert list(beyond("", TITLE, ["leerlingen"])) == [0.0]


def test_signs_of_what_is_asked() -> None:
    question = "Is de schippersschool in Korrelzand gratis?"
    found = beyond_title(PUPILS, read_profile(question, "yes-no"), question)
    assert found.polar == 1 and found.wanted == found.informal == found.reason == 0
    assert found.last == found.lacking > 0.3  # "gratis"
    answered = beyond_title(BUS, read_profile(question, "yes-no"), question)
    assert answered.polar == 0  # "Bent u bereid …?" asked yes or no as well
