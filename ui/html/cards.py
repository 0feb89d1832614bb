"""Citations -> the cards at the right: each shows its quote where it stands in the answer."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from index.document import MEMBER, Document, Exchange, Span
from rag.answer import Citation
from ui.html.citation_places import checksum, quote_address, reader_address
from ui.html.escaping import element_id, escape, readable, web_address
from ui.html.templating import markup, render
from ui.html.turns import citation_text
from ui.wording import formats
from ui.wording.export import headline
from ui.wording.paper_titles import cited_title
from ui.wording.texts import Language, text

AROUND = 420  # characters of an answer shown before and after a quote; the whole is one click away

Lookup = Callable[[str], Document | None]
KindOf = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A quote to mark: its number, the id that [n] leads to, where its paper and its file open (escaped)."""

    span: Span
    n: int | None = None
    id: str = ""
    reader: str = ""
    original: str = ""


@dataclass(frozen=True, slots=True)
class CardPassage:
    """One answer, question or paragraph of a card, its quotes marked; `body` is HTML."""

    numbers: tuple[int, ...]
    place: str
    doubt: str
    question_label: str
    question: str
    body: Markup
    asides: Mapping[int, str]  # what lays each quote aside, by its number


@dataclass(frozen=True, slots=True)
class Card:
    """What the card of one speaker in one paper shows; the addresses are escaped already."""

    numbers: tuple[int, ...]
    title: str
    whole_title: str
    date: date | None
    fictitious: bool
    speaker: str
    cabinet: str
    demissionary: bool
    asker: str
    passages: tuple[CardPassage, ...]
    copied: str
    aside: str
    reader: Markup
    original: Markup | None
    original_kind: str
    published: Markup | None


def sources_html(
    citations: Sequence[Citation],
    turn: int,
    lookup: Lookup,
    language: Language,
    kind_of: KindOf = lambda name: None,
) -> str:
    """The cards of one turn, one a cited paper and speaker in it, in the order they are first cited.

    A card says above its quotes whose they are: a minister's answer stands on no card of who asked it.
    `kind_of` says of what kind the file of a paper is ("pdf"), None where it is not there to be opened.
    """
    spoken: dict[tuple[str, str | None, str, date | None], list[Citation]] = {}
    for each in citations:
        whose = (each.doc, each.voice, formats.voice_words(each, language), each.date)
        spoken.setdefault(whose, []).append(each)
    cards = [card_of(said, turn, lookup(doc), language, kind_of(doc)) for (doc, *_), said in spoken.items()]
    return render("cards.html", turn=turn, cards=cards, language=language)


def card_of(
    cited: Sequence[Citation],
    turn: int,
    document: Document | None,
    language: Language,
    kind: str | None,
) -> Card:
    """The card of what one speaker said in one paper."""
    first = cited[0]
    # A made-up paper has a made-up number: another paper may be published under it.
    made_up = document is not None and document.fictitious
    address = None if made_up else web_address(first.url)
    places: dict[tuple[str | None, int | None], list[Citation]] = {}
    for citation in cited:
        places.setdefault((citation.exchange, citation.paragraph), []).append(citation)
    return Card(
        numbers=tuple(citation.n for citation in cited),
        title=formats.title_subject(cited_title(first, language)),
        whole_title=cited_title(first, language),
        date=first.date,
        fictitious=made_up,
        speaker=_askers(first, document) if first.voice == MEMBER else formats.voice_words(first, language),
        cabinet=formats.cabinet_words(first.minister, language),
        demissionary=bool(first.minister and first.minister.demissionary),
        asker="" if first.voice == MEMBER else _askers(first, document),
        passages=tuple(passage_of(group, turn, document, language) for group in places.values()),
        copied="\n".join(citation_text(citation, language) for citation in cited),
        aside=_aside(cited, language),
        reader=markup(reader_address(first, language)),
        original=markup(quote_address(first, language).of("origineel")) if kind else None,
        original_kind=(kind or "").upper(),
        published=markup(address) if address else None,
    )


def _askers(citation: Citation, document: Document | None) -> str:
    """Who asked: all whose names stand above a set, where an exchange has no asker of its own."""
    together = document.askers if document and citation.asker in document.askers else ()
    exchange = exchange_of(citation, document)
    if exchange is None or exchange.asker is not None or len(together) < 2:
        return formats.member_words(citation.asker)
    return ", ".join(filter(None, map(formats.member_words, together)))


