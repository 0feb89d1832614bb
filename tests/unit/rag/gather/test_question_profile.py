"""What a question asks for, and whether a text holds it."""

from __future__ import annotations

import pytest

from rag.gather.facts import canonical_numbers, read_facts
from rag.gather.question_profile import holds_wanted, says_unknown, wanted_kind


@pytest.mark.parametrize(
    ("question", "kind", "what"),
    [
        ("Hoeveel posten zijn gesloten?", "number", "count"),
        ("Hoe vaak is de brug open geweest?", "open", "frequency"),
        ("Wat kost de nieuwe brug?", "open", "amount"),
        ("Welk bedrag is gereserveerd?", "open", "amount"),
        ("Hoeveel geld is daarmee gemoeid?", "number", "amount"),
        ("Welk percentage is geslaagd?", "number", "share"),
        ("Wanneer komt de brief?", "date", "date"),
        ("Wie schreef mee?", "person", "names"),
        ("Waarom is de brug dicht?", "reason", "anything"),
        ("How many bridges are open?", "open", "count"),
        ("Kent u het bericht dat het aantal bruggen daalt?", "yes-no", "anything"),
        ("Heeft het kabinet kennisgenomen van een aantal klachten?", "yes-no", "anything"),
        ("Klopt het dat het aantal bruggen daalt en hoeveel zijn er nu?", "yes-no", "count"),
        ("Kunt u het aantal bruggen noemen?", "yes-no", "count"),
        ("Krijgt elke club geld, los van hoeveel leden zij heeft?", "yes-no", "anything"),
        ("Blijft de pont varen, ongeacht hoe vaak hij uitvalt?", "yes-no", "anything"),
        ("Hoeveel krijgt elke club, ongeacht het aantal leden?", "number", "count"),
    ],
)
def test_the_thing_asked_for(question: str, kind: str, what: str) -> None:
    assert wanted_kind(question, kind) == what  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "what", "there"),
    [
        ("Dat kost € 2,5 miljoen.", "amount", True),
        ("Een overtocht kost twee euro.", "amount", True),
        ("Dat kost veel geld.", "amount", False),
        ("Dat kost een paar euro meer.", "amount", False),
        ("In 2023 is dat besproken.", "count", False),
        ("In 2023 waren het er 37,5.", "count", True),
        ("Het waren er zeven.", "count", True),
        ("Dat is 12% meer.", "share", True),
        ("Dat is 12 meer.", "share", False),
        ("Naar verwachting in het voorjaar.", "date", True),
        ("Dat gebeurt in juni.", "date", True),
        ("Dat gebeurt later.", "date", False),
        ("Het gaat om Aedes en de VNG.", "names", True),
        ("De pont wordt elk jaar in november gekeurd.", "frequency", True),
        ("Dat gebeurt halfjaarlijks.", "frequency", True),
        ("Om de twee weken komt er een duiker.", "frequency", True),
        ("Er is veertien keer ingegrepen.", "frequency", True),
        ("Er waren in 2041 veertien storingen.", "frequency", True),
        ("De pont wordt gekeurd door de inspectie.", "frequency", False),
        ("Dat gebeurt altijd in overleg.", "count", False),
        ("Om het even wat.", "anything", True),
    ],
)
def test_a_text_holds_it_or_not(text: str, what: str, there: bool) -> None:
    assert holds_wanted(text, what) is there  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Dit wordt niet centraal geregistreerd.", True),
        ("Het kabinet beschikt niet over deze gegevens.", True),
        ("Ik heb hierover geen cijfers.", True),
        ("Dat is mij niet bekend.", True),
        ("De gegevens ontbreken.", True),
        ("Het kabinet doet dat niet.", False),
        ("De cijfers zijn openbaar.", False),
    ],
)
def test_not_known_is_an_answer(text: str, said: bool) -> None:
    assert says_unknown(text) is said


def test_numbers_in_one_spelling() -> None:
    assert canonical_numbers("46 890, 46.890 en 46,890") == ["46890"] * 3
    assert canonical_numbers("€ 2,80 miljard; 37,5 uur; 1.088,7 pj") == ["2.8e9", "37.5", "1088.7"]
    assert canonical_numbers("95 procent en 95%") == ["95%", "95%"]


def test_what_a_sentence_claims() -> None:
    said = read_facts("Op 1 maart 2024 zei minister De Wolf dat NSC-leden niet mogen komen.")
    assert {"2024-03-01", "-03-01"} <= said.dates
    assert {"wolf", "nsc"} <= said.names
    assert said.negated and said.modality == {"possibility", "future"} or "possibility" in said.modality


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("Deze cijfers zijn niet nieuw.", False),
        ("De aantallen zijn dit jaar niet hoger dan vorig jaar.", False),
        ("Het is bekend dat dit niet mag.", False),
        ("Het is niet nieuw: de cijfers tonen een daling.", False),
        ("Deze cijfers zijn niet bekend.", True),
        ("Deze gegevens worden niet per gemeente bijgehouden.", True),
        ("Die cijfers heb ik niet.", True),
        ("Informatie hierover kan ik niet geven.", True),
        ("Cijfers hierover ontbreken.", True),
        ("Ik beschik niet over gegevens daarover.", True),
        ("Er is geen zicht op het aantal.", True),
        ("Bij ons bekend is dat niet.", True),
    ],
)
def test_figures_that_are_not_new_are_known(text: str, unknown: bool) -> None:
    assert says_unknown(text) is unknown


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Geen.", True),
        ("Er zijn in 2031 geen gevallen gemeld.", True),
        ("Er zijn bij de politie geen nieuwe gevallen bekend.", True),
        ("Geen van de sluizen is dicht, en geen enkele gemeente klaagt.", True),
        ("Daarover is nog geen besluit genomen.", False),
        ("Er zijn geen plannen om dat te doen.", False),
        ("Ik deel geen oordeel over 2031.", False),
    ],
)
def test_geen_counts_only_what_is_counted(text: str, counts: bool) -> None:
    assert holds_wanted(text, "count") is counts


def test_how_long_is_answered_by_a_number_a_day_or_as_long_as() -> None:
    wanted = wanted_kind("Hoe lang blijft de pont gratis?", "number")
    assert wanted == "length"
    for text in ("Nog drie weken.", "Tot mei.", "Zolang de tunnel dicht is.", "Tot in 2045."):
        assert holds_wanted(text, wanted)
    assert not holds_wanted("Daarover is nog geen besluit genomen.", wanted)


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("De brug blijft drie maanden dicht.", True),
        ("Het traject is 4,2 kilometer lang.", True),
        ("De kabel is 30 cm lang.", True),
        ("Er zitten scheuren in twee pijlers.", False),
        ("Zolang dat nodig is.", True),
    ],
)
def test_a_length_is_of_time_or_distance(text: str, holds: bool) -> None:
    assert holds_wanted(text, "length") is holds
