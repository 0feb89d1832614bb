"""What a question counts may be an everyday word for what the answer counts, or for anything."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rag.gather.counted import counted_noun, counts_noun
from tests.support.rag_papers import findings_of_answers

(POSTS,) = findings_of_answers(
    "In Mosdijk worden vier van de negen politieposten gesloten.", question="Hoeveel politieposten sluiten?"
)


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hoeveel bureaus gaan er dicht?", "bureaus"),
        ("Hoeveel poen krijgt de polder?", None),  # money
        ("Hoeveel lui zaten er in de bus?", None),  # people
        ("Hoeveel van onze sluizen lekken?", "sluizen"),
        ("Hoeveel van ons kraanwater komt uit het duin?", "kraanwater"),
    ],
)
def test_what_is_counted(question: str, noun: str | None) -> None:
    assert counted_noun(question) == noun


def test_an_everyday_word_is_counted_by_the_papers_word_for_it() -> None:
    assert counts_noun(POSTS, "bureaus")
    assert not counts_noun(POSTS, "sluizen")


def test_in_a_paper_on_a_kind_the_kind_is_counted_by_its_last_part() -> None:
    (alone,) = findings_of_answers(
        "Van de 900 bezorgers is een derde zelfstandig.", question="Wie is zelfstandig?"
    )
    titled = replace(
        alone, document=replace(alone.document, title="Vragen over het loon van pakketbezorgers")
    )
    assert counts_noun(titled, "pakketbezorgers")
    assert not counts_noun(alone, "pakketbezorgers")
