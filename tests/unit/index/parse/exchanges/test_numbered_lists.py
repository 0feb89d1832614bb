"""A list of questions and answers with bare numbers and labelled answers. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET, Document
from tests.support.parsed import groups, pairs, read

LIST = """91 300 Begroting van het Molenfonds
Nr. 7 LIJST VAN VRAGEN EN ANTWOORDEN
Vastgesteld 9 oktober 2031

De vaste commissie voor Visserij heeft vragen voorgelegd aan de Minister van Visserij over de molens.
De Minister heeft deze vragen beantwoord bij brief van 6 oktober 2031.

"""


def voices(doc: Document) -> set[str | None]:
    return {each.voice for each in doc.exchanges}


@pytest.mark.parametrize("number", ["{}\n", "{}.\n", "{}. ", "({})\n"])
@pytest.mark.parametrize("label", ["Antwoord:\n", "Antwoord\n", "Antwoord: ", "Antwoord op vraag {}\n"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_each_answer_stands_under_its_number(number: str, label: str, gap: str) -> None:
    asked = [("Hoeveel molens staan er?", "Elf."), ("Hoeveel draaien er?", "Acht."), ("En nu?", "Geen.")]
    text = "".join(
        f"{number.format(n)}{question}{gap}{label.format(n)}{answer}\n\n"
        for n, (question, answer) in enumerate(asked, 1)
    )
    doc = read(LIST + text)
    assert pairs(doc) == [(str(n), *pair) for n, pair in enumerate(asked, 1)]
    assert voices(doc) == {CABINET}


def test_a_joint_answer_and_a_number_left_out() -> None:
    doc = read(
        f"{LIST}1\nHoeveel molens staan er? (Blz. 4)\n\nAntwoord:\nElf.\n\n"
        "2\nHoeveel draaien er? Graag per dijk.\n9\nEn volgend jaar?\n\nAntwoord:\nAcht.\n\n"
        "3\nWat kosten de\n14 molens aan de dijk?\n\nAntwoord:\nNiets.\n\n"
        "5\nWie maalt er?\n\nAntwoord:\nHet waterschap maalt met\n12\nmolenaars.\n"
    )
    assert groups(doc) == [(1,), (2, 9), (2, 9), (3,), (5,)]
    assert [answer for _, _, answer in pairs(doc)][:4] == ["Elf.", "Acht.", "Acht.", "Niets."]
    assert pairs(doc)[-1][1:] == ("Wie maalt er?", "Het waterschap maalt met\n12\nmolenaars.")
