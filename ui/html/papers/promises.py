"""A promise of the cabinet as a row: its own words, its term, and what later papers tell of it."""

from __future__ import annotations

from dataclasses import replace

from index.search import Index
from index.search.catalogue import Paper
from ui.browse.commitments import Commitment, fulfilled_by
from ui.browse.paper_table import PaperTable
from ui.html.citation_places import checksum
from ui.html.escaping import local_address
from ui.html.papers.rows import PaperRow, reader_of
from ui.html.templating import markup
from ui.wording import formats
from ui.wording.texts import Language, text


def promise_row(
    row: PaperRow, said: Commitment, paper: Paper, index: Index, table: PaperTable, language: Language
) -> PaperRow:
    """The row of a promise of a paper; its address opens the paper at these words."""
    quote = index.document(paper.name).at(said.span)
    there = local_address(
        "page/paper",
        doc=paper.name,
        start=said.span.start,
        end=said.span.end,
        of=checksum(quote),
        lang=language,
    )
    told = [*row.told, *([text("promise_term", language, term=said.term)] if said.term else [])]
    made = replace(row, reader=markup(there), told=told, quote=said.words)
    if said.status:
        return replace(made, state=text("promise_status", language, status=said.status))
    later = fulfilled_by(said, paper, index, table)
    if later is None:
        return replace(made, state=text("promise_silent", language))
    state = text("promise_named", language, day=formats.long_date(later.date, language))
    return replace(made, state=state, answer=reader_of(later.name, language))
