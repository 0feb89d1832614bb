"""A table's head among the findings: it holds the question's words and no number, its rows the numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.gather.findings import Finding
from rag.gather.selection import best_first
from rag.tables import columns, head_of_row


def rows_for_heads(ranked: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings best first, each head of a table gone for its best row, which has the head's score if
    that is higher: a row is quoted with its head. A head none of whose rows was found stays."""
    rows: dict[tuple[str, str], Finding] = {}  # by paper and head
    for each in ranked:
        if columns(each.text) and (head := head_of_row(each.document, each.paragraph)):
            rows.setdefault((each.document.name, head), each)
    lifted = {row.key: row.score for row in rows.values()}
    left = []
    for each in ranked:
        row = rows.get((each.document.name, each.text))
        if row is None or row.key == each.key:
            left.append(each)
        else:
            lifted[row.key] = max(lifted[row.key], each.score)
    return best_first([replace(each, score=lifted.get(each.key, each.score)) for each in left])
