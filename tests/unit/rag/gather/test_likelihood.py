"""How far an answer stays behind the best one: in score, in words, and in holding what was asked for."""

from __future__ import annotations

import pytest

from rag.gather.findings import Finding
from rag.gather.likelihood import answers_otherwise, behind_the_best
from rag.gather.question_profile import read_profile
from rag.gather.relevance import Relevance, bundled_scores
from rag.understand.answer_kind import kind_of
from tests.support.rag_papers import exchange_paper

ASKED = read_profile("Hoeveel otters leven er in de Reigerplas?", "number")


def findings(*answers: str, scores: tuple[float, ...] = ()) -> list[Finding]:
    paper = exchange_paper("otters.txt", [("Hoeveel otters leven er?", answer) for answer in answers])
    return [
        Finding(paper, exchange, None, exchange.answer, score=score)
        for exchange, score in zip(paper.exchanges, scores or [10.0] * len(answers), strict=True)
        if exchange.answer
    ]


@pytest.mark.parametrize(
    ("answer", "lacks"),
    [
        ("In de Reigerplas leven 23 otters.", 0.0),
        ("Het aantal otters in de Reigerplas is niet bekend.", 0.0),
        ("De otters in de Reigerplas worden door de provincie beschermd.", 1.0),
    ],
)
def test_a_number_that_was_asked_for_is_there_or_said_not_to_be_known(answer: str, lacks: float) -> None:
    (found,) = behind_the_best(findings(answer), Relevance(ASKED, [answer], bundled_scores))
    assert found.lacks == lacks
    assert (found.score, found.share, found.sentence, found.words) == (0, 0, 0, 0), "the best of one"


def test_each_stays_behind_the_best_in_its_own_respect() -> None:
    texts = ("In de Reigerplas leven 23 otters.", "De dijk is 8 meter hoog.", "In de plas leven 23 otters.")
    relevance = Relevance(ASKED, texts, bundled_scores)
    best, far, near = behind_the_best(findings(*texts, scores=(20.0, 5.0, 10.0)), relevance)
    assert (best.score, far.score, near.score) == (0, 1.5, 1.0)
    assert (best.share, far.share, near.share) == (0, 0.75, 0.5)
    assert best.sentence == 0 < near.sentence < far.sentence
    assert best.words == 0 < near.words <= far.words
    assert [
        each.share for each in behind_the_best(findings(*texts, scores=(-1.0, -5.0, -9.0)), relevance)
    ] == [
        0,
        0,
        0,
    ]
    assert behind_the_best([], relevance) == []


@pytest.mark.parametrize(
    ("question", "answered", "otherwise"),
    [
        ("Mag een otter in de Reigerplas gevangen worden?", "Hoe vaak worden er otters gevangen?", True),
        ("Wat doen otters in de Reigerplas?", "Hoeveel otters leven er?", True),
        ("Mag een otter in de Reigerplas gevangen worden?", "Deelt u de mening dat dit niet mag?", False),
        ("Hoeveel otters leven er in de Reigerplas?", "Hoeveel otters leven er?", False),
        ("Leven er veel otters in de Reigerplas?", "Hoeveel otters leven er?", False),  # a number tells that
        ("Neemt de otterstand in de Reigerplas toe?", "Hoeveel otters leven er?", False),
        ("Hoe druk is het met otters in de Reigerplas?", "Hoeveel otters leven er?", False),
        ("otters reigerplas", "Hoeveel otters leven er?", False),  # whatever is said of them
        ("¿Viven nutrias en el lago?", "Hoeveel otters leven er?", False),  # not read in other languages
        ("Waarom leven er otters in de Reigerplas?", "Leven er otters in de Reigerplas?", True),
        ("Waarom leven er otters in de Reigerplas?", "Welke overwegingen lagen ten grondslag?", False),
    ],
)
def test_an_answer_to_another_kind_of_question(question: str, answered: str, otherwise: bool) -> None:
    paper = exchange_paper("otters.txt", [(answered, "In de Reigerplas zijn otters.")])
    (exchange,) = paper.exchanges
    assert exchange.answer
    found = Finding(paper, exchange, None, exchange.answer)
    assert answers_otherwise(found, read_profile(question, kind_of(question))) is otherwise
