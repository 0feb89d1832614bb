"""The papers of an index as a list, narrowed by facets with true counts, page by page, with addresses."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from index.document import Document
from index.search import Index
from rag.say import coverage_words
from ui.browse.text_search import find_snippet
from ui.html.escaping import escape, local_address
from ui.html.papers.facets import facet_boxes, facet_name, year_bars
from ui.html.papers.narrowing import Narrowed, narrowed
from ui.html.papers.open_sets import late_row, open_row
from ui.html.papers.people import person_of
from ui.html.papers.promises import promise_row
from ui.html.papers.rows import PaperRow, paper_row
from ui.html.papers.view import PaperView
from ui.html.papers.votes import vote_of
from ui.html.templating import markup, render
from ui.html.turns import partyless_words
from ui.service.paper_shelf import PaperShelf
from ui.wording.texts import text

PAGE = 25
LISTS = {
    "": "all_papers",
    "open": "open_questions",
    "telaat": "answered_late",
    "moties": "motions",
    "toezeggingen": "promises",
}


@dataclass(frozen=True, slots=True)
class Link:
    """A name with the address it leads to; the one that is shown already is `here`."""

    name: str
    address: str
    here: bool = False


def papers_html(view: PaperView, index: Index, shelf: PaperShelf) -> str:
    """One page of a view: the lists, the facets, what is chosen, the picture by year, the rows, the pages."""
    shown = narrowed(view, index, shelf)
    last = max(1, -(-len(shown.places) // PAGE))
    view = replace(view, page=min(view.page, last))
    here = range(len(shown.places))[(view.page - 1) * PAGE : view.page * PAGE]
    return render(
        "paper_list.html",
        language=view.language,
        lists=_lists(view),
        boxes=facet_boxes(shown.table, view, shown.found),
        years=year_bars(shown.table, view, shown.found),
        chips=_chips(view),
        cleared=PaperView(list=view.list, language=view.language).address,
        person=person_of(view, shelf.table(index)),
        total=len(shown.places),
        count=_count_words(view, shown, index, shelf),
        late=_late_link(view, shown, index, shelf),
        rows=[row_of(view, n, shown, index, shelf) for n in here],
        unread=_unread_link(view, shown),
        partyless=_partyless_words(view, shown),
        pages=_pages(view, last),
        feed=markup(local_address("page/papers.xml") + "?" + escape(view.query())),
        table=markup(local_address("page/papers.csv") + "?" + escape(view.query())),
    )


def _lists(view: PaperView) -> list[Link]:
    """The lists there are, each with what is chosen kept."""
    kept = replace(view, page=1, late=False)
    return [
        Link(text(label, view.language), replace(kept, list=name).address, view.list == name)
        for name, label in LISTS.items()
    ]


def _chips(view: PaperView) -> list[Link]:
    """What the view is narrowed to, each with the address without it."""
    chips = []
    if view.selection.words:
        chips.append(Link(f"“{view.selection.words}”", view.narrowed(words="").address))
    for name, value in view.chosen.items():
        label = text({"member": "member_facet"}.get(name, name), view.language)
        chips.append(
            Link(f"{label}: {facet_name(name, value, view.language)}", view.narrowed(**{name: ""}).address)
        )
    return chips


def view_name(view: PaperView) -> str:
    """A view in words: "Open vragen, Partij: Tulp"."""
    first = next(link.name for link in _lists(view) if link.here)
    return ", ".join([first, *(chip.name for chip in _chips(view))])


def _count_words(view: PaperView, shown: Narrowed, index: Index, shelf: PaperShelf) -> str:
    if view.list == "toezeggingen":
        held = coverage_words.paper_count(len(set(shown.places)), view.language)
        return text("promise_count", view.language, count=len(shown.places), papers=held)
    if view.list == "telaat":
        count = text("late_count", view.language, count=len(shown.places))
        untold = text("late_untold", view.language, count=shown.untold)
        return f"{count}. {untold}" if shown.untold else count
    if view.list != "open":
        return coverage_words.paper_count(len(shown.places), view.language)
    sets = shelf.waiting(index).sets
    late = sum(sets[place].days_late > 0 for place in shown.places)
    return text("open_count", view.language, count=len(shown.places), late=late)


def _late_link(view: PaperView, shown: Narrowed, index: Index, shelf: PaperShelf) -> Link | None:
    """The way to the late ones alone, and back."""
    if view.list != "open":
        return None
    sets = shelf.waiting(index).sets
    kept = shown.table.kept(view.selection, shown.found).nonzero()[0].tolist()
    late = sum(sets[place].days_late > 0 for place in kept)
    address = replace(view, late=not view.late, page=1).address
    return Link(text("only_late", view.language, count=late), address, view.late) if late else None


def _partyless_words(view: PaperView, shown: Narrowed) -> str:
    """What a choice of a party leaves out without being of another one; "" where nothing is."""
    if not view.selection.party:
        return ""
    rest = shown.table.kept(view.selection.without("party"), shown.found) & shown.table.partyless
    return partyless_words(int(rest.sum()), view.language) if rest.any() else ""


def _unread_link(view: PaperView, shown: Narrowed) -> Link | None:
    """The way to go on reading for what the list holds."""
    said = text("still_unread", view.language, count=shown.unread)
    return Link(said, view.address) if shown.unread else None


def row_of(view: PaperView, n: int, shown: Narrowed, index: Index, shelf: PaperShelf) -> PaperRow:
    """The row of the nth of what a view leaves, from 0."""
    place, table = shown.places[n], shown.table
    if view.list == "open":
        return open_row(shelf.waiting(index).sets[place], view.language)
    paper = table.papers[place]
    row = (
        late_row(shown.late[place], paper, table, view.language)
        if view.list == "telaat"
        else paper_row(paper, table, view.language)
    )
    if shown.said:
        return promise_row(row, shown.said[n], paper, index, table, view.language)
    if view.list == "moties":
        row = replace(row, vote=vote_of(paper, index, shelf.table(index), view.language))
    return with_snippet(row, index.document(paper.name), view) if view.selection.words else row


def with_snippet(row: PaperRow, document: Document, view: PaperView) -> PaperRow:
    """The row with the words where they stand in the text, marked."""
    found = find_snippet(document, view.selection.words)
    if found is None:
        return row
    span, marks = found
    shown, at = [], span.start
    for mark in marks:
        shown += [escape(document.text[at : mark.start]), f"<b>{escape(document.at(mark))}</b>"]
        at = mark.end
    shown.append(escape(document.text[at : span.end]))
    before, after = "… " if span.start else "", " …" if span.end < len(document.text) else ""
    return replace(row, snippet=Markup(before + "".join(shown) + after))


def _pages(view: PaperView, last: int) -> dict[str, object] | None:
    """The ways to the pages before and behind; None where there is one page."""
    if last == 1:
        return None
    return {
        "said": text("page_of", view.language, page=view.page, count=last),
        "previous": replace(view, page=view.page - 1).address if view.page > 1 else None,
        "next": replace(view, page=view.page + 1).address if view.page < last else None,
    }
