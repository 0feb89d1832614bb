"""What the core promises, seen from outside: each test here fails when one behaviour is taken out by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.search import Filters, Index
from rag.answer import Answer, answer
from rag.understand.periods import read_periods
from tests.support.shelf import BEUK, EIK, VALK, Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

FERRY = "Wat kost de veerdienst naar Reigerveen per jaar?"
COSTS = "De veerdienst naar Reigerveen kost het Rijk ieder jaar 75.000 euro."
OTHERS = [
    (
        "Hoeveel ooievaars broeden in de polder?",
        "In de polder broeden volgens de telling 31 ooievaars.",
    ),
    (
        "Wie onderhoudt de vuurtoren op Snipeiland?",
        "De vuurtoren op Snipeiland wordt door de gemeente beheerd.",
    ),
    ("Is de sluis bij Kievitsdal lek?", "De sluis bij Kievitsdal is vorig voorjaar geheel hersteld."),
]


def opened(shelf: Shelf, *papers: object) -> Index:
    filler = exchange_paper("vulling.txt", OTHERS, day=date(2020, 1, 9), asker=BEUK, minister=VALK)
    shelf.put(filler, *papers)  # type: ignore[arg-type]
    shelf.build()
    return Index.open(shelf.index)


def docs(said: Answer) -> set[str]:
    return {citation.doc for citation in said.citations}


def test_the_one_who_asked_stands_with_each_quote_and_hit(shelf: Shelf) -> None:
    index = opened(shelf, exchange_paper("veer.txt", [(FERRY, COSTS)], asker=EIK))
    (hit, *_) = index.search(FERRY).hits
    assert (hit.doc, hit.party) == ("veer.txt", "Eik")
    first = answer(FERRY, index).citations[0]
    assert first.asker is not None and first.asker.party == "Eik"


def test_a_procedural_answer_is_not_quoted(shelf: Shelf) -> None:
    paper = exchange_paper("veer.txt", [(FERRY, COSTS)])
    procedural = replace(paper, exchanges=(replace(paper.exchanges[0], procedural=True),))
    assert "veer.txt" in docs(answer(FERRY, opened(shelf, paper)))
    shelf.put(procedural)
    shelf.build()
    assert "veer.txt" not in docs(answer(FERRY, Index.open(shelf.index)))


def test_far_from_everything_there_is_no_answer(shelf: Shelf) -> None:
    index = opened(shelf, exchange_paper("veer.txt", [(FERRY, COSTS)]))
    assert answer("Welke trainer won de voetbalbeker in Portugal?", index).abstained


def test_one_question_with_opposite_answers_in_two_papers_keeps_both(shelf: Shelf) -> None:
    asked = "Blijft de veerdienst naar Reigerveen ook in de winter en bij harde wind varen?"
    yes = "Ja, de veerdienst naar Reigerveen blijft in de winter varen, ook wanneer het hard waait op zee."
    no = "Nee, wegens de bezuinigingen van dit voorjaar vervalt iedere afvaart tussen november en maart."
    papers = [
        exchange_paper("ja.txt", [(asked, yes)], day=date(2022, 3, 1)),
        exchange_paper("nee.txt", [(asked, no)], day=date(2023, 3, 1)),
    ]
    index = opened(shelf, *papers)
    assert {"ja.txt", "nee.txt"} <= {hit.doc for hit in index.search(asked).hits}


def test_filters_given_win_over_those_that_the_question_says(shelf: Shelf) -> None:
    papers = [
        exchange_paper(f"veer{year}.txt", [(FERRY, COSTS)], day=date(year, 3, 1)) for year in (2021, 2023)
    ]
    index = opened(shelf, *papers)
    asked = "Wat zei het kabinet sinds 2021 over de kosten van de veerdienst naar Reigerveen?"
    assert answer(asked, index).filters.since == date(2021, 1, 1), "the words alone are a filter"
    given = Filters(since=date(2023, 1, 1), until=date(2023, 12, 31))
    said = answer(asked, index, filters=given)
    assert said.filters == given and docs(said) == {"veer2023.txt"}


@pytest.mark.parametrize("word", ["na 2021", "sinds 2022"])
def test_after_a_year_begins_with_the_next(word: str) -> None:
    (period,) = read_periods(f"Wat zei de minister {word} over de veerdienst?")
    assert (period.since, period.until) == (date(2022, 1, 1), None)


def test_a_paper_without_a_date_is_in_no_period(shelf: Shelf) -> None:
    index = opened(shelf, exchange_paper("veer.txt", [(FERRY, COSTS)], day=None))
    assert "veer.txt" in {hit.doc for hit in index.search(FERRY).hits}
    for filters in (Filters(until=date(2050, 1, 1)), Filters(since=date(1950, 1, 1))):
        assert "veer.txt" not in {hit.doc for hit in index.search(FERRY, filters=filters).hits}


def test_the_open_question_that_is_named_is_the_one_asked(shelf: Shelf) -> None:
    asked = "Wanneer wordt de ophaalbrug bij Aalscholversluis vervangen?"
    index = opened(shelf, exchange_paper("open.txt", [(asked, None)], kind="vragen"))
    note = "een antwoord staat niet in de stukken"
    assert any(note in each for each in answer(asked, index).notes)
    other = answer("Wanneer wordt het zwembad in Meerkoet verbouwd?", index)
    assert other.abstained and not any(note in each for each in other.notes)


def test_a_quote_that_is_not_what_stands_in_the_paper_is_never_shown(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = opened(shelf, exchange_paper("veer.txt", [(FERRY, COSTS)]))
    assert answer(FERRY, index).statements
    real = Index.document

    def moved(self: Index, name: str) -> object:
        paper = real(self, name)
        return replace(paper, text=paper.text.replace("75.000", "85.000")) if drift else paper

    drift = False
    from rag.say import draft

    real_compose = draft.compose

    def composed(*args: object, **named: object) -> object:
        nonlocal drift
        made = real_compose(*args, **named)  # type: ignore[arg-type]
        drift = True  # from here on the paper says something else than what was quoted
        return made

    monkeypatch.setattr(draft, "compose", composed)
    monkeypatch.setattr(Index, "document", moved)
    said = answer(FERRY, index)
    assert not any("75.000" in statement.text for statement in said.statements)


def test_papers_that_went_stay_readable_for_a_reader_who_is_inside(shelf: Shelf) -> None:
    index = opened(shelf, exchange_paper("veer.txt", [(FERRY, COSTS)]))
    held = index.pinned()
    shelf.put(letter("veer.txt", ["De veerdienst is opgeheven."]))
    shelf.build()
    assert held.document("veer.txt").exchanges
    assert docs(answer(FERRY, held)) == {"veer.txt"}
    assert not Index.open(shelf.index).document("veer.txt").exchanges
    held.close()