def _aside(cited: Sequence[Citation], language: Language) -> str:
    return json.dumps([aside_values(c, language) for c in cited], ensure_ascii=False)


def aside_values(citation: Citation, language: Language) -> dict[str, object]:
    """A quote as a reader puts it aside: its words, who said them when, and its place in its paper."""
    return {
        "quote": readable(citation.quote),
        "headline": readable(headline(citation, language)),
        "title": readable(cited_title(citation, language)),
        "url": citation.url or "",
        "doc": citation.doc,
        "start": citation.start,
        "end": citation.end,
        "of": checksum(citation.quote),
    }


def passage_of(
    cited: Sequence[Citation], turn: int, document: Document | None, language: Language
) -> CardPassage:
    """The quotes of one exchange or paragraph where they stand."""
    exchange = exchange_of(cited[0], document)
    asked = exchange if cited[0].voice != MEMBER else None  # else the question is what is quoted
    marks = [
        QuoteMark(
            Span(c.start, c.end),
            c.n,
            element_id("src", turn, c.n),
            reader_address(c, language),
            quote_address(c, language).of("origineel"),
        )
        for c in cited
    ]
    return CardPassage(
        numbers=tuple(citation.n for citation in cited),
        place=formats.place_words(cited[0], language),
        doubt=formats.doubt_words(cited[0], language),
        question_label=text("question_n", language, number=asked.id) if asked else "",
        question=document.at(asked.question).strip() if asked and document else "",
        body=markup(_passage_html(cited, marks, document)),
        asides={c.n: _aside([c], language) for c in cited},
    )


def exchange_of(citation: Citation, document: Document | None) -> Exchange | None:
    """The exchange that a citation points at, None for a paragraph or a paper that has gone."""
    found = document.exchanges if document and citation.exchange is not None else ()
    return next((exchange for exchange in found if exchange.id == citation.exchange), None)


def _passage_html(cited: Sequence[Citation], marks: Sequence[QuoteMark], document: Document | None) -> str:
    """The answer with its quotes marked; the bare quotes where the paper is no longer there."""
    spans = [mark.span for mark in marks]
    if document is None or any(document.at(span) != c.quote for span, c in zip(spans, cited, strict=True)):
        return "".join(f"<p>{mark_html(c.quote, mark)}</p>" for c, mark in zip(cited, marks, strict=True))
    whole = _enclosing_span(cited[0], document)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    low, high = max(min(whole.start, first), first - AROUND), min(max(whole.end, last), last + AROUND)
    if low > whole.start:  # begin and end at a word
        low = min(first, document.text.find(" ", low, first) + 1 or first)
    if high < whole.end:
        high = max(last, document.text.rfind(" ", last, high))
    before, after = "… " if low > whole.start else "", " …" if high < whole.end else ""
    return f"<p>{before}{marked_html(document, Span(low, high), marks)}{after}</p>"


def _enclosing_span(citation: Citation, document: Document) -> Span:
    """The answer, question or paragraph that a quote stands in."""
    exchange = exchange_of(citation, document)
    spans = [exchange.answer, exchange.question] if exchange else []
    spans += [p.span for p in document.paragraphs if p.number == citation.paragraph]
    inside = (s for s in spans if s is not None and s.start <= citation.start and citation.end <= s.end)
    return next(inside, Span(citation.start, citation.end))


def marked_html(document: Document, within: Span, marks: Sequence[QuoteMark]) -> str:
    """The text of a span as HTML, each quote in a <mark> with its number; what overlaps is marked once."""
    shown, at = [], within.start
    for mark in sorted(marks, key=lambda each: (each.span.start, each.span.end)):
        start, end = max(mark.span.start, at), min(mark.span.end, within.end)
        if start < end:
            shown.append(escape(document.text[at:start]))
            shown.append(mark_html(document.text[start:end], mark))
            at = end
        elif mark.id:
            shown.append(f'<span id="{mark.id}"></span>')  # inside another quote: its number still leads here
    return "".join((*shown, escape(document.text[at : within.end])))


def mark_html(words: str, mark: QuoteMark) -> str:
    """A marked quote with its number behind it; its address opens the paper there."""
    name = f' id="{mark.id}"' if mark.id else ""
    address = f' data-reader="{mark.reader}"' if mark.reader else ""
    address += f' data-original="{mark.original}"' if mark.original else ""
    number = f'<sup class="nr">{mark.n}</sup>' if mark.n else ""
    return f"<mark{name}{address}>{escape(words)}{number}</mark>"
