"""Of a motion what it asks for leads, not the grounds that hold the question's words as well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.document import Document
from rag.gather.findings import Finding, quote_finding
from rag.gather.heading import lead_with_requests, request_for
from rag.gather.question_profile import QuestionProfile, read_profile
from rag.gather.relevance import Relevance, bundled_scores
from rag.understand.answer_kind import kind_of
from tests.support.shelf import letter

GROUND = "constaterende dat de kade van Meerkoet verzakt en 40 bomen omvielen;"
OTHER_GROUND = "overwegende dat de kade van Meerkoet oud is;"
REQUEST = "verzoekt de regering de kade van Meerkoet te herstellen,"
MOTION = replace(letter("kade.xml", [GROUND, OTHER_GROUND, REQUEST]), type="motie")


def found(paper: Document, *places: int, aside: bool = False) -> list[Finding]:
    paragraphs = [paper.paragraphs[place] for place in places]
    return [
        Finding(paper, None, each, each.span, "member", score=0.9 - n / 10, aside=aside and n > 0)
        for n, each in enumerate(paragraphs)
    ]


def profile(question: str) -> QuestionProfile:
    return read_profile(question, kind_of(question))


ASKED = profile("Is er een motie over de kade van Meerkoet?")


@pytest.mark.parametrize(
    ("places", "led"),
    [
        ((0, 2), (REQUEST, GROUND)),
        ((1, 0, 2), (REQUEST, OTHER_GROUND, GROUND)),
        ((0,), (REQUEST, GROUND)),  # the request was not found itself
        ((2, 0), (REQUEST, GROUND)),
    ],
)
def test_the_request_leads(places: tuple[int, ...], led: tuple[str, ...]) -> None:
    assert tuple(each.text for each in lead_with_requests(found(MOTION, *places), ASKED)) == led


def test_of_two_requests_the_one_that_fits_is_quoted_where_there_is_room_for_one() -> None:
    museum = "verzoekt de regering met de eilanders over een museum te spreken,"
    two = replace(letter("kade.xml", [GROUND, REQUEST[:-1] + ";", museum, "Reiger"]), type="motie")
    (ground,) = found(two, 0)
    asked = profile("Komt er een museum op het eiland?")
    relevance = Relevance(asked, [two.text], bundled_scores)
    assert (
        request_for(ground).text.endswith("te spreken,")
        and "Meerkoet te herstellen;" in request_for(ground).text
    )
    assert quote_finding(request_for(ground), relevance, 12).texts == (museum,)


def test_a_request_that_was_pointed_at_is_quoted_and_other_grounds_stay_beside() -> None:
    led = lead_with_requests(found(MOTION, 0, 1, 2, aside=True), ASKED)
    assert [(each.text, each.aside) for each in led] == [
        (REQUEST, False), (GROUND, False), (OTHER_GROUND, True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "question", ["Hoeveel bomen vielen om op de kade?", "Waarom moet de kade van Meerkoet worden hersteld?"]
)
def test_a_number_or_reason_is_in_the_grounds(question: str) -> None:
    picked = found(MOTION, 0, 2)
    assert lead_with_requests(picked, profile(question)) == tuple(picked)


def test_what_is_no_motion_or_asks_for_nothing_is_left_as_it_is() -> None:
    other = found(replace(MOTION, type="brief"), 0, 2)
    assert lead_with_requests(other, ASKED) == tuple(other)
    grounds = found(replace(letter("kade.xml", [GROUND, OTHER_GROUND]), type="motie"), 0, 1)
    assert lead_with_requests(grounds, ASKED) == tuple(grounds)
    assert lead_with_requests((), ASKED) == ()


def test_each_of_two_motions_is_led_by_its_own_request() -> None:
    second = replace(letter("sluis.xml", [GROUND, "roept de regering op de sluis te openen,"]), type="motie")
    led = lead_with_requests([*found(MOTION, 0), *found(second, 0)], ASKED)
    assert [each.text.split()[0] for each in led] == ["verzoekt", "constaterende", "roept", "constaterende"]
