"""Filters -> what a search may look at, exactly, however little is left."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.derived.derived_index import Columns
from index.derived.lexical import LexicalScope
from index.search.catalogue import Catalogue, Mask, same_party
from index.search.filters import Filters
from index.search.ranking import SearchScope
from index.store import Store
from index.store.store import first_id


def search_scope(
    filters: Filters, catalogue: Catalogue, columns: Columns, store: Store, generation: int
) -> SearchScope | None:
    """The units and passages that the filters leave; None where that is everything."""
    papers = catalogue.mask(filters)
    if papers is None:
        return None
    units, passages = papers[columns.unit_document], papers[columns.passage_document]
    others = (
        _units_of_other_parties(filters.party, columns, store, generation)
        if filters.party
        else np.empty(0, np.int64)
    )
    if len(others):
        units[others] = False
        passages = _of(units, columns)
    return SearchScope(units, passages, _within(filters, papers, columns))


def _units_of_other_parties(party: str, columns: Columns, store: Store, generation: int) -> NDArray[np.int64]:
    """The units that a member of another party asked, in papers where each question has its own asker."""
    rows = store.unit_parties(generation)
    same = {found: same_party(party, found) for found in {found for _, found in rows}}
    asked = [unit for unit, found in rows if not same[found]]
    return columns.units_at(np.array(asked, np.int64))


def _of(units: Mask, columns: Columns) -> Mask:
    """The passages of the units that are left."""
    owners = np.repeat(np.arange(len(columns.passage_ids)), np.diff(columns.units_of.starts))
    passages = np.zeros(len(columns.passage_ids), bool)
    passages[owners[units[columns.units_of.flat]]] = True
    return passages


def _within(filters: Filters, papers: Mask, columns: Columns) -> LexicalScope:
    """The same for the lexical side: a period is a range of ids, anything else the papers themselves."""
    dated = filters.since or filters.until
    first = first_id(filters.since, after=filters.since is None) if dated else None
    last = first_id(filters.until, after=True) - 1 if filters.until else None
    of_period = Filters(since=filters.since, until=filters.until)
    if filters == of_period and dated:
        inside = slice(*np.searchsorted(columns.unit_ids, [first or 0, 2**62 if last is None else last + 1]))
        if papers[columns.unit_document[inside]].all():
            return LexicalScope(None, first, last)
    return LexicalScope(tuple(columns.documents[papers].tolist()), first, last)
