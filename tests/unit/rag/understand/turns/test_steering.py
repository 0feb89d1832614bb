"""Corrections, and a return to an earlier subject."""

from __future__ import annotations

import pytest

from rag.understand.turns.steering import corrected, put_right, put_right_name, returned_to


@pytest.mark.parametrize(
    ("message", "rest"),
    [
        ("nee, ik bedoel voor vissers", "voor vissers"),
        ("Nee ik bedoelde de brug bij Aalst", "de brug bij Aalst"),
        ("sorry, ik bedoel 2031", "2031"),
        ("no, I mean for fishermen", "for fishermen"),
        ("Nein, ich meine die Fischer", "die Fischer"),
        ("Non, je veux dire les pêcheurs", "les pêcheurs"),
        ("no, me refiero a los pescadores", "los pescadores"),
        ("nee, voor vissers", "voor vissers"),
        ("nee", None),
        ("Nee toch?", None),
        ("ik bedoel", None),
        ("Wat bedoelt de minister met vissers?", None),
    ],
)
def test_a_correction(message: str, rest: str | None) -> None:
    assert corrected(message) == rest


def test_a_correction_takes_the_place_of_the_pronoun_behind_its_preposition() -> None:
    assert put_right("voor vissers", "komt er geld voor ze?") == "komt er geld voor vissers?"
    assert put_right("over vissers", "komt er geld voor ze?") is None
    assert put_right("de vissers", "komt er geld voor ze?") is None


def test_a_correction_takes_the_place_of_the_name_behind_its_preposition() -> None:
    asked = "tot wanneer ligt het schip in Aalst?"
    assert put_right_name("in Bergen", asked) == "tot wanneer ligt het schip in Bergen?"
    assert put_right_name("bij Bergen", asked) is None and put_right_name("Bergen", asked) is None


@pytest.mark.parametrize(
    ("message", "back"),
    [
        ("terug naar de brug: wat kost hij?", ("de brug", "wat kost hij?")),
        ("Oké, even terug naar de brug", ("de brug", "")),
        ("back to the bridge. How long is it?", ("the bridge", "How long is it?")),
        ("Zurück zur Brücke: warum?", ("Brücke", "warum?")),
        ("Gaat de vrouw terug naar Irak?", None),
        ("terug naar dat: waarom?", None),
    ],
)
def test_a_return(message: str, back: tuple[str, str] | None) -> None:
    assert returned_to(message) == back
