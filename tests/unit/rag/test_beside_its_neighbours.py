"""Answers of one set share its subject: which of them is told, and what of the set; all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import Answer, answer
from rag.understand.followup import Message

# No title names the event: as in many an Aanhangsel only the first question does.
FERRY = """Antwoord van Minister Ravenzwaai (Veren en Sluizen) (ontvangen 20 november 2041).

Vraag 1
Bent u bekend met het bericht "Pont bij Grutterdam ramt steiger, schipper gewond"?

Antwoord 1
Ja.

Vraag 2
Kunt u aangeven door wie de pont is geramd of bestuurd op het moment van de botsing?

Antwoord 2
De pont werd op dat moment bestuurd door een leerling en niet door de schipper.

Vraag 3
Is er een onderzoek ingesteld naar de botsing? Zo nee, waarom niet?

Antwoord 3
De inspectie onderzoekt de botsing en meldt in maart 2042 wat zij heeft gevonden.

Vraag 4
Hoeveel aanvaringen van ponten met steigers zijn er sinds januari 2036 geweest?

Antwoord 4
Van januari 2036 tot en met september 2041 zijn er 61 aanvaringen van ponten met steigers gemeld.

Vraag 5
Hoeveel aanvaringen van ponten met steigers zijn er geweest sinds de nieuwe vaarregels van 1 mei 2041?

Antwoord 5
Van 1 mei tot en met 30 september zijn er 4 aanvaringen van ponten met steigers gemeld.

Vraag 6
Hoe vaak weigert een schipper van een pont uit te varen bij storm?

Antwoord 6
Daarover zijn geen cijfers bekend. Schippers zeggen dat het zelden voorkomt.

Vraag 7
Bent u het ermee eens dat het onaanvaardbaar is als een schipper niet uitvaart bij storm?

Antwoord 7
Nee. De schipper beslist bij storm zelf of hij uitvaart; zijn oordeel gaat boven de dienstregeling.

Vraag 8
Welke overwegingen liggen ten grondslag aan het schrappen van de nachtpont?

Antwoord 8
De nachtpont vervoerde in het laatste jaar gemiddeld twee reizigers per vaart.

Vraag 9
Deelt u de mening dat bewoners te lang op een pont wachten nu de nachtpont geschrapt is?

Antwoord 9
Er vaart een watertaxi, die bewoners binnen vijftien minuten ophaalt.
"""
TOWERS = """Vragen van de leden Ter Aar (Eik) en Wulp (Beuk) aan de Minister van Water over een werkbezoek
(ingezonden 3 maart 2042).
Antwoord van Minister Bos (Water) (ontvangen 28 maart 2042).

Vraag 1
Herkent u de zorgen over de wateropslag bij Hommelrode?

Antwoord 1
Ja.

Vraag 2
Klopt het dat de wateropslag bij Hommelrode de grootste van het land is? Is daardoor ook onzeker hoe de grond
eronder zich houdt, nu er al veertig jaar lang elk voorjaar water in wordt gepompt en elk najaar weer uit, wat
nergens anders op deze schaal is gedaan, en welke gegevens hebt u daarover zelf?

Antwoord 2
De wateropslag is de grootste van het land.

Vraag 3
Wat wilt u doen voor de streek die het meeste water levert?

Antwoord 3
Ik overleg met de provincie.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("neighbours")
    (folder / "papers").mkdir()
    for name, text in (("pont", FERRY), ("opslag", TOWERS)):
        (folder / "papers" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        yield opened


def first(made: Answer) -> str | None:
    return made.citations[0].exchange if made.citations else None


@pytest.mark.parametrize(
    ("question", "right"),
    [
        ("Waarom is de nachtpont geschrapt?", "8"),  # 9 has more of its words
        ("Mag een schipper bij storm weigeren?", "7"),  # not how often
        ("Hoe vaak weigert een schipper van een pont uit te varen bij storm?", "6"),
        ("Hoeveel aanvaringen van ponten met steigers waren er sinds mei 2041?", "5"),
        ("Hoeveel aanvaringen van ponten met steigers waren er sinds januari 2036?", "4"),
        (
            "Door wie werd de pont bij Grutterdam bestuurd?",
            "2",
        ),  # a place that the first question alone names
    ],
)
def test_the_answer_to_that_kind_of_question_leads(index: Index, question: str, right: str) -> None:
    assert first(answer(question, index)) == right


def test_a_place_that_no_question_of_the_set_names_is_lacking_still(index: Index) -> None:
    made = answer("Door wie werd de pont bij Zwanenmeer bestuurd?", index)
    assert made.abstained and any("Zwanenmeer" in note for note in made.notes)


@pytest.mark.parametrize(
    ("before", "question", "right"),
    [
        ("Door wie werd de pont bij Grutterdam bestuurd?", "En is daar onderzoek naar gedaan?", "3"),
        ("Waarom is de nachtpont geschrapt?", "Hoe lang duurt het wachten voor bewoners?", "9"),
    ],
)
def test_a_follow_up_is_led_by_its_own_words(index: Index, before: str, question: str, right: str) -> None:
    made = answer(question, index, history=[Message("user", before), Message("assistant", "Zie [1].")])
    assert first(made) == right


def test_all_of_a_set_is_told_where_its_first_question_names_what_is_asked_about(index: Index) -> None:
    made = answer("Welke vragen stelden Kamerleden over de pont bij Grutterdam?", index)
    assert [each.exchange for each in made.citations] == [str(number) for number in range(1, 10)]


def test_a_part_of_a_compound_is_not_that_word_and_a_question_is_told_to_its_end(index: Index) -> None:
    made = answer("Wat vroegen Ter Aar en Wulp over de wateropslag bij Hommelrode?", index)
    assert [each.exchange for each in made.citations] == ["1", "2"]  # 3 asks about water
    assert made.citations[1].quote.endswith("daarover zelf?")
