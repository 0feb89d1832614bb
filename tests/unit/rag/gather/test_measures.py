"""What is measured has units of its own, and words are alike by what they mean, not by a part they share."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.gather.absence.subject import speaks_of
from rag.gather.counted import ALIKE, counted_noun, giving_findings
from rag.gather.question_profile import holds_wanted, read_profile, says_unknown, wanted_kind
from rag.gather.relevance import word_likeness
from rag.understand.answer_kind import kind_of
from tests.support.rag_papers import findings_of_answers


@pytest.mark.parametrize(
    ("question", "what", "answer", "beside"),
    [
        ("Hoe zwaar is een zwaan?", "weight", "Een zwaan weegt elf kilo.", "Een zwaan kost 80 euro."),
        ("How heavy is a swan?", "weight", "Een zwaan weegt elf kilo.", "Dat is drie kilometer verderop."),
        ("Hoe breed is de sluis bij Mosdijk?", "size", "De kolk is 12 meter wijd.", "Er varen 40 boten."),
        (
            "Hoe ver moet een stal van het bos liggen?",
            "size",
            "De afstand is 90 meter.",
            "Er zijn 40 stallen.",
        ),
        ("Hoe oud is de toren van Mosdijk?", "age", "Die stamt uit 1714.", "Er zijn dit jaar 300 bezoekers."),
        ("Wie alt ist der Turm?", "age", "Hij is drie eeuwen oud.", "Zij blijven zes weken dicht."),
        ("Hoe hard rijdt de pendeltrein?", "speed", "Hij haalt 90 km/u.", "Hij rijdt 6 keer per uur."),
        ("Hoe warm is het water in het bad?", "warmth", "Het is 24 graden.", "Er zwemmen 90 mensen."),
    ],
)
def test_a_measure_is_held_by_its_unit(question: str, what: str, answer: str, beside: str) -> None:
    wanted = wanted_kind(question, kind_of(question))
    assert wanted == what
    assert holds_wanted(answer, wanted) and not holds_wanted(beside, wanted)


def test_a_heavy_sentence_is_no_weight() -> None:
    assert wanted_kind("Hoe zwaar zijn de straffen voor stropers?", "number") == "count"


def test_how_far_a_plan_has_come_is_no_distance() -> None:
    for question in ("Hoe ver staat het met de bouw van de stal?", "Hoe ver is de bouw van de stal?"):
        assert wanted_kind(question, kind_of(question)) != "size"


def test_who_counts_pools_does_not_ask_for_money() -> None:
    assert wanted_kind("Hoeveel zwembaden verhoogden hun prijs?", "number") == "count"
    assert wanted_kind("Hoeveel geld krijgen zwembaden?", "number") == "amount"
    assert wanted_kind("Hoeveel kosten de zwembaden?", "number") == "amount"


def test_a_telephone_number_counts_nothing() -> None:
    assert not holds_wanted("Het nummer 0900-5512 is in beheer bij de Meldkamer.", "count")
    assert holds_wanted("Het nummer 0900-5512 werd 300 keer gebeld.", "count")


def test_data_that_give_nothing_new_are_no_data_unknown() -> None:
    assert not says_unknown("Analyse van deze gegevens geeft naar verwachting geen nieuw beleid.")
    assert says_unknown("Deze gegevens zijn er geen.")


def test_compounds_are_as_alike_as_the_parts_in_which_they_differ() -> None:
    assert word_likeness("politiepaarden", ["politiehonden"]) < 0.4
    assert word_likeness("brandweerposten", ["politieposten"]) < 0.4
    assert word_likeness("gemeentehuis", ["gemeentehuis"]) > 0.99
    assert word_likeness("passagiers", ["reizigers"]) > 0.5  # no part is shared


def test_the_best_of_many_words_is_the_best_of_each_alone() -> None:
    others = ["politiehonden", "reizigers", "gemeentehuis", "paarden", "politiepost"]
    for word in ("politiepaarden", "passagiers", "raadhuis"):
        alone = max(word_likeness(word, [other]) for other in others)
        assert word_likeness(word, others) == pytest.approx(alone, abs=1e-5)


def test_a_counted_noun_may_be_said_in_another_word() -> None:
    assert speaks_of("passagiers", "De trein vervoerde 61.000 reizigers.", ALIKE)
    assert not speaks_of("bevers", "Er zijn 1.180 otters geteld.", ALIKE)
    assert counted_noun("Welk deel van ons drinkwater komt uit de duinen?") == "drinkwater"


def test_an_answer_beside_the_best_one_may_give_what_is_asked_for() -> None:
    found = findings_of_answers(
        "De veren gaan op 3 plaatsen dicht.", "Aan boord gingen 65 mensen.", "Niemand weet het."
    )
    asked = read_profile("Hoeveel mensen gingen aan boord?", "number")
    ranked = [replace(each, score=9.0) for each in (found[2], found[1], found[0])]
    giving = giving_findings(ranked, asked, lambda text: 1.0)
    assert [each.text for each in giving] == [
        "Aan boord gingen 65 mensen.",
        "De veren gaan op 3 plaatsen dicht.",
    ]
    assert giving_findings(ranked, asked, lambda text: float("Niemand" in text)) == ()
    another = read_profile("Hoeveel mensen gingen in 2041 aan boord?", "number")
    assert giving_findings(ranked, another, lambda text: 1.0) == ()


def test_who_judges_a_number_does_not_ask_for_it() -> None:
    assert wanted_kind("Vindt de minister dat het aantal veren omlaag moet?", "yes-no") == "anything"
    assert wanted_kind("Kunt u het aantal veren noemen?", "yes-no") == "count"
