"""Which answers are quoted: on sixteen invented sets of questions, whose right answers are known."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import fmean

import pytest

from eval.gold import read_gold
from eval.run import evaluate
from index.build import build
from index.search import Index
from rag.answer import answer
from rag.gather.likelihood import Behind, probability
from tests.support.invented_sets import write_sets

EVERY = 3  # question in three, so that the test stays cheap
BEST = Behind(score=0.0, share=0.0, sentence=0.0, words=0.0, lacks=0.0, otherwise=0.0)


@pytest.fixture(scope="module")
def sets_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets")
    write_sets(folder)
    build([folder / "papers"], folder / "index")
    return folder


@pytest.fixture(scope="module")
def sets_index(sets_folder: Path) -> Iterator[Index]:
    with closing(Index.open(sets_folder / "index")) as index:
        yield index


def cited(question: str, index: Index) -> set[tuple[str, str | None]]:
    return {(each.doc, each.exchange) for each in answer(question, index).citations}


def test_the_right_answers_of_invented_sets_are_quoted_and_few_others(
    sets_folder: Path, sets_index: Index
) -> None:
    found = evaluate(read_gold([sets_folder / "gold.jsonl"])[::EVERY], sets_index)
    for name, least in (("citation_recall", 0.85), ("citation_precision", 0.78)):
        assert fmean(each.values[name] for each in found if name in each.values) >= least


def test_the_best_in_all_respects_is_likely_and_each_arrear_makes_it_less_so() -> None:
    assert probability(BEST) > 0.5
    for arrear in (
        Behind(1.0, 0.0, 0.0, 0.0, 0.0, 0.0),
        Behind(0.0, 1.0, 0.0, 0.0, 0.0, 0.0),
        Behind(0.0, 0.0, 0.5, 0.0, 0.0, 0.0),
        Behind(0.0, 0.0, 0.0, 0.5, 0.0, 0.0),
        Behind(0.0, 0.0, 0.0, 0.0, 1.0, 0.0),
        Behind(0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    ):
        assert probability(arrear) < probability(BEST)


def test_an_answer_of_the_set_need_not_say_the_name_that_the_question_says(sets_index: Index) -> None:
    """Only the first questions of the set say "Krommerak"; the one on money says "de brug"."""
    found = cited("Bij welke regeling kan Hoekwoude terecht voor de fietsbrug Krommerak?", sets_index)
    assert ("fietsbrug.txt", "3") in found


# A question in two parts, the set that answers it, and the answers to the first and to the second part.
LEANING = [
    ("Komt er een verbod op knalvuurwerk, en wie gaat dat dan handhaven?", "vuurwerk", "2", "3"),
    ("Hoeveel bijenkasten werden gestolen in 2039 en waar gaan ze naartoe?", "bijenroof", "1", "5"),
    (
        "Wil de minister een recht op een huisdier invoeren en wat doet hij tegen de overlast daarvan?",
        "huisdieren",
        "2",
        "5",
    ),
    ("Wordt de pont bij Zuidermonde gratis en hoe lang blijft dat zo?", "veerpont2042", "1", "3"),
    (
        "Waarom is de fietsbrug over de Krommerak gesloten en wanneer gaat hij weer open?",
        "fietsbrug",
        "2",
        "5",
    ),
    ("Hoe groot is de graanvoorraad, en wat kost het om die te verdubbelen?", "graansilo", "1", "3"),
    ("Hoeveel ijsbanen zijn gesloten en wat doet het kabinet aan hun energierekening?", "ijsbanen", "1", "2"),
    (
        "Zit er pfas in het duinwater, en wat gebeurt er als de norm daarvoor wordt overschreden?",
        "duinwater",
        "2",
        "3",
    ),
    (
        "Hoeveel kilometer dijk wordt begraasd door schapen en hoe worden zij tegen de wolf beschermd?",
        "dijkschapen",
        "1",
        "4",
    ),
    (
        "Waarom vertrekt de nachttrein niet meer uit Utrecht, en wat vindt de staatssecretaris daarvan?",
        "nachttrein",
        "1",
        "2",
    ),
    (
        "Hoeveel kinderen hebben geen zwemdiploma en wat doet de minister voor wie dat niet kan betalen?",
        "schoolzwemmen",
        "3",
        "4",
    ),
    (
        "Wat vindt de minister van stemmen via internet en hoe voorkomt zij fraude bij briefstemmen?",
        "stembiljet2043",
        "3",
        "2",
    ),
    (
        "Moeten bijenkasten een chip krijgen, en welke andere maatregelen neemt de staatssecretaris?",
        "bijenroof",
        "3",
        "4",
    ),
    (
        "Hoeveel mensen raakten gewond door vuurwerk? Worden de winkeliers gecompenseerd?",
        "vuurwerk",
        "4",
        "5",
    ),
    (
        "Wat kost een overtocht met de veerpont in 2035 en hoeveel mensen gebruiken hem?",
        "veerpont2035",
        "2",
        "3",
    ),
    (
        "Betaalt het Rijk het herstel van de brug over de Krommerak? Hoeveel scholieren moeten nu omfietsen?",
        "fietsbrug",
        "3",
        "4",
    ),
    ("Gaat de prijs van drinkwater omhoog, en hoeveel daarvan komt uit de duinen?", "duinwater", "5", "1"),
]


@pytest.mark.parametrize(("question", "name", "first", "second"), LEANING)
def test_a_second_question_that_leans_finds_its_own_answer_in_the_same_set(
    question: str, name: str, first: str, second: str, sets_index: Index
) -> None:
    said = answer(question, sets_index)
    places = {each.n: (each.doc, each.exchange) for each in said.citations}
    for section, expected in zip(said.sections, (first, second), strict=True):
        numbers = {n for block in section.blocks for each in block.statements for n in each.citations}
        assert (f"{name}.txt", expected) in {places[number] for number in numbers}
