"""The question of the first issue, on the real papers; skips where they are not."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import Answer, answer


@pytest.fixture(scope="module")
def said(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Answer, Index]:
    folder = tmp_path_factory.mktemp("real")
    build([shared / "corpus" / "seeds", shared / "corpus" / "kamervragen"], folder)
    index = Index.open(folder)
    return answer("wat heeft het kabinet gezegd over Irak?", index), index


def test_the_letter_and_the_answers_are_cited_newest_first(said: tuple[Answer, Index]) -> None:
    result, _ = said
    dates = [statement.date for statement in result.statements]
    assert dates == sorted(dates, reverse=True, key=lambda day: day or date.min)
    months = {(citation.date.year, citation.date.month) for citation in result.citations if citation.date}
    assert {(2014, 2), (2024, 3)} <= months


def test_each_quote_is_verbatim_with_date_minister_and_question(said: tuple[Answer, Index]) -> None:
    result, index = said
    for citation in result.citations:
        paper = index.document(citation.doc)
        assert paper.text[citation.start : citation.end] == citation.quote
        assert citation.date and citation.minister and citation.minister.cabinet
        assert (citation.exchange is None) != (citation.paragraph is None)
        questions = [exchange.question for exchange in paper.exchanges]
        assert not any(span.start <= citation.start < span.end for span in questions)


def test_a_second_run_says_the_same(said: tuple[Answer, Index]) -> None:
    result, index = said
    again = answer(result.question, index)
    assert (again.text, again.citations, again.notes) == (result.text, result.citations, result.notes)
