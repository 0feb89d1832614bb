"""A whole paper as HTML: its head, a list of its exchanges, and its text with the quote marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.document import Document, Span
from ui.html.cards import QuoteMark, marked_html
from ui.html.escaping import element_id, escape, wording
from ui.wording import formats
from ui.wording.texts import Language, text

CLIPPED = 90


@dataclass(frozen=True, slots=True)
class ReaderBlock:
    """A stretch of the paper: a question, an answer, a paragraph, or what stands between them."""

    kind: str  # vraag, antwoord, alinea, rest
    span: Span
    label: str = ""
    id: str = ""
    heading: str | None = None


def paper_html(document: Document, quote: Span | None, language: Language, n: int | None = None) -> str:
    """The paper; `quote` is marked, with its number `n` in the answer; the page scrolls to it."""
    blocks = list(_blocks(document, language))
    listed = "".join(_entry(document, block) for block in blocks if block.label)
    contents = (
        f'<nav class="inhoud" aria-label="{wording("contents", language)}"><ol>{listed}</ol></nav>'
        if listed
        else ""
    )
    shown = "".join(_block(document, block, quote, n) for block in blocks)
    return (
        f'<div class="stuk">{_head(document, language)}<div class="stuk-lijf">{contents}'
        f'<div class="stuk-tekst" tabindex="0" role="region" aria-label="{wording("paper_text", language)}">'
        f"{shown}</div></div></div>"
    )


def _head(document: Document, language: Language) -> str:
    asked = [formats.member_words(member) for member in document.askers]
    answered = [formats.minister_words(who) for who in (*document.answered_by, *document.mede_namens)]
    said = document.dates.spoken
    lines = [
        text(f"type_{document.type}", language),
        formats.long_date(said, language),
        ", ".join(filter(None, answered)),
        text("asked_by", language, who=", ".join(filter(None, asked))) if any(asked) else "",
        document.name,
        text("ocr", language) if document.ocr else "",
    ]
    made_up = (
        f'<strong class="fictief">{wording("fictitious", language)}</strong>' if document.fictitious else ""
    )
    told = " · ".join(escape(line) for line in lines if line)
    return (
        f'<header class="stuk-kop">'
        f'<h2 id="lezer-titel" tabindex="-1">{escape(document.title or document.name)}</h2>'
        f"<p>{told} {made_up}</p></header>"
    )


def _blocks(document: Document, language: Language) -> Iterator[ReaderBlock]:
    """The whole text in its order, nothing left out and nothing twice."""
    at = 0
    for block in sorted(_known(document, language), key=lambda block: (block.span.start, -block.span.end)):
        start = max(block.span.start, at)
        if start >= block.span.end:
            continue  # the joint answer of several exchanges, shown already
        yield ReaderBlock("rest", Span(at, start))
        yield ReaderBlock(block.kind, Span(start, block.span.end), block.label, block.id, block.heading)
        at = block.span.end
    yield ReaderBlock("rest", Span(at, len(document.text)))


def _known(document: Document, language: Language) -> Iterator[ReaderBlock]:
    for exchange in document.exchanges:
        label = text("question_n", language, number=exchange.id)
        yield ReaderBlock("vraag", exchange.question, label, element_id("deel", exchange.id))
        if exchange.answer is not None:
            yield ReaderBlock("antwoord", exchange.answer, id=element_id("antwoord", exchange.id))
    for paragraph in document.paragraphs:
        yield ReaderBlock(
            "alinea", paragraph.span, id=element_id("alinea", paragraph.number), heading=paragraph.heading
        )


def _entry(document: Document, block: ReaderBlock) -> str:
    words = " ".join(document.at(block.span).split())
    clipped = words if len(words) <= CLIPPED else words[:CLIPPED].rsplit(" ", 1)[0] + " …"
    return f'<li><a href="#{block.id}" data-jump><b>{escape(block.label)}</b> {escape(clipped)}</a></li>'


def _block(document: Document, block: ReaderBlock, quote: Span | None, n: int | None) -> str:
    words = document.at(block.span)
    if not words.strip():
        return ""
    inside = quote is not None and quote.start < block.span.end and quote.end > block.span.start
    body = marked_html(document, block.span, [QuoteMark(quote, n)] if inside and quote else [])
    target = " data-target" if inside else ""
    name = f' id="{block.id}"' if block.id else ""
    return f'<div class="blok {block.kind}"{name}{target}>{body.strip()}</div>'
