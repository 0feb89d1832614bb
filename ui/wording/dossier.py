"""An Answer as a file for work: the answer with its sources and the links to the published papers."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import docx as word
from docx.document import Document as Paper
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from rag.answer import Answer, Citation, Statement
from rag.statement import Block, capital
from ui.wording import forms
from ui.wording.texts import Language, language_of, text

LABELS = {
    "nl": {"answer": "Antwoord", "notes": "Toelichting", "published": "gepubliceerd stuk", "file": "bestand"},
    "en": {"answer": "Answer", "notes": "Notes", "published": "published paper", "file": "file"},
}
SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~])")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
FIXED_TIME = datetime(2000, 1, 1)  # the same answer gives the same file


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text of one kind: words, what is quoted, the mark of a citation, a heading, a list's dash."""

    kind: Literal["words", "quote", "mark", "heading", "item"]
    text: str


def markdown(answer: Answer) -> str:
    """The dossier as Markdown; what comes from papers is escaped."""
    language = language_of(answer.language)
    labels = LABELS[language]
    lines = [f"# {escaped(answer.question)}", "", f"## {labels['answer']}", ""]
    for run in paragraphs(answer):
        lines += ["".join(markdown_run(each) for each in run), ""]
    if answer.notes:
        lines += [f"## {labels['notes']}", "", *(f"- {escaped(note)}" for note in answer.notes), ""]
    if answer.citations:
        lines += [f"## {text('sources', language)}", ""]
    for citation in answer.citations:
        lines += [*source_lines(citation, language), ""]
    return "\n".join(lines).rstrip() + "\n"


def source_lines(citation: Citation, language: Language) -> Iterator[str]:
    """One source: number, who, when, where, the quote, and the link."""
    yield f"**[{citation.n}]** {escaped(headline(citation, language))}"
    yield ""
    yield from (f"> {escaped(line)}" for line in citation.quote.splitlines())
    yield ""
    labels = LABELS[language]
    yield (
        f"{escaped(citation.title or citation.doc)} – "
        + (f"[{labels['published']}]({citation.url})" if citation.url else f"{labels['file']} ")
        + ("" if citation.url else escaped(citation.doc))
    )


def headline(citation: Citation, language: Language) -> str:
    """Who said it, when, and at which question."""
    who = forms.voice(citation, language)
    parts = [who, forms.cabinet(citation.minister, language), forms.long_date(citation.date, language)]
    parts.append(forms.place(citation, language))
    if citation.minister and citation.asker:
        parts.append(text("asked_by", language, who=forms.member(citation.asker)))
    return ", ".join(part for part in parts if part)


def escaped(words: str) -> str:
    """Text of papers and people without a meaning in Markdown."""
    return SPECIAL.sub(r"\\\1", CONTROL.sub("", words))


def markdown_run(run: Run) -> str:
    """A run with its meaning in Markdown; only the marks of citations keep their brackets."""
    words = escaped(run.text)
    if run.kind == "mark":
        return run.text
    if run.kind == "item":
        return "- "
    return f"**{words}**" if run.kind == "heading" else words


def paragraphs(answer: Answer) -> Iterator[list[Run]]:
    """The answer as paragraphs of runs; a paragraph that begins with an item is one of a list."""
    if answer.abstained:
        yield [Run("words", answer.text)]
        return
    if answer.lead:
        yield list(statement_runs(answer.lead))
    for section in answer.sections:
        if section.heading:
            yield [Run("heading", section.heading)]
        for block in section.blocks:
            yield from block_paragraphs(block)
        if section.gap:
            yield [Run("words", section.gap)]
    if answer.closing:
        yield [Run("words", answer.closing)]


def block_paragraphs(block: Block) -> Iterator[list[Run]]:
    """A block: its speaker with its one statement, or above a list of several."""
    if not block.speaker:
        yield from (list(statement_runs(said)) for said in block.statements)
    elif len(block.statements) == 1:
        only = block.statements[0]
        joint = ": " if only.pieces[:1] and only.pieces[0].quoted else ", "
        yield [Run("words", f"{block.speaker}{joint}"), *statement_runs(only)]
    else:
        yield [Run("words", f"{block.speaker}:")]
        for said in block.statements:
            first, *rest = statement_runs(said)
            yield [Run("item", ""), Run(first.kind, capital(first.text)), *rest]


def statement_runs(said: Statement) -> Iterator[Run]:
    """Words, quotes between guillemets, and behind each quote its mark."""
    for position, piece in enumerate(said.pieces):
        yield Run("quote" if piece.quoted else "words", f"{' ' if position else ''}{piece.shown}")
        if piece.cites is not None:
            yield Run("mark", f" [{piece.cites}]")
    yield from (Run("mark", f" [{number}]") for number in said.marks)


def docx(answer: Answer) -> bytes:
    """The dossier as a Word file; the same answer gives the same bytes but for the zip's own dates."""
    language = language_of(answer.language)
    labels = LABELS[language]
    paper: Paper = word.Document()
    paper.core_properties.author = "kamervraag"
    paper.core_properties.title = clean(answer.question)[:250]
    paper.core_properties.created = paper.core_properties.modified = FIXED_TIME
    paper.add_heading(clean(answer.question), level=1)
    for runs in paragraphs(answer):
        paragraph = paper.add_paragraph(style="List Bullet" if runs[0].kind == "item" else None)
        for each in runs:
            add_run(paragraph, each)
    if answer.notes:
        paper.add_heading(labels["notes"], level=2)
        for note in answer.notes:
            paper.add_paragraph(clean(note), style="List Bullet")
    if answer.citations:
        paper.add_heading(text("sources", language), level=2)
    for citation in answer.citations:
        add_source(paper, citation, language)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def add_run(paragraph: Paragraph, run: Run) -> None:
    """A run in Word: headings and marks bold, what is quoted in italics."""
    made = paragraph.add_run(clean(run.text))
    made.bold = run.kind in ("heading", "mark") or None
    made.italic = run.kind == "quote" or None


def add_source(paper: Paper, citation: Citation, language: Language) -> None:
    """One source: who and when, the quote, the paper with its link."""
    lead = paper.add_paragraph()
    lead.add_run(f"[{citation.n}] ").bold = True
    lead.add_run(clean(headline(citation, language)))
    paper.add_paragraph(clean(citation.quote), style="Quote")
    tail = paper.add_paragraph(clean(citation.title or citation.doc) + " – ")
    if citation.url:
        add_link(tail, citation.url, citation.url)
    else:
        tail.add_run(f"{LABELS[language]['file']} {clean(citation.doc)}")


def add_link(paragraph: Paragraph, address: str, shown: str) -> None:
    """A link at the end of a paragraph; python-docx has no call for it."""
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(shown)
    run.font.underline = True
    link.append(run._r)
    paragraph._p.append(link)


def clean(words: str) -> str:
    """Text without the characters that XML cannot hold."""
    return CONTROL.sub("", words)
