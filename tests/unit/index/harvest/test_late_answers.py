"""Sets that were answered after their term: each once, by its first answer, with what a letter gave."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.build import build
from index.harvest.news.late_answers import late_answers
from index.search import Index
from rag.answer import answer

ANSWER = """AH {number}

{question}

Antwoord van minister Zandstra (Wegen en Water) (ontvangen {answered})

Vragen van het lid Verbrugge (Tulp) aan de Minister van Wegen en Water over de {about} (ingezonden {asked})

1. Wanneer is de {about} klaar?

Antwoord:
De {about} is in 2042 klaar.
"""
POSTPONED = """AH {number}

{question}

Mededeling van minister Zandstra (Wegen en Water) (ontvangen {sent})

Vragen van het lid Verbrugge (Tulp) aan de Minister van Wegen en Water over de {about} (ingezonden {asked})

Uw vragen over de {about} kunnen niet binnen de gebruikelijke termijn worden beantwoord.
"""
PAPERS = {
    "in-tijd": ANSWER.format(
        number=1, question="2041Z00001", asked="1 maart 2041", answered="22 maart 2041", about="sluis"
    ),
    "te-laat": ANSWER.format(
        number=2, question="2041Z00002", asked="1 maart 2041", answered="23 maart 2041", about="dijk"
    ),
    "uitgesteld": POSTPONED.format(
        number=3, question="2041Z00003", asked="1 maart 2041", sent="21 maart 2041", about="gracht"
    ),
    "na-uitstel": ANSWER.format(
        number=4, question="2041Z00003", asked="1 maart 2041", answered="12 april 2041", about="gracht"
    ),
    "zonder-dag": ANSWER.format(
        number=5, question="2041Z00005", asked="later", answered="1 mei 2041", about="haven"
    ),
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("late")
    for name, text in PAPERS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    build([folder], folder / "index")
    return folder / "index"


def test_an_answer_is_late_from_the_day_after_its_term(index: Path) -> None:
    with closing(Index.open(index)) as opened:
        found = {one.doc: one.days_late for one in late_answers(opened)}
    assert found == {"te-laat.txt": 1}, "the letter gave the third set three weeks more"


def test_what_was_answered_late_is_no_question_without_an_answer(index: Path) -> None:
    with closing(Index.open(index)) as opened:
        late = answer("Welke vragen van Tulp zijn te laat beantwoord?", opened)
        overdue = answer("Welke vragen van Tulp zijn te laat en nog niet beantwoord?", opened)
    assert late.lead is not None and "1 set Kamervragen die na de termijn is beantwoord" in late.lead.text
    assert [citation.doc for citation in late.citations] == ["te-laat.txt"]
    assert overdue.abstained and not overdue.citations
