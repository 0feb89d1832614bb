"""Whose words they are: thirty and one invented papers by others than the cabinet, and those that are its own."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET, MEMBER, Document
from tests.support.parsed import read

SAID = "De sluisdeuren in het noorden sluiten al jaren veel te traag, en dat moet volgend jaar anders worden."
TO_HOUSE = (
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 3 mei 2038\n\nGeachte voorzitter,\n\n"
)
MINISTER = "De Minister van Waterbouw heeft daarover eerder een brief gestuurd."
ASKED = f"Vraag 1\nHoe traag sluiten de deuren?\n\nAntwoord 1\n{SAID}\n\nVraag 2\nWat kost dat?\n\nAntwoord 2\nTwee ton."


def voices(doc: Document) -> set[str | None]:
    """The voices of all that is said in a paper, its questions apart."""
    answers = [each.voice for each in doc.exchanges if each.answer]
    return {*answers, *(each.voice for each in doc.paragraphs)}


OTHERS = [
    (f"91 308 Sluizen\n\nNr. 3 BRIEF VAN DE INFORMATEUR\n\n{TO_HOUSE}{SAID}\n\nHoogachtend,\n\nJ. Vermeer", "informateur"),
    (f"91 308\nSluizen\n\nNr. 4\nEINDVERSLAG VAN DE INFORMATEURS\n\n{SAID}\n\n{MINISTER}", "informateurs"),
    (f"91 308 Sluizen\n\nNr. 5 BRIEF VAN DE ALGEMENE REKENKAMER\n\n{TO_HOUSE}{SAID}", "algemene rekenkamer"),
    (f"{TO_HOUSE}{SAID}\n\nAlgemene Rekenkamer\n\ndrs. P. Visscher,\npresident", "Algemene Rekenkamer"),
    (
        "LIJST VAN VRAGEN EN ANTWOORDEN\n\nDe commissie heeft vragen voorgelegd aan de Gezondheidsraad.\n"
        f"De Gezondheidsraad heeft deze vragen beantwoord bij brief van 8 juni 2032.\n\n{ASKED}",
        "Gezondheidsraad",
    ),
    (f"Antwoorden Algemene Rekenkamer bij vragen van de Tweede Kamer\n\n{ASKED}", "Algemene Rekenkamer"),
    (f"91 308 Sluizen\n\nA\n\nADVIES AFDELING ADVISERING RAAD VAN STATE\n\n{SAID}\n\n{MINISTER}", "Raad van State"),
    (f"91 308 Sluizen\n\nNr. 4\n\nADVIES RAAD VAN STATE EN NADER RAPPORT\n\n{SAID}", None),
    (f"91 308 Sluizen\n\nNr. 6 BRIEF VAN DE VASTE COMMISSIE VOOR WATERBOUW\n\n{TO_HOUSE}{SAID}", "vaste commissie voor waterbouw"),
    (f"91 308 Sluizen\n\nNr. 7 BRIEF VAN DE VOORZITTER VAN DE TWEEDE KAMER\n\n{SAID}", "voorzitter van de tweede kamer"),
    (f"91 308 Sluizen\n\nNr. 8 BRIEF VAN HET PRESIDIUM\n\nAan de leden\n\n{SAID}", "presidium"),
    (f"91 308 Sluizen\n\nNr. 9 BRIEF VAN HET LID JANSMA\n\n{TO_HOUSE}{SAID}", MEMBER),
    (f"91 308 Sluizen\n\nNr. 2 INITIATIEFNOTA VAN HET LID JANSMA\n\n{SAID}", MEMBER),
    (f"Voorstel van wet van het lid Jansma tot wijziging van de Sluizenwet\n\nNr. 3 MEMORIE VAN TOELICHTING\n\n{SAID}", MEMBER),
    (f"91 308 Sluizen\n\nNr. 5 VERSLAG\n\nVastgesteld 3 mei 2038\n\n{SAID}", MEMBER),
    (f"91 308 Sluizen\n\nB VOORLOPIG VERSLAG\n\nVastgesteld 3 mei 2038\n\n{SAID}", MEMBER),
    (f"91 308 Sluizen\n\nNr. 8 AMENDEMENT VAN HET LID JANSMA\n\n{SAID}", MEMBER),
    (f"91 308 Sluizen\n\nNr. 9 MOTIE VAN HET LID JANSMA\nVoorgesteld 3 mei 2038\n\nDe Kamer,\n\n{SAID}", MEMBER),
    ("VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nVastgesteld 3 mei 2038\n\nVragen uit de commissie\n\n"
     f"De heer Pietersma (ABC) vindt het genoeg. {SAID}", "De heer Pietersma (ABC)"),
    (f"VERSLAG VAN EEN COMMISSIEDEBAT\n\nMinister Klaasen: {SAID}", "Minister Klaasen"),
    (f"STENOGRAM VAN EEN WETGEVINGSOVERLEG\n\nMevrouw El Idrissi (XYZ): {SAID}", "Mevrouw El Idrissi (XYZ)"),
    (f"Verslag van een hoorzitting over de sluizen\n\n{SAID}", "Verslag van een hoorzitting over de sluizen"),
    (f"Aan de Minister van Waterbouw\n\nGeachte minister,\n\n{SAID}\n\nMet vriendelijke groet,\n\nTrijntje Bakema", "Trijntje Bakema"),
    (f"De Minister van Waterbouw,\nM. Klaasen\nPostbus 1\n\nGeachte heer Klaasen,\n\n{SAID}\n\nHoogachtend,\n\nStichting Vrij Water", "Stichting Vrij Water"),
    (f"Van: Schippersbond Noord\nAan: de leden van de Tweede Kamer\n\n{SAID}\n\n{MINISTER}", "Schippersbond Noord"),
    (f"Advies van de Deltaraad over de sluizen\n\n{SAID}\n\n{MINISTER}", "Deltaraad"),
    (f"Eindrapport van de Commissie-Zeedijk\n\n{SAID}", "Commissie-Zeedijk"),
    (f"Position paper van de Vereniging van Sluiswachters\n\n{SAID}", "Vereniging van Sluiswachters"),
    (f"De sluizen van het noorden\n\n{SAID}\n\n{MINISTER}", None),
    (f"Nationale ombudsman\n\nRapport over de sluizen\n\n{SAID}", "Nationale ombudsman"),
    (f"Sluizen\n\nDe voorzitter:\nAan de orde zijn de sluizen.\n\nDe heer Wiek (ABC):\n{SAID}\n\nMinister Bos:\n{SAID}", "Minister Bos"),
    (f"Petitie van de schippers van het noorden\n\n{SAID}\n\n{MINISTER}", "schippers van het noorden"),
]  # fmt: skip


OTHERS += [
    (
        f"EINDVERSLAG VAN DE COMMISSIE-SPOORDIJK\n\nAan de staatssecretaris van Vervoer\n\n{SAID}",
        "commissie-spoordijk",
    ),
    (f"Reactie van de Sluizenbond op de brief van de minister van Waterbouw\n\n{SAID}", "Sluizenbond"),
]


@pytest.mark.parametrize(("text", "voice"), OTHERS)
def test_others_speak_in_their_own_name(text: str, voice: str | None) -> None:
    found = voices(read(text))
    assert CABINET not in found
    assert voice in found


OWN = [
    f"91 308 Sluizen\n\nNr. 3 BRIEF VAN DE MINISTER VAN WATERBOUW\n\n{TO_HOUSE}{SAID}",
    f"91 308 Sluizen\n\nNr. 3 BRIEF VAN DE STAATSSECRETARIS VAN WATERBOUW\n\n{TO_HOUSE}{SAID}",
    f"{TO_HOUSE}{SAID}\n\nHoogachtend,\n\nDe Minister van Waterbouw,\n\nM. Klaasen",
    f"Ministerie van Waterbouw\nOns kenmerk 4711\n\n{TO_HOUSE}{SAID}",
    f"91 308 Wijziging van de Sluizenwet\n\nNr. 6 NOTA NAAR AANLEIDING VAN HET VERSLAG\n\n{SAID}",
    f"91 308 Wijziging van de Sluizenwet\n\nC MEMORIE VAN ANTWOORD\n\n{SAID}",
    f"91 308 Wijziging van de Sluizenwet\n\nNr. 3 MEMORIE VAN TOELICHTING\n\n{SAID}",
    "Vragen van het lid Jansma (ABC) aan de Minister van Waterbouw over sluizen (ingezonden 2 mei 2038).\n"
    f"Antwoord van Minister Klaasen (Waterbouw) (ontvangen 20 mei 2038).\n\n{ASKED}",
]


@pytest.mark.parametrize("text", OWN)
def test_what_a_minister_signs_sends_or_answers_is_the_cabinets(text: str) -> None:
    assert voices(read(text)) == {CABINET}


def test_an_annex_behind_the_signature_is_not_the_ministers() -> None:
    annex = "Bijlage: Advies van de Deltaraad\n\nDe raad raadt aan de sluizen te sluiten tot het voorjaar."
    doc = read(f"{OWN[2]}\n\n{annex}")
    assert [each.voice for each in doc.paragraphs][:1] == [CABINET]
    assert CABINET not in [each.voice for each in doc.paragraphs if "raad" in doc.at(each.span)]


def test_a_note_below_the_questions_is_the_askers() -> None:
    doc = read(
        f"{OWN[-1]}\n\nToelichting:\nDeze vragen vullen eerdere vragen van het lid Pietersma (ABC) aan."
    )
    assert [each.voice for each in doc.paragraphs] == [MEMBER]


def test_a_second_speaker_in_a_paragraph_leaves_it_nobodys() -> None:
    doc = read(
        f"VERSLAG VAN EEN COMMISSIEDEBAT\n\nDe heer Pietersma (ABC): {SAID} Minister Klaasen: Dat klopt niet."
    )
    assert {each.voice for each in doc.paragraphs} == {None}


@pytest.mark.parametrize("name", ["Ş. Çiçekçi", "Ž. Šimić", "Ł. Wójcik", "İ. Şahin", "Marek Świątek"])
def test_a_letter_signed_with_letters_from_elsewhere_is_its_ministers(name: str) -> None:
    said = "Ik neem de zorgen over de sluis serieus en kom er in mei op terug."
    text = f"Oosterhaven, 8 september 2031\n\nGeachte voorzitter,\n\n{said}\n\nDe minister van Visserij,\n\n{name}\n"
    doc = read(text)
    assert [(doc.at(each.span), each.voice) for each in doc.paragraphs] == [(said, CABINET)]
    assert [minister.name for minister in doc.answered_by] == [name]


def test_a_letter_in_english_to_the_house_is_the_ministers_who_signs_it_and_one_to_him_is_not() -> None:
    letter = f"To the President of the House of Representatives\n\nDear Mr President,\n\n{SAID}\n\nThe Minister of Locks,\n\nM. Klaasen"
    assert voices(read(letter)) == {CABINET}
    assert CABINET not in voices(
        read(f"To the Minister of Locks\n\nDear Minister,\n\n{SAID}\n\nYours,\n\nThe Lock Keepers")
    )


def test_the_head_of_a_set_is_no_paragraph_of_the_minister() -> None:
    head = "Vragen van het lid Reiger (Beuk) aan de Minister van Waterbouw over de sluis (ingezonden 3 mei 2038)."
    said = (
        "Hierbij deel ik u mede dat de vragen over de sluis niet binnen de termijn kunnen worden beantwoord."
    )
    paper = read(
        f"2204\n\n{head}\n\nMededeling van Minister Vermeer (Waterbouw) (ontvangen 4 juni 2038).\n\n{said}"
    )
    assert [paper.at(each.span) for each in paper.paragraphs] == [said]
    assert [each.voice for each in paper.paragraphs] == [CABINET]
