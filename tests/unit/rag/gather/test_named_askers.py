"""Whose questions are asked for by name, motions told by what they ask, heads of papers; all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import answer
from rag.gather.name_match import asker_named

PAPERS = {
    "brug": """Vragen van het lid Ter Linde (Zilvermeeuw) aan de Minister van Vervoer over de brug bij \
Kraaienstein (ingezonden 7 januari 2037).
Antwoord van Minister Valkenier (Vervoer) (ontvangen 1 februari 2037).

Vraag 1
Waarom is de brug bij Kraaienstein al twee jaar dicht?

Antwoord 1
De brug is gesloten, omdat in de pijlers scheuren zijn gevonden.

Vraag 2
Wanneer gaat de brug weer open?

Antwoord 2
De brug gaat in 2039 open.
""",
    "zeegras": """Vragen van de leden Duinvis (Meerkoet) en Haverkamp-Smit (Distel) aan de Minister van \
Natuur over zeegras bij Oosterhaven (ingezonden 4 februari 2037).
Antwoord van Minister Prinsenberg (Natuur) (ontvangen 11 maart 2037).

Vraag 1
Hoeveel hectare zeegras is er verdwenen?

Antwoord 1
Er is 36 hectare zeegras verdwenen.

Vraag 2
Komt er een landelijk register van vaarongelukken?

Antwoord 2
Ja. Er komt een landelijk register, en gemeenten stellen regels op voor tuinen aan het water.
""",
    "motie": """51 220	Natuurbeleid

Nr. 31	MOTIE VAN HET LID DUINVIS C.S.

Voorgesteld 14 maart 2037

De Kamer,

gehoord de beraadslaging,

overwegende dat zeegras de kust beschermt;

verzoekt de regering tweehonderd hectare zeegras te laten planten;

verzoekt de regering vissers schadeloos te stellen,

en gaat over tot de orde van de dag.

Duinvis
""",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("askers")
    (folder / "papers").mkdir()
    for name, text in PAPERS.items():
        (folder / "papers" / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Wat vroeg Duinvis over de brug bij Kraaienstein?",
        "Wat vroeg Haverkamp-Smit over de brug bij Kraaienstein?",
        "What did Duinvis ask about the bridge at Kraaienstein?",
        "Wat vroeg Brasem over de brug bij Kraaienstein?",
        "Wat vroeg Ter Linde over zeegras?",
    ],
)
def test_what_another_member_asked_is_no_answer(index: Index, question: str) -> None:
    assert answer(question, index).abstained


@pytest.mark.parametrize(
    ("question", "asker"),
    [
        ("Wat vroeg Ter Linde over de brug bij Kraaienstein?", "Ter Linde"),
        ("What did Ter Linde ask about the bridge at Kraaienstein?", "Ter Linde"),
        ("Wat vroeg Haverkamp-Smit over zeegras?", "Duinvis"),
        ("Wat vroeg Duinvs over zeegras?", "Duinvis"),
    ],
)
def test_what_the_member_asked_is_told(index: Index, question: str, asker: str) -> None:
    made = answer(question, index)
    assert made.citations
    assert all(each.voice == "member" and each.asker and each.asker.name == asker for each in made.citations)


def test_a_motion_asked_for_by_its_name_is_told_by_all_that_it_asks(index: Index) -> None:
    made = answer("Wat verzoekt de motie-Duinvis?", index)
    (quoted,) = (each.quote for each in made.citations)
    assert "zeegras te laten planten" in quoted and "vissers" in quoted
    assert "orde van de dag" not in quoted


def test_a_motion_that_is_nearest_is_quoted_once(index: Index) -> None:
    made = answer("Welke motie diende Haverkamp-Smit in over zeegras?", index)
    assert made.abstained
    assert " ".join(made.notes).count("zeegras te laten planten") <= 1


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Wat vroeg Van der Duin over dijken?", "Duin"),
        ("Which questions did MP Duinvis ask?", "Duinvis"),
        ("Wat vroeg de Kamer over dijken?", None),
        ("Wat vroeg D66 over dijken?", None),
        ("Wat vroeg een motie over Meerkoet?", None),
        ("Wat stelde Duinvis voor?", "Duinvis"),
    ],
)
def test_who_is_named_as_asker(question: str, who: str | None) -> None:
    assert asker_named(question) == who


@pytest.mark.parametrize(
    "question",
    [
        "Komt er een landelijk register van zwembadongelukken?",
        "Wat zegt het kabinet over egels in tuinen?",
    ],
)
def test_a_word_is_not_spoken_of_by_one_that_shares_its_end(index: Index, question: str) -> None:
    assert answer(question, index).abstained


def test_the_compound_that_is_spoken_of_is_answered(index: Index) -> None:
    assert answer("Komt er een landelijk register van vaarongelukken?", index).citations
