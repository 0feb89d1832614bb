"""A whole paper as HTML: its head, a list of its exchanges, and its text with the quote marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from index.document import Document, Span
from index.store.uploads import shown_name
from ui.html.cards import QuoteMark, marked_html
from ui.html.citation_places import QuoteAddress, checksum
from ui.html.escaping import element_id, web_address
from ui.html.templating import markup, render
from ui.wording import formats
from ui.wording.paper_titles import paper_title
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


def paper_html(
    document: Document,
    quote: Span | None,
    language: Language,
    n: int | None = None,
    around: str = "",
    kind: str | None = None,
) -> str:
    """The paper; `quote` is marked, with its number `n` in the answer; the page scrolls to it.

    `around` is HTML of ours about the papers around it, `kind` the ending of its file where that is there.
    """
    place = f"{quote.start}-{quote.end}-{checksum(document.at(quote))}" if quote else ""
    published = None if document.fictitious else web_address(document.url)
    blocks = list(_all_blocks(document, language))
    return render(
        "paper.html",
        language=language,
        title=formats.with_capital(
            document.title or paper_title(None, document.type, document.numbers, language)
        ),
        told=_head_line(document, language),
        around=markup(around),
        original=markup(QuoteAddress(document.name, place, language).of("origineel")) if kind else None,
        original_kind=(kind or "").upper(),
        published=markup(published) if published else None,
        fictitious=document.fictitious,
        contents=[_contents_entry(document, block) for block in blocks if block.label],
        blocks=[
            _block_values(document, block, quote, n) for block in blocks if document.at(block.span).strip()
        ],
    )


def _head_line(document: Document, language: Language) -> str:
    """The line below the title: what it is, of when, by whom, asked by whom, which file."""
    asked = [formats.member_words(member) for member in document.asked_by]
    answered = [formats.minister_words(who) for who in (*document.answered_by, *document.mede_namens)]
    lines = [
        text(f"type_{document.type}", language),
        formats.long_date(document.dates.spoken, language),
        ", ".join(filter(None, answered)),
        text("asked_by", language, who=", ".join(filter(None, asked))) if any(asked) else "",
        shown_name(document.name),
        text("added_paper", language) if document.upload else "",
        text("ocr", language) if document.ocr else "",
    ]
    return " · ".join(line for line in lines if line)


def _all_blocks(document: Document, language: Language) -> Iterator[ReaderBlock]:
    """The whole text in its order, nothing left out and nothing twice."""
    at = 0
    for block in sorted(
        _recognised_blocks(document, language), key=lambda block: (block.span.start, -block.span.end)
    ):
        start = max(block.span.start, at)
        if start >= block.span.end:
            continue  # the joint answer of several exchanges, shown already
        yield ReaderBlock("rest", Span(at, start))
        yield ReaderBlock(block.kind, Span(start, block.span.end), block.label, block.id, block.heading)
        at = block.span.end
    yield ReaderBlock("rest", Span(at, len(document.text)))


def _recognised_blocks(document: Document, language: Language) -> Iterator[ReaderBlock]:
    for exchange in document.exchanges:
        label = text("question_n", language, number=exchange.id)
        yield ReaderBlock("vraag", exchange.question, label, element_id("deel", exchange.id))
        if exchange.answer is not None:
            yield ReaderBlock("antwoord", exchange.answer, id=element_id("antwoord", exchange.id))
    for paragraph in document.paragraphs:
        yield ReaderBlock(
            "alinea", paragraph.span, id=element_id("alinea", paragraph.number), heading=paragraph.heading
        )


def _contents_entry(document: Document, block: ReaderBlock) -> dict[str, str]:
    words = " ".join(document.at(block.span).split())
    clipped = words if len(words) <= CLIPPED else words[:CLIPPED].rsplit(" ", 1)[0] + " …"
    return {"id": block.id, "label": block.label, "words": clipped}


def _block_values(
    document: Document, block: ReaderBlock, quote: Span | None, n: int | None
) -> dict[str, object]:
    inside = quote is not None and quote.start < block.span.end and quote.end > block.span.start
    body = marked_html(document, block.span, [QuoteMark(quote, n)] if inside and quote else [])
    return {"kind": block.kind, "id": block.id, "target": inside, "body": markup(body.strip())}
