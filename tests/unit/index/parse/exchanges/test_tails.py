"""What stands below the last answer is none of it; questions that a mail quotes are questions; invented."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

import pytest

from index.document import CABINET
from tests.support.parsed import HEAD, pairs, read

ONE = f"{HEAD}Vraag 1\nDraait de molen?\n\nAntwoord 1\nJa, sinds mei.\n\n"


@pytest.mark.parametrize(
    "tail",
    [
        "De Minister van Molens en\nDijkbeheer,\nA. Bos",
        "De staatssecretaris van Molens en Dijkbeheer,\nWieken en Riet\n\nA. Bos",
        "De Minister van Molens,\n\nA. Bos",
        "Over deze site\n\nContact | English | RSS | Cookies",
        "---\n[1] https://molens.example/riet",
        "* * *",
        "1) Aanhangsel Handelingen, vergaderjaar 2030-2031, nr. 77.\n\n2) Molenkrant, 13 januari 2031, Hoe een wiek "
        "uit\nde hand liep in Ommen: ‘Ik snap het niet’\n(www.molenkrant.example/hoe-een-wiek-\nuit-de-hand/).",
        ") https://www.molenkrant.example/2371/molen-die-zich- keerde-\nstil).",
        "Deel deze pagina\n\nTerug naar boven",
        "1 Kamerstuk 36 999, nr. 4.\nISSN 0921 - 7398\nTweede Kamer, vergaderjaar 2030–2031, Aanhangsel\n1",
        "Service\n\nContact\n\nPrivacy\n\n© 2031 Rijk",
    ],
)
def test_what_stands_below_the_last_answer_is_none_of_it(tail: str) -> None:
    assert pairs(read(f"{ONE}{tail}\n")) == [("1", "Draait de molen?", "Ja, sinds mei.")]


def test_an_answer_that_ends_in_names_keeps_them() -> None:
    said = "De molens heten:\n\nDe Kat\n\nDe Os"
    assert pairs(read(f"{HEAD}Vraag 1\nWelke molens?\n\nAntwoord 1\n{said}\n"))[0][2] == said


@pytest.mark.parametrize("sign", ["> ", ">", ">> "])
def test_questions_quoted_by_a_mail_are_questions(sign: str) -> None:
    asked = f"{sign}Vraag 1\n{sign}Draait de molen, die al jaren zo langzaam was\n{sign}geworden?"
    doc = read(f"{HEAD}{asked}\n\nAntwoord 1\nJa.\n\n{sign}Vraag 2\n{sign}Waarom?\n\nAntwoord 2\nDaarom.\n")
    assert pairs(doc) == [
        ("1", "Draait de molen, die al jaren zo langzaam was geworden?", "Ja."),
        ("2", "Waarom?", "Daarom."),
    ]
    assert {each.voice for each in doc.exchanges} == {CABINET}


def test_a_question_quoted_in_an_answer_is_none_of_the_paper() -> None:
    said = "De bond schreef:\n\n> Vraag 1 is wie betaalt.\n> Vraag 2 is wanneer.\n\nIk betaal niet."
    doc = read(
        f"{HEAD}Vraag 1\nWie betaalt?\n\nAntwoord 1\n{said}\n\nVraag 2\nWie dan?\n\nAntwoord 2\nNiemand.\n"
    )
    assert pairs(doc)[0][2] == said
    assert [each.id for each in doc.exchanges] == ["1", "2"]


@pytest.mark.parametrize("sender", ["T. Riemersma", "T. Riemersma <t@molen.example>"])
def test_a_message_sent_on_below_a_letter_is_its_senders(sender: str) -> None:
    theirs = "Mijn molen staat stil omdat het ministerie niets doet aan het riet."
    doc = read(
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDatum 3 mei 2038\n\nGeachte voorzitter,\n\n"
        "Ik heb kennisgenomen van de e-mail en verhoog de subsidie.\n\nDe Minister van Molens,\n\nA. Bos\n\n"
        f"-----Oorspronkelijk bericht-----\nVan: {sender}\nAan: de commissie\nOnderwerp: riet\n\n{theirs}\n"
    )
    assert [each.voice for each in doc.paragraphs if doc.at(each.span) == theirs] == ["T. Riemersma"]
    assert [each.voice for each in doc.paragraphs if "subsidie" in doc.at(each.span)] == [CABINET]
