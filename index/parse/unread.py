"""What no exchange, paragraph, note or head of a paper holds: nobody's words, or counted as unread."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from index.cleaning import CleanPaper, TextBlock
from index.document import Document, Exchange, Paragraph, Span
from index.parse.exchanges.fracties import is_courtesy
from index.parse.exchanges.named_askers import is_party_mark
from index.parse.exchanges.turn_paragraphs import ends_answer
from index.parse.head.signature import is_signature, names_below_motion
from index.parse.preface import continues_head, is_head

MOST_UNREAD = 0.01  # of a paper's characters, from which a reader is warned
_MIN_LETTERS = 3  # that make a text: a lone `2.` is a label
_MAX_LEAD = 12  # characters in which nearly every text has its first letters
_MAX_HEADING = 90  # characters of a line that heads what follows
_SENTENCE_ENDS = (".", "?", "!", ":", ";", "”", "»")


def leftovers(
    clean: CleanPaper, exchanges: Sequence[Exchange], units: Sequence[Paragraph]
) -> tuple[Paragraph, ...]:
    """The paragraphs beside the exchanges with what stands in neither: above, between and below them."""
    spans = [span for each in exchanges for span in (each.question, each.answer) if span]
    loose = _loose_parts(clean, [*spans, *(unit.span for unit in units)], _first_start(spans))
    pages = {block.start: block.page for block in clean.blocks} if clean.paged else {}
    extra = [
        Paragraph(number, None, span, pages.get(span.start))
        for number, span in enumerate(loose, len(units) + 1)
    ]
    return (*units, *extra)


def unread_characters(clean: CleanPaper, document: Document) -> int:
    """How many characters of a paper's body are held by nothing."""
    spans = [span for each in document.exchanges for span in (each.question, each.answer) if span]
    units = [each.span for each in document.paragraphs]
    loose = _loose_parts(clean, [*spans, *units], _first_start(spans or units))
    end = names_below_motion(clean.text[: clean.blocks[-1].end]) if clean.blocks else 0
    return sum(span.end - span.start for span in loose if span.start < end)


def _first_start(spans: Sequence[Span]) -> int:
    return min((span.start for span in spans), default=0)


def _loose_parts(clean: CleanPaper, spans: Sequence[Span], first: int) -> list[Span]:
    """What none of the spans holds and is text: no heading, signature or title; above `first` no head."""
    held = _merge_spans(spans)
    found: list[Span] = []
    above = ""  # the head's last line, which may go on below
    place = 0
    for i, block in enumerate(clean.blocks):
        while place < len(held) and held[place][1] < block.end:
            place += 1
        start = block.after if block.label else block.start
        if start >= block.end or (place < len(held) and held[place][0] <= start):
            continue  # a bare label, or held whole, as nearly all are
        for a, b in _unheld_parts(clean, block, held):
            body = clean.text[a:b]
            if block.start < first and (is_head(body) or continues_head(above, body, block.gap)):
                above = body
            elif block.start < first or not _is_heading(clean, i, body):
                found.append(Span(a, b))
                above = ""
    return found


def _is_heading(clean: CleanPaper, i: int, body: str) -> bool:
    """Whether a short line heads what stands below it, be that a label or text."""
    if len(body) > _MAX_HEADING or body.endswith(_SENTENCE_ENDS) or not body[:1].isalnum():
        return False
    return i + 1 < len(clean.blocks)


def _merge_spans(spans: Sequence[Span]) -> list[tuple[int, int]]:
    """The spans in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def _unheld_parts(
    clean: CleanPaper, block: TextBlock, held: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The parts of a block, its label aside, that no span holds; headings and signatures are no text."""
    if block.label and block.label.kind == "section" and block.end - block.start <= _MAX_HEADING:
        if not clean.text[block.start : block.end].endswith((".", "?", "!")):
            return  # a heading: `Bijlage 1: Overzicht`
    at = block.after if block.label else block.start
    for start, end in _spans_over(held, at, block.end):
        yield from _text_parts(clean, at, start)
        at = max(at, end)
    yield from _text_parts(clean, at, block.end)


def _spans_over(held: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = max(0, bisect_left(held, (start, start)) - 1)
    while at < len(held) and held[at][0] < end:
        if held[at][1] > start:
            yield held[at]
        at += 1


def _text_parts(clean: CleanPaper, start: int, end: int) -> Iterator[tuple[int, int]]:
    if start >= end:
        return
    while start < end and clean.text[start].isspace():
        start += 1
    while end > start and clean.text[end - 1].isspace():
        end -= 1
    body = clean.text[start:end]
    if not _has_letters(body) or is_party_mark(body) or ("leden" in body and is_courtesy(body)):
        return
    if not (ends_answer(body) and is_head(body)) and not is_signature(body):
        yield start, end


def _has_letters(body: str) -> bool:
    """Whether a text has letters enough near its start to be one."""
    lead = body[:_MAX_HEADING]
    return (
        sum(map(str.isalpha, lead[:_MAX_LEAD])) >= _MIN_LETTERS or sum(map(str.isalpha, lead)) >= _MIN_LETTERS
    )
