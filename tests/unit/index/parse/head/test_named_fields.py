"""Heads in which each field stands behind or below its name, or in a sentence of its own; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

from datetime import date

import pytest

from index.document import CABINET, Document, Member, Minister
from tests.support.parsed import read

TITLE = "Beantwoording schriftelijke vragen van het lid Wiek (VVD) over molens\n\n"
ASKED = "Vraag 1\nDraait de molen?\n\nAntwoord 1\nJa, sinds mei.\n"
BOS = Minister("A. Bos", "Minister", "Financiën")
FORMS = {
    "colon": "{}: {}\n",
    "cells": "{}  {}\n",
    "tab": "{}\t{}\n",
    "markdown": "| **{}** | {} |\n",
    "line": "{} {}\n",
    "below": "{}\n{}\n\n",
}


def head(form: str, *fields: tuple[str, str]) -> Document:
    return read(TITLE + "".join(FORMS[form].format(*each) for each in fields) + "\n" + ASKED)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["Beantwoord door", "Bewindspersoon"])
@pytest.mark.parametrize(
    "value",
    [
        "A. Bos, Minister van Financiën",
        "Minister A. Bos (Financiën)",
        "de minister van Financiën, A. Bos",
        "A. Bos (minister van Financiën)",
    ],
)
def test_a_minister_in_a_field_answers(form: str, name: str, value: str) -> None:
    doc = head(form, ("Nummer", "2032Z01187"), (name, value))
    assert doc.answered_by == (BOS,)
    assert [each.voice for each in doc.exchanges] == [CABINET]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["Indiener", "Gesteld door", "Vraagsteller", "Vragensteller(s)"])
def test_who_asks_in_a_field(form: str, name: str) -> None:
    text = "Antwoorden over molens\n\n" + FORMS[form].format(name, "Wiek (VVD)") + "\n"
    doc = read(text + "Beantwoord door: minister A. Bos (Financiën)\n\n" + ASKED)
    assert doc.askers == (Member("Wiek", "VVD"),)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["Datum antwoord", "Verzonden", "Datum beantwoording", "Beantwoord op"])
def test_the_days_in_fields(form: str, name: str) -> None:
    doc = head(form, (name, "7 oktober 2032"), ("Ingezonden", "5 september 2032"))
    assert (doc.dates.asked, doc.dates.answered) == (date(2032, 9, 5), date(2032, 10, 7))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["Kenmerk vragen", "Vraagnummer", "Zaaknummer", "Nummer"])
def test_the_number_in_a_field(form: str, name: str) -> None:
    assert head(form, (name, "2032Z01187")).numbers["vraagnummer"] == "2032Z01187"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Verzonden op 8 maart 2035.", date(2035, 3, 8)),
        ("De Minister van Financiën heeft de vragen op 8 maart 2035 beantwoord.", date(2035, 3, 8)),
        ("Minister Bos heeft deze op 8 maart 2035 beantwoord.", date(2035, 3, 8)),
        ("De vragen zijn op 8 maart 2035 beantwoord.", date(2035, 3, 8)),
        ("Zie ook het debat van 8 maart 2035.", None),
    ],
)
def test_the_day_of_the_answers_in_a_sentence(line: str, day: date | None) -> None:
    doc = read(
        f"Antwoorden van de Minister van Financiën op vragen van het lid Wiek (VVD) over molens. {line}\n\n{ASKED}"
    )
    assert doc.dates.answered == day


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Antwoorden op Kamervragen 2035Z03021", "2035Z03021"),
        ("Betreft: beantwoording vragen over molens (2035Z03021)", "2035Z03021"),
        ("Antwoorden over molens, zie ook 2035Z03021", None),
    ],
)
def test_the_number_in_a_title(line: str, number: str | None) -> None:
    doc = read(
        f"{line}\n\nAntwoorden van de Minister van Financiën op vragen van het lid Wiek (VVD) over molens.\n\n{ASKED}"
    )
    assert doc.numbers.get("vraagnummer") == number


def test_a_sentence_that_begins_as_a_field_is_none() -> None:
    said = (
        "Van de minister van Financiën verwacht de Kamer meer.\nBeantwoord door de minister wordt dat niet."
    )
    doc = read(f"Vragen over molens\n\n{said}\n\nVraag 1\nDraait de molen?\n")
    assert doc.answered_by == ()


def test_who_moves_an_amendment_asks() -> None:
    doc = read(
        "91 308 Wet op de molens\nNr. 11   GEWIJZIGD AMENDEMENT VAN DE LEDEN WIEK EN VAN DEN DAM\nOntvangen 1 december 2032\n"
        "De ondergetekenden stellen het volgende amendement voor:\n\nIn artikel I wordt “vijf” vervangen door “acht”.\n"
    )
    assert [each.name for each in doc.askers] == ["Wiek", "Van den Dam"]


@pytest.mark.parametrize(
    "line", ["Kamerstuk 39333-40", "Kamerstuk 39 333, nr. 40", "Kamerstuk II 39333 nr. 40"]
)
def test_the_number_of_a_kamerstuk_on_one_line(line: str) -> None:
    doc = read(
        f"{line}\n\nMotie van het lid Wiek over molens\n\nDe Kamer,\n\nen gaat over tot de orde van de dag.\n"
    )
    assert doc.numbers["kamerstuk"] == "39333-40"


def test_the_day_on_which_a_minister_replied_to_a_committee() -> None:
    doc = read(
        "Verslag van een schriftelijk overleg\n\nVastgesteld 25 maart 2033\n\nDe vaste commissie voor Molens heeft een aantal "
        "vragen gesteld aan de Minister van Molens. De Minister heeft op 22 maart 2033 gereageerd.\n\nVraag 1\n\n"
        "De leden van de VVD-fractie vragen of de molen draait.\n\nAntwoord 1\n\nJa, sinds mei.\n"
    )
    assert doc.dates.answered == date(2033, 3, 22)


def test_fields_beside_each_other_on_one_line() -> None:
    line = "**Ingediend:** 4 februari 2034 · **Beantwoord:** 27 februari 2034"
    doc = read(f"{TITLE}Beantwoord door: minister Bos (Financiën)\n{line}\n\n{ASKED}", kind="md")
    assert (doc.dates.asked, doc.dates.answered) == (date(2034, 2, 4), date(2034, 2, 27))


def test_what_questions_are_about_behind_the_day_on_which_they_were_asked() -> None:
    said = "Hierbij deel ik u mede dat de schriftelijke vragen van het lid Wiek (VVD), ingezonden op 30 mei jl. onder nummer 2034Z09981, over molens, niet binnen de termijn kunnen worden beantwoord."
    doc = read(f"Mededeling\n\n{said}\n\nDen Haag, 18 juni 2034\n\nDe minister van Molens,\nA. Bos\n")
    assert (doc.type, doc.subject) == ("uitstel", "molens")


@pytest.mark.parametrize(
    "said",
    [
        "Bij brief van 1 maart 2034 zijn deze door de minister van Molens beantwoord.",
        "Bij brief van 1 maart 2034 heeft de minister van Molens deze beantwoord.",
        "De vragen zijn op 3 februari 2034 voorgelegd aan de minister van Molens. Bij brief van 1 maart 2034 zijn de vragen beantwoord.",
    ],
)
def test_who_answers_an_overleg(said: str) -> None:
    doc = read(
        f"VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nBij enkele fracties bestond behoefte een aantal vragen voor te leggen over de brief inzake riet. {said}\n\n"
        "Vragen van de leden van de VVD-fractie\n\nDe leden van de VVD-fractie vragen of de molen draait.\n\nReactie:\nJa, sinds mei.\n"
    )
    assert [each.portfolio for each in doc.answered_by] == ["Molens"]
    assert doc.dates.answered == date(2034, 3, 1)
    assert [each.voice for each in doc.exchanges] == [CABINET]


def test_a_minister_named_behind_his_office_as_a_field() -> None:
    doc = read(f"{TITLE}Minister: A. Bos (Financiën)\n\n{ASKED}")
    assert doc.answered_by == (BOS,)


def test_the_fields_of_a_paper_whose_kind_only_its_labels_tell() -> None:
    doc = read(f"Kamervragen over molens\n\nIndiener: Wiek (VVD)\nDatum antwoord: 3 mei 2033\n\n{ASKED}")
    assert (doc.type, doc.dates.answered) == ("antwoord", date(2033, 5, 3))
