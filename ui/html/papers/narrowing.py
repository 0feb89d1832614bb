"""What a view of the papers leaves: which of them, in which order, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from index.harvest.news.late_answers import LateAnswer
from index.search import Index
from ui.browse.commitments import Commitment
from ui.browse.paper_table import Mask, PaperTable
from ui.browse.text_search import papers_with_heads, papers_with_words
from ui.html.papers.view import PaperView
from ui.service.paper_shelf import PaperShelf


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What a view leaves: the table it looks at, which papers hold its words, and the positions, in order."""

    table: PaperTable
    found: Mask | None
    places: Sequence[int]
    said: Sequence[Commitment] = ()  # the promise of each position, in a list of them
    late: Mapping[int, LateAnswer] = field(default_factory=dict)  # by position, in a list of late answers
    untold: int = 0  # answers of which nobody can say whether they came late
    unread: int = 0  # papers that were not read for these yet


def narrowed(view: PaperView, index: Index, shelf: PaperShelf) -> Narrowed:
    """The papers of a view; the open sets in the order of their deadlines."""
    if view.list == "open":
        return _narrowed_open(view, index, shelf)
    if view.list == "toezeggingen":
        return _narrowed_promises(view, index, shelf)
    if view.list == "telaat":
        return _narrowed_late(view, index, shelf)
    table = shelf.motions(index) if view.list == "moties" else shelf.table(index)
    found = papers_with_words(view.selection.words, index, table)
    return Narrowed(table, found, table.places(table.kept(view.selection, found), view.sort).tolist())


def _narrowed_open(view: PaperView, index: Index, shelf: PaperShelf) -> Narrowed:
    waiting = shelf.waiting(index)
    found = papers_with_heads(view.selection.words, waiting.table)
    kept = waiting.table.kept(view.selection, found).nonzero()[0].tolist()
    places = [place for place in kept if waiting.sets[place].days_late or not view.late]
    return Narrowed(waiting.table, found, places)


def _narrowed_promises(view: PaperView, index: Index, shelf: PaperShelf) -> Narrowed:
    """The promises of a view; its facets count the papers that hold any."""
    table = shelf.table(index)
    promises, unread = shelf.promises(index)
    found = _worded(promises, view, index, table)
    papers = table.places(table.kept(view.selection, found), view.sort).tolist()
    pairs = [(place, one) for place in papers for one in promises[place]]
    return Narrowed(table, found, [place for place, _ in pairs], [one for _, one in pairs], unread=unread)


def _narrowed_late(view: PaperView, index: Index, shelf: PaperShelf) -> Narrowed:
    """The answers of a view that came after their term; its facets count these."""
    table = shelf.table(index)
    known = shelf.punctuality(index)
    found = _worded(known.late, view, index, table)
    places = table.places(table.kept(view.selection, found), view.sort).tolist()
    untold = int(table.kept(view.selection, _worded(known.untold, view, index, table)).sum())
    return Narrowed(table, found, places, late=known.late, untold=untold, unread=known.unread)


def _worded(places: Iterable[int], view: PaperView, index: Index, table: PaperTable) -> Mask:
    """Those of the positions whose papers hold the words of the view."""
    found = np.zeros(len(table.papers), bool)
    found[list(places)] = True
    worded = papers_with_words(view.selection.words, index, table)
    return found if worded is None else found & worded
