"""Citations -> the cards at the right: each shows its quote where it stands in the answer."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from index.document import Document, Exchange, Span
from rag.answer import Citation
from ui.html.render import citation_text
from ui.html.safe import escaped, local_address, web_address
from ui.html.templating import markup, render
from ui.wording import forms
from ui.wording.texts import Language, text

AROUND = 420  # characters of an answer shown before and after a quote; the whole is one click away

Lookup = Callable[[str], Document | None]


@dataclass(frozen=True, slots=True)
class Card:
    """What one card shows; `passage` is HTML, everything else is text."""

    numbers: tuple[int, ...]
    title: str
    date: date | None
    place: str
    fictitious: bool
    speaker: str
    cabinet: str
    demissionary: bool
    asker: str
    question_label: str
    question: str
    passage: Markup
    copied: str
    reader: Markup
    published: Markup | None


def sources_html(citations: Sequence[Citation], turn: int, lookup: Lookup, language: Language) -> str:
    """The cards of one turn, one a cited exchange or paragraph, in the order they are first cited."""
    groups: dict[tuple[str, str | None, int | None], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.doc, citation.exchange, citation.paragraph), []).append(citation)
    cards = [card_of(group, lookup(group[0].doc), language) for group in groups.values()]
    return render("cards.html", turn=turn, cards=cards, language=language)


def card_of(cited: Sequence[Citation], document: Document | None, language: Language) -> Card:
    """The card of the quotes of one exchange or paragraph."""
    first = cited[0]
    exchange = exchange_of(first, document)
    # A made-up paper has a made-up number: another paper may be published under it.
    made_up = document is not None and is_fictitious(document)
    address = None if made_up else web_address(first.url)
    return Card(
        numbers=tuple(citation.n for citation in cited),
        title=first.title or first.doc,
        date=first.date,
        place=forms.place(first, language),
        fictitious=made_up,
        speaker=forms.voice(first, language),
        cabinet=forms.cabinet(first.minister, language),
        demissionary=bool(first.minister and first.minister.demissionary),
        asker=forms.member(first.asker),
        question_label=text("question_n", language, number=exchange.id) if exchange else "",
        question=document.at(exchange.question).strip() if exchange and document else "",
        passage=markup(_passage(cited, document)),
        copied="\n".join(citation_text(citation, language) for citation in cited),
        reader=markup(_reader(first, language)),
        published=markup(address) if address else None,
    )


def _reader(citation: Citation, language: Language) -> str:
    """Where the whole paper is read, opened at the quote."""
    return local_address(
        "page/paper",
        doc=citation.doc,
        start=citation.start,
        end=citation.end,
        of=checksum(citation.quote),
        lang=language,
    )


def is_fictitious(document: Document) -> bool:
    """Whether the paper says of itself that it is a made-up sample."""
    shown = (document.text[:400], document.text[-400:], document.title or "")
    return any("fictief voorbeeld" in part.lower() for part in shown)


def exchange_of(citation: Citation, document: Document | None) -> Exchange | None:
    """The exchange that a citation points at, None for a paragraph or a paper that has gone."""
    found = document.exchanges if document and citation.exchange is not None else ()
    return next((exchange for exchange in found if exchange.id == citation.exchange), None)


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
