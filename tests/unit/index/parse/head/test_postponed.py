"""Letters that say that questions will be answered later: type, day asked, askers; invented."""

# ruff: noqa: E501  a letter a line

from __future__ import annotations

from datetime import date

import pytest

from index.document import CABINET, Member
from tests.support.parsed import read

FRAMES = (
    "> Retouradres Postbus 20000 2500 AA Den Haag\n\nDe Voorzitter van de Tweede Kamer\nder Staten-Generaal\nPostbus 20018\n2500 EA DEN HAAG\n\nDatum\t23 april 2031\nBetreft\tUitstel beantwoording Kamervragen over sluizen\n\nGeachte voorzitter,\n\n{}\n\nHoogachtend,\n\nDe Minister van Visserij,\n\n\nA. Bos\n",
    "Den Haag, 23 april 2031\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nBetreft: beantwoording vragen over sluizen\n\n{}\n\nDe Minister van Visserij,\nA. Bos\n",
    "Datum: 23 april 2031\nBetreft: Uitstelbericht\n\n{}\n\nDE MINISTER VAN VISSERIJ,\n\nA. Bos\n",
)
BODIES = (
    "Op 2 april 2031 heeft het lid Jansen (Tulp) schriftelijke vragen gesteld over sluizen. In verband met het verzamelen van informatie kan de beantwoording niet binnen de gebruikelijke termijn plaatsvinden.",
    "Hierbij deel ik u mee dat de vragen van het lid Jansen (Tulp) van 2 april 2031 over sluizen niet binnen de gestelde termijn van drie weken kunnen worden beantwoord.",
    "Het is mij niet mogelijk de Kamervragen van het lid Jansen (Tulp) over sluizen, die op 2 april 2031 zijn ingezonden, binnen drie weken te beantwoorden.",
    "Ik bericht u dat de beantwoording van de vragen van het Kamerlid Jansen (Tulp) over sluizen, ingezonden op 2 april 2031, meer tijd vergt dan gebruikelijk.",
    "Op 2 april jl. ontving ik vragen van het lid Jansen (Tulp) over sluizen. Helaas lukt het niet om deze vragen tijdig te beantwoorden.",
    "Hierbij verzoek ik u om uitstel voor de beantwoording van de vragen van het lid Jansen (Tulp) over sluizen (ingezonden 2 april 2031).",
    "Het lid Jansen (Tulp) heeft op 2 april 2031 vragen gesteld over sluizen. De beantwoording laat langer op zich wachten, omdat nader onderzoek nodig is.",
    "Bij brief van 2 april 2031 heeft u mij de vragen doen toekomen van het lid Jansen (Tulp) over sluizen. Deze vragen kunnen niet binnen drie weken worden beantwoord.",
    "Met verwijzing naar de vragen van het lid Jansen (Tulp), die mij op 2 april 2031 werden toegezonden, deel ik u mede dat ik voor het beantwoorden meer tijd nodig heb.",
)


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("body", BODIES)
def test_a_letter_that_postpones_answers(frame: str, body: str) -> None:
    doc = read(frame.format(body))
    assert doc.type == "uitstel" and not doc.exchanges
    assert (doc.dates.asked, doc.dates.sent) == (date(2031, 4, 2), date(2031, 4, 23))
    assert doc.askers == (Member("Jansen", "Tulp"),)
    assert doc.answered_by[0].name == "A. Bos"
    assert CABINET in {paragraph.voice for paragraph in doc.paragraphs}


@pytest.mark.parametrize(
    "body",
    [
        "Hierbij zend ik u de antwoorden op de vragen van het lid Jansen (Tulp) over sluizen. Het spijt mij dat de beantwoording langer heeft geduurd dan gebruikelijk.",
        "De motie van het lid Jansen (Tulp) kan niet binnen de gebruikelijke termijn worden uitgevoerd.",
        "Hierbij stuur ik u mijn reactie op het verzoek om uitstel van de werken aan de sluis.",
    ],
)
def test_other_letters_that_speak_of_delay(body: str) -> None:
    assert read(FRAMES[1].format(body).replace("beantwoording vragen over s", "S")).type != "uitstel"


def test_a_notice_above_the_questions_is_the_ministers() -> None:
    doc = read(
        "Vragen van het lid Jansen (Tulp) aan de Minister van Visserij over sluizen (ingezonden 2 april 2031).\n\n"
        "Mededeling van Minister Bos (Visserij) (ontvangen 23 april 2031)\n\n"
        "Hierbij deel ik u mede dat de vragen niet binnen de gebruikelijke termijn kunnen worden beantwoord. "
        "De reden is dat ik nog niet alle cijfers van de beheerders heb.\n\n"
        "Vraag 1\nHoeveel sluizen zijn er?\n\nVraag 2\nWat kost dat?\n"
    )
    assert doc.type == "uitstel" and [each.state for each in doc.exchanges] == ["unanswered"] * 2
    assert [each.voice for each in doc.paragraphs] == [CABINET]
