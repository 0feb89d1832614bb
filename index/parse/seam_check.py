"""A last look at what will be quoted: no span holds a label, a page's head, a rule or a second speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from index.document import Document, Exchange, Paragraph, Span
from index.parse.debate_speakers import SECOND

_LABEL = re.compile(
    r"^[ \t]*(?:Vra(?:ag|gen)|Antwoord(?:en)?)(?: op (?:de )?vra(?:ag|gen))?[ \t]*\(?\d{1,3}\)?[ \t]*(?::|$)"
    r"|(?<=[.?!] )(?:Vraag|Antwoord) \d{1,3}(?:: ?| )(?=[A-Z])",
    re.MULTILINE,
)
_RULE = re.compile(r"(?:[-–—_=] ?){6,}")
_PAGE = re.compile(
    r"^(?:(?:Tweede|Eerste) Kamer, vergaderjaar \d{4}.{0,60}|[Pp]agina \d{1,3} (?:van|/) \d{1,3}"
    r"|\d{1,3} ?/ ?\d{1,3}"
    r"|(?:ah|kst|kv)-(?:tk-)?\d[\d-]{3,24}|ISSN \d{4} ?- ?\d{4})$",
    re.MULTILINE,
)
_KINDS = (  # with what each must hold: to look for that first is quick
    ("a label", _LABEL, ("Vra", "Antwoord")),
    ("the mark of a second speaker", SECOND, (": ",)),
    ("a rule", _RULE, ("-", "–", "—", "_", "=")),
    ("the head or foot of a page", _PAGE, ("vergaderjaar", "agina ", "/", "-", "ISSN")),
)
_ANOTHERS = ("a label", "the mark of a second speaker")  # what stands behind these may be another's words


def with_seam_check(document: Document) -> Document:
    """The document with a warning for each fault; an answer that may hold another's words is unsure."""
    warnings = faults(document)
    if not warnings:
        return document
    exchanges = tuple(_exchange(document, each) for each in document.exchanges)
    paragraphs = tuple(_paragraph(document, each) for each in document.paragraphs)
    warnings = [*document.warnings, *warnings]
    return replace(document, exchanges=exchanges, paragraphs=paragraphs, warnings=tuple(warnings))


def faults(document: Document) -> list[str]:
    """A sentence for each answer, question and paragraph that holds what stands in no quote."""
    named = [(f"answer {e.id}", e.answer) for e in document.exchanges if e.answer]
    named += [(f"question {e.id}", e.question) for e in document.exchanges]
    named += [(f"paragraph {p.number}", p.span) for p in document.paragraphs]
    return [f"{name} holds {fault}" for name, span in named for fault in _in(document, span)]


def _in(document: Document, span: Span) -> Iterator[str]:
    body = document.at(span)
    for name, pattern, holds in _KINDS:
        if any(sign in body for sign in holds) and pattern.search(body):
            yield name
    title = document.title or ""
    if len(title) > 40 and f"\n{title}\n" in body:
        yield "a running title"


def _exchange(document: Document, exchange: Exchange) -> Exchange:
    if exchange.answer is None or not set(_ANOTHERS) & set(_in(document, exchange.answer)):
        return exchange
    return replace(exchange, state="unsure", voice=None)


def _paragraph(document: Document, paragraph: Paragraph) -> Paragraph:
    if paragraph.voice is None or not set(_ANOTHERS) & set(_in(document, paragraph.span)):
        return paragraph
    return replace(paragraph, voice=None)
