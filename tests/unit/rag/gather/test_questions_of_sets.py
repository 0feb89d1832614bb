"""What members asked on a subject is told in the order of their set, whole; all is invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import answer

OPEN_SET = """Vragen van de leden Ter Horst (Eik) en Van Duin (Beuk) aan de Minister van Wegen over de sluis \
bij Meerkoet (ingezonden 3 maart 2031).

Vraag 1
Klopt het dat de sluis bij Meerkoet deze maand dicht is? Zo ja, wie besloot dat, en zijn de schippers van
Meerkoet, van Dorsthoek en van de andere dorpen aan het kanaal daarvan vooraf op de hoogte gebracht?

Vraag 2
Hoeveel schepen liggen er voor de sluis te wachten?

Vraag 3
Bent u bereid de schippers van de sluis bij Meerkoet te vergoeden wat zij mislopen?

Vraag 4
Kunt u deze vragen over de sluis afzonderlijk beantwoorden?
"""
ANSWERED_SET = """Vragen van het lid Kievit (Roos) aan de Minister van Landbouw over de schapen op de heide \
(ingezonden 3 maart 2031).
Antwoord van Minister Bos (Landbouw) (ontvangen 28 maart 2031).

Vraag 1
Hoeveel schapen grazen er op de heide?

Antwoord 1
Op de heide grazen 640 schapen van drie herders.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("sets")
    (folder / "papers").mkdir()
    (folder / "papers" / "sluis.txt").write_text(OPEN_SET, encoding="utf-8")
    (folder / "papers" / "schapen.txt").write_text(ANSWERED_SET, encoding="utf-8")
    build([folder / "papers"], folder / "index")
    with closing(Index.open(folder / "index")) as opened:
        yield opened


@pytest.mark.parametrize(
    "question",
    [
        "Wat vroeg Ter Horst over de sluis bij Meerkoet?",
        "Wat vroegen Eik en Beuk over de sluis bij Meerkoet?",
    ],
)
def test_the_questions_of_a_set_stand_in_its_order_and_whole(index: Index, question: str) -> None:
    made = answer(question, index)
    assert [each.numbers for each in made.citations] == [(1,), (2,), (3,)]  # not how they are to be answered
    assert made.citations[0].quote.endswith("op de hoogte gebracht?")
    assert {each.voice for each in made.citations} == {"member"}


def test_what_a_member_asked_is_told_to_who_asks_in_english(index: Index) -> None:
    made = answer("Which questions did Ter Horst ask about the lock near Meerkoet?", index)
    assert made.citations and {each.voice for each in made.citations} == {"member"}


def test_a_word_that_the_title_lacks_narrows_the_set(index: Index) -> None:
    made = answer("Wat vroeg Ter Horst over een vergoeding voor schippers bij de sluis van Meerkoet?", index)
    shown = {each.numbers for each in made.citations}
    assert (3,) in shown <= {(1,), (3,)}  # both speak of schippers, one of vergoeden


def test_one_question_that_is_asked_for_stands_alone(index: Index) -> None:
    made = answer("Wie vroeg hoeveel schapen er op de heide grazen?", index)
    assert "sluis" not in made.text


def test_what_another_member_asked_is_not_what_the_named_one_did(index: Index) -> None:
    for question in ("Wat stelde Kievit voor over de sluis bij Meerkoet?", "Wat vroeg Kievit over de sluis?"):
        assert not any("Ter Horst" in each.speaker for each in answer(question, index).statements)
