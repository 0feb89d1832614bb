"""Where a letter is over, and whose the annexes and answers behind it are."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import read

LETTER = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 3 mei 2038\n\nGeachte voorzitter,\n\n"
    "Hierbij zend ik u het onderzoek naar de sluis. Ik deel de uitkomst niet.\n\n"
)
SIGNED = "Hoogachtend,\n\nDe Minister van Waterbouw,\n\nM. Klaasen\n\n"
ANNEX = "Wij bevelen aan de sluis te sluiten, omdat het ministerie te weinig toezicht houdt op de kade."


@pytest.mark.parametrize(
    "heading",
    ["Bijlage", "BIJLAGE", "Bijlage 1", "Bijlage A.", "Annex", "Bijlage: onderzoek van Bureau Kolk"],
)
@pytest.mark.parametrize("signed", [SIGNED, "De Minister van Waterbouw, M. Klaasen\n"])
def test_an_annex_is_not_the_ministers(heading: str, signed: str) -> None:
    doc = read(f"{LETTER}{signed}{heading}\n\nDe sluis in kaart\n\n{ANNEX}")
    said = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert said[ANNEX] != CABINET
    assert any(voice == CABINET for voice in said.values())


def test_answers_below_a_title_of_others_are_theirs_and_those_of_the_minister_his() -> None:
    asked = "Vraag 1\nIs de sluis dicht?\n\nAntwoord 1\nJa, sinds mei.\n\nVraag 2\nEn de kade?\n\nAntwoord 2\nOok."
    other = read(f"{LETTER}{SIGNED}Bijlage: Vragen en antwoorden van de Inspectie Waterbouw\n\n{asked}")
    own = read(f"{LETTER}{SIGNED}Bijlage: Antwoorden van de minister van Waterbouw op de vragen\n\n{asked}")
    assert {each.voice for each in other.exchanges} == {"Inspectie Waterbouw"}
    assert {each.voice for each in own.exchanges} == {CABINET}
