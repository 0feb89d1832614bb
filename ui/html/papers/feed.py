"""A view of the papers as RSS: the newest hundred, each leading to its paper on this page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from urllib.parse import urlencode

from index.harvest.news.feeds import FeedItem, rss_feed
from index.search import Index
from ui.html.papers.listing import row_of, view_name
from ui.html.papers.narrowing import narrowed
from ui.html.papers.rows import PaperRow
from ui.html.papers.view import PaperView
from ui.service.paper_shelf import PaperShelf

MOST = 100


def paper_feed(view: PaperView, index: Index, shelf: PaperShelf, base: str) -> bytes:
    """The feed of a view; `base` is the address of the page, with a slash at its end."""
    view = replace(view, sort="new", page=1)
    shown = narrowed(view, index, shelf)
    items = []
    for n, place in enumerate(shown.places[:MOST]):
        paper = shown.table.papers[place]
        row = row_of(view, n, shown, index, shelf)
        where = urlencode({"scherm": "stukken", "lees": paper.name}) if row.reader else view.query()
        part = f":{shown.said[n].span.start}" if shown.said else ""
        guid = f"kamervraag:{view.list}:{paper.name}{part}"
        items.append(FeedItem(row.title, f"{base}?{where}", _line(row), guid, _moment(paper.date)))
    name = view_name(view)
    return rss_feed(f"kamervraag: {name}", f"{base}?{view.query()}", name, items, view.language)


def _line(row: PaperRow) -> str:
    askers = row.asked_words + ", ".join(who.name for who in row.askers) if row.askers else ""
    signers = row.signed_words + ", ".join(who.name for who in row.signers) if row.signers else ""
    return " · ".join(filter(None, (row.quote, *row.told, row.late, row.state, askers, signers)))


def _moment(day: date | None) -> datetime | None:
    """The beginning of a day; None for a paper without one."""
    return datetime.combine(day, time(), UTC) if day else None
