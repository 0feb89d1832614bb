"""Papers counted and listed: how many, by year and party, which are open; on the sample papers."""

from __future__ import annotations

import pytest

from index.search import Index
from rag.answer import answer
from rag.contract.answers import answer_json
from rag.gather.paper_lists import ListKind, list_kind


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Hoeveel vragen stelde Tulp over Irak?", "questions"),
        ("Hoeveel Kamervragen zijn er in 2031?", "questions"),
        ("Hoeveel moties zijn er over terugkeer?", "motions"),
        ("Welke vragen van Roos wachten nog op antwoord?", "open"),
        ("Welke vragen zijn nog niet beantwoord?", "open"),
        ("Hoeveel Kamervragen staan nog open?", "open"),
        ("Hoeveel Kamervragen zijn nog niet beantwoord?", "open"),
        ("Welke antwoorden zijn te laat?", "overdue"),
        ("Welke vragen van Tulp zijn te laat en nog niet beantwoord?", "overdue"),
        ("Welke vragen van Tulp zijn te laat beantwoord?", "late"),
        ("Hoeveel Kamervragen werden na de termijn beantwoord?", "late"),
        ("Which questions were answered late?", "late"),
        ("How many motions are there?", "motions"),
        ("Hoeveel vragen kwamen er binnen bij het meldpunt?", None),
        ("Hoeveel brieven werden er aan ouders gestuurd?", None),
        ("Wat zei de minister over de vragen van Tulp?", None),
    ],
)
def test_what_is_to_be_counted(question: str, kind: ListKind | None) -> None:
    assert list_kind(question) == kind


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hoeveel vragen stelde Tulp over Irak?", "2 sets Kamervragen (2031: 1, 2034: 1)"),
        ("Hoeveel Kamervragen zijn er over huisartsenposten gesteld?", "2 sets Kamervragen"),
        ("Hoeveel moties zijn er ingediend over Irak?", "1 motie."),
        ("Welke vragen van Roos wachten nog op antwoord?", "1 set Kamervragen zonder antwoord."),
    ],
)
def test_the_count_is_said_first_and_cites_the_headings(
    question: str, said: str, sample_index: Index
) -> None:
    result = answer(question, sample_index)
    assert not result.abstained and result.lead is not None
    assert said in result.lead.text
    assert set(result.lead.citations) == {citation.n for citation in result.citations}
    for citation in result.citations:
        text = sample_index.document(citation.doc).text
        assert text[citation.start : citation.end] == citation.quote
    assert answer_json(result)["lead"]["citations"]


def test_of_nothing_there_is_no_count(sample_index: Index) -> None:
    result = answer("Hoeveel moties zijn er over kinderarmoede ingediend?", sample_index)
    assert result.abstained and not result.citations
    assert any("kinderarmoede" in note for note in result.notes)
