"""Overleggen and their ministers: named in the closing, in the covering letter, or by office alone; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

from collections.abc import Callable

import pytest

from index.document import CABINET, Document, Member
from index.files import read_bytes
from index.parse import parse
from tests.support.office_files import make_docx, paragraph
from tests.support.parsed import pairs, read

ASKED = (
    "De leden van de VVD-fractie hebben kennisgenomen van de brief. Zij vragen hoeveel sluizen er zijn.",
    "De leden van de D66-fractie vragen of dat genoeg is. Kan de minister dat toelichten?",
)
SAID = ("Er zijn er veertig, zo blijkt uit de telling.", "Ja, dat is genoeg voor de scheepvaart.")
HEADING = "Vragen en opmerkingen van de leden van de {}-fractie"
BODY = "\n\n".join(
    f"{HEADING.format(who)}\n\n{asked}\n\nAntwoord\n{said}"
    for who, asked, said in zip(("VVD", "D66"), ASKED, SAID, strict=True)
)
TITLE = "Verslag van een schriftelijk overleg\n\nDe vaste commissie voor Visserij heeft vragen voorgelegd over de sluizen.\n\n"
CLOSINGS = [
    "De Minister van Visserij,\n\nA. Bos",
    "A. Bos\nMinister van Visserij",
    "DE MINISTER VAN VISSERIJ,\n\nA. BOS",
]
COVERS = [
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 1 mei 2031\nBetreft Beantwoording schriftelijk overleg sluizen\n\nGeachte voorzitter,\n\nHierbij bied ik u de antwoorden aan op de vragen van de vaste commissie voor Visserij in het schriftelijk overleg over sluizen.\n\nDe Minister van Visserij,\n\nA. Bos\n\n",
    "Verslag van een schriftelijk overleg\n\nDe vaste commissie voor Visserij heeft vragen voorgelegd aan de Minister van Visserij, de heer A. Bos, over sluizen.\n\n",
]


def as_docx(text: str) -> Document:
    data = make_docx("".join(paragraph(line) for line in text.split("\n") if line.strip()))
    return parse(read_bytes(data, "stuk.docx"), "stuk.docx")


@pytest.mark.parametrize("reader", [read, as_docx])
@pytest.mark.parametrize(
    "text", [*(f"{TITLE}{BODY}\n\n{end}\n" for end in CLOSINGS), *(f"{cover}{BODY}\n" for cover in COVERS)]
)
def test_the_minister_of_an_overleg(reader: Callable[[str], Document], text: str) -> None:
    doc = reader(text)
    assert doc.type == "schriftelijk overleg"
    assert [minister.name for minister in doc.answered_by] == ["A. Bos"]
    assert [answer for _, _, answer in pairs(doc)] == list(SAID)
    assert {each.voice for each in doc.exchanges} == {CABINET}


QUESTIONS = "Vraag {}\nHoeveel sluizen zijn er?\n\nAntwoord {}\nVeertig.\n\nVraag {}\nIs dat genoeg?\n\nAntwoord {}\nJa.\n"


@pytest.mark.parametrize(
    ("head", "voice"),
    [
        ("Vragen wetgevingsoverleg 12 mei 2031, gesteld aan de Minister van Visserij.", CABINET),
        ("Beantwoording vragen eerste termijn wetgevingsoverleg (WGO)\n\nMinister van Visserij", CABINET),
        ("Beantwoording van feitelijke vragen wetgevingsoverleg sluizen", None),
        ("Beantwoording vragen, gesteld aan de Minister van Visserij van Curaçao", None),
        (
            "Antwoorden van de Algemene Rekenkamer op vragen aan de Minister van Visserij",
            "Algemene Rekenkamer",
        ),
    ],
)
def test_answers_for_a_wetgevingsoverleg_without_a_signature(head: str, voice: str | None) -> None:
    doc = read(f"{head}\n\n{QUESTIONS.format(1, 1, 2, 2)}")
    assert [answer for _, _, answer in pairs(doc)] == ["Veertig.", "Ja."]
    assert {each.voice for each in doc.exchanges} == {voice}


@pytest.mark.parametrize(
    "label", ["Vraag van het lid {}", "Vraag {n} van het lid {}", "Vraag ({})", "Vraag van het lid {}:"]
)
@pytest.mark.parametrize("answer", ["Antwoord", "Antwoord van de minister", "Antwoord van de Minister:"])
def test_a_label_that_names_who_asks(label: str, answer: str) -> None:
    parts = [
        f"{label.format(who, n=n)}\n{asked}\n\n{answer}\n{said}"
        for n, who, asked, said in (
            (1, "Jansen (VVD)", "Hoeveel zijn er?", "Er zijn er tien."),
            (2, "Van der Wiek (D66)", "Is dat genoeg?", "Ja."),
        )
    ]
    text = (
        "\n\n".join(parts)
        .replace("(Jansen (VVD))", "(Jansen, VVD)")
        .replace("(Van der Wiek (D66))", "(Van der Wiek, D66)")
    )
    doc = read(f"Antwoorden van de Minister van Visserij op vragen in het wetgevingsoverleg\n\n{text}\n")
    assert [(asked, said) for _, asked, said in pairs(doc)] == [
        ("Hoeveel zijn er?", "Er zijn er tien."),
        ("Is dat genoeg?", "Ja."),
    ]
    assert [each.asker for each in doc.exchanges] == [Member("Jansen", "VVD"), Member("Van der Wiek", "D66")]


def test_a_sentence_below_an_answers_label_is_no_ministers_portfolio() -> None:
    doc = read(f"{TITLE}{BODY.replace('Antwoord', 'Antwoord van de Minister:')}\n")
    assert not doc.answered_by
