"""A placeholder is no answer; a short answer is one. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import HEAD, read


@pytest.mark.parametrize(
    "words",
    [
        "Typ hier uw antwoord.",
        "Vul hier de tekst in",
        "[Voer antwoord op vraag 1 hier in]",
        "Klik hier om tekst in te voeren.",
        "Tik of klik om het antwoord te typen",
        "Click or tap here to enter text.",
        "(antwoord volgt later)",
        "xxxx",
        "P.M.",
        "….",
        "<in te vullen>",
        "Lorem ipsum dolor sit amet.",
    ],
)
def test_a_placeholder_answers_nothing(words: str) -> None:
    one = read(f"{HEAD}Vraag 1\nMaalt hij?\n\nAntwoord 1\n{words}\n").exchanges[0]
    assert (one.answer, one.state, one.voice) == (None, "unanswered", None)


@pytest.mark.parametrize(
    "words",
    [
        "Ja.",
        "Nee",
        "Zie het antwoord op vraag 1.",
        "XX stond voor de molen.",
        "Vul hier het formulier in.",
        "12",
    ],
)
def test_a_short_answer_is_one(words: str) -> None:
    one = read(f"{HEAD}Vraag 1\nMaalt hij?\n\nAntwoord 1\n{words}\n").exchanges[0]
    assert (one.answer is not None, one.voice) == (True, CABINET)
