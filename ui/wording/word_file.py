"""An Answer as a Word file; apart from the Markdown, since python-docx costs a start a tenth of its time."""

from __future__ import annotations

from datetime import datetime

from docx.document import Document as Paper
from docx.text.paragraph import Paragraph

from index.store.uploads import shown_name
from rag.answer import Answer, Citation
from ui.wording.export import LABELS, TextRun, headline, paragraphs, without_control_signs
from ui.wording.paper_titles import cited_title
from ui.wording.texts import Language, language_of, text
from ui.wording.word_page import add_link, add_quote, file_of, keep_with_next, mark_dutch, new_paper


def word_file(answer: Answer, made: datetime | None = None) -> bytes:
    """The dossier as a Word file; `made` is when in UTC, now where it is not given."""
    language = language_of(answer.language)
    labels = LABELS[language]
    paper = new_paper(answer.question, language, made)
    paper.add_heading(labels["answer"], level=2)
    for runs in paragraphs(answer):
        if runs[0].kind == "heading":
            paper.add_heading("".join(without_control_signs(each.text) for each in runs), level=3)
            continue
        paragraph = paper.add_paragraph(style="List Bullet" if runs[0].kind == "item" else None)
        for each in runs:
            add_run(paragraph, each)
    if answer.notes:
        paper.add_heading(labels["notes"], level=2)
        for note in answer.notes:
            paper.add_paragraph(without_control_signs(note), style="List Bullet")
    if answer.citations:
        paper.add_heading(text("sources", language), level=2)
    for citation in answer.citations:
        add_source(paper, citation, language)
    return file_of(paper)


def add_run(paragraph: Paragraph, run: TextRun) -> None:
    """A run in Word: marks bold, what is quoted in italics and Dutch."""
    made = paragraph.add_run(without_control_signs(run.text))
    made.bold = run.kind == "mark" or None
    made.italic = run.kind == "quote" or None
    if run.kind == "quote":
        mark_dutch(made)


def add_source(paper: Paper, citation: Citation, language: Language) -> None:
    """One source: who and when, the quote, the paper with its link."""
    lead = paper.add_paragraph()
    lead.add_run(f"[{citation.n}] ").bold = True
    lead.add_run(without_control_signs(headline(citation, language)))
    keep_with_next(lead)
    add_quote(paper, citation.quote, citation.n)
    tail = paper.add_paragraph(without_control_signs(cited_title(citation, language)) + " – ")
    if citation.url:
        add_link(tail, citation.url)
    else:
        tail.add_run(f"{LABELS[language]['file']} {without_control_signs(shown_name(citation.doc))}")
