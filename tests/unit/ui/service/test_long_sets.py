"""Sets of hundreds of questions are read whole, and a number that is printed twice is two questions."""

from __future__ import annotations

import pytest

from rag.understand.subquestions import MAX_PARTS, numbered_questions
from ui.service.pasted_set import read_set


@pytest.mark.parametrize("form", ["{n}. {text}\n", "Vraag {n}\n{text}\n\n", "{n}) {text}\n", "{n}\n{text}\n"])
def test_hundreds_of_questions_are_read_to_the_last(form: str) -> None:
    text = "Hoeveel bruggen zijn er in gebied nummer {n} gesloten?"
    pasted = "".join(form.format(n=n, text=text.format(n=n)) for n in range(1, 400))
    found = read_set(pasted).questions
    assert [each.number for each in found] == [str(n) for n in range(1, 400)]
    assert found[-1].text == text.format(n=399)


def test_a_message_is_cut_off_where_it_was() -> None:
    pasted = "".join(f"{n}. Hoeveel bruggen zijn er dicht?\n" for n in range(1, 200))
    assert len(numbered_questions(pasted)) == MAX_PARTS


def test_a_number_printed_twice_is_two_questions() -> None:
    pasted = "1. Waarom is de brug dicht?\n2. Wanneer gaat zij open?\n2. Wie betaalt dat?\n3. Wat kost het?"
    found = [(each.number, each.text) for each in read_set(pasted).questions]
    assert found == [
        ("1", "Waarom is de brug dicht?"),
        ("2", "Wanneer gaat zij open?"),
        ("2'", "Wie betaalt dat?"),
        ("3", "Wat kost het?"),
    ]


@pytest.mark.parametrize("number", ["200", "2041", "2"])
def test_a_number_inside_a_question_begins_none(number: str) -> None:
    pasted = (
        f"1. Waarom is de brug dicht?\n2. Klopt het dat er\n{number} miljoen nodig is?\n3. Wat kost het nu?"
    )
    assert [each.number for each in read_set(pasted).questions] == ["1", "2", "3"]
