"""What an answer quotes from papers that a later paper corrects: said below it, never resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from index.search import Index
from index.search.catalogue import Paper
from index.search.corrections import names_corrected
from rag.statement import Citation

LONGEST = timedelta(days=730)  # between a paper and its correction: later ones are not opened


def later_corrections(citations: Sequence[Citation], index: Index) -> Iterator[tuple[Citation, Paper]]:
    """The quotes of corrected papers, each paper's first one, with the paper that corrects it."""
    corrections = index.corrections()
    if not corrections:
        return
    quoted = {each.doc: each for each in reversed(citations)}
    for citation in reversed(quoted.values()):
        paper = index.paper(citation.doc)
        if paper is None or paper.date is None:
            continue
        for later in corrections:
            near = later.date is not None and paper.date < later.date <= paper.date + LONGEST
            if near and names_corrected(index.document(later.name), paper):
                yield citation, later
