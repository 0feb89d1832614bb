"""Whose words each sub-question asks for, on the sample papers."""

from __future__ import annotations

import pytest

from index.search import Index
from rag.answer import answer
from rag.understand.question import understand


@pytest.mark.parametrize(
    ("question", "members"),
    [
        ("Wat vroeg de Eik over Irak en wat antwoordde de minister?", [True, False]),
        ("Hoeveel schapen zijn gedood? Wat vroeg de Roos over wiskunde?", [False, True]),
        ("Wat vindt de Eik van huisartsenposten?", [True]),
        ("Wat zei de minister over huisartsenposten?", [False]),
    ],
)
def test_members_or_cabinet_is_told_for_each_part(
    question: str, members: list[bool], sample_index: Index
) -> None:
    assert [part.members for part in understand(question, (), sample_index).parts] == members


def test_each_part_is_answered_in_its_own_voice(sample_index: Index) -> None:
    result = answer("Wat vroeg Verbrugge over Irak en wat antwoordde de minister?", sample_index)
    first, second = result.sections
    voices = {citation.n: citation.voice for citation in result.citations}
    assert {voices[n] for block in first.blocks for each in block.statements for n in each.citations} == {
        "member"
    }
    assert {voices[n] for block in second.blocks for each in block.statements for n in each.citations} == {
        "cabinet"
    }
    assert not any("woorden van Kamerleden" in note for note in result.notes)


def test_what_a_party_thinks_is_what_its_members_asked(sample_index: Index) -> None:
    result = answer("Wat vindt de Eik van huisartsenposten?", sample_index)
    assert result.citations and {citation.voice for citation in result.citations} == {"member"}
    assert any("woorden van Kamerleden" in note for note in result.notes)


def test_a_party_without_papers_gets_nobody_elses_words(sample_index: Index) -> None:
    assert answer("Wat vindt de PVV van de nachttrein?", sample_index).abstained


def test_whether_there_is_a_motion_is_answered_from_motions(sample_index: Index) -> None:
    result = answer("Is er een motie over terugkeer naar Irak?", sample_index)
    assert {sample_index.document(citation.doc).type for citation in result.citations} == {"motie"}
    assert answer("Zijn er moties over de nachttrein?", sample_index).abstained


def test_what_one_question_narrows_does_not_narrow_the_other(sample_index: Index) -> None:
    result = answer("Wat vroeg Tulp over Irak? Hoeveel wolven leven er in Nederland?", sample_index)
    wolves = [citation for citation in result.citations if "wolf" in citation.doc]
    assert wolves and "95 wolven" in " ".join(citation.quote for citation in wolves)
