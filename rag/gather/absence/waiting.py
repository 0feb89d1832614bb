"""Questions among what was found that have no answer yet: what is told where nothing else is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index.search import Index
from index.search.index import Hit
from rag.gather.findings import Finding, findings_of_hit
from rag.gather.part_scope import is_asked_by, named_asker, without_askers
from rag.gather.relevance import Relevance
from rag.gather.requirements import Need, missing_needs
from rag.gather.selection import best_first
from rag.understand.question import Query
from rag.understand.subquestions import SubQuestion

SAME_QUESTION = 0.65  # late interaction with an open question, for it to be the one that is asked
FIRST = 10  # hits among which an open question counts


def open_finding(
    query: Query, part: SubQuestion, relevance: Relevance, index: Index, needed: Sequence[Need]
) -> Finding | None:
    """The question like this one that has no answer yet, also where no minister could be found for it; it
    names what is needed, and is of the member who is named."""
    filters, asker = replace(query.filters, minister=None, ministry=None), named_asker(query, part)
    for asked in unanswered_questions(index.search(part.text, FIRST, filters).hits, index):
        if asker and not is_asked_by(asked, asker):
            continue
        (near,) = relevance.near([without_askers(asked)])
        return asked if near >= SAME_QUESTION and not missing_needs([asked], needed) else None
    return None


def unanswered_questions(
    hits: Sequence[Hit], index: Index, motion: Finding | None = None
) -> tuple[Finding, ...]:
    """The questions among the hits that have no answer yet, with a motion among them, best first."""
    asked = [hit for hit in hits[:FIRST] if hit.exchange is not None]
    found = [
        replace(each, score=hit.score)
        for hit in asked
        for each in findings_of_hit(hit, index.document(hit.doc))
    ]
    waiting = [each for each in found if each.exchange and each.exchange.answer is None]
    return best_first([motion, *waiting] if motion else waiting)
