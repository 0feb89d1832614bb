"""A word that stands nowhere in what answers a question declines it, unless the rest is put otherwise too."""

from __future__ import annotations

import pytest

from rag.gather.absence.unmet_words import ENOUGH, answering_odds, lacks, unmet_odds, unmet_word
from rag.gather.question_profile import read_profile
from rag.understand.answer_kind import kind_of
from rag.understand.said_words import said_words
from tests.support.rag_papers import findings_of_answers

(LOCK,) = findings_of_answers(
    "De sluis is gesloten, zodat schippers sinds mei omvaren door het kanaal.",
    question="Sinds wanneer is de sluis bij Mosdijk gesloten?",
)
ODDS = 4.0


def speaks(question: str, odds: float = ODDS) -> bool:
    return unmet_odds(LOCK, read_profile(question, kind_of(question)), question, odds) >= ENOUGH


@pytest.mark.parametrize(
    "question",
    [
        "Waarom is de sluis bij Mosdijk verkocht?",
        "Waarom is de sluis bij Mosdijk ontploft?",
        "Sinds wanneer is de sluis bij Mosdijk rolstoeltoegankelijk?",
    ],
)
def test_what_never_happened_to_a_thing_is_not_answered_by_what_did(question: str) -> None:
    assert not speaks(question)


@pytest.mark.parametrize(
    "question",
    [
        "Sinds wanneer is de sluis bij Mosdijk dicht?",  # another word for it
        "Waarom is de sluis bij Mosdijk gesloten?",
        "Moet ik nu helemaal om die sluis bij Mosdijk heen tuffen?",  # everyday words
        "Wat zei de minister over het verkopen van de sluis bij Mosdijk?",  # whatever was said of it
        "Waarom is de sluis bij Mosdijk na al die jaren van plannen en uitstellen nu toch maar verkocht?",
    ],
)
def test_what_may_be_put_otherwise_is_answered(question: str) -> None:
    assert speaks(question)


(TOYS,) = findings_of_answers(
    "Een zweefmolen wordt elke negen maanden gekeurd door een bureau, en anders gesloten.",
    question="Hoe vaak worden zweefmolens gekeurd?",
)


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("Hoe vaak worden zweefmolens gecontroleerd?", True),
        ("Hoe vaak controleert men zweefmolens?", True),
        ("Hoe vaak worden zweefmolens nagekeken?", True),
        ("Hoe vaak kijkt iemand zweefmolens na?", True),
        ("Gaan zweefmolens dan dicht?", True),
        ("Hoe vaak worden zweefmolens gestolen?", False),
        ("Hoe vaak worden zweefmolens verkocht?", False),
        ("Hoe vaak worden zweefmolens verhuisd?", False),
    ],
)
def test_a_verb_is_met_by_what_papers_call_it_and_by_a_form_of_it(question: str, met: bool) -> None:
    unmet = unmet_word(TOYS, read_profile(question, kind_of(question)), question, ODDS)
    assert (unmet is None) is met


def test_the_more_the_papers_answer_the_more_a_word_may_lack() -> None:
    question = "Waarom is de sluis bij Mosdijk verkocht?"
    assert not speaks(question, 2.0) and speaks(question, 12.0)


def test_a_word_lacks_less_the_more_the_answer_speaks_of_it() -> None:
    said = said_words("sluis schipper varen gesloopt", "nl")
    lock, skipper, sailing, demolished = lacks(LOCK, said)
    assert lock == skipper == 0 and sailing < demolished


def test_where_two_words_lack_or_none_nothing_is_weighed() -> None:
    for question in (
        "Waarom is de pont bij Mosdijk verkocht?",
        "Sinds wanneer is de sluis bij Mosdijk gesloten?",
    ):
        assert unmet_word(LOCK, read_profile(question, kind_of(question)), question, ODDS) is None
    one = unmet_word(LOCK, read_profile("Is de sluis verkocht?", "yes-no"), "Is de sluis verkocht?", ODDS)
    assert one is not None and one.predicate == 1 and one.noun == one.reason == one.informal == 0
    assert answering_odds(one) != ENOUGH
