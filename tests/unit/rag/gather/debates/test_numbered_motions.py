"""Motions that a minister calls by their number in the debate; all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import answer
from rag.gather.debates.numbered_motions import motion_spoken_of
from tests.support.parsed import read

DEBATE = """Handelingen Tweede Kamer, 25 november 2043

Aan de orde is het tweeminutendebat Bergen.

De heer Wiek (ABC): Voorzitter. Eén motie.

De Kamer, gehoord de beraadslaging, overwegende dat skiërs drie loketten langs moeten;

verzoekt de regering één loket voor dagkaarten in te richten,

en gaat over tot de orde van de dag.

De voorzitter: Deze motie is voorgesteld door de leden Wiek en El Rode. Naar mij blijkt, wordt \
de indiening ervan voldoende ondersteund. Zij krijgt nr. 12 (50100).

Mevrouw Kaper (XYZ): De volgende motie.

De Kamer, gehoord de beraadslaging,
verzoekt de regering de kabelbaan in de bronsttijd stil te zetten,
en gaat over tot de orde van de dag.

De voorzitter: Deze motie is voorgesteld door het lid Kaper. Zij krijgt nr. 13 (50100).

Minister Bos: De motie op stuk nr. 12 ontraad ik. Gemeenten gaan daarover.

De motie op stuk nr. 13 geef ik oordeel Kamer. De baan staat dan toch bijna stil.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("numbered")
    (folder / "papers").mkdir()
    (folder / "papers" / "debat.txt").write_text(DEBATE, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    ("said", "movers", "words"),
    [
        ("De motie op stuk nr. 12 ontraad ik.", "de leden Wiek en El Rode", "één loket voor dagkaarten"),
        ("De motie-Kaper op stuk nr. 13 laat ik aan u.", "het lid Kaper", "de bronsttijd stil"),
    ],
)
def test_a_number_tells_who_moved_what(said: str, movers: str, words: str) -> None:
    first, _, text = motion_spoken_of(read(DEBATE), said).partition("\n")
    assert first == f"motie van {movers}" and words in text


def test_a_number_that_none_bears_tells_nothing() -> None:
    paper = read(DEBATE)
    assert motion_spoken_of(paper, "De motie op stuk nr. 14 ontraad ik.") == ""
    assert motion_spoken_of(paper, "Het stuk nr. 12 ken ik.") == ""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wat vindt de minister van de motie van Wiek?", "ontraad ik"),
        ("Wat vindt minister Bos van de motie van El Rode?", "ontraad ik"),
        ("Wat vindt de minister van de motie-Kaper?", "oordeel Kamer"),
        ("Wat vindt de minister van de motie over één loket voor dagkaarten?", "ontraad ik"),
    ],
)
def test_what_a_minister_thinks_of_a_motion_is_found_by_its_mover(
    index: Index, question: str, words: str
) -> None:
    made = answer(question, index)
    assert made.citations and words in made.citations[0].quote and made.citations[0].voice == "Minister Bos"
