"""What is quoted for a sub-question, and when nothing is, on the sample papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import Member
from index.search import Filters, Index
from rag.answer import answer
from rag.gather import declining
from rag.gather.declining import Signals
from rag.gather.message_parts import gather_all
from rag.gather.part_scope import without_askers
from rag.gather.question_profile import WantedKind, read_profile
from rag.understand.question import understand
from tests.support.rag_papers import findings_of_answers

SURE = Signals(strength=30, near=0.9, around=0.3, named=1, dated=1, open_question_ratio=0, met=1)


@pytest.mark.parametrize(
    ("changes", "what", "answers"),
    [
        ({}, "anything", True),
        ({"met": 0.0}, "anything", True),
        ({"met": 0.0}, "count", False),
        ({"open_question_ratio": 1.5}, "anything", False),
        ({"near": 0.2, "around": 0.2, "strength": 5.0, "named": 0.0}, "anything", False),
    ],
)
def test_when_the_papers_answer(changes: dict[str, float], what: WantedKind, answers: bool) -> None:
    signals = Signals(**{name: changes.get(name, getattr(SURE, name)) for name in Signals.__slots__})
    asked = replace(read_profile("Is de dijk dicht?"), wanted=what)
    assert declining.is_answerable(signals, asked) is answers


def test_a_question_without_a_subject_gets_no_answer(sample_index: Index) -> None:
    for question in ("Wat?", "ja", "Wat zei de minister?"):
        assert answer(question, sample_index).abstained


def test_a_question_of_filters_alone_surveys_the_papers(sample_index: Index) -> None:
    filters = Filters(since=date(2039, 1, 1), until=date(2039, 12, 31))
    result = answer("Wat zei de minister?", sample_index, filters=filters)
    assert result.statements and all(s.date and s.date.year == 2039 for s in result.statements)
    assert result.filters == filters


def test_a_question_that_nobody_answered_yet_is_told_as_such(sample_index: Index) -> None:
    paper = next(
        sample_index.document(name)
        for name in sample_index.documents()
        if sample_index.document(name).type == "vragen"
    )
    open_one = next(exchange for exchange in paper.exchanges if not exchange.procedural)
    result = answer(" ".join(paper.at(open_one.question).split()), sample_index)
    assert result.abstained
    assert any("een antwoord staat niet in de stukken" in note for note in result.notes)
    assert not any(citation.doc == paper.name for citation in result.citations)


def test_motions_speak_only_where_they_are_asked_for(sample_index: Index) -> None:
    names = {name for name in sample_index.documents() if sample_index.document(name).type == "motie"}
    subject = sample_index.document(sorted(names)[0]).subject or "terugkeer"
    plain = answer(f"Wat heeft het kabinet gezegd over {subject}?", sample_index)
    assert not names & {citation.doc for citation in plain.citations}
    asked = answer(f"Wat staat er over {subject}?", sample_index, filters=Filters(type="motie"))
    assert {citation.doc for citation in asked.citations} <= names
    assert asked.statements and all("geen uitspraak van het kabinet" in s.text for s in asked.statements)
    assert any("niet van het kabinet" in note for note in asked.notes)


def test_each_period_of_a_comparison_is_quoted(sample_index: Index) -> None:
    query = understand("Wat zei het kabinet in 2031 en in 2039 over terugkeer naar Irak?", (), sample_index)
    (block,) = gather_all(query, sample_index)
    years = [finding.spoken.year for finding in block.findings if finding.spoken]
    assert set(years) == {2031, 2039} and years == sorted(years, reverse=True)


def test_who_asked_is_no_word_of_an_open_question() -> None:
    """ "Wat zei het kabinet over de dijk?" showed a question about trains whose asker is called Van Dijk."""
    (found,) = findings_of_answers(
        None,
        question="Hoe luidt de motie Olga van Dijk over treinen?",
        askers=(Member("Olga van Dijk", "Eik"),),
    )
    titled = replace(
        found, document=replace(found.document, title="Vragen van het lid Olga van Dijk over sporen")
    )
    assert "Dijk" not in without_askers(titled)
    assert "treinen" in without_askers(titled) and "sporen" in without_askers(titled)
