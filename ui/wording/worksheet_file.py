"""A worksheet as one Word file: each question, the proposed text, and each quote with its source below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from docx.document import Document as Paper
from docx.oxml import OxmlElement

from ui.wording import formats
from ui.wording.export import without_control_signs
from ui.wording.texts import Language, text
from ui.wording.word_page import SMALL, add_link, add_quote, file_of, new_paper

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
STATES = ("answered", "possible", "silent", "formal")  # any other is open: nobody has looked yet


@dataclass(frozen=True, slots=True)
class SheetSource:
    """A chosen quote; `stands` says that the paper still holds it where it was found.

    Where it does not, only the paper's `title` and `url` are told, or nothing where that is gone.
    """

    quote: str
    who: str
    cabinet: str
    day: str
    place: str
    doubt: str
    title: str
    url: str
    stands: bool


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """A question with the reader's own text, a model's sentences on the chosen quotes, and these quotes.

    `gaps` say which parts of it the papers do not answer."""

    number: str
    text: str
    state: str
    own: str
    written: tuple[str, ...]
    sources: tuple[SheetSource, ...]
    gaps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A set with what was chosen; `day` is the ISO day on which it was asked, empty where it does not say.

    `within` are the filters that were on, in words."""

    title: str
    asker: str
    day: str
    questions: tuple[SheetQuestion, ...]
    within: str = ""


def worksheet_file(sheet: Worksheet, made_on: date, language: Language) -> bytes:
    """The Word file; quotes are numbered through the whole of it."""
    paper = new_paper(sheet.title, language)
    if asked := _asked_words(sheet, language):
        paper.add_paragraph(without_control_signs(asked))
    if sheet.within:
        within = text("within_filters", language, filters=sheet.within)
        paper.add_paragraph(without_control_signs(within))
    paper.add_paragraph().add_run(
        text("sheet_made", language, day=formats.long_date(made_on, language))
    ).italic = True
    _add_overview(paper, sheet.questions, language)
    number = 1
    for question in sheet.questions:
        number = _add_question(paper, question, number, language)
    return file_of(paper)


def _asked_words(sheet: Worksheet, language: Language) -> str:
    who = text("asked_by", language, who=sheet.asker) if sheet.asker else ""
    try:
        day = formats.long_date(date.fromisoformat(sheet.day), language)
    except ValueError:
        day = ""
    said = ", ".join(filter(None, (who, day)))
    return said[:1].upper() + said[1:]


def _add_overview(paper: Paper, questions: Sequence[SheetQuestion], language: Language) -> None:
    """A row for each question: its number, whether it was answered, how many quotes were chosen."""
    table = paper.add_table(rows=1, cols=3, style="Table Grid")
    for cell, name in zip(table.rows[0].cells, ("question_column", "state_column", "quotes"), strict=True):
        cell.paragraphs[0].add_run(text(name, language)).bold = True
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # on each page that it is on
    for question in questions:
        cells = table.add_row().cells
        cells[0].text = question.number
        cells[1].text = text(_state_name(question), language)
        cells[2].text = str(len(question.sources) or "")


def _state_name(question: SheetQuestion) -> str:
    if question.gaps and question.state == "answered":
        return "state_partly"
    return f"state_{question.state if question.state in STATES else 'open'}"


def _add_question(paper: Paper, question: SheetQuestion, number: int, language: Language) -> int:
    """A question with its proposal; returns the number of the next quote."""
    paper.add_heading(text("question_n", language, number=question.number), level=2)
    asked = paper.add_paragraph()
    asked.add_run(without_control_signs(question.text)).bold = True
    asked.paragraph_format.keep_with_next = True
    paper.add_heading(text("proposal", language), level=3)
    _add_words(paper, "own_words", question.own.splitlines(), language)
    _add_words(paper, "model_words", question.written, language)
    for source in question.sources:
        _add_source(paper, source, number, language)
        number += 1
    if question.sources:
        _add_words(paper, "gap_words", question.gaps, language)
    if not (question.own.strip() or question.sources):
        paper.add_paragraph().add_run(text(f"{_state_name(question)}_said", language)).italic = True
    return number


def _add_words(paper: Paper, label: str, said: Sequence[str], language: Language) -> None:
    """What the papers do not say, as it came from the browser, below a line that says so."""
    blocks = list(filter(None, (without_control_signs(each).strip() for each in said)))
    if blocks:
        above = paper.add_paragraph().add_run(text(label, language))
        above.italic, above.font.size = True, SMALL
    for block in blocks:
        paper.add_paragraph(block)


def _add_source(paper: Paper, source: SheetSource, number: int, language: Language) -> None:
    """A quote, and in small below it who said it, when and where, with the link."""
    add_quote(paper, source.quote, number)
    said = (source.who, source.cabinet, source.day, source.place, source.doubt, source.title)
    line = paper.add_paragraph()
    line.add_run(f"[{number}] ").bold = True
    line.add_run(without_control_signs(", ".join(filter(None, said))))
    if formats.is_web_address(source.url):
        line.add_run(" – ")
        add_link(line, source.url, small=True)
    if not source.stands:
        line.add_run(f"{'. ' if source.title else ''}{text('quote_moved', language)}").bold = True
    for run in line.runs:
        run.font.size = SMALL
