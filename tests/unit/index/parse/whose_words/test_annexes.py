"""Where a letter is over, and whose the annexes and answers behind it are."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET, MEMBER
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


def test_each_letter_of_a_paper_that_prints_two_is_its_writers() -> None:
    asked = "De leden van de Wilg-fractie vragen wanneer de sluis in het noorden weer open gaat voor schepen."
    reply = (
        "De sluis in het noorden gaat op 1 mei weer open voor schepen, en die in het zuiden een maand later."
    )
    doc = read(
        "F VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nBRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR WATERBOUW\n\n"
        f"Aan de Minister van Waterbouw\n\n{asked}\n\nBRIEF VAN DE MINISTER VAN WATERBOUW\n\n"
        f"Aan de Voorzitter\n\n{reply}\n\nDe Minister van Waterbouw,\n\nM. Klaasen"
    )
    said = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert said[asked] == "voorzitter van de vaste commissie voor waterbouw"
    assert said[reply] == CABINET


@pytest.mark.parametrize(
    "signed", ["Het college van de gemeente,\n\nde secretaris,\n\nA. Bruin", "Namens de Kiesraad,\n\nB. Stem"]
)
def test_who_signs_below_the_last_answer_is_no_part_of_it(signed: str) -> None:
    doc = read(
        f"Vragen over de kade\n\nVraag 1\nIs zij hoog?\n\nAntwoord 1\nJa.\n\nVraag 2\nHoe hoog?\n\nAntwoord 2\nTwee meter.\n\n{signed}"
    )
    assert doc.at(doc.exchanges[-1].answer) == "Twee meter."  # type: ignore[arg-type]


TWO_LETTERS = (
    "F VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nBRIEF VAN DE VOORZITTER VAN DE VASTE COMMISSIE VOOR WATERBOUW\n\n"
    "Aan de Minister van Waterbouw\n\nDe leden van de Wilg-fractie vragen wanneer de sluis weer open gaat.\n\n"
    "BRIEF VAN DE MINISTER VAN WATERBOUW\n\nAan de Voorzitter\n\nBijlagen: 2\n\nWintelre, 3 mei 2038\n\n"
    "De sluis in het noorden gaat op 1 mei weer open voor schepen.\n\nDe Minister van Waterbouw,\n{name}\n\n"
)


@pytest.mark.parametrize(
    ("title", "voice"),
    [
        ("Bijlage", None),
        ("Bijlage 1: Advies van de Deltaraad", "Deltaraad"),
        ("BIJLAGE: REACTIE VAN DE SCHIPPERSBOND", "schippersbond"),
        ("Zienswijze van de Schippersbond", "Schippersbond"),
        ("Sluizen in kaart", None),
    ],
)
def test_what_stands_behind_the_second_letter_is_not_the_ministers(title: str, voice: str | None) -> None:
    doc = read(f"{TWO_LETTERS.format(name='M. Klaasen')}{title}\n{ANNEX}\n")
    said = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert said["De sluis in het noorden gaat op 1 mei weer open voor schepen."] == CABINET
    assert next(each for words, each in said.items() if ANNEX in words) == voice


@pytest.mark.parametrize(
    "title",
    [
        "Reactie van Sluisbeheer Noord B.V.",
        "Rapport van Bureau Kolk",
        "Advies van de Deltaraad over de sluis",
    ],
)
def test_a_letter_that_sends_a_report_is_the_ministers_and_the_report_is_not(title: str) -> None:
    doc = read(f"{LETTER}{SIGNED}{title}\n\n{ANNEX}\n\nir. B. Kolk\ndirecteur")
    said = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert next(each for words, each in said.items() if "Hierbij zend" in words) == CABINET
    assert said[ANNEX] != CABINET


OF_MILLS = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 3 mei 2038\n\nGeachte voorzitter,\n\n"
    "Ik stel een miljoen euro beschikbaar voor de molens. De brief van de bond voeg ik bij.\n\n"
)
THEIRS = "De minister doet al jaren niets aan onze molens, terwijl het riet verrot."


@pytest.mark.parametrize(
    "signed",
    [
        "De staatssecretaris van Molens en\nDijkbeheer,\nWieken en Riet\n\nAafke Zeilmaker",
        "De staatssecretaris van Molens,\nPrimair Onderwijs\n\nA. Zeilmaker",
        "Hoogachtend,\n\nDe staatssecretaris van Molens en Dijkbeheer,\n\nA. Zeilmaker",
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"])
@pytest.mark.parametrize("title", ["Bijlage 1 – Brief van de Molenbond", "BIJLAGE: BRIEF VAN DE MOLENBOND"])
def test_who_signs_an_annex_wrote_that_alone(signed: str, between: str, title: str) -> None:
    annex = between.join(
        [title, "Zaandijk, 9 april 2038", "Geachte staatssecretaris,", THEIRS, "Met vriendelijke groet,",
         "Nilda Riemersma, secretaris"]
    )  # fmt: skip
    doc = read(f"{OF_MILLS}{signed}{between}{annex}\n")
    voices = {doc.at(each.span): each.voice for each in doc.paragraphs}
    assert [voice for words, voice in voices.items() if "een miljoen" in words] == [CABINET]
    theirs = [voice for words, voice in voices.items() if THEIRS in words]
    assert [voice and voice.lower() for voice in theirs] == ["molenbond"]
    assert [each.name for each in doc.answered_by] in (["Aafke Zeilmaker"], ["A. Zeilmaker"])


def test_without_a_minister_the_annexs_signature_makes_nobody_the_author() -> None:
    doc = read(f"{OF_MILLS}Bijlage\n\nGeachte minister,\n\n{THEIRS}\n\nHoogachtend,\n\nN. Riemersma\n")
    assert {each.voice for each in doc.paragraphs} == {None}


@pytest.mark.parametrize(
    ("heading", "voice"),
    [
        ("Appreciatie van de staatssecretaris van Molens", CABINET),
        ("Kabinetsappreciatie", CABINET),
        ("Oordeel van de minister", CABINET),
        ("Appreciatie", None),
        ("Advies van de griffier", None),
        ("Toelichting", MEMBER),
    ],
)
def test_the_cabinets_opinion_below_a_motion_is_not_the_movers(heading: str, voice: str | None) -> None:
    said = "Het overleg over de molens is in maart al begonnen, zodat de motie overbodig is."
    doc = read(
        "91 308 Molens\n\nNr. 9 MOTIE VAN HET LID WIEK\nVoorgesteld 3 mei 2038\n\nDe Kamer,\n\ngehoord de beraadslaging,\n\n"
        f"verzoekt de regering te malen,\n\nen gaat over tot de orde van de dag.\n\nWiek\n\n{heading}\n\n{said}\n"
    )
    assert [each.voice for each in doc.paragraphs if doc.at(each.span) == said] == [voice]
    assert [each.voice for each in doc.paragraphs if "malen" in doc.at(each.span)] == [MEMBER]
