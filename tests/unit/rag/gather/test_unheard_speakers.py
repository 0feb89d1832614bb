"""Who answered nothing among the papers is not answered for by another: "Wat zei minister X over …?"."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from index.document import Minister
from index.search import Index
from rag.answer import answer
from rag.gather.name_match import asker_named, view_holder
from tests.support.shelf import Shelf, exchange_paper

VALK = Minister("A. Valkman", "Minister", "Dijken")
DUIF = Minister("P. Duiveman", "Minister", "Post en Markt")
PAPERS = {
    "zegels.txt": [
        (
            "Waarom is een postzegel in Hazenburg duurder?",
            "Een postzegel is in Hazenburg duurder door de hoge loonkosten van de post. Minister Oudemans "
            "beloofde eerder een onderzoek naar postzegels.",
        ),
        ("Worden brievenbussen weggehaald?", "Er worden 300 brievenbussen weggehaald."),
    ],
    "bijen.txt": [
        ("Hoeveel bijen stierven er in de winter?", "Van de bijen stierf 20 procent door de strenge winter."),
    ],
}


@pytest.fixture(scope="module")
def post_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with pytest.MonkeyPatch.context() as patch:
        shelf = Shelf(tmp_path_factory.mktemp("speakers"), patch)
        shelf.put(*(exchange_paper(name, pairs, minister=DUIF) for name, pairs in PAPERS.items()))
        dikes = [("Waarom is de dijk hoog?", "De dijk is hoog omdat het water in de winter hoog staat.")]
        shelf.put(exchange_paper("dijk.txt", dikes, minister=VALK))
        shelf.build()
    with Index.open(shelf.index) as index:
        yield index


@pytest.mark.parametrize(
    "question",
    [
        "Wat zei minister Kwikstra over de postzegel in Hazenburg?",
        "Wat antwoordde staatssecretaris Kwikstra over brievenbussen die worden weggehaald?",
        "Wat zei Kwikstra over de postzegel in Hazenburg?",
        "Wat vindt Kwikstra van de dure postzegel in Hazenburg?",
        "What did minister Kwikstra say about stamps in Hazenburg?",
        "Was sagte Ministerin Kwikstra über Briefmarken in Hazenburg?",
        "¿Qué dijo la ministra Kwikstra sobre los sellos en Hazenburg?",
        "Bakan Kwikstra arılar hakkında ne dedi?",
        "Wat zei de minister van Toverij over de postzegel in Hazenburg?",
    ],
)
def test_nobody_else_is_quoted_for_who_answered_nothing(post_index: Index, question: str) -> None:
    said = answer(question, post_index)
    assert said.abstained and not said.citations
    notes = " ".join(said.notes)
    assert (
        "Van Kwikstra staat er niets bij dit onderwerp." in notes
        or "of Kwikstra" in notes
        or "Toverij" in notes
    )


@pytest.mark.parametrize(
    "question",
    [
        "Wat zei minister Duiveman over de postzegel in Hazenburg?",
        "Wat zei Duiveman over de postzegel in Hazenburg?",
        "Wat zei minister Duivemann over de postzegel in Hazenburg?",  # misspelt
        "Wat zei minister Oudemans over de postzegel in Hazenburg?",  # named in another one's words
        "Wat zei het kabinet over de postzegel in Hazenburg?",
        "Waarom is een postzegel in Hazenburg duurder volgens de minister?",
    ],
)
def test_who_is_known_or_named_is_answered(post_index: Index, question: str) -> None:
    assert not answer(question, post_index).abstained


def test_of_two_questions_only_the_one_that_names_him_is_declined(post_index: Index) -> None:
    said = answer(
        "Waarom is een postzegel in Hazenburg duurder? Wat zei minister Kwikstra over bijen?", post_index
    )
    assert [bool(section.blocks) for section in said.sections] == [True, False]


def test_what_a_minister_never_spoke_of_is_not_made_his_by_another_paper(post_index: Index) -> None:
    said = answer("Wat vond minister Valkman van de postzegels in Hazenburg?", post_index)
    assert said.filters.minister == "Valkman" and said.abstained


@pytest.mark.parametrize(
    ("question", "holder"),
    [
        ("Wat vindt de Bond van Imkers van de dure postzegel?", "Bond van Imkers"),
        ("Wat zegt de Raad voor de Post over brievenbussen?", "Raad voor de Post"),
        ("Wat vindt de Bond van Hazenburg?", "Bond"),  # what it thinks of Hazenburg
        ("Wat vindt De Wit van de dure postzegel?", "Wit"),
        ("Wat vinden uitgevers van de dure postzegel in Hazenburg?", "uitgevers"),
        ("Hoe denken molenaars over brievenbussen die worden weggehaald?", "molenaars"),
        ("Wat vindt Jan van der Vloed van de dure postzegel?", "Jan van der Vloed"),
        ("Wat vindt de minister van de dure postzegel?", None),
        ("Wat vindt men van de postzegel?", None),
        ("Wat vond D66 in 2031 van de postzegel?", None),
        ("Wat wil het kabinet met brievenbussen?", None),
    ],
)
def test_whose_view_is_asked_for(question: str, holder: str | None) -> None:
    assert view_holder(question) == holder


def test_a_view_of_a_body_that_no_paper_names_is_not_told_by_the_cabinets(post_index: Index) -> None:
    said = answer("Wat vinden uitgevers van de dure postzegel in Hazenburg?", post_index)
    assert said.abstained and "Van uitgevers" in " ".join(said.notes)
    said = answer("Wat zegt de Raad voor Kwartels over de dure postzegel in Hazenburg?", post_index)
    assert said.abstained and "Van Raad voor Kwartels" in " ".join(said.notes)
    assert not answer("Wat vindt de minister van de dure postzegel in Hazenburg?", post_index).abstained


@pytest.mark.parametrize(
    ("question", "who"),
    [
        ("Wat vroeg Mona Kwikstra over dijken?", "Kwikstra"),
        ("Wat vroeg het lid Inge van der Kwik over dijken?", "Kwik"),
        ("Wat vroeg Kwikstra over dijken?", "Kwikstra"),
    ],
)
def test_who_asked_is_known_by_the_surname(question: str, who: str) -> None:
    """By the first name it was nobody: "Van Mona staat er niets"."""
    assert asker_named(question) == who


def test_a_cabinet_by_its_years_is_no_unheard_speaker(post_index: Index) -> None:
    years = answer("Wat zei Rutte III over de postzegel in Hazenburg?", post_index)
    assert "Van Rutte" not in " ".join(years.notes)


def test_who_is_unheard_is_named_once_and_whole(post_index: Index) -> None:
    said = answer("Wat zei minister Kees van der Kwik over de postzegel in Hazenburg?", post_index)
    assert said.abstained
    assert [note for note in said.notes if note.startswith("Van ")] == [
        "Van Kees van der Kwik staat er niets bij dit onderwerp."
    ]
