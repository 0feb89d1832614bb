"""Nouns of a question by what stands beside them, and questions that are put informally."""

from __future__ import annotations

import pytest

from rag.understand.nouns import is_formal, is_informal, stands_as_noun


@pytest.mark.parametrize(
    ("question", "word", "is_noun"),
    [
        ("Wat kost een garagebox?", "garagebox", True),
        ("Wat kosten de nieuwe garageboxen?", "garageboxen", True),
        ("Welke trams verdwijnen?", "trams", True),
        ("Wanneer wordt het planetarium geopend?", "planetarium", True),
        ("Wordt een beschimmeld gebouw hersteld?", "beschimmeld", False),  # an adjective
        ("Hoeveel arme gezinnen zijn er?", "arme", False),
        ("Is het plan bij Zuidermonde veranderd?", "veranderd", False),  # a name before it is no adjective
        ("Is het plan in 2038 veranderd?", "veranderd", False),
        ("Komt er geld om het op te knappen?", "knappen", False),
        ("Welke boete riskeren zij?", "riskeren", False),
        ("garagebox huur", "garagebox", False),
    ],
)
def test_a_noun_stands_last_behind_an_article_or_preposition(question: str, word: str, is_noun: bool) -> None:
    assert stands_as_noun(question, word) is is_noun


@pytest.mark.parametrize(
    ("question", "word", "is_noun"),
    [
        ("Worden ezels op de heide geteld?", "ezels", True),
        ("waarom mogen brommers niet op de pont", "brommers", True),
        ("Krijgen molenaars geld?", "molenaars", True),
        ("Worden straks ezels geteld?", "straks", False),
        ("Gaan we ezels tellen?", "ezels", False),  # not told: it may be anything
        ("Wat zijn molenaars?", "zijn", False),
        ("Is onderzocht of er ezels zijn?", "onderzocht", False),
    ],
)
def test_the_subject_behind_the_verb_of_a_question_is_a_noun(question: str, word: str, is_noun: bool) -> None:
    assert stands_as_noun(question, word) is is_noun


@pytest.mark.parametrize(
    ("question", "informal"),
    [
        ("Krijg je geld?", True),
        ("wat kost zo'n ding", True),
        ("Wat kost een garagebox?", False),
        ("Bent u het met de Raad eens dat ezels te zwaar trekken?", False),
        ("Komen die ezels eens langs?", True),
    ],
)
def test_a_question_put_as_one_speaks(question: str, informal: bool) -> None:
    assert is_informal(question) is informal
    assert is_formal(question) is (not informal)
    assert not is_formal(question.lower())
