"""Citations -> the cards at the right: each shows its quote where it stands in the answer."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence

from index.document import Document, Exchange, Span
from rag.answer import Citation
from ui.html.render import citation_text
from ui.html.safe import element_id, escaped, local_address, web_address, word
from ui.wording import forms
from ui.wording.texts import Language, text

AROUND = 420  # characters of an answer shown before and after a quote; the whole is one click away

Lookup = Callable[[str], Document | None]


def sources_html(citations: Sequence[Citation], turn: int, lookup: Lookup, language: Language) -> str:
    """The cards of one turn, one a cited exchange or paragraph, in the order they are first cited."""
    groups: dict[tuple[str, str | None, int | None], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.doc, citation.exchange, citation.paragraph), []).append(citation)
    cards = "".join(_card(group, turn, lookup(group[0].doc), language) for group in groups.values())
    return f'<section class="bronnen-van" data-turn="{turn}">{cards}</section>'


def _card(cited: Sequence[Citation], turn: int, document: Document | None, language: Language) -> str:
    first = cited[0]
    name = element_id("src", turn, first.n)
    numbers = "".join(f'<span class="nr" id="{element_id("nr", turn, c.n)}">{c.n}</span>' for c in cited)
    anchors = "".join(f'<span id="{element_id("src", turn, c.n)}"></span>' for c in cited[1:])
    return (
        f'<article class="bron" id="{name}" tabindex="-1" aria-labelledby="{name}-kop">{anchors}'
        f'<header>{numbers}<h3 id="{name}-kop">{escaped(first.title or first.doc)}</h3></header>'
        f"{_who(first, document, language)}{_question(first, document, language)}"
        f'<div class="antwoord">{_passage(cited, document)}</div>'
        f"{_actions(cited, turn, document, language)}</article>"
    )


def _who(citation: Citation, document: Document | None, language: Language) -> str:
    speaker = forms.voice(citation, language)
    cabinet = forms.cabinet(citation.minister, language)
    late = " demissionair" if citation.minister and citation.minister.demissionary else ""
    asker = forms.member(citation.asker)
    when = (
        f'<time datetime="{citation.date or ""}">{escaped(forms.long_date(citation.date, language))}</time>'
    )
    lines = [
        f"{when} · {escaped(forms.place(citation, language))}{_fictitious(document, language)}",
        f'{escaped(speaker)} <span class="kabinet{late}">{escaped(cabinet)}</span>'
        if cabinet
        else escaped(speaker),
        word("asked_by", language, who=asker) if asker else "",
    ]
    return "".join(f'<p class="wie">{line}</p>' for line in lines if line)


def _fictitious(document: Document | None, language: Language) -> str:
    if document is None or not is_fictitious(document):
        return ""
    return f' <span class="fictief">{word("fictitious", language)}</span>'


def is_fictitious(document: Document) -> bool:
    """Whether the paper says of itself that it is a made-up sample."""
    shown = (document.text[:400], document.text[-400:], document.title or "")
    return any("fictief voorbeeld" in part.lower() for part in shown)


def exchange_of(citation: Citation, document: Document | None) -> Exchange | None:
    """The exchange that a citation points at, None for a paragraph or a paper that has gone."""
    found = document.exchanges if document and citation.exchange is not None else ()
    return next((exchange for exchange in found if exchange.id == citation.exchange), None)


def _question(citation: Citation, document: Document | None, language: Language) -> str:
    exchange = exchange_of(citation, document)
    if exchange is None or document is None:
        return ""
    label = text("question_n", language, number=exchange.id)
    return (
        f'<details class="vraagtekst"><summary>{escaped(label)}</summary>'
        f"<p>{escaped(document.at(exchange.question).strip())}</p></details>"
    )


def _passage(cited: Sequence[Citation], document: Document | None) -> str:
    """The answer with its quotes marked; the bare quotes where the paper is no longer there."""
    spans = [Span(c.start, c.end) for c in cited]
    if document is None or any(document.at(span) != c.quote for span, c in zip(spans, cited, strict=True)):
        return "".join(f"<p><mark>{escaped(c.quote)}</mark></p>" for c in cited)
    whole = _around(cited[0], document)
    low = max(min(whole.start, min(s.start for s in spans)), min(s.start for s in spans) - AROUND)
    high = min(max(whole.end, max(s.end for s in spans)), max(s.end for s in spans) + AROUND)
    before = "… " if low > whole.start else ""
    after = " …" if high < whole.end else ""
    return f"<p>{before}{marked(document, Span(low, high), spans)}{after}</p>"


def _around(citation: Citation, document: Document) -> Span:
    """The answer, question or paragraph that a quote stands in."""
    exchange = exchange_of(citation, document)
    spans = [exchange.answer, exchange.question] if exchange else []
    spans += [p.span for p in document.paragraphs if p.number == citation.paragraph]
    inside = (s for s in spans if s is not None and s.start <= citation.start and citation.end <= s.end)
    return next(inside, Span(citation.start, citation.end))


def marked(document: Document, within: Span, quotes: Iterable[Span]) -> str:
    """The text of a span as HTML, each quote in a <mark>; overlapping quotes are marked once."""
    shown, at = [], within.start
    for quote in sorted(quotes, key=lambda span: (span.start, span.end)):
        start, end = max(quote.start, at), min(quote.end, within.end)
        if start < end:
            shown.append(escaped(document.text[at:start]))
            shown.append(f"<mark>{escaped(document.text[start:end])}</mark>")
            at = end
    return "".join((*shown, escaped(document.text[at : within.end])))


def checksum(quote: str) -> int:
    """What tells a quote from the text that stands in its place after the paper has changed."""
    return zlib.crc32(quote.encode())


def _actions(cited: Sequence[Citation], turn: int, document: Document | None, language: Language) -> str:
    first = cited[0]
    copied = "\n".join(citation_text(citation, language) for citation in cited)
    reader = local_address(
        "page/paper", doc=first.doc, start=first.start, end=first.end, of=checksum(first.quote), lang=language
    )
    # A made-up paper has a made-up number: another paper may be published under it.
    made_up = document is not None and is_fictitious(document)
    address = None if made_up else web_address(first.url)
    published = (
        f'<a class="knop" href="{address}" target="_blank" rel="noopener noreferrer">'
        f"{word('published', language)}</a>"
        if address
        else ""
    )
    return (
        f'<p class="acties"><button type="button" class="knop" data-copy="{escaped(copied)}">'
        f"{word('copy_quote', language)}</button>"
        f'<a class="knop" data-read href="{reader}">{word("read_paper", language)}</a>{published}'
        f'<a class="terug" data-back href="#{element_id("cite", turn, first.n)}">'
        f"{word('back', language)}</a></p>"
    )
