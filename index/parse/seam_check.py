"""A last look at what will be quoted: no span holds a label, a page's head, a rule or a second speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from index.document import Document, Exchange, Paragraph, Span
from index.parse.debate_speakers import SECOND

_LABEL_IN_TEXT = re.compile(
    r"^[ \t]*(?:Vra(?:ag|gen)|Antwoord(?:en)?)(?: op (?:de )?vra(?:ag|gen))?[ \t]*"
    r"\(?\d{1,3}(?:[\d \t,;/&()a-h]|en|t/m){0,60}(?::|\.?$)"
    r"|^[ \t]*(?:[«“\"'‘]?)(?:Vraag|Antwoord)(?: \d{1,3})?[ \t]*(?::|$)"
    r"|\? Antwoord(?: op vraag)? \d{1,3}[ \t:.]*$"
    r"|(?<=[.?!] )(?:Vraag|Antwoord) \d{1,3}(?:: ?| )(?=[A-Z])",
    re.MULTILINE,
)
_NUMBER_IN_TEXT = (
    re.compile(  # of a question: alone on a line, a question below it; or the last line, with its mark
        r"^[ \t]*\(?\d{1,3}[.):]{0,2}[ \t]*\n+[^\n]{3,1000}\?[ \t]*$"
        r"|[.?!:;][ \t]*\n\s*(?:\(\d{1,3}\)|\d{1,3}[.)]{1,2})\s*\Z",  # else it ends a sentence
        re.MULTILINE,
    )
)
_RULED_LINE = re.compile(r"(?:[-–—_=] ?){6,}")
_PAGE_HEAD = re.compile(
    r"^(?:(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}.{0,60}|[Pp]agina \d{1,3} (?:van|/) \d{1,3}"
    r"|\d{1,3} ?/ ?\d{1,3}"
    r"|(?:ah|kst|kv)-(?:tk-)?\d[\d-]{3,24}|ISSN \d{4} ?- ?\d{4})$",
    re.MULTILINE,
)
_QUOTED_LINE = re.compile(r"\A>[^\n]*(?:\n(?:>[^\n]*)?)*\n[^>\s]")  # and another's line below it
_MIN_CHARACTERS = 20  # characters from which a line that is a question is that question
_FAULT_PATTERNS = (  # with what each must hold: to look for that first is quick
    ("a label", _LABEL_IN_TEXT, ("Vra", "Antwoord")),
    ("the number of a question", _NUMBER_IN_TEXT, tuple("123456789")),
    ("the mark of a second speaker", SECOND, (": ",)),
    ("the sign of a quoted message", _QUOTED_LINE, (">",)),
    ("a rule", _RULED_LINE, ("-", "–", "—", "_", "=")),
    ("the head or foot of a page", _PAGE_HEAD, ("vergaderjaar", "agina ", "/", "-", "ISSN")),
)
# What stands behind these may be another's words.
_FAULTS_OF_OTHERS = (
    "a label",
    "the number of a question",
    "the mark of a second speaker",
    "the sign of a quoted message",
)


def with_seam_check(document: Document) -> Document:
    """The document with a warning for each fault; an answer that may hold another's words is unsure."""
    warnings = faults(document)
    if not warnings:
        return document
    asked = _spans_of_questions(document)
    exchanges = tuple(_check_exchange(document, each, asked) for each in document.exchanges)
    paragraphs = tuple(_check_paragraph(document, each) for each in document.paragraphs)
    warnings = [*document.warnings, *warnings]
    return replace(document, exchanges=exchanges, paragraphs=paragraphs, warnings=tuple(warnings))


def faults(document: Document) -> list[str]:
    """A sentence for each answer, question and paragraph that holds what stands in no quote."""
    named = [(f"answer {e.id}", e.answer) for e in document.exchanges if e.answer]
    asked = _spans_of_questions(document)
    twice = [each.id for each in document.exchanges if _holds_question(document, each, asked)]
    found = [f"answer {name} holds the question of another" for name in twice]
    named += [(f"question {e.id}", e.question) for e in document.exchanges]
    named += [(f"paragraph {p.number}", p.span) for p in document.paragraphs]
    return [
        *(f"{name} holds {fault}" for name, span in named for fault in _faults_in(document, span)),
        *found,
    ]


def _spans_of_questions(document: Document) -> dict[str, Span]:
    """Each question that is long enough to be known again, and where it is asked."""
    asked = {document.at(each.question).strip(): each.question for each in document.exchanges}
    return {words: span for words, span in asked.items() if len(words) >= _MIN_CHARACTERS}


def _holds_question(document: Document, exchange: Exchange, asked: Mapping[str, Span]) -> bool:
    """Whether a line of an answer is, word for word, the question of another exchange."""
    if exchange.answer is None:
        return False
    lines = (line.strip() for line in document.at(exchange.answer).split("\n"))
    return any(
        line.endswith("?") and asked.get(line, exchange.question) != exchange.question for line in lines
    )


def _faults_in(document: Document, span: Span) -> Iterator[str]:
    body = document.at(span)
    for name, pattern, holds in _FAULT_PATTERNS:
        if any(sign in body for sign in holds) and pattern.search(body):
            yield name
    title = document.title or ""
    if len(title) > 40 and f"\n{title}\n" in body:
        yield "a running title"


def _check_exchange(document: Document, exchange: Exchange, asked: Mapping[str, Span]) -> Exchange:
    if exchange.answer is None:
        return exchange
    others = set(_FAULTS_OF_OTHERS) & set(_faults_in(document, exchange.answer))
    if not others and not _holds_question(document, exchange, asked):
        return exchange
    return replace(exchange, state="unsure", voice=None)


def _check_paragraph(document: Document, paragraph: Paragraph) -> Paragraph:
    if paragraph.voice is None or not set(_FAULTS_OF_OTHERS) & set(_faults_in(document, paragraph.span)):
        return paragraph
    return replace(paragraph, voice=None)
