"""A filter that no paper can pass is told with the nearest value, also where nothing would be searched."""

from __future__ import annotations

from datetime import date

import pytest

from index.errors import NoSuchPaperError
from index.search import Filters, Index
from rag.answer import answer


@pytest.mark.parametrize("question", ["Hoi", "Wat zei het kabinet over wolven?", "hoeveel vragen zijn er?"])
@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(type="brieven"), 'of the type "brieven"; '),
        (Filters(party="Eikk"), "of the party"),
        (Filters(doc="nope"), "the file name"),
        (Filters(since=date(2025, 1, 1), until=date(2024, 1, 1)), "ends before it begins"),
    ],
)
def test_a_filter_of_no_paper_is_no_silence(
    question: str, filters: Filters, said: str, sample_index: Index
) -> None:
    with pytest.raises(NoSuchPaperError, match=said):
        answer(question, sample_index, filters=filters)


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Wat zei de minister van Toverij over Irak?", "Toverij"),
        ("Wat antwoordde de minister van Draken en Ridders over wolven?", "Draken en Ridders"),
        ("What did the minister of Magic say about Iraq?", "Magic"),
    ],
)
def test_a_minister_of_an_office_that_there_is_not_is_told(
    sample_index: Index, question: str, office: str
) -> None:
    said = answer(question, sample_index)
    assert said.filters.ministry is None
    assert any(f" {office} " in note for note in said.notes[:2])


def test_an_office_of_the_papers_narrows_without_a_word_more(sample_index: Index) -> None:
    said = answer("Wat zei de minister van Zorg over huisartsenposten?", sample_index)
    assert said.filters.ministry == "Zorg" and not any("liet niets over" in note for note in said.notes)
