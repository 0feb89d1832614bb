"""Heads of every family of papers, made up."""

from __future__ import annotations

from datetime import date

import pytest

from index.document import Member, Minister
from index.parse.head.heading import read_heading
from index.parse.head.heading_fields import Heading


def head(text: str) -> Heading:
    return read_heading(text)


def test_aanhangsel() -> None:
    found = head(
        "Tweede Kamer der Staten-Generaal2\nVergaderjaar 2030–2031 Aanhangsel van de Handelingen\n"
        "Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n12\n"
        "Vragen van de leden Jansen (Tulp) en Bos (Roos) aan de Minister van Infra-\nstructuur over de "
        "haven\n"
        "van Zeewolde (ingezonden\n5 april 2031).\n"
        "Antwoord van Minister Vos (Infrastructuur en Waterstaat), mede namens de\nStaatssecretaris van "
        "Financiën "
        "(ontvangen 3 mei 2031). Zie ook Aanhangsel\nHandelingen, vergaderjaar 2030–2031, nr. 9.\n"
        "Vraag 1\nIs dat zo?\nAntwoord 1\nJa.\nah-tk-20302031-12\n"
    )
    assert found.type == "antwoord"
    assert found.title == (
        "Vragen van de leden Jansen (Tulp) en Bos (Roos) aan de Minister van Infrastructuur over de haven "
        "van Zeewolde"
    )
    assert found.subject == "de haven van Zeewolde"
    assert (found.dates.asked, found.dates.answered, found.dates.sent) == (
        date(2031, 4, 5),
        date(2031, 5, 3),
        None,
    )
    assert found.askers == (Member("Jansen", "Tulp"), Member("Bos", "Roos"))
    assert found.answered_by == (Minister("Vos", "Minister", "Infrastructuur en Waterstaat"),)
    assert found.mede_namens == (Minister(None, "Staatssecretaris", "Financiën"),)
    assert found.numbers == {
        "publicatie": "ah-tk-20302031-12",
        "aanhangsel": "12",
        "vergaderjaar": "2030-2031",
    }
    assert found.see_also == ("ah-tk-20302031-9",)


def test_plain_text_with_its_aanhangsel_number_first_names_no_asker() -> None:
    found = read_heading(
        "AH 604\n\n2031Z 18294\n\nAntwoord van minister Van der Vos (Visserij (ontvangen 20 mei 2031)\n\n"
        "1. Is dat zo?\n\nAntwoord:\nJa.\n"
    )
    assert found.type == "antwoord"
    assert (found.askers, found.title, found.subject, found.dates.asked) == ((), None, None, None)
    assert found.answered_by == (Minister("Van der Vos", "Minister", "Visserij"),)
    assert found.numbers == {"vraagnummer": "2031Z18294", "aanhangsel": "604"}


MINISTRY = """
 DOCPROPERTY retouradres > Retouradres Postbus 20301 2500 EH  Den Haag
Aan de Voorzitter van de Tweede Kamer
der Staten-Generaal
 DOCPROPERTY _datum Datum
 DOCPROPERTY datum 24 maart 2031
 DOCPROPERTY _onderwerp Onderwerp
 DOCPROPERTY onderwerp Beantwoording Kamervragen van het lid Jansen (Tulp) over de haven
Directoraat-Generaal Havens
Ons kenmerk
 DOCPROPERTY onskenmerk 5303168
49358555828665 if  DOCPROPERTY mailing-aan   = "1" " if  SECTIONPAGES 1 = "1" ""
In antwoord op uw brief van 5 maart 2031, nr. 2031Z00012, deel ik u mede dat de vragen van het lid
Jansen (Tulp) over de haven worden beantwoord zoals aangegeven in de bijlage.

Mede namens de Minister van Financiën,

De minister van Justitie en Veiligheid



 DOCPROPERTY ondertekening
D. Vos-de Boer

Antwoorden van de minister van Justitie en Veiligheid mede namens de minister van Financiën op
Kamervragen van het lid Jansen (Tulp) over de haven van Zeewolde.

Vraag 1
Is dat zo?
Antwoord op vraag 1
Ja.
"""


