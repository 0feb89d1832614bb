"""What stands around a paper that is read: its set as a chain, the papers that name it and those it names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from index.document import Document
from index.search import Index
from ui.browse.related import related_papers
from ui.html.papers.rows import PaperRow, paper_row
from ui.html.papers.view import PaperView
from ui.html.papers.votes import vote_of
from ui.html.templating import markup, render
from ui.service.paper_shelf import PaperShelf
from ui.wording import formats
from ui.wording.texts import Language, text

MOST = 30


@dataclass(frozen=True, slots=True)
class Step:
    """One paper of a chain: what it is, its day, where it is read; the one that is read is `here`."""

    kind: str
    day: str
    reader: Markup | str
    here: bool


def around_html(document: Document, index: Index, shelf: PaperShelf, language: Language) -> str:
    """The papers around one; empty where there are none."""
    table = shelf.table(index)
    paper = next((one for one in table.papers if one.name == document.name), None)
    if paper is None:
        return ""
    found = related_papers(paper, document, index, table)
    steps = [
        Step(
            text(f"type_{one.type}", language),
            formats.long_date(one.date, language),
            paper_row(one, table, language).reader,
            one.name == paper.name,
        )
        for one in found.chain
    ]
    view = PaperView(language=language).narrowed(dossier=found.dossier)

    def rows(label: str, papers: Sequence[object]) -> tuple[str, list[PaperRow], int]:
        shown = [paper_row(one, table, language) for one in papers[::-1][:MOST]]  # type: ignore[arg-type]
        return text(label, language, count=len(papers)), shown, len(papers) - len(shown)

    lists = [rows("named_by", found.named_by), rows("names", found.names)]
    return render(
        "paper_around.html",
        language=language,
        steps=steps,
        lists=[one for one in lists if one[1]],
        vote=vote_of(paper, index, table, language) if paper.type == "motie" else None,
        dossier=text("dossier_papers", language, dossier=found.dossier, count=found.in_dossier),
        dossier_address=markup(view.address) if found.in_dossier > 1 else "",
    )
