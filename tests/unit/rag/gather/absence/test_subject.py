"""What a question says it is about: the words behind "over", where that tells of what and not of where."""

from __future__ import annotations

import pytest

from rag.gather.absence.subject import guesses_abroad, subject_words
from rag.gather.declining import thing_elsewhere
from rag.gather.question_profile import read_profile
from rag.gather.requirements import read_needs
from tests.support.rag_papers import findings_of_answers


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wat is er afgesproken over de zomertijd?", ["zomertijd"]),
        ("Wat zei minister De Vries in 2031 over de dijk?", ["dijk"]),
        ("Hoeveel fietsers rijden er zonder lamp of hesje over de dijk?", []),
        ("Moet de bakker het brood dat over is weggeven?", []),
        ("Mag ik houden wat er over blijft?", []),
        ("Hoeveel honden lopen er 's nachts zonder baas of riem over het strand?", []),
    ],
)
def test_a_place_is_no_subject(question: str, words: list[str]) -> None:
    assert subject_words(question) == words


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Waarom is de sluis bij Oostmark gesloopt?", "de sluis bij Oostmark"),
        ("Waarom is de sluis bij Ravelingen gesloopt?", None),
        ("Waarom is de fabriek bij Oostmark gesloopt?", None),  # may be what a paper calls otherwise
        ("Waarom is de pont bij Oostmark gesloopt?", None),
    ],
)
def test_a_thing_and_its_place_must_meet_in_one_answer(question: str, said: str | None) -> None:
    found = findings_of_answers("De pont bij Oostmark vaart op zondag.", "De sluis bij Ravelingen lekt.")
    missing = thing_elsewhere(question, found, read_needs(read_profile(question), "nl"))
    assert [need.said for need in missing] == ([said] if said else [])


@pytest.mark.parametrize(
    ("question", "odds", "guess"),
    [
        ("Czy rząd chce zakazać dmuchaw do liści?", 0.4, True),  # of leaf blowers only the ban is looked for
        ("Czy rząd chce zakazać dmuchaw do liści?", 2.0, False),  # as likely as that is no guess
        ("Czy rząd chce zakazać fajerwerków?", 0.4, False),  # all of its words are found
        ("Co powiedział minister o dmuchawach?", 2.0, True),  # nothing else tells what is asked
    ],
)
def test_abroad_a_word_that_nobody_knows_asks_for_more_than_even_odds(
    question: str, odds: float, guess: bool
) -> None:
    found = findings_of_answers("Het kabinet komt met een verbod op vuurwerk.")
    assert guesses_abroad(question, found, lambda term: 0.1, odds, "pl") is guess
    assert not guesses_abroad(question, found, lambda term: 0.1, odds, "nl")
