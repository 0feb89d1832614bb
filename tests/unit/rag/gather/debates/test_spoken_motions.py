"""Motions that are read out in a debate, and what opens an item of it; all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.search import Filters, Index
from rag.answer import answer
from rag.gather.debates.spoken_motions import is_spoken_motion
from tests.support.parsed import read

DEBATE = """Handelingen Tweede Kamer, 25 november 2043

Vragen van het lid Wiek aan de minister van Bergen over de kabelbaan van Heuvelrade.

De heer Wiek (ABC): Skiërs wachten soms een uur op de kabelbaan van Heuvelrade. Hoe kon dit gebeuren?

Minister Bos: Dat komt door het aantal cabines: dat bleef acht, en het aantal skiërs werd dubbel zo groot.

De heer Wiek (ABC): Krijgen skiërs die een uur wachten op de kabelbaan hun geld terug?

Minister Bos: Nee.

Mevrouw Kaper (XYZ): Eén motie.

De Kamer, gehoord de beraadslaging, constaterende dat gemzen schrikken van de kabelbaan;

verzoekt de regering de kabelbaan van Heuvelrade in de bronsttijd stil te zetten,

en gaat over tot de orde van de dag.

De voorzitter: Deze motie krijgt nr. 7.

Minister Bos: Die motie ontraad ik.
"""
MOTION = """Nr. 3 MOTIE VAN HET LID REIGER

Voorgesteld 3 mei 2043

De Kamer,

gehoord de beraadslaging,

verzoekt de regering vuurtorens te schilderen,

en gaat over tot de orde van de dag.

Reiger
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("spoken")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "debat.txt").write_text(DEBATE, encoding="utf-8")
    (papers / "motie.txt").write_text(MOTION, encoding="utf-8")
    build([papers], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        assert set(opened.types()) >= {"motie"}
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Welke motie werd ingediend over de kabelbaan van Heuvelrade?",
        "Wie diende een motie in over gemzen en de kabelbaan van Heuvelrade?",
    ],
)
def test_a_motion_that_is_read_out_answers_who_asks_for_motions(index: Index, question: str) -> None:
    made = answer(question, index)
    assert {each.voice for each in made.citations} == {"Mevrouw Kaper (XYZ)"}


def test_a_filter_that_was_given_leaves_the_debate_out(index: Index) -> None:
    made = answer("Welke motie ging over de kabelbaan?", index, filters=Filters(type="motie"))
    assert "debat.txt" not in {each.doc for each in made.citations}


def test_the_head_of_another_motion_does_not_tell_who_moved(index: Index) -> None:
    made = answer("Wie diende de motie in over het schilderen van loopbruggen?", index)
    assert "motie.txt" not in {each.doc for each in made.citations}


def test_what_opens_an_item_is_no_answer_and_a_reason_leads(index: Index) -> None:
    made = answer("Waarom moeten skiërs een uur wachten op de kabelbaan van Heuvelrade?", index)
    assert made.citations[0].voice == "Minister Bos" and "Dat komt door" in made.citations[0].quote
    assert not any(each.quote.startswith("Vragen van het lid") for each in made.citations)


def test_a_part_of_a_motion_is_told_by_its_words() -> None:
    paper = read(DEBATE)
    parts = {paper.at(each.span)[:12]: is_spoken_motion(paper, each.number) for each in paper.paragraphs}
    assert parts["De Kamer, ge"] and parts["verzoekt de "]
    assert not parts["Mevrouw Kape"] and not parts["Minister Bos"]