def test_letter_of_a_ministry_with_field_codes() -> None:
    found = head(MINISTRY)
    assert found.type == "antwoord"
    assert found.title == "Beantwoording Kamervragen van het lid Jansen (Tulp) over de haven"
    assert found.subject == "de haven van Zeewolde"
    assert found.dates.asked == date(2031, 3, 5)
    assert found.dates.answered == found.dates.sent == date(2031, 3, 24)
    assert found.askers == (Member("Jansen", "Tulp"),)
    assert found.answered_by == (Minister("D. Vos-de Boer", "Minister", "Justitie en Veiligheid"),)
    assert found.mede_namens == (Minister(None, "Minister", "Financiën"),)
    assert found.numbers == {"vraagnummer": "2031Z00012", "kenmerk": "5303168"}


def test_questions_without_answer() -> None:
    found = head(
        "2031Z18891\n\n(ingezonden 20 mei 2031)\n\nVragen van het leden Jansen en Bos (beiden Tulp) aan de "
        "minister van "
        "Visserij over garnalen\n\n \n\nKent u het bericht 'Garnalen op'? 1)\n\nWat doet u daaraan?\n"
    )
    assert found.type == "vragen"
    assert (found.subject, found.dates.asked) == ("garnalen", date(2031, 5, 20))
    assert found.askers == (Member("Jansen", "Tulp"), Member("Bos", "Tulp"))
    assert (found.answered_by, found.dates.answered) == ((), None)


def test_oral_questions() -> None:
    found = head(
        "2031Z18776\nMondelinge vragen van het lid Jansen (Tulp) aan de Minister van Visserij over de haven "
        "(Krant, 15 mei\n"
        "2031) (ingezonden 19 mei\n2031)\n"
    )
    assert found.type == "mondelinge vragen"
    assert (found.subject, found.dates.asked) == ("de haven (Krant, 15 mei 2031)", date(2031, 5, 19))


def test_postponement_as_a_letter() -> None:
    found = head(
        "Datum 4 mei 2031\nOnderwerp Uitstel beantwoording Kamervragen van het lid Jansen (Tulp) over de "
        "haven\n\n"
        "Uw kenmerk\n2031Z00001\n\nGeachte voorzitter,\n\nHierbij deel ik u mede dat de vragen van het lid "
        "Jansen (Tulp) "
        "over de haven niet binnen de gebruikelijke termijn kunnen worden beantwoord.\n\nDe Minister van "
        "Visserij,\n\nT. Bos\n"
    )
    assert found.type == "uitstel"
    assert found.numbers == {"vraagnummer": "2031Z00001"}
    assert found.dates.answered is None


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "schriftelijk overleg"),
        ("LIJST VAN VRAGEN EN ANTWOORDEN", "lijst van vragen en antwoorden"),
    ],
)
def test_paper_of_a_committee(kind: str, title: str) -> None:
    found = head(
        f"36 560 V Jaarverslag\nNr. 8 {kind}\nVastgesteld 12 juni 2031\nDe vaste commissie voor Visserij "
        f"heeft vragen "
        "voorgelegd aan de Minister van Defensie over het Jaarverslag van de vloot (Kamerstuk 36 560 V, nr. "
        "1).\n"
        "De Minister heeft deze vragen beantwoord bij brief van 11 juni 2031.\n"
    )
    assert found.type == title
    assert found.title == kind.capitalize()
    assert found.subject == "Jaarverslag van de vloot"
    assert (found.dates.answered, found.dates.sent) == (date(2031, 6, 11), date(2031, 6, 12))
    assert found.answered_by == (Minister(None, "Minister", "Defensie"),)
    assert found.numbers == {"kamerstuk": "36560-V-8"}


