from __future__ import annotations

import pytest

from rag.understand.answer_kind import AskedKind, kind_of
from rag.understand.subquestions import numbered_questions, split_questions

SET = """Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de breuk in de Zuiderdijk.

1
Bent u bekend met het bericht ‘Dijk breekt’? 1)

2
Hoeveel huizen zijn hierdoor
beschadigd?

3
Bent u bereid de schade te vergoeden? Zo nee, waarom niet?
"""


def test_a_pasted_set_is_split_under_its_own_numbers() -> None:
    parts = split_questions(SET)
    assert [part.number for part in parts] == ["1", "2", "3"]
    assert parts[1].asked == "Hoeveel huizen zijn hierdoor beschadigd?"
    assert "de breuk in de Zuiderdijk" in parts[1].text  # "hierdoor" leans on the heading
    assert parts[1].kind == "number"
    assert parts[2].asked.endswith("Zo nee, waarom niet?")


@pytest.mark.parametrize(
    "text",
    [
        "Vraag 4\nHoe hoog is de dijk?\nVraag 5\nHoe lang is de dijk?",
        "4. Hoe hoog is de dijk?\n5. Hoe lang is de dijk?",
        "4) Hoe hoog is de dijk? 5) Hoe lang is de dijk?",
        "Vraag 4: Hoe hoog is de dijk?\nVraag 5: Hoe lang is de dijk?",
    ],
)
def test_labels_of_a_set(text: str) -> None:
    assert [(part.number, part.asked) for part in numbered_questions(text)] == [
        ("4", "Hoe hoog is de dijk?"),
        ("5", "Hoe lang is de dijk?"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel dijken zijn er in 2023 verhoogd?",
        "Wat kost artikel 3.2 van de wet?",
        "12 provincies hebben dijken: hoeveel zijn er veilig?",
        "Hoe hoog is de dijk? En hoe lang?",
    ],
)
def test_a_number_in_a_question_is_no_set(text: str) -> None:
    assert numbered_questions(text) == ()


def test_two_questions_in_one_message() -> None:
    parts = split_questions("Hoe hoog is de Zuiderdijk? Wanneer wordt hij gekeurd?")
    assert [part.asked for part in parts] == ["Hoe hoog is de Zuiderdijk?", "Wanneer wordt hij gekeurd?"]
    assert "Zuiderdijk" in parts[1].text
    assert parts[1].kind == "date"


def test_what_is_said_between_goes_with_the_question_behind_it() -> None:
    parts = split_questions("Hoe hoog is de Zuiderdijk? Dat is belangrijk. Wanneer wordt hij gekeurd? Wie?")
    assert [part.asked for part in parts] == [
        "Hoe hoog is de Zuiderdijk?",
        "Dat is belangrijk. Wanneer wordt hij gekeurd? Wie?",
    ]
    assert parts[0].text == parts[0].asked and parts[1].text.endswith("(hoog Zuiderdijk)")


def test_only_a_question_that_leans_gets_the_subject_of_its_set() -> None:
    text = "Vragen over de breuk in de Zuiderdijk\n1. Hoe hoog is de tunnel?\n2. Is hiervan iets bekend?"
    assert [part.text for part in split_questions(text)] == [
        "Hoe hoog is de tunnel?",
        "Is hiervan iets bekend? (de breuk in de Zuiderdijk)",
    ]


def test_a_set_counts_on() -> None:
    assert [part.number for part in split_questions("3a Hoe hoog is de dijk?\n3b Hoe lang is de dijk?")] == [
        "3a",
        "3b",
    ]
    for text in (
        "1. Hoe hoog is de dijk?\n20. Hoe lang is de dijk?",
        "2. Hoe hoog is de dijk?\n1. Hoe lang is de dijk?",
    ):
        assert numbered_questions(text) == ()
    assert [part.number for part in numbered_questions("1. Hoe hoog is hij?\n13. Hoe lang is hij?")] == [
        "1",
        "13",
    ]


def test_of_two_ways_to_count_on_the_one_that_leaves_out_fewest_numbers_holds() -> None:
    text = "1. Hoe hoog is hij?\n2. Hoe lang is hij?\n9 mensen wonen erop, toch?\n3. Hoe oud is hij?"
    assert [part.number for part in numbered_questions(text)] == ["1", "2", "3"]


def test_two_questions_in_one_sentence() -> None:
    parts = split_questions("Hoeveel kost de dijk, en wie betaalt dat?")
    assert [(part.asked, part.kind) for part in parts] == [
        ("Hoeveel kost de dijk?", "number"),
        ("wie betaalt dat?", "person"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Wat kost brood en wijn?",
        "Welke antwoorden gaf de minister, en waarover?",
        "Komt er een dijk? Zo nee, waarom niet?",
        "Hoe hoog en breed is de dijk?",
    ],
)
def test_what_belongs_together_stays_together(text: str) -> None:
    assert len(split_questions(text)) == 1


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel dijken zijn er?", "number"),
        ("Met hoeveel procent steeg het water?", "number"),
        ("Wat kost de dijk?", "number"),
        ("Kunt u aangeven hoeveel dijken er zijn?", "number"),
        ("Sinds wanneer bestaat de dijk?", "date"),
        ("Wie betaalt de dijk?", "person"),
        ("Waarom brak de dijk?", "reason"),
        ("Welke landen hebben dijken?", "list"),
        ("Wat heeft het kabinet gezegd over dijken?", "topic"),
        ("Is de dijk veilig?", "yes-no"),
        ("Betaalt de gemeente mee aan de dijk?", "yes-no"),
        ("Wat is er veranderd sinds de breuk?", "comparison"),
        ("How many dikes are there?", "number"),
        ("Will the dike hold?", "yes-no"),
        ("Wat is een dijk?", "open"),
        ("dijk zuid hoogte", "open"),
    ],
)
def test_kind(question: str, kind: AskedKind) -> None:
    assert kind_of(question) == kind


def test_numbers_left_out_of_a_set_and_numbers_in_its_text() -> None:
    text = (
        "1. Hoe hoog is de dijk?\n12 mensen wonen erop, toch?\n4. Hoe lang is hij nu?\n5. Hoe oud is hij nu?"
    )
    assert [part.number for part in numbered_questions(text)] == ["1", "4", "5"]


@pytest.mark.parametrize(("place", "kind"), [(53, "number"), (54, "yes-no")])
def test_how_much_counts_within_the_first_sixty_letters(place: int, kind: str) -> None:
    asked = f"Weet u {'o' * (place - 8)} hoeveel het er zijn?"
    assert asked.index("hoeveel") == place and kind_of(asked) == kind


@pytest.mark.parametrize(
    ("question", "second"),
    [
        ("Hoeveel bruggen zijn er en is er iets mis mee?", "is er iets mis mee?"),
        ("Hoe streng is de norm, en is dat streng genoeg?", "is dat streng genoeg?"),
        ("Waarom is de pont duur en moet de gemeente dat betalen?", "moet de gemeente dat betalen?"),
        ("Wat kost de brug en is het geld er al?", "is het geld er al?"),
        ("Welke scholen zijn gesloten en hebben de deuren dicht?", None),
        ("Welke scholen die oud zijn en zijn gesloten, krijgen geld?", None),
        ("Klopt het dat de brug dicht is en dat de pont vaart?", None),
    ],
)
def test_a_verb_with_its_subject_opens_a_second_question(question: str, second: str | None) -> None:
    parts = split_questions(question)
    assert [each.asked for each in parts[1:]] == ([second] if second else [])
