from __future__ import annotations

import pytest

from index.language.everyday.listed import Verb
from index.language.everyday.said import SaidVerb, said_verbs
from index.language.words import words

OPEN_UP, SHUT = Verb(("op",), "draaien"), Verb(("dicht",), "gaan")


def verbs(question: str) -> set[Verb]:
    return {each.verb for each in said_verbs(words(question))}


@pytest.mark.parametrize(
    "question",
    [
        "Draait de polder op voor de kosten?",
        "Wie draait daar voor op?",
        "Wie moet er opdraaien voor de kosten?",
        "Wie is er voor opgedraaid?",
        "Is het nodig om daar voor op te draaien?",
        "De polder draaide op en de provincie niet",
    ],
)
def test_a_verb_is_read_with_its_particle(question: str) -> None:
    assert OPEN_UP in verbs(question)


@pytest.mark.parametrize(
    "question", ["Draait de molen op wind?", "Waarop draait de molen?", "De molen op de dijk draait",
                 "Draait de molen?", "Op de dijk draait een molen"],
)  # fmt: skip
def test_a_preposition_is_no_particle(question: str) -> None:
    assert OPEN_UP not in verbs(question)


@pytest.mark.parametrize(
    "question",
    ["Gaat de sluis dicht in de winter?", "Waarom is de sluis dicht gegaan?",
     "omdat de sluis dicht is gegaan", "omdat de sluis dicht moet gaan",
     "Gingen er sluizen dicht?", "Is de sluis dichtgegaan?",
     "De sluis dreigt dicht te gaan"],
)  # fmt: skip
def test_the_particle_stands_behind_before_or_in_it(question: str) -> None:
    assert SHUT in verbs(question)


def test_a_verb_with_its_particle_is_no_longer_the_bare_one() -> None:
    assert Verb((), "keuren") in verbs("Keurt iemand de draaimolen?")
    found = verbs("Keurt iemand de draaimolen goed?")
    assert Verb(("goed",), "keuren") in found and Verb((), "keuren") not in found


def test_a_turn_of_phrase_is_a_particle_of_several_words() -> None:
    assert Verb(("in", "de", "gaten"), "houden") in verbs("Houdt iemand de egels in de gaten?")
    assert Verb(("in", "de", "gaten"), "houden") in verbs("Wie moet de egels in de gaten houden?")


def test_the_places_of_the_verb_and_of_its_particle_are_told() -> None:
    assert SaidVerb(SHUT, 0, (3,)) in said_verbs(["gaat", "de", "sluis", "dicht"])
    assert SaidVerb(SHUT, 2) in said_verbs(["is", "ze", "dichtgegaan"])


def test_a_question_without_listed_verbs_says_none() -> None:
    assert verbs("Xqzx de wqzw?") == verbs("") == set()
