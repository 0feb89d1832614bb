"""Papers whose speakers could not be told apart: no paragraph is the cabinet's. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import read

CONSULTATION = """41 002 Wet tolwegen
Nr. 22 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG
Vastgesteld 1 juni 2037

De vaste commissie voor Verkeer heeft vragen voorgelegd aan de Minister van Verkeer over de tolpoorten.
De Minister heeft bij brief van 30 mei 2037 geantwoord.

I Vragen en opmerkingen vanuit de fracties

Vragen en opmerkingen van de leden van de PPQ-fractie

De leden van de PPQ-fractie vinden de tolpoorten spuuglelijk. Zij vragen hoeveel tolpoorten er komen.

II Reactie van de Minister

Er komen tien tolpoorten.

III Volledige agenda

Open brief van Bouwend Twente

De tolpoorten zijn onbouwbaar. Wij stoppen met de bouw.
"""
LETTER = """Brief van de {office}
Aan de Voorzitter van de Tweede Kamer der Staten-Generaal

Wintelre, 4 april 2037

Onderwerp: herfinanciering van leningen

Geachte voorzitter,

De regering kan de leningen niet terugbetalen en wijst de voorwaarden af.

De {office},
R. Martina
"""


def test_in_a_consultation_that_is_not_cut_nothing_is_the_cabinets() -> None:
    doc = read(CONSULTATION)
    assert doc.paragraphs and not doc.exchanges
    assert {each.voice for each in doc.paragraphs} == {None}


@pytest.mark.parametrize(
    "office", ["Minister van Financiën van Curaçao", "Minister van Financiën van het land Aruba"]
)
def test_a_minister_of_another_government_is_not_the_cabinet(office: str) -> None:
    assert {each.voice for each in read(LETTER.format(office=office)).paragraphs} == {office}


def test_a_minister_of_another_government_answers_nothing_for_the_cabinet_without_a_title_either() -> None:
    signed = LETTER.format(office="Minister van Financiën van Curaçao").partition("\n")[2]
    doc = read(signed)
    assert doc.answered_by == () and CABINET not in {each.voice for each in doc.paragraphs}


@pytest.mark.parametrize("office", ["Minister van Financiën", "Minister voor Klimaat en Energie"])
def test_a_minister_of_the_cabinet_still_is(office: str) -> None:
    assert {each.voice for each in read(LETTER.format(office=office)).paragraphs} == {CABINET}
