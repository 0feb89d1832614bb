"""Who said the words of a span, when and where, told by the paper alone; invented papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from index.document import CABINET, MEMBER, Document, Footnote, Span
from rag.gather.findings import PAPER, Finding
from rag.gather.heading import heading_span
from rag.say.cited_place import citation_at
from rag.say.compose import citation
from tests.support.rag_papers import exchange_paper, finding_of, letter

ASKED, ANSWERED = "Komt er een dijk bij Schagen?", "Ja. De dijk komt in 2031."
PAIRS = [(ASKED, ANSWERED), ("En een brug?", "Nee."), ("En een sluis?", "Nee.")]
LETTER = letter("b.txt", ["De dijk is hoog.", "De dijk is breed."], date(2024, 4, 2))


def joined(paper: Document) -> Document:
    """The paper with its last two questions answered together."""
    first, *both = paper.exchanges
    return replace(paper, exchanges=(first, *(replace(each, answer_group=(2, 3)) for each in both)))


SET = joined(exchange_paper("a.txt", PAIRS))


def span_of(paper: Document, words: str) -> Span:
    start = paper.text.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("voice", [CABINET, MEMBER])
def test_a_place_is_cited_as_an_answer_cites_it(place: int, voice: str) -> None:
    found = finding_of(SET, place, voice)
    told = citation_at(SET, found.whole)
    assert told is not None and told.voice == voice
    # of an answer that several questions share, the first is named; all of them are its numbers
    assert replace(told, exchange=None) == replace(citation(found, found.whole, 0), exchange=None)
    part = Span(found.whole.start + 1, found.whole.end - 1)
    assert citation_at(SET, part) == replace(told, quote=SET.at(part), start=part.start, end=part.end)


def test_the_words_of_two_are_nobodys_to_cite() -> None:
    asked, answered = (span_of(SET, words) for words in (ASKED, ANSWERED))
    assert citation_at(SET, Span(asked.start + 5, answered.end)) is None
    assert citation_at(SET, Span(answered.end - 5, span_of(SET, "En een brug?").end)) is None


@pytest.mark.parametrize(("start", "end"), [(3, 3), (5, 2), (10**6, 10**6 + 1), (0, 10**6), (-2, 4)])
def test_what_is_no_place_is_not_cited(start: int, end: int) -> None:
    assert citation_at(SET, Span(start, end)) is None


def test_a_paragraph_is_of_its_own_voice_and_two_voices_are_nobodys() -> None:
    first, second = LETTER.paragraphs
    told = citation_at(LETTER, Span(first.span.start, second.span.end))
    assert told is not None and (told.voice, told.paragraph) == (CABINET, 1)
    mixed = replace(LETTER, paragraphs=(first, replace(second, voice="de Raad voor Dijken")))
    told, own = (citation_at(mixed, Span(at, second.span.end)) for at in (0, second.span.start))
    assert told is not None and told.voice is None and told.minister is None
    assert own is not None and own.voice == "de Raad voor Dijken" and own.minister is None
    assert citation_at(mixed, Span(second.span.start, second.span.end + 1)) is None


def test_the_head_is_the_papers_own() -> None:
    opened = "Over de dijk.\n\n"
    moved = letter("c.txt", [opened.strip(), "De dijk is hoog."], date(2024, 4, 2))
    paper = replace(moved, title="Over de dijk.", paragraphs=moved.paragraphs[1:])
    span = heading_span(paper)
    assert span is not None
    assert citation_at(paper, span) == citation(Finding(paper, None, None, span, PAPER), span, 0)
    beside = citation_at(paper, Span(span.start, span.end - 2))
    assert beside is not None and beside.voice is None and beside.minister is None


def test_a_note_is_of_the_answer_that_calls_it_and_of_no_question() -> None:
    note = "\nDe dijk is in 2020 gemeten door de dienst."
    base = replace(SET, text=SET.text + note)
    span, answer = span_of(base, note.strip()), base.exchanges[0].answer
    assert answer is not None
    called = replace(base, footnotes=(Footnote("1", span, "1", answer.end),))
    told = citation_at(called, span)
    assert told is not None and (told.voice, told.exchange) == (CABINET, "1")
    asked = replace(base, footnotes=(Footnote("1", span, "1", base.exchanges[0].question.end),))
    told = citation_at(asked, span)
    assert told is not None and told.voice is None and told.minister is None


def test_a_question_that_lost_a_label_is_not_called_the_members() -> None:
    first, *others = SET.exchanges
    paper = replace(SET, exchanges=(replace(first, state="unsure", voice=None), *others))
    for words in (ASKED, ANSWERED):
        told = citation_at(paper, span_of(paper, words))
        assert told is not None and told.voice is None and told.unsure and told.minister is None


def test_a_heading_that_is_a_paragraph_as_well_is_the_papers_own() -> None:
    paper = letter("d.txt", ["Over de dijk.", "De dijk is hoog."], date(2024, 4, 2))
    told = citation_at(replace(paper, title="Over de dijk."), paper.paragraphs[0].span)
    assert told is not None and told.voice is None and told.paragraph is None and told.minister is None