def test_letter_with_two_signatures_and_two_dossiers() -> None:
    found = head(
        "29 344 Dijken\n19 637 Havens\nNr. 155 BRIEF VAN DE STAATSSECRETARIS VAN DEFENSIE EN DE MINISTER "
        "VAN FINANCIËN\n"
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nDen Haag, 25 februari 2031\n\n"
        "Hierbij informeren wij u over de voortgang van de dijk bij Zeewolde. Zij loopt op schema.\n\n"
        "De Staatssecretaris van Defensie,\nA.B. van der Dijk\n\nDe Minister van Financiën,\nJan de "
        "Haan-Bos\n"
    )
    assert found.type == "brief"
    assert found.subject == "voortgang van de dijk bij Zeewolde"
    assert found.dates.sent == date(2031, 2, 25)
    assert found.answered_by == (
        Minister("A.B. van der Dijk", "Staatssecretaris", "Defensie"),
        Minister("Jan de Haan-Bos", "Minister", "Financiën"),
    )
    assert found.numbers == {"kamerstuk": "29344-155, 19637-155"}


def test_motion_in_text() -> None:
    found = head(
        "36 800 XII Begroting\nNr. 27 MOTIE VAN DE LEDEN DE WIT EN BOS C.S.\nVoorgesteld 3 juni 2031\nDe "
        "Kamer,\n"
        "gehoord de beraadslaging,\nverzoekt de regering de haven te openen,\nen gaat over tot de orde van "
        "de dag.\n"
    )
    assert found.type == "motie"
    assert [member.name for member in found.askers] == ["De Wit", "Bos"]
    assert found.title == "Motie van de leden De Wit en Bos c.s."
    assert found.dates.sent == date(2031, 6, 3)
    assert found.numbers == {"kamerstuk": "36800-XII-27"}


def test_two_sets_of_questions_in_one_letter() -> None:
    found = head(
        "Beantwoording van vragen na het debat over de sluis\n\nVragen van het lid Jansen, J.M. "
        "(Tulp)\n\nVraag (1):\nWat?\n"
        "Antwoord:\nDit.\n\nVragen van het lid De Boer, K. (Roos)\n\nVraag (1):\nHoe?\nAntwoord:\nZo.\n"
    )
    assert found.askers == (Member("Jansen", "Tulp"), Member("De Boer", "Roos"))


@pytest.mark.parametrize(
    "text", ["", "\n" * 50_000, "Vragen van het lid " * 10_000, "x" * 200_000, "\x00\x01"]
)
def test_what_is_no_paper_has_an_empty_head(text: str) -> None:
    found = head(text)
    assert (found.dates.asked, found.answered_by, found.numbers) == (None, (), {})


def test_overleg_of_the_eerste_kamer() -> None:
    found = head(
        "33 328 Wet op de havens\nAI VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\nVastgesteld 4 juni 2031\n"
        "De vaste commissie heeft schriftelijk overleg gevoerd met de minister van Defensie over de "
        "uitvoering van de "
        "wet.\nDit verslag bestaat uit:\n– De uitgaande brief van 1 mei 2031.\n– De antwoordbrief van 3 "
        "juni 2031.\n\n"
        "De wet werkt.\n\nDe Minister van Defensie,\nA. de Vries\n"
    )
    assert (found.title, found.subject) == ("Verslag van een schriftelijk overleg", "uitvoering van de wet")
    assert found.numbers == {"kamerstuk": "33328-AI"}
    assert (found.dates.answered, found.dates.sent) == (date(2031, 6, 3), date(2031, 6, 4))
    assert found.answered_by == (Minister("A. de Vries", "Minister", "Defensie"),)


