"""Motions of a party: they bear the names of their movers alone, of whom other papers tell the party."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.document import Document
from index.search import Index
from index.search.filters import same_party
from index.search.index import Hit
from rag.understand.question import Query
from rag.understand.subquestions import SubQuestion


def with_motions_of_party(
    hits: Sequence[Hit], query: Query, part: SubQuestion, index: Index, depth: int
) -> Sequence[Hit]:
    """What was found of a party whose words are asked for, and what was found in motions of its members that
    bear no party; best first, at most `depth`."""
    filters = query.filters
    motions = replace(filters, party=None, type="motie")
    wanted = filters.type == "motie" or (part.members and filters.type is None)
    if not filters.party or not wanted:
        return hits
    if not index.count(motions):
        return hits
    found = index.search(part.text, depth, motions).hits
    known: dict[str, bool] = {}
    for hit in found:
        if hit.doc not in known:
            motion = index.document(hit.doc)
            known[hit.doc] = hit.party is None and is_of_party(filters.party, motion, index) is True
    theirs = [hit for hit in found if known[hit.doc]]
    return sorted([*hits, *theirs], key=lambda hit: -hit.score)[:depth] if theirs else hits


def is_of_party(party: str, document: Document, index: Index) -> bool | None:
    """Whether one of a motion's movers is of a party, and of no other, by other papers of that time; None
    where they do not tell: of some mover nothing is known, or two parties are."""
    day = document.dates.spoken
    movers = [each.name for each in document.askers if each.name]
    known = [index.parties_of(name, day) if day else frozenset() for name in movers]
    if any(told and all(same_party(party, each) for each in told) for told in known):
        return True
    doubtful = any(not told or any(same_party(party, each) for each in told) for told in known)
    return None if doubtful or not known else False
