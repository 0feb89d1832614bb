"""Motions of a party, whose movers bear none: other papers tell of which they are; all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import answer
from rag.gather.debates.party_motions import is_of_party
from rag.understand.folding import is_mover

MOTION = """<?xml version="1.0"?><officiele-publicatie><metadata>
<meta name="DC.identifier" content="kst-50{number}-1"/>
<meta name="DC.type" content="Motie"/><meta name="OVERHEIDop.documenttitel" content="{title}"/>
</metadata>
<kamerstuk><stuk><stuknr>Nr. <ondernummer kamer="2">1</ondernummer></stuknr><titel>MOTIE</titel>
<datumtekst>Voorgesteld <datum isodatum="{day}">{day}</datum></datumtekst><algemeen><vrije-tekst><tekst>
<al>De Kamer,</al><al>{said}</al><al>en gaat over tot de orde van de dag.</al>
{names}</tekst></vrije-tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""
MOTIONS = {
    "100": (
        "2031-05-14",
        ["Dorenbos"],
        "verzoekt de regering het zwemwater in de Oosterplas schoon te maken,",
    ),
    "101": ("2031-05-20", ["Kievit"], "verzoekt de regering het zwemwater in de Westerplas vaker te meten,"),
    "102": ("2031-06-11", ["Reiger"], "verzoekt de regering bij zwemwater borden over blauwalg te plaatsen,"),
    "103": ("2040-06-11", ["Dorenbos"], "verzoekt de regering vuurtorens te laten schilderen,"),
}
ASKED = """Vragen van het lid {who} ({party}) aan de Minister van Landbouw over {subject} (ingezonden 3 mei \
2031).
Antwoord van Minister Bos (Landbouw) (ontvangen 28 mei 2031).

Vraag 1
Hoeveel {subject} zijn er?

Antwoord 1
Er zijn 640 {subject}.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("party")
    papers = folder / "papers"
    papers.mkdir()
    for number, (day, movers, said) in MOTIONS.items():
        names = "".join(f"<ondertekening><naam><achternaam>{each}</achternaam></naam></ondertekening>"
                        for each in movers)  # fmt: skip
        title = f"Motie van het lid {movers[0]} over {said.split(' ', 4)[-1]}"
        text = MOTION.format(number=number, title=title, day=day, said=said, names=names)
        (papers / f"kst-50{number}-1.xml").write_text(text, encoding="utf-8")
    for who, party, subject in (("Dorenbos", "Eik", "schapen"), ("Kievit", "Beuk", "geiten")):
        text = ASKED.format(who=who, party=party, subject=subject)
        (papers / f"{who}.txt").write_text(text, encoding="utf-8")
    build([papers], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Wat wil de Eik met het zwemwater?",
        "Welke moties diende de Eik in over zwemwater?",
        "Diende de Eik een motie in over zwemwater?",
        "Wat staat er in de motie van de Eik over zwemwater?",
    ],
)
def test_a_motion_is_that_of_its_movers_party(index: Index, question: str) -> None:
    made = answer(question, index)
    assert {each.doc for each in made.citations} == {"kst-50100-1.xml"}
    assert any("partij van haar indieners niet" in note for note in made.notes)


def test_the_party_of_another_time_tells_nothing(index: Index) -> None:
    assert index.parties_of("Dorenbos", date(2031, 5, 14)) == {"Eik"}
    assert index.parties_of("Dorenbos", date(2040, 6, 11)) == frozenset()
    assert not answer("Wat wil de Eik met vuurtorens?", index).citations


def test_a_motion_of_another_party_is_not_named_as_near(index: Index) -> None:
    made = answer("Wat wil de Beuk met het zwemwater in de Oosterplas?", index)
    assert "kst-50100-1.xml" not in {each.doc for each in (*made.citations, *made.nearest)}


@pytest.mark.parametrize(
    ("name", "party", "is_theirs"),
    [("100", "Eik", True), ("100", "Beuk", False), ("102", "Eik", None), ("103", "Eik", None)],
)
def test_whose_a_motion_is_may_be_unknown(
    index: Index, name: str, party: str, is_theirs: bool | None
) -> None:
    assert is_of_party(party, index.document(f"kst-50{name}-1.xml"), index) is is_theirs


@pytest.mark.parametrize(
    ("before", "after", "moves"),
    [
        ("welke moties diende de ", " in over honden?", True),
        ("wat staat er in de motie van ", " over honden?", True),
        ("heeft ", " een motie ingediend over honden?", True),
        ("is de motie van ", " aangenomen?", False),
        ("wat vindt de minister van de motie van ", "?", False),
        ("wat zijn de plannen van ", "?", False),
    ],
)
def test_a_party_moves_where_its_motions_are_asked_for(before: str, after: str, moves: bool) -> None:
    assert is_mover(before, after) == moves
