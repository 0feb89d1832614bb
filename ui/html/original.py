"""A page of the file that a paper was read from, as a picture, with ways to its other pages and the whole."""

from __future__ import annotations

from index.document import Document
from rag.statement import squeeze_spaces
from ui.html.citation_places import QuoteAddress
from ui.html.escaping import web_address
from ui.html.templating import markup, render
from ui.service.page_picture import PagePicture
from ui.wording import formats
from ui.wording.paper_titles import paper_title
from ui.wording.texts import text


def original_html(
    document: Document, quote: str, shown: PagePicture, address: QuoteAddress, style: str
) -> str:
    """The whole page; `quote` is empty where the address names none, `style` is the mark of the style."""
    language = address.language
    published = None if document.fictitious else web_address(document.url)
    return render(
        "original.html",
        language=language,
        style=style,
        title=paper_title(document.title, document.type, document.numbers, language),
        day=formats.long_date(document.dates.spoken, language),
        fictitious=document.fictitious,
        quote=squeeze_spaces(quote),
        place=_place_words(quote, shown, address),
        shown=shown,
        picture=markup(address.of("page/original.png", blz=shown.page)),
        previous=markup(address.of("origineel", blz=shown.page - 1)) if shown.page > 1 else None,
        next=markup(address.of("origineel", blz=shown.page + 1)) if shown.page < shown.pages else None,
        marked=markup(address.of("origineel", blz=shown.marked[0])) if shown.marked else None,
        file=markup(address.of("page/original")),
        reader=markup(address.of("./")),
        published=markup(published) if published else None,
    )


def _place_words(quote: str, shown: PagePicture, address: QuoteAddress) -> str:
    """Where the quote stands, or that its place on the pages is not certain."""
    if not quote:
        return ""
    if not shown.marked:
        return text("not_marked", address.language)
    first, last = shown.marked[0], shown.marked[-1]
    if first == last:
        return text("marked_on", address.language, page=first)
    return text("marked_over", address.language, first=first, last=last)
