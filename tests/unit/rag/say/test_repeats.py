"""No words are quoted twice in one answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from index.document import Span
from rag.gather.findings import Finding
from rag.say.compose import compose
from rag.say.frames import EN, NL
from tests.support.rag_papers import exchange_paper

ANSWER = "De pont vaart niet meer. Het schip is verkocht. De prijs was twaalf euro."
PAPER = exchange_paper("pont.txt", [("Vaart de pont nog?", ANSWER)], date(2044, 3, 1))


def quoting(*texts: str) -> Finding:
    exchange = PAPER.exchanges[0]
    assert exchange.answer
    spans = [Span(start := PAPER.text.index(each), start + len(each)) for each in texts]
    return Finding(PAPER, exchange, None, exchange.answer, spans=tuple(spans))


def test_what_was_quoted_before_is_pointed_at_by_its_number() -> None:
    _, earlier = compose([quoting(ANSWER)], NL)
    (again,), new = compose([quoting("Het schip is verkocht.")], NL, earlier, 2)
    assert not new and again.citations == again.marks == (1,)
    assert again.pieces[0].text == "antwoord op vraag 1: zie het citaat hierboven"
    (english,), _ = compose([quoting(ANSWER)], EN, earlier, 2)
    assert english.pieces[0].text.endswith("see the quote above")


def test_only_the_sentences_that_are_new_are_quoted() -> None:
    _, earlier = compose([quoting("De pont vaart niet meer. Het schip is verkocht.")], NL)
    (again,), new = compose([quoting(ANSWER)], NL, earlier, 2)
    assert [each.quote for each in new] == ["De prijs was twaalf euro."]
    assert again.citations == (1, 2) and again.marks == (1,)


def test_the_same_words_in_another_paper_are_quoted() -> None:
    _, earlier = compose([quoting(ANSWER)], NL)
    other = replace(quoting(ANSWER), document=replace(PAPER, name="ander.txt"))
    _, new = compose([other], NL, earlier, 2)
    assert [each.quote for each in new] == [ANSWER]


def test_two_findings_that_overlap_quote_their_words_once() -> None:
    _, made = compose([quoting(ANSWER), quoting("Het schip is verkocht. De prijs was twaalf euro.")], NL)
    assert [each.quote for each in made] == [ANSWER]
