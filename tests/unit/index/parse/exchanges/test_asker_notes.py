"""What the asker writes below an answer is his, however he heads it. All texts are invented."""

from __future__ import annotations

import pytest

from index.document import CABINET, MEMBER
from tests.support.parsed import HEAD, pairs, read

ASKED = "Draait de wiek van de molen?"
NOTE = "De bewindsman verzwijgt dat de wiek gebroken is."


def below(heading: str) -> str:
    return f"{HEAD}Vraag 1\n{ASKED}\n\nAntwoord 1\nDe wiek draait.\n\n{heading}\n{NOTE}\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Toelichting van de indiener",
        "Toelichting vraagsteller:",
        "Nadere toelichting door de leden Wiek (Tulp) en Van der Kap (Roos)",
        "Noot vragensteller",
        "Opmerking van het lid Van der Kap",
        "Reactie van het Kamerlid Wiek:",
        "Naschrift van de vragenstellers",
        "Toelichting bij de vragen",
    ],
)
def test_the_askers_note_is_no_part_of_the_answer(heading: str) -> None:
    doc = read(below(heading))
    assert pairs(doc) == [("1", ASKED, "De wiek draait.")]
    assert [(doc.at(each.span), each.voice) for each in doc.paragraphs] == [(NOTE, MEMBER)]


@pytest.mark.parametrize("heading", ["Bronnen", "Bronnen:", "Bronvermelding"])
def test_sources_are_nobodys(heading: str) -> None:
    doc = read(below(heading))
    assert pairs(doc) == [("1", ASKED, "De wiek draait.")]
    assert [each.voice for each in doc.paragraphs] == [None]


@pytest.mark.parametrize(
    "line",
    [
        "Reactie van het lid Wiek op de kap ontving ik niet.",
        "Toelichting van de vragensteller heb ik niet ontvangen.",
        "Opmerkingen van het bestuur van de molen",
    ],
)
def test_a_line_of_the_answer_heads_no_note(line: str) -> None:
    doc = read(below(line))
    assert pairs(doc)[0][2] == f"De wiek draait.\n\n{line}\n{NOTE}"
    assert doc.exchanges[0].voice == CABINET
