"""Filters -> what a search may look at, exactly, however little is left."""

from __future__ import annotations

from datetime import date

import numpy as np

from index.catalogue import Catalogue, same_party
from index.derived import Columns
from index.filters import Filters
from index.lexical import Within
from index.ranking import Scope
from index.store import Store, first_id


def narrow(
    filters: Filters, catalogue: Catalogue, columns: Columns, store: Store, generation: int
) -> Scope | None:
    """The units and passages that the filters leave; None where that is everything."""
    papers = catalogue.mask(filters)
    if papers.all() and not filters.party:
        return None
    units = papers[columns.unit_document]
    if filters.party:
        units &= ~_others(filters.party, columns, store, generation)
    owners = np.repeat(np.arange(len(columns.passage_ids)), np.diff(columns.units_of.starts))
    passages = np.zeros(len(columns.passage_ids), bool)
    passages[owners[units[columns.units_of.flat]]] = True
    return Scope(units, passages, _within(filters, papers, catalogue, columns))


def _others(
    party: str, columns: Columns, store: Store, generation: int
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """The units that a member of another party asked, in papers where each question has its own asker."""
    rows = store.unit_parties(generation)
    others = np.zeros(len(columns.unit_ids), bool)
    asked = [unit for unit, found in rows if not same_party(party, found)]
    others[np.searchsorted(columns.unit_ids, asked)] = True
    return others


def _within(
    filters: Filters,
    papers: np.ndarray[tuple[int], np.dtype[np.bool_]],
    catalogue: Catalogue,
    columns: Columns,
) -> Within:
    first = first_id(filters.since or date.min) if filters.since or filters.until else None
    last = first_id(filters.until, after=True) - 1 if filters.until else None
    only_dates = filters == Filters(since=filters.since, until=filters.until)
    if only_dates and not catalogue.superseded.any():
        return Within(None, first, last)
    return Within(tuple(columns.documents[papers].tolist()), first, last)
