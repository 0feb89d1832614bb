"""Each of several questions is narrowed by its own words, and by no other's that would empty it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Document, Member, Minister
from index.search import Filters, Index
from rag.answer import answer
from rag.gather.part_scope import filters_of_part
from rag.understand.filters import FilterNote
from rag.understand.question import Query, understand
from rag.understand.subquestions import SubQuestion
from tests.support.shelf import BEUK, EIK, Shelf, exchange_paper, letter, shelf

__all__ = ["shelf"]

VALK = Minister("A. Valkenier", "Minister", "Water en Wegen")
FERRY = "Waarom is het veer naar Snipeiland zo duur geworden?"
WINTER = "Gaat het veer naar Snipeiland ook in de winter varen?"
REQUEST = "verzoekt de regering het veer naar Snipeiland gratis te maken,"


def asked_by(name: str, asker: Member, question: str, told: str, month: int) -> Document:
    paper = exchange_paper(name, [(question, told)], asker=asker, day=date(2031, month, 3), minister=VALK)
    return replace(paper, exchanges=tuple(replace(each, asker=asker) for each in paper.exchanges))


@pytest.fixture
def made_index(shelf: Shelf) -> Index:
    motion = replace(
        letter("motie.xml", [REQUEST], date(2031, 4, 1)), type="motie", answered_by=(), askers=(BEUK,),
        title="Motie over het veer naar Snipeiland",
    )  # fmt: skip
    motion = replace(motion, paragraphs=tuple(replace(each, voice="member") for each in motion.paragraphs))
    shelf.put(
        asked_by("eik.txt", EIK, FERRY, "Het veer naar Snipeiland is duur omdat het op gas vaart.", 1),
        asked_by("beuk.txt", BEUK, WINTER, "Het veer naar Snipeiland vaart in de winter niet.", 2),
        motion,
    )
    shelf.build()
    return Index.open(shelf.index)


def test_a_motion_asked_for_beside_a_minister_is_found(made_index: Index) -> None:
    question = (
        "Wat zei minister Valkenier over het veer naar Snipeiland, en wat vroeg een motie over het veer daar?"
    )
    said = answer(question, made_index)
    first, second = said.sections
    places = {each.n: each.doc for each in said.citations}
    assert {places[n] for block in second.blocks for made in block.statements for n in made.citations} == {
        "motie.xml"
    }
    assert first.blocks and not any("niet gebruikt" in note for note in said.notes)
    assert "Begrepen als filter: soort stuk motie." in said.notes


def test_two_parties_in_two_questions_each_narrow_their_own(made_index: Index) -> None:
    question = (
        "Wat vroeg Eik over het veer naar Snipeiland "
        "en wat vroeg Beuk over het veer naar Snipeiland in de winter?"
    )
    query = understand(question, (), made_index)
    assert [part.filters for part in query.parts] == [Filters(party="Eik"), Filters(party="Beuk")]
    assert {each.doc for each in answer(question, made_index).citations} >= {"eik.txt", "beuk.txt"}


def test_a_lifted_filter_narrows_no_part_either(made_index: Index) -> None:
    question = "Wat vroeg Eik over het veer en wat vroeg Beuk over het veer in de winter?"
    query = understand(question, (), made_index, ignored={"party"})
    assert not any(part.filters for part in query.parts)


def query(*parts: SubQuestion, notes: tuple[FilterNote, ...] = (), **filters: str) -> Query:
    return Query("Vraag?", "Vraag?", "nl", parts, Filters(**filters), notes=notes)  # type: ignore[arg-type]


LEANS = SubQuestion("wat vroeg een motie daarover?", asked="wat vroeg een motie daarover?")
SAID = (FilterNote("understood", "minister", "Valkenier"),)


@pytest.mark.parametrize(("left", "minister"), [(3, "Valkenier"), (0, None)])
def test_what_the_first_question_said_holds_on_where_it_leaves_something(
    left: int, minister: str | None
) -> None:
    second = replace(LEANS, filters=Filters(type="motie"))
    found = filters_of_part(
        query(SubQuestion("Eerste?"), second, notes=SAID, minister="Valkenier"), second, lambda _: left
    )
    assert found == Filters(type="motie", minister=minister)


def test_what_was_set_in_the_form_stays_whatever_a_part_says() -> None:
    second = replace(LEANS, filters=Filters(type="motie", party="Beuk"))
    found = filters_of_part(query(SubQuestion("Eerste?"), second, party="Eik"), second, lambda _: 0)
    assert found == Filters(type="motie", party="Eik")


def test_a_part_without_filters_of_its_own_keeps_those_of_the_message() -> None:
    found = filters_of_part(query(LEANS, LEANS, notes=SAID, minister="Valkenier"), LEANS, lambda _: 0)
    assert found == Filters(minister="Valkenier")
