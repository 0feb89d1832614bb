"""Lists in which each question begins with the party that asks. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import Document
from tests.support.parsed import pairs, read

HEAD = """91 300 Begroting van het Molenfonds
Nr. 7 LIJST VAN VRAGEN EN ANTWOORDEN
Vastgesteld 9 oktober 2031

De vaste commissie voor Visserij heeft vragen voorgelegd aan de Minister van Visserij over de molens.
De Minister heeft deze vragen beantwoord bij brief van 6 oktober 2031.

"""
ASKED = (("VVD", "Hoeveel molens staan er?"), ("SP", "Hoeveel draaien er?"), ("D66", "Wie betaalt dat?"))


def list_of(mark: str, asked: tuple[tuple[str, str], ...] = ASKED) -> Document:
    questions = [f"{n}\n{mark.format(who) if who else ''}{text}" for n, (who, text) in enumerate(asked, 1)]
    return read(HEAD + "".join(f"{question}\n\nAntwoord:\nElf molens.\n\n" for question in questions))


@pytest.mark.parametrize("mark", ["({}): ", "({}) ", "[{}] ", "({}) – ", "– {} – ", "{}: ", "({}-fractie): "])
def test_the_party_before_a_question_asks_it_and_is_no_part_of_it(mark: str) -> None:
    doc = list_of(mark)
    assert pairs(doc) == [(str(n), text, "Elf molens.") for n, (_, text) in enumerate(ASKED, 1)]
    assert [
        each.asker.party.removesuffix("-fractie") for each in doc.exchanges if each.asker and each.asker.party
    ] == [who for who, _ in ASKED]
    assert [each.asker.name for each in doc.exchanges if each.asker] == [None] * 3
    assert doc.unread == 0 and not doc.paragraphs


def test_words_before_a_question_that_name_no_party_stay() -> None:
    doc = list_of("({}): ", (("blz. 4", "Hoeveel molens staan er?"), ("tabel 2", "Hoeveel draaien er?")))
    assert [question for _, question, _ in pairs(doc)] == [
        "(blz. 4): Hoeveel molens staan er?",
        "(tabel 2): Hoeveel draaien er?",
    ]


def test_one_question_of_three_that_begins_with_a_party_is_no_habit() -> None:
    doc = list_of(
        "{}: ", (("SP", "wat kost die wens?"), ("", "Hoeveel draaien er?"), ("", "Wie betaalt dat?"))
    )
    assert pairs(doc)[0][1] == "SP: wat kost die wens?"


def test_a_question_without_a_mark_among_marked_ones_keeps_the_committee() -> None:
    doc = list_of(
        "({}): ", (("SP", "Wat kost dat?"), ("VVD", "Hoeveel draaien er?"), ("", "Wie betaalt dat?"))
    )
    last = doc.exchanges[2]
    assert last.asker and last.asker.name and last.asker.party is None
