"""Support is judged by the papers: what a statement says of its own support does not count."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eval.support import is_carried, support
from index.document import Member
from index.search import Filters
from rag.answer import Answer, Citation, SearchedPapers, Speaker, Statement
from rag.statement import Piece, Section, blocks_of

PAPER = "Antwoord 4\nDe veerpont naar Ooievaarsdam vaart sinds mei\nelke 20 minuten. Zij kost € 3,50."
OTHER = "De brug bij Snippewaard is dicht."
QUOTE = PAPER[PAPER.index("De veerpont") : PAPER.index(" Zij kost")]
HEAD = "Minister Zilverreiger (Water en Wegen, kabinet-Kievit), 3 maart 2044, antwoord op vraag 4: "


def citation(quote: str = QUOTE, start: int = PAPER.index(QUOTE)) -> Citation:
    speaker = Speaker("Zilverreiger", "Minister", "Water en Wegen", "kabinet-Kievit", False)
    when, end = date(2044, 3, 3), start + len(quote)
    return Citation(1, "veer.txt", "4", None, quote, start, end, when, None, speaker, Member("Meeuw", "PVP"))


def an_answer(said: tuple[Statement, ...], cited: Citation, lead: Statement | None = None) -> Answer:
    sections, coverage = (Section(blocks_of(said)),), SearchedPapers(1, 1, None, None)
    return Answer("Wat?", "nl", not said, sections, (cited,), (), Filters(), coverage, lead=lead)


def stated(text: str, numbers: tuple[int, ...]) -> Statement:
    return Statement((Piece(text),), numbers, True, None)


def judged(*statements: tuple[str, tuple[int, ...]]) -> float | None:
    answer = an_answer(tuple(stated(*statement) for statement in statements), citation())
    return support(answer, lambda doc: PAPER if doc == "veer.txt" else OTHER)


def test_a_framed_quote_is_carried_whatever_its_line_ends() -> None:
    assert judged((f"{HEAD}«De veerpont naar Ooievaarsdam vaart sinds mei elke 20 minuten.»", (1,))) == 1.0
    assert (
        judged(("Minister Zilverreiger, 3 March 2044, letter to the House: «vaart» There: «mei»", (1,)))
        == 1.0
    )
    assert judged() is None


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}«De veerpont naar Ooievaarsdam vaart sinds mei elke 30 minuten.»",
        f"{HEAD}«Zij kost € 3,50»",  # in the paper, but not in the span that is cited
        "Minister Roerdomp, 3 maart 2044: «vaart sinds mei»",
        f"{HEAD}in 2039 zei hij «vaart sinds mei»",
        "Het veer naar Snippewaard vaart: «vaart sinds mei»",
        "Het veer vaart elke 200 minuten.",
    ],
)
def test_a_wrong_word_number_or_name_is_not_carried(text: str) -> None:
    assert judged((text, (1,))) == 0.0


def test_a_statement_without_a_citation_is_not_carried_and_the_share_is_the_mean() -> None:
    assert judged(("Het veer vaart elke 20 minuten.", (1,)), ("Het veer vaart.", ())) == 0.5
    assert judged(("Het veer vaart.", (7,))) == 0.0


def test_a_span_that_moved_carries_nothing() -> None:
    moved = replace(citation(), start=0, end=9)
    answer = an_answer((stated(f"{HEAD}«vaart sinds mei»", (1,)),), moved)
    assert support(answer, lambda doc: PAPER) == 0.0


def test_the_line_that_opens_an_answer_is_judged_too() -> None:
    answer = an_answer((stated("Het veer vaart.", (1,)),), citation(), lead=stated("Sinds 1999.", (1,)))
    assert support(answer, lambda doc: PAPER) == 0.5


COUNTED = {"a.txt": "Vragen van het lid Meeuw (D66).", "b.txt": "Vragen van de leden Duif (D66) en Mus (SP)."}


@pytest.mark.parametrize(
    ("text", "names", "right"),
    [
        ("In de doorzochte stukken: 2 sets Kamervragen (D66: 2, SP: 1).", ("a.txt", "b.txt"), True),
        ("In de doorzochte stukken: 3 sets Kamervragen.", ("a.txt", "b.txt"), False),
        ("In de doorzochte stukken: 2 sets Kamervragen (SP: 2).", ("a.txt", "b.txt"), False),
        ("In de doorzochte stukken: 2 sets Kamervragen (2043: 1, 2044: 2).", ("a.txt", "b.txt"), False),
        ("In de doorzochte stukken: 2 sets Kamervragen.", ("a.txt", "a.txt"), False),
        ("In de doorzochte stukken: 2 sets Kamervragen.", ("a.txt", "gone.txt"), False),
    ],
)
def test_a_count_is_carried_by_the_papers_that_it_counts(
    text: str, names: tuple[str, ...], right: bool
) -> None:
    said = replace(stated(text, ()), counted=names)
    assert is_carried(said, (), lambda doc: COUNTED.get(doc, "")) is right
    elsewhere = replace(citation(), doc="c.txt")
    assert not is_carried(said, (elsewhere,), lambda doc: COUNTED.get(doc, ""))
