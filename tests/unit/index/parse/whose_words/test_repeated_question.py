"""A question that is printed again below the answer's label is not the minister's. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET, MEMBER
from tests.support.parsed import HEAD, read

ASKED = "Draait de wiek van de molen? Zo nee, wanneer weer?"
SAID = "De wiek draait weer sinds mei."


@pytest.mark.parametrize(
    "repeated",
    [
        f"{ASKED}\n\n",
        f"{ASKED} ",
        "Draait de wiek van de molen?\nZo nee, wanneer weer?\n",
        "1. draait de wiek van de molen? Zo nee, wanneer weer?\n\n",
        f"Molenaars klagen al jaren over de kapotte wiek. {ASKED}\n\n",
        "Draait de wiek van de molen?\n\n",
    ],
)
def test_the_answer_begins_behind_the_question_that_it_repeats(repeated: str) -> None:
    document = read(
        f"{HEAD}Vraag 1\n{ASKED}\n\nAntwoord 1\n{repeated}{SAID}\n\nVraag 2\nWaarom?\n\nAntwoord 2\nJa.\n"
    )
    first = document.exchanges[0]
    assert (first.answer and document.at(first.answer), first.voice) == (SAID, CABINET)
    assert {each.voice for each in document.paragraphs} == {MEMBER}


def test_an_answer_that_is_its_question_is_in_doubt() -> None:
    document = read(f"{HEAD}Vraag 1\n{ASKED}\n\nAntwoord 1\n{ASKED}\n\nVraag 2\nWaarom?\n\nAntwoord 2\nJa.\n")
    assert (document.exchanges[0].state, document.exchanges[0].voice) == ("unsure", None)


def test_a_question_of_the_ministers_own_stays_his() -> None:
    own = "Is dat genoeg om de molen te redden? Dat is niet te zeggen."
    document = read(f"{HEAD}Vraag 1\n{ASKED}\n\nAntwoord 1\n{own}\n")
    answer = document.exchanges[0].answer
    assert answer and document.at(answer) == own
