"""Nobody's words are shown as another's: papers by others than the cabinet, asked about the cabinet."""

# ruff: noqa: E501  a paper a line

from __future__ import annotations

from pathlib import Path

import pytest

from index.build import build
from index.search import Index
from rag.answer import Answer, answer

PAPERS = {
    "rapport.txt": "Advies van de Deltaraad over muskusratten\n\nDe Deltaraad raadt aan om alle muskusratten in de "
    "polder te vangen, want de muskusratten graven gangen in de dijken.\n",
    "verslag.txt": "VERSLAG VAN EEN ALGEMEEN OVERLEG\n\nVastgesteld 3 mei 2038\n\nVragen uit de commissie\n\n"
    "De heer Pietersma (ABC) vindt dat de muskusratten in de polder veel te langzaam worden gevangen.\n",
    "los.txt": "Muskusratten\n\nDe vangst van muskusratten in de polder kost elk jaar twee miljoen euro aan lonen.\n",
}
CABINET = (
    "Vragen van het lid Jansma (ABC) aan de Minister van Waterbouw over muskusratten (ingezonden 2 mei 2038).\n"
    "Antwoord van Minister Klaasen (Waterbouw) (ontvangen 20 mei 2038).\n\n"
    "Vraag 1\nWorden de muskusratten in de polder gevangen?\n\n"
    "Antwoord 1\nDe muskusratten in de polder worden gevangen door de bestrijders van het waterschap.\n"
)


def asked(folder: Path, papers: dict[str, str], question: str) -> Answer:
    for name, text in papers.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([folder], folder / "index")
    return answer(question, Index.open(folder / "index"))


@pytest.mark.parametrize("question", ["Wat vindt het kabinet van de muskusratten in de polder?"])
def test_a_question_about_the_cabinet_is_answered_by_its_own_voice_alone(
    tmp_path: Path, question: str
) -> None:
    assert not asked(tmp_path, PAPERS, question).citations
    found = asked(tmp_path, {**PAPERS, "antwoord.txt": CABINET}, question)
    assert {citation.voice for citation in found.citations} == {"cabinet"}


def test_others_are_quoted_under_their_own_name_and_the_unknown_as_the_paper(tmp_path: Path) -> None:
    found = asked(tmp_path, PAPERS, "Wat is er gezegd over muskusratten in de polder?")
    voices = {citation.voice for citation in found.citations}
    assert voices
    assert voices <= {"Deltaraad", "De heer Pietersma (ABC)", None}
    assert all(citation.minister is None for citation in found.citations)
    assert not any(statement.text.startswith(("Het kabinet", "Minister")) for statement in found.statements)
    if None in voices:
        assert any(
            statement.text.startswith("Het stuk (schrijver onbekend)") for statement in found.statements
        )