def test_letter_in_markdown() -> None:
    found = head(
        "# Beantwoording Kamervragen\n\n**Datum:** 12 mei 2031\n**Onderwerp:** Beantwoording vragen over de "
        "haven\n"
        "**Uw kenmerk:** 2031Z00077\n\nHierbij zend ik u, mede namens mijn ambtgenoot van Financiën, de "
        "antwoorden op de "
        "schriftelijke vragen van de leden Jansen en Bos (beiden Tulp) over de haven. Deze vragen zijn "
        "ingezonden op "
        "1 mei 2031.\n\n**Vraag 1**\nIs dat zo?\n\n**Antwoord 1**\nJa.\n"
    )
    assert (found.dates.asked, found.dates.answered) == (date(2031, 5, 1), date(2031, 5, 12))
    assert found.mede_namens == (Minister(None, None, "Financiën"),)
    assert found.askers == (Member("Jansen", "Tulp"), Member("Bos", "Tulp"))


def test_letter_that_only_mentions_questions_is_a_letter() -> None:
    found = head(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 12 mei 2031\nBetreft Reactie op "
        "vragen over de "
        "haven\n\nGeachte voorzitter,\n\nIn het debat heb ik toegezegd terug te komen op de vragen van het "
        "lid Jansen "
        "(Tulp) over de haven van Zeewolde. De haven is sinds mei weer open.\n\nDe Minister van "
        "Visserij,\n\nT. Bos\n"
    )
    assert (found.type, found.askers) == ("brief", ())
    assert found.answered_by == (Minister("T. Bos", "Minister", "Visserij"),)


def test_minister_who_signs_at_the_end() -> None:
    found = head(
        "Antwoorden van de minister van Defensie op vragen van het lid Jansen (Tulp) over de haven "
        "(ingezonden 9 maart "
        "2031, met kenmerk 2031Z02218)\nDatum 2 april 2031\nVraag 1\nIs dat zo?\nAntwoord vraag 1\nJa.\n"
        "De minister van Defensie,\nA.L. Vos\n"
    )
    assert found.answered_by == (Minister("A.L. Vos", "Minister", "Defensie"),)
    assert found.numbers["vraagnummer"] == "2031Z02218"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("U heeft bezwaar gemaakt. De gemeente geeft u binnen vier weken bericht over uw bezwaar.", None),
        ("De Kinderraad moet zorgen dat scholen informeren over rechten van kinderen.", None),
        ("Hierbij stuur ik u een nota over de haven van Zeewolde. Zij is af.", "haven van Zeewolde"),
        ("De haven is af. Wij informeren u in deze nota over de haven.", "haven"),
    ],
)
def test_a_page_is_about_what_its_writer_says_it_informs_of(text: str, subject: str | None) -> None:
    found = head(f"{text}\n\nMeer leest u op de pagina hiernaast, die elke week wordt bijgewerkt.\n")
    assert found.subject == subject


@pytest.mark.parametrize(
    "received",
    ["(ontvangen 28 november 2043)", "(ontvangen op 28 november 2043).", "(Ontvangen: 28 november 2043)"],
)
def test_the_day_in_brackets_behind_a_title_of_one_sentence(received: str) -> None:
    title = "Antwoord van staatssecretaris Wieg (Defensie) op vragen van het lid Pieter (Haven) over drones"
    found = head(f"{title} {received}\n\nVraag 1\nHoe vaak?\n\nAntwoord 1\n46 keer.\n")
    assert found.dates.answered == date(2043, 11, 28)
    assert (found.title, found.subject) == (title, "drones")


def test_a_letter_that_was_received_dates_no_answer() -> None:
    found = head(
        "Antwoord van minister Vos (Haven) op vragen van het lid Bos (Roos) over een brief "
        "(ontvangen 3 mei 2043) van Zeewolde\n\nVraag 1\nIs dat zo?\n\nAntwoord 1\nJa.\n"
    )
    assert found.dates.answered is None
    assert found.subject == "een brief (ontvangen 3 mei 2043) van Zeewolde"
