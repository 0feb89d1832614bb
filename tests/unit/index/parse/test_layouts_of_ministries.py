"""Kinds of layout that papers of ministries have: each was read wrongly once, made up anew here."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import HEAD, pairs, read

ASKED = "Is de sluis dicht?"
LIST = "Nr. 4 LIJST VAN VRAGEN EN ANTWOORDEN\n\nDe vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan de Minister van Visserij. "
TWO = f"Vraag 1\n{ASKED}\nAntwoord 1\nJa.\n\nVraag 2\nSinds wanneer?\nAntwoord 2\nSinds mei."

OTHER = "Vraag 1\nHoe hoog is de kade?\nAntwoord 1\nVier meter.\n\nVraag 2\nIs dat genoeg?\nAntwoord 2\nNee."


@pytest.mark.parametrize(
    "label",
    [
        "Antwoord van de minister van Visserij op vraag 1",
        "Antwoord van de ministers op vraag 1",
        "Antwoord van de staatssecretaris van Visserij en Kustzaken op vraag 1:",
        "Nader antwoord 1",
        "Aanvullend antwoord op vraag 1",
        "Gewijzigd antwoord vraag 1",
    ],
)
def test_labels_of_answers(label: str) -> None:
    assert pairs(read(f"{HEAD}\nVraag 1\n{ASKED}\n\n{label}\nJa, sinds mei.")) == [
        ("1", ASKED, "Ja, sinds mei.")
    ]


@pytest.mark.parametrize("opening", ["Is de sluis dicht?", "Op de sluis staat wat?", "Zo ja, wat dan?"])
def test_a_dash_behind_a_number_makes_no_range_with_the_word_behind_it(opening: str) -> None:
    doc = read(f"{HEAD}\nVraag 1 - {opening}\nAntwoord 1 - Ja.\n\nVraag 2 - {opening}\nAntwoord 2 - Nee.")
    assert pairs(doc) == [("1", opening, "Ja."), ("2", opening, "Nee.")]


def test_replies_headed_by_who_replies() -> None:
    asked = "De leden van de Tulp-fractie vragen of de sluis dicht is.", "Deze leden vragen sinds wanneer."
    doc = read(
        "Verslag van een schriftelijk overleg\n\nInbreng van de leden van de Tulp-fractie\n\n"
        f"{asked[0]}\n\nAntwoord van de Minister:\nJa, de sluis is dicht.\n\n{asked[1]}\n\nAntwoord van de Minister:\nSinds mei.\n\n"
        "De Minister van Visserij,\n\nA. Bos"
    )
    assert pairs(doc) == [("1", asked[0], "Ja, de sluis is dicht."), ("2", asked[1], "Sinds mei.")]
    assert {each.voice for each in doc.exchanges} == {CABINET}


@pytest.mark.parametrize(
    "reply",
    [
        "De Minister heeft deze vragen beantwoord bij brief van 1 mei 2031.",
        "Deze vragen zijn door de Minister beantwoord.",
    ],
)
def test_a_list_that_says_that_a_minister_answered_is_the_cabinets(reply: str) -> None:
    assert {each.voice for each in read(f"{LIST}{reply}\n\n{TWO}").exchanges} == {CABINET}


def test_a_list_that_says_that_another_answered_is_not() -> None:
    text = LIST.replace("de Minister van Visserij", "de Algemene Rekenkamer")
    assert CABINET not in {
        each.voice
        for each in read(f"{text}De Algemene Rekenkamer heeft deze vragen beantwoord.\n\n{TWO}").exchanges
    }


def test_the_number_above_a_second_set_is_in_no_answer() -> None:
    title = "Vragen van het lid Wiek (Roos) aan de Minister van Visserij over de kade"
    doc = read(f"{HEAD}\n{TWO}\n\n2031Z00002\n\n{title}\n\n{OTHER}")
    assert pairs(doc)[1] == ("2", "Sinds wanneer?", "Sinds mei.")
    assert [each.asker and each.asker.name for each in doc.exchanges] == ["Jansen", "Jansen", "Wiek", "Wiek"]


@pytest.mark.parametrize(
    "between",
    [
        "https://voorbeeld.test/papier/1 1/3\n11/29/31, 2:23 PM  Antwoorden over de sluis",
        "file:///home/papier.html  1/3\n29-11-2031, 14:23",
        "Ministerie van Visserij en Kustzaken\n\nOnze Referentie\nVK123456\n\nPagina 2 van 3",
    ],
)
def test_what_a_page_prints_in_an_answer(between: str) -> None:
    doc = read(
        f"{HEAD}\nVraag 1\n{ASKED}\n\nAntwoord 1\nDe sluis is dicht en de kade bij het\n\n{between}\n\noude gemaal ook."
    )
    assert pairs(doc) == [("1", ASKED, "De sluis is dicht en de kade bij het oude gemaal ook.")]


NOTES = "1 Molenkrant, 3 mei 2031, «Sluis dicht»\n2 Kamerstuk 31 000, nr. 5."


def test_a_number_in_the_letterhead_calls_no_note() -> None:
    doc = read(
        f"Bijlage(n)\n1\n\n{HEAD}\nVraag 1\nKent u het bericht?1\n\nAntwoord 1\nJa, zie de nota2 van mei.\n\n{NOTES}"
    )
    assert pairs(doc) == [("1", "Kent u het bericht?", "Ja, zie de nota van mei.")]


def test_a_raised_mark_calls_a_note_whose_number_is_not_raised() -> None:
    doc = read(
        f"{HEAD}\nVraag 1\nKent u het bericht?¹\n\nAntwoord 1\nJa, over 200 m² kade, zie de nota.²\n\n{NOTES}"
    )
    assert pairs(doc) == [("1", "Kent u het bericht?", "Ja, over 200 m² kade, zie de nota.")]


def test_a_mark_glued_to_the_second_year_of_a_period() -> None:
    doc = read(
        f"{HEAD}\nVraag 1\nKent u het bericht?1\n\nAntwoord 1\nJa, in de nota 2028–20312 staat het.\n\n{NOTES}"
    )
    assert pairs(doc) == [("1", "Kent u het bericht?", "Ja, in de nota 2028–2031 staat het.")]


def test_an_item_of_a_list_is_no_label_where_the_question_of_its_number_comes_later() -> None:
    doc = read(
        f"{HEAD}\n1\n{ASKED}\n\nJa, in drie stappen:\n1. pompen;\n2. sluiten;\n3. drogen.\n\n2\nSinds wanneer?\n\nSinds mei.\n\n3\nTot wanneer?\n\nTot juni."
    )
    assert pairs(doc)[0] == ("1", ASKED, "Ja, in drie stappen:\n1. pompen;\n2. sluiten;\n3. drogen.")
    assert [each.id for each in doc.exchanges] == ["1", "2", "3"]


def test_labels_in_a_quotation_that_began_with_a_label_part_nothing() -> None:
    quoted = "«Vraag 4\nHoeveel sluizen zijn er?\nAntwoord 4\nEr zijn er acht.»"
    doc = read(
        f"{HEAD}\nVraag 1\n{ASKED}\n\nAntwoord 1\nIk schreef toen:\n\n{quoted}\n\nDat is zo.\n\nVraag 2\nNog?\n\nAntwoord 2\nJa."
    )
    assert pairs(doc)[0] == ("1", ASKED, f"Ik schreef toen:\n\n{quoted}\n\nDat is zo.")
    assert doc.exchanges[0].state == "unsure"
    assert doc.exchanges[0].voice is None
