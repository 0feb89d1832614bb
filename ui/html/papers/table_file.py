"""A view of the papers as a table for a spreadsheet: a row for each of its papers, sets or promises."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from index.search import Index
from ui.html.papers.listing import row_of
from ui.html.papers.narrowing import Narrowed, narrowed
from ui.html.papers.rows import PaperRow
from ui.html.papers.view import PaperView
from ui.service.paper_shelf import PaperShelf
from ui.wording import formats
from ui.wording.paper_titles import paper_number
from ui.wording.spreadsheet import heads, spreadsheet
from ui.wording.texts import text

MOST = 10_000  # rows; behind them one says how many were left out
COLUMNS = ("title", "date", "type", "number", "asked", "signed", "state", "quote", "address")
TERM_COLUMNS = ("put", "due", "days")
TERM_LISTS = ("open", "telaat")  # of sets of questions, which have a term


def paper_table_file(view: PaperView, index: Index, shelf: PaperShelf, base: str) -> bytes:
    """The CSV of a view, all its pages in its order; `base` is the address of the page, with a slash at its
    end. Days are ISO, so that a spreadsheet can sort them."""
    whole = replace(view, page=1)
    shown = narrowed(whole, index, shelf)
    names = (*COLUMNS, *(TERM_COLUMNS if view.list in TERM_LISTS else ()))
    rows = [heads(names, view.language)]
    rows += _rows(whole, shown, index, shelf, base)
    if (left := len(shown.places) - MOST) > 0:
        rows.append((text("rows_left_out", view.language, count=left),))
    return spreadsheet(rows, view.language)


def _rows(
    view: PaperView, shown: Narrowed, index: Index, shelf: PaperShelf, base: str
) -> Iterator[tuple[str, ...]]:
    # Without the words searched for: to show them in its text would open each paper.
    bare = replace(view, selection=replace(view.selection, words=""))
    for n, place in enumerate(shown.places[:MOST]):
        row, paper = row_of(bare, n, shown, index, shelf), shown.table.papers[place]
        said = {"scherm": "stukken", "lees": paper.name}
        yield (
            row.title,
            _iso(paper.date),
            text(f"type_{paper.type}", view.language),
            paper_number(paper.numbers),
            ", ".join(filter(None, map(formats.member_words, paper.askers))),
            ", ".join(filter(None, map(formats.minister_words, paper.ministers))),
            _state(row),
            row.quote,
            f"{base}?{urlencode(said) if row.reader else view.query()}",
            *_term_values(view, place, shown, index, shelf),
        )


def _state(row: PaperRow) -> str:
    """What became of it: how late, answered or not, the vote."""
    vote = row.vote
    counted = filter(None, (vote.decision, vote.yes, vote.no)) if vote else ()
    return ", ".join(filter(None, (row.late, row.state, *counted)))


def _term_values(
    view: PaperView, place: int, shown: Narrowed, index: Index, shelf: PaperShelf
) -> tuple[str, ...]:
    """When a set was asked and due, and how many days late it is or was."""
    if view.list not in TERM_LISTS:
        return ()
    one = shelf.waiting(index).sets[place] if view.list == "open" else shown.late[place]
    return _iso(one.asked), _iso(one.deadline), str(one.days_late)


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
