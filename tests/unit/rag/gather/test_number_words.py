"""Numbers in words are numbers: "twintig" is 20."""

from __future__ import annotations

import pytest

from index.language.words import fold
from rag.gather.declining import holds_number
from rag.gather.facts import read_facts, term_set
from rag.gather.number_words import counts
from rag.gather.question_profile import holds_wanted, read_profile


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("zeventien", 17),
        ("tweeëntwintig", 22),
        ("vijfenzestig", 65),
        ("honderd", 100),
        ("driehonderdvijftig", 350),
        ("vijftienhonderd", 1500),
        ("duizend", 1000),
        ("twaalfduizend", 12000),
        ("twenty-two", 22),
    ],
)
def test_a_number_in_words(word: str, number: int) -> None:
    assert counts()[fold(word)] == number
    assert str(number) in read_facts(f"Er zijn {word} herders.").numbers


def test_an_article_counts_nothing() -> None:
    assert "een" not in counts() and "one" not in counts()


def test_a_figure_asked_for_may_stand_in_words() -> None:
    assert holds_wanted("Er waren zeventien herders.", "count")
    said = "Er waren zeventien herders."
    assert holds_number("17", term_set(said), said)
    assert not holds_number("18", term_set(said), said)


@pytest.mark.parametrize(
    "asked", ["Noem 3 maatregelen.", "Geef mij drie redenen", "Give me the 5 reasons", "Nennen Sie 3 Gründe"]
)
def test_how_many_are_wanted_is_no_figure_that_a_paper_must_hold(asked: str) -> None:
    assert not read_profile(asked).numbers
    assert read_profile(asked + " voor 95 wolven").numbers == ("95",)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("Klopt 38 procent?", "Het aandeel is 38%."),
        ("Klopt 38%?", "Het aandeel is 38 procent."),
        ("Is 2,8 miljard genoeg?", "Er is 2.800 miljoen euro nodig."),
        ("Waarom 3,5 miljoen?", "Het kost 3,5 miljoen."),
        ("Waarom na 12,5 jaar?", "Dat is na 12,5 jaar zo."),
        ("Komen er 15.000 woningen?", "Er komen 15 duizend woningen."),
    ],
)
def test_a_figure_is_held_in_any_spelling(asked: str, said: str) -> None:
    (number,) = read_profile(asked).numbers
    assert holds_number(number, term_set(said), said)
    assert not holds_number(number, term_set("Er zijn 7 wolven."), "Er zijn 7 wolven.")


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Is er geld ten behoeve van de dijken?", set()),
        ("Acht u dat wenselijk, en waarom acht de minister acht dijken genoeg?", {"8"}),
        ("How many of the ten dikes were closed?", {"10"}),
        ("Er zijn acht dijken.", {"8"}),
        ("Wat deed u met de motie-Ten Hove over de trein van tien uur?", {"10"}),
        ("Wat is er met de motie-Ten Hove over de trein gebeurd?", set()),
    ],
)
def test_a_dutch_word_that_is_a_number_elsewhere_counts_nothing(text: str, numbers: set[str]) -> None:
    assert read_facts(text).numbers == numbers
