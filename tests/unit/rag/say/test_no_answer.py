"""What came nearest, said once for each paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import MEMBER, Span
from rag.gather.findings import Finding
from rag.gather.pipeline import PartFindings
from rag.gather.question_profile import read_profile
from rag.gather.requirements import Need
from rag.say.frames import EN, NL
from rag.say.no_answer import nearest_sentences, paper_words, reasons
from rag.understand.subquestions import SubQuestion
from tests.support.rag_papers import exchange_paper

PAIRS = [("Vaart de pont?", "De pont vaart niet."), ("Wat kost de pont?", "De pont kost twaalf euro.")]


def nearest(name: str, number: int) -> Finding:
    paper = replace(exchange_paper(name, PAIRS, date(2044, 3, 1)), title="Over de pont")
    exchange = paper.exchanges[number - 1]
    assert exchange.answer
    return Finding(
        paper, exchange, None, exchange.answer, spans=(Span(exchange.answer.start, exchange.answer.end),)
    )


def test_a_paper_is_named_once_with_each_of_its_answers() -> None:
    said = list(nearest_sentences([nearest("a.txt", 1), nearest("b.txt", 1), nearest("a.txt", 2)], NL))
    assert said == [
        "Het dichtst in de buurt komt: “Over de pont”, 1 maart 2044, antwoord op vraag 1: "
        "«De pont vaart niet.»; antwoord op vraag 2: «De pont kost twaalf euro.»",
        "Daarna komt: “Over de pont”, 1 maart 2044, antwoord op vraag 1: «De pont vaart niet.»",
    ]
    assert list(nearest_sentences([nearest("a.txt", 1)], EN))[0].startswith("The nearest is: ")


def test_a_question_that_comes_nearest_is_not_called_an_answer() -> None:
    answered = nearest("a.txt", 2)
    assert answered.exchange
    asked = answered.exchange.question
    said = replace(answered, whole=asked, voice=MEMBER, spans=(asked,))
    (sentence,) = nearest_sentences([said], NL)
    assert ", vraag 2: «Wat kost de pont?»" in sentence and "antwoord" not in sentence


def test_a_paper_without_a_title_is_named_by_its_people_and_never_by_its_file() -> None:
    paper = replace(exchange_paper("a.txt", PAIRS, date(2044, 3, 1)), title=None, subject=None)
    assert paper_words(paper, NL) == "vragen van het lid Ter Horst (Eik)"
    paper = replace(paper, askers=())
    assert paper_words(paper, NL) == "een stuk van Minister De Wolf (Water en Wegen)"
    assert paper_words(replace(paper, answered_by=()), EN) == "a paper without a title"


@pytest.mark.parametrize(
    ("said", "answer", "told"),
    [
        ("Turken", "De vier Turkse burgers zijn vertrokken.", False),
        ("aardbevingen", "Dit leidt tot hogere vergoedingen na een aardbeving.", False),
        ("windmolens", "De dijk is acht meter hoog.", True),
    ],
)
def test_nothing_is_said_to_be_lacking_that_stands_in_the_quote_beside_it(
    said: str, answer: str, told: bool
) -> None:
    paper = exchange_paper("a.txt", [("Vraag?", answer)])
    (exchange,) = paper.exchanges
    assert exchange.answer is not None
    nearest = (Finding(paper, exchange, None, exchange.answer, spans=(exchange.answer,)),)
    asked = SubQuestion(f"Hoeveel {said} waren er?")
    block = PartFindings(asked, read_profile(asked.text), (), nearest, (Need("name", said, said),))
    assert any(f"Over {said} staat er niets" in sentence for sentence in reasons(block, NL)) == told


def test_a_period_of_which_undated_papers_may_be_is_not_said_to_be_silent() -> None:
    asked = SubQuestion("Wat zei het kabinet in 2014 en in 2031 over de dijk?")
    block = PartFindings(asked, read_profile(asked.text), (), (), (Need("undated", "2031", "2031"),))
    assert "stukken zonder datum" in reasons(block, NL)[0] and "staat er niets" not in reasons(block, NL)[0]


def test_where_the_word_stands_beside_but_no_number_that_is_said_instead() -> None:
    paper = exchange_paper("a.txt", [("Vraag?", "Dat hangt af van de kracht van aardbevingen.")])
    answered = paper.exchanges[0].answer
    assert answered is not None
    nearest = (Finding(paper, paper.exchanges[0], None, answered, spans=(answered,)),)
    asked = SubQuestion("Hoeveel aardbevingen waren er?")
    missing = (Need("name", "aardbevingen", "aardbevingen"),)
    block = PartFindings(asked, read_profile(asked.text), (), nearest, missing)
    assert reasons(block, NL)[0] == NL.no_number
