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
