"""Papers with all questions first and all answers below, or with labels in italics; rows beside gaps; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET, Minister
from index.files import read_bytes
from index.parse import parse
from tests.support.parsed import HEAD, groups, pairs, read

SAID = (
    "Het lid Wiek (VVD) heeft op 3 november 2037 de volgende vragen gesteld aan de Minister van Financiën over molens. "
    "Minister Bos heeft deze op 25 november 2037 beantwoord.\n\n"
)
ASKED = [
    "Draait de molen?",
    "Sinds wanneer draait hij?",
    "Welke molens zijn er?",
    "Wat kost dat? Wie betaalt?",
]
ANSWERED = [("1", "Ja, die draait."), ("2 en 4", "Sinds mei. Het kost niets."), ("3", "De Kat en de Os.")]
PARTS = [
    ("VRAGEN", "ANTWOORDEN"),
    ("Vragen", "Antwoorden"),
    ("I. Vragen", "II. Antwoorden"),
    ("I Vragen", "II Antwoorden"),
    ("**Vragen**", "**Antwoorden**"),
    ("Deel I: Vragen", "Deel II: Antwoorden"),
    ("A. Vragen", "B. Antwoorden"),
    ("De vragen", "De antwoorden"),
    ("Vragen", "Antwoorden van de minister"),
]


@pytest.mark.parametrize("parts", PARTS)
@pytest.mark.parametrize("form", ["{}\n{}\n\n", "{}.\n{}\n\n", "{}. {}\n\n", "({}) {}\n\n", "{}. {}\n"])
def test_bare_numbers_in_two_parts(parts: tuple[str, str], form: str) -> None:
    asked = "".join(form.format(n, words) for n, words in enumerate(ASKED, 1))
    answered = "".join(form.format(n, words) for n, words in ANSWERED)
    doc = read(f"Schriftelijke vragen\n\n{SAID}{parts[0]}\n\n{asked}\n{parts[1]}\n\n{answered}")
    said = [ANSWERED[i][1] for i in (0, 1, 2, 1)]
    assert [(question, answer) for _, question, answer in pairs(doc)] == list(zip(ASKED, said, strict=True))
    assert groups(doc) == [(1,), (2, 4), (3,), (2, 4)]
    assert doc.answered_by == (Minister("Bos", "Minister", "Financiën"),)
    assert {each.voice for each in doc.exchanges} == {CABINET}


@pytest.mark.parametrize(
    "title",
    [
        "II  Antwoord / Reactie van de minister",
        "II. Reactie van de bewindspersoon",
        "II Antwoorden / reactie van de staatssecretaris van Molens",
        "Reactie van de minister van Molens",
        "II  Antwoord/reactie van de bewindslieden",
        "Deel II  Beantwoording door de minister",
    ],
)
def test_an_overleg_in_two_parts_is_paired_fractie_by_fractie(title: str) -> None:
    head = "VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\nBinnen de vaste commissie voor Molens hebben enkele fracties vragen voorgelegd aan de Minister van Molens.\n\n"
    doc = read(
        f"{head}I  Vragen en opmerkingen vanuit de fracties\n\nVragen en opmerkingen van de leden van de VVD-fractie\n\n"
        "De leden van de VVD-fractie vragen of de molen draait.\n\nVragen en opmerkingen van de leden van de SP-fractie\n\n"
        f"De leden van de SP-fractie vragen wat dat kost.\n\n{title}\n\n"
        "Antwoord op de vragen van de leden van de VVD-fractie\n\nDie draait sinds mei.\n\n"
        "Antwoord op de vragen van de leden van de SP-fractie\n\nHet kost niets.\n"
    )
    assert [answer for _, _, answer in pairs(doc)] == ["Die draait sinds mei.", "Het kost niets."]
    assert {each.voice for each in doc.exchanges} == {CABINET}


@pytest.mark.parametrize("sign", ["*", "_"])
def test_labels_in_italics_are_labels(sign: str) -> None:
    s = sign
    doc = read(
        f"{HEAD}\n{s}Vraag 1:{s} Draait de molen?\n\n{s}Antwoord 1:{s} Ja.\n\n{s}Vraag 2{s}\nWaarom?\n\n{s}Vraag 3{s}\nWie?\n\n"
        f"{s}Antwoord op de vragen 2 en 3{s}\n\n{s}Daarom, en de molenaar.{s}\n",
        kind="md",
    )
    assert pairs(doc) == [
        ("1", "Draait de molen?", "Ja."),
        ("2", "Waarom?", "Daarom, en de molenaar."),
        ("3", "Wie?", "Daarom, en de molenaar."),
    ]


def test_a_joint_label_in_italics_among_bold_questions_with_a_note() -> None:
    doc = read(
        f"{HEAD}\n**1. Draait de molen?**\n\n*Ja, al jaren.*[^1]\n\n**2. Waarom?**\n\n**3. Wie?**\n\n*Antwoord op de vragen 2 en 3*\n\n"
        "Daarom, en de molenaar.\n\n[^1]: Telling van de molenaar.\n",
        kind="md",
    )
    assert pairs(doc)[1:] == [
        ("2", "Waarom?", "Daarom, en de molenaar."),
        ("3", "Wie?", "Daarom, en de molenaar."),
    ]
    assert pairs(doc)[0][2] == "Ja, al jaren." and len(doc.footnotes) == 1


@pytest.mark.parametrize(
    ("rows", "sure"),
    [
        ("Molen      Bedrag    Datum\nDe Kat     2.400     1 april\nDe Os      1.150     1 juli", True),
        ("| Molen | Bedrag |\n| De Kat | 2.400 |", True),
        ("- de Kat;\n- de Os.", True),
        ("Wij weten niet hoeveel er zijn.", False),
        ("Hoeveel molens zijn er dan?", False),
    ],
)
def test_rows_below_an_answer_hide_no_question_that_lost_its_number(rows: str, sure: bool) -> None:
    doc = read(
        f"{HEAD}Vraag 1:\nIs er een molen?\nAntwoord:\nJa.\n\nVraag 2:\nWelke?\nAntwoord:\nDeze molens zijn er:\n\n{rows}\n\n"
        "Vraag 4:\nWat kost dat?\nAntwoord:\nNiets.\n"
    )
    assert [each.voice for each in doc.exchanges if 2 in each.numbers] == [CABINET if sure else None]


@pytest.mark.parametrize("head", ["Bijlage", "Bijlage(n)", "Bijlagen", "Blz."])
def test_a_column_of_annexes_ends_no_exchange(head: str) -> None:
    cells = [
        ("Nr", "Vraag", head, "Antwoord"),
        ("1", "Draait de molen?", "", "Ja."),
        ("2", "Wie maalt?", "1", "De molenaar."),
    ]
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    title = "<p>Lijst van vragen en antwoorden</p><p>De vaste commissie voor Molens heeft vragen voorgelegd aan de Minister van Molens.</p>"
    doc = parse(
        read_bytes(f"<html><body>{title}<table>{rows}</table></body></html>".encode(), "a.html"), "a.html"
    )
    assert pairs(doc) == [("1", "Draait de molen?", "Ja."), ("2", "Wie maalt?", "De molenaar.")]


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("Vr. {} ", "Antw. {}: "),
        ("Vr. {}\n", "Antw. {}\n"),
        ("{}) ", "Antw.: "),
        ("Vraag {}: ", "Antw: "),
        ("Vr {}\n", "Antw {}\n"),
    ],
)
def test_shortened_labels(asked: str, answered: str) -> None:
    turns = [("Draait de molen?", "Ja, sinds mei."), ("Waarom?", "Daarom, zo is dat.")]
    text = "".join(
        f"{asked.format(n)}{q}\n\n{answered.format(n)}{a}\n\n" for n, (q, a) in enumerate(turns, 1)
    )
    assert [(question, answer) for _, question, answer in pairs(read(HEAD + text))] == turns


@pytest.mark.parametrize(
    "title",
    [
        "Antwoorden van minister Kalsbeek (Defensie), ontvangen op 3 mei 2036",
        "Beantwoording door de minister van Defensie",
    ],
)
@pytest.mark.parametrize("form", ["{}. {}\n", "{}.\n{}\n", "({}) {}\n\n"])
def test_answers_printed_in_another_form_than_the_questions_below_a_title(title: str, form: str) -> None:
    answers = ["Ja, zeven van de tien.", "Zie het antwoord op vraag 1.", "Nee."]
    doc = read(
        "Vragen van het lid Oostra (CDA) aan de minister van Defensie over oude tanks\n\n1. Rijden de tanks nog?\n2. Wat kost dat?\n"
        f"3. Bent u bereid ze te verkopen?\n\n{title}\n\n"
        + "".join(form.format(n, each) for n, each in enumerate(answers, 1))
    )
    assert [answer for _, _, answer in pairs(doc)] == answers
    assert [each.portfolio for each in doc.answered_by] == ["Defensie"]
    assert {each.voice for each in doc.exchanges} == {CABINET}


@pytest.mark.parametrize("title", ["Beantwoording", "# Beantwoording", "Antwoorden", "Reactie"])
def test_a_title_above_numbered_answers_answers_nothing_itself(title: str) -> None:
    doc = read(
        f"{HEAD}1. Draait de molen?\n2. Wat kost dat?\n\n{title}\n\nAntwoord 1\n\nJa, sinds mei.\n\nAntwoord 2\n\nNiets.\n",
        kind="md",
    )
    assert [answer for _, _, answer in pairs(doc)] == ["Ja, sinds mei.", "Niets."]


def test_a_member_in_the_field_of_the_sender_is_not_who_answers() -> None:
    doc = read(
        "Schriftelijke vragen\n\nAan: de minister van Molens\nVan: het lid Wiek (VVD)\n\nVraag 1\nDraait de molen?\n\nAntwoord 1\nJa, sinds mei.\n"
    )
    assert {each.voice for each in doc.exchanges} <= {None, CABINET}


def test_a_request_below_a_number_is_a_question() -> None:
    head = "Lijst van vragen en antwoorden\n\nDe vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan de Minister van Visserij over sluizen. De Minister heeft deze vragen beantwoord bij brief van 1 mei 2031.\n\n"
    doc = read(
        f"{head}1\nHoeveel sluizen zijn er?\n\nVeertig.\n\n2 en 3\nWat kost dat? Wie betaalt?\n\nNiets. Niemand.\n\n4\nNoem de drie grootste sluizen.\n\n"
        "De Kat, de Os en de Haan.\n\n5\nIs dat genoeg?\n\nJa.\n"
    )
    assert [(each.numbers, doc.at(each.answer) if each.answer else None) for each in doc.exchanges] == [
        ((1,), "Veertig."), ((2, 3), "Niets. Niemand."), ((4,), "De Kat, de Os en de Haan."), ((5,), "Ja."),
    ]  # fmt: skip


def test_a_request_and_its_answer_on_the_next_line_are_parted() -> None:
    head = "Lijst van vragen en antwoorden\n\nDe vaste commissie voor Visserij heeft een aantal vragen voorgelegd aan de Minister van Visserij over sluizen. De Minister heeft deze vragen beantwoord bij brief van 1 mei 2031.\n\n"
    doc = read(
        f"{head}1. Hoeveel sluizen zijn er?\nVeertig.\n\n2. Noem de redenen.\nWind en water.\n\n3. De leden vragen om een overzicht.\nTien in het noorden.\n\n4. Is dat genoeg?\nJa.\n"
    )
    assert [(question, answer) for _, question, answer in pairs(doc)] == [
        ("Hoeveel sluizen zijn er?", "Veertig."), ("Noem de redenen.", "Wind en water."),
        ("De leden vragen om een overzicht.", "Tien in het noorden."), ("Is dat genoeg?", "Ja."),
    ]  # fmt: skip
