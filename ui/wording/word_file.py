"""An Answer as a Word file; apart from the Markdown, since python-docx costs a start a tenth of its time."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from index.store.uploads import shown_name
from rag.answer import Answer, Citation
from ui.wording.export import LABELS, TextRun, headline, paragraphs, to_the_letter, without_control_signs
from ui.wording.texts import Language, language_of, text

FIXED_TIME = datetime(2000, 1, 1)  # the same answer gives the same file


def word_file(answer: Answer) -> bytes:
    """The dossier as a Word file; the same answer gives the same bytes but for the zip's own dates."""
    language = language_of(answer.language)
    labels = LABELS[language]
    paper: Paper = Document()
    paper.core_properties.author = "kamervraag"
    paper.core_properties.title = without_control_signs(answer.question)[:250]
    paper.core_properties.created = paper.core_properties.modified = FIXED_TIME
    paper.add_heading(without_control_signs(answer.question), level=1)
    for runs in paragraphs(answer):
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
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def add_run(paragraph: Paragraph, run: TextRun) -> None:
    """A run in Word: headings and marks bold, what is quoted in italics."""
    made = paragraph.add_run(without_control_signs(run.text))
    made.bold = run.kind in ("heading", "mark") or None
    made.italic = run.kind == "quote" or None


def add_source(paper: Paper, citation: Citation, language: Language) -> None:
    """One source: who and when, the quote, the paper with its link."""
    lead = paper.add_paragraph()
    lead.add_run(f"[{citation.n}] ").bold = True
    lead.add_run(without_control_signs(headline(citation, language)))
    quoted = paper.add_paragraph(without_control_signs(to_the_letter(citation.quote)), style="Quote")
    quoted.add_run(f" [{citation.n}]").bold = True
    tail = paper.add_paragraph(without_control_signs(citation.title or shown_name(citation.doc)) + " – ")
    if citation.url:
        add_link(tail, citation.url, citation.url)
    else:
        tail.add_run(f"{LABELS[language]['file']} {without_control_signs(shown_name(citation.doc))}")


def add_link(paragraph: Paragraph, address: str, shown: str) -> None:
    """A link at the end of a paragraph; python-docx has no call for it."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(shown)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)
