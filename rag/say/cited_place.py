"""A place in a paper -> the citation of what stands there: who said it, when and where, told by the paper."""

from __future__ import annotations

from collections.abc import Iterator

from index.document import MEMBER, Document, Span
from rag.gather.findings import PAPER, UNKNOWN, Finding
from rag.gather.heading import heading_span
from rag.say.compose import citation
from rag.statement import Citation


def citation_at(document: Document, span: Span) -> Citation | None:
    """The words of a span as they would be cited in an answer, numbered 0.

    None where nothing would be cited there: outside the text, or across the words of several.
    """
    if not 0 <= span.start < span.end <= len(document.text):
        return None
    found = _finding_at(document, span)
    return citation(found, span, 0) if found else None


def _finding_at(document: Document, span: Span) -> Finding | None:
    """The least of the paper that holds the span: half an exchange, a paragraph, or its head."""
    if span == heading_span(document):
        return Finding(document, None, None, span, PAPER)
    halves = [each for each, held in _halves(document) if _holds(held, span)]
    if halves:
        return min(halves, key=lambda each: each.whole.end - each.whole.start)
    if any(_touch(held, span) for _, held in _halves(document)):
        return None
    return _paragraphs_at(document, span)


def _halves(document: Document) -> Iterator[tuple[Finding, Span]]:
    """Each answer and question, and the notes that an answer calls, with the span that its words may lie in.

    Of an exchange that lost a label the question is nobody's: an answer may stand in it.
    """
    for exchange in document.exchanges:
        if answer := exchange.answer:
            found = Finding(document, exchange, None, answer, exchange.voice or UNKNOWN)
            yield found, answer
            for note in document.footnotes:
                if note.mark is not None and answer.start <= note.mark <= answer.end + 1:
                    yield found, note.span
        voice = UNKNOWN if exchange.state == "unsure" else MEMBER
        yield Finding(document, exchange, None, exchange.question, voice), exchange.question


def _paragraphs_at(document: Document, span: Span) -> Finding | None:
    """The paragraph that the span begins in, of nobody's voice where it runs on into another's.

    What touches none is of the paper's head or foot; what only touches one is cited nowhere.
    """
    held = [each for each in document.paragraphs if _touch(each.span, span)]
    if not held:
        return Finding(document, None, None, span, PAPER)
    if span.start < held[0].span.start or span.end > held[-1].span.end:
        return None
    one = len({each.voice for each in held}) == 1
    return Finding(document, None, held[0], held[0].span, (one and held[0].voice) or UNKNOWN)


def _holds(outer: Span, span: Span) -> bool:
    return outer.start <= span.start and span.end <= outer.end


def _touch(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
