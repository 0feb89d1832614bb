"""Document -> Passages: what is searched, each a span of the document as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.document import Document, Member, Span
from index.language.abbreviations import abbreviations, other_names
from index.language.sentences import find_passage_pieces
from index.language.token_count import count_tokens
from index.parse.debate_turns import is_debate, member_of_turn

Kind = Literal["question", "answer", "paragraph"]

MAX_TOKENS = 220
OPENING_WORDS = 40  # of a paper without a title stand in its place
FEWEST_WORDS = 6  # "Geachte voorzitter," opens nothing
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a hit points at: an exchange or a numbered paragraph; exactly one of the two is set.

    `asker` is who asks alone in a set of several, or the member who speaks in a turn of a debate.
    """

    exchange: str | None
    paragraph: int | None
    asker: Member | None = None
    heading: str | None = None
    notes: str = ""  # its footnotes, and other names for what it names: searched with it, never quoted


@dataclass(frozen=True, slots=True)
class Passage:
    """`document.text[start:end] == text`; `units` are the positions of its units in `DocumentCut.units`.

    The answer that several exchanges share is one passage (or one row of passages) of all of them.
    """

    kind: Kind
    start: int
    end: int
    text: str
    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DocumentCut:
    """A document's units and passages, both in reading order."""

    units: tuple[Unit, ...]
    passages: tuple[Passage, ...]


def cut_document(document: Document, max_tokens: int = MAX_TOKENS) -> DocumentCut:
    """Every exchange and paragraph of a document as passages of at most `max_tokens`, cut at sentences."""
    units = [*_units_of_exchanges(document), *_units_of_paragraphs(document)]
    spans = [*_exchange_spans(document), *_paragraph_spans(document)]
    passages = [
        Passage(kind, piece.start, piece.end, document.at(piece), members)
        for kind, span, members in spans
        for piece in cut_span(document.text, span, max_tokens)
    ]
    return DocumentCut(tuple(units), tuple(passages))


def unit_context(document: Document, unit: Unit) -> str:
    """The words around a unit that help to find it: title (or opening), subject, heading, people."""
    people = [person.name for person in (*document.answered_by, *document.mede_namens) if person.name]
    functions = [person.portfolio for person in document.answered_by if person.portfolio]
    askers = [unit.asker] if unit.asker else list(document.askers)
    asked = [word for member in askers for word in (member.name, member.party) if word]
    numbers = list(document.numbers.values())
    subject = (
        document.subject if document.subject and document.subject not in (document.title or "") else None
    )
    words = [
        document.title or opening(document),
        subject,
        unit.heading,
        *asked,
        *people,
        *functions,
        *numbers,
        unit.notes,
    ]
    return " \n ".join(word for word in words if word)


def opening(document: Document) -> str:
    """The first words of a paper of paragraphs without a title or a subject, from a paragraph that says
    something: they tell the subject, as a title would. Empty for papers of exchanges.
    """
    if document.exchanges or document.title or document.subject:
        return ""
    for paragraph in document.paragraphs:
        found = document.at(paragraph.span).split()
        if len(found) >= FEWEST_WORDS:
            return " ".join(found[:OPENING_WORDS])
    return ""


def behind_opening(document: Document, passages: Sequence[Passage]) -> list[str]:
    """A paper's passages as a model reads them that takes a text whole: each behind the paper's opening,
    where that is all that says what the paper is about.

    Behind a title the passages of a paper are too much alike: which of them answers is lost.
    """
    known_by = opening(document)
    texts = [passage.text for passage in passages]
    if not known_by:
        return texts
    return [text if " ".join(text.split()).startswith(known_by) else f"{known_by}. {text}" for text in texts]


def cut_span(text: str, span: Span, max_tokens: int) -> Iterator[Span]:
    """Cut a span at sentence ends into spans of at most `max_tokens`; a longer sentence is cut at spaces."""
    start = _skip_space(text, span.start, span.end)
    end = span.end - (len(text[start : span.end]) - len(text[start : span.end].rstrip()))
    if start >= end:
        return
    if count_tokens(text[start:end]) <= max_tokens:
        yield Span(start, end)
        return
    pieces = find_passage_pieces(text, Span(start, end))
    short = (short for piece in pieces for short in _halve_to_fit(text, piece, max_tokens))
    yield from _join_sentences(text, short, max_tokens)


def _join_sentences(text: str, sentences: Iterator[Span], max_tokens: int) -> Iterator[Span]:
    """Neighbouring sentences joined for as long as they fit together."""
    first = last = None
    used = 0
    for sentence in sentences:
        size = count_tokens(text[sentence.start : sentence.end])
        if first is not None and last is not None and used + size > max_tokens:
            yield Span(first.start, last.end)
            first, used = None, 0
        first, last, used = first or sentence, sentence, used + size
    if first is not None and last is not None:
        yield Span(first.start, last.end)


def _halve_to_fit(text: str, span: Span, max_tokens: int) -> Iterator[Span]:
    """The sentence without its outer spaces, halved at a space for as long as it is too long."""
    start = _skip_space(text, span.start, span.end)
    end = start + len(text[start : span.end].rstrip())
    if start >= end:
        return
    middle = _space_near(text, start, end)
    if middle is None or count_tokens(text[start:end]) <= max_tokens:
        yield Span(start, end)
        return
    yield from _halve_to_fit(text, Span(start, middle), max_tokens)
    yield from _halve_to_fit(text, Span(middle, end), max_tokens)


def _space_near(text: str, start: int, end: int) -> int | None:
    """The first space past the middle, else the last one before it."""
    middle = (start + end) // 2
    found = _SPACES.search(text, middle, end)
    if found:
        return found.start()
    before = text.rfind(" ", start, middle)
    return before if before > start else None


def _skip_space(text: str, start: int, end: int) -> int:
    return end - len(text[start:end].lstrip())


def _units_of_exchanges(document: Document) -> Iterator[Unit]:
    notes: dict[str, list[str]] = {}
    for note in document.footnotes:
        notes.setdefault(note.exchange or "", []).append(document.at(note.span))
    explained = abbreviations(document.text)
    for exchange in document.exchanges:
        said = " ".join(document.at(span) for span in (exchange.question, exchange.answer) if span)
        added = [*notes.get(exchange.id, []), *other_names(said, explained)]
        yield Unit(exchange.id, None, exchange.asker, None, " ".join(added))


def _units_of_paragraphs(document: Document) -> Iterator[Unit]:
    explained = abbreviations(document.text)
    for paragraph in document.paragraphs:
        added = other_names(document.at(paragraph.span), explained)
        speaks = member_of_turn(paragraph.voice) if is_debate(document) else None
        yield Unit(None, paragraph.number, speaks, paragraph.heading, " ".join(added))


def _exchange_spans(document: Document) -> Iterator[tuple[Kind, Span, tuple[int, ...]]]:
    shared: dict[Span, list[int]] = {}
    for position, exchange in enumerate(document.exchanges):
        if exchange.answer:
            shared.setdefault(exchange.answer, []).append(position)
    for position, exchange in enumerate(document.exchanges):
        yield "question", exchange.question, (position,)
        answer = exchange.answer
        if answer and shared[answer][-1] == position:  # a joint answer stands behind its last question
            yield "answer", answer, tuple(shared[answer])


def _paragraph_spans(document: Document) -> Iterator[tuple[Kind, Span, tuple[int, ...]]]:
    offset = len(document.exchanges)
    for position, paragraph in enumerate(document.paragraphs):
        yield "paragraph", paragraph.span, (offset + position,)
