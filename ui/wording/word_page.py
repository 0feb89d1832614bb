"""What all our Word files share: A4, the language they are in, numbered pages, sources with links.

Apart from what needs no Word, since python-docx costs a start a tenth of its time.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from ui.wording.export import to_the_letter, without_control_signs
from ui.wording.texts import Language, text

TAGS = {"nl": "nl-NL", "en": "en-GB"}
A4 = (Mm(210), Mm(297))
MARGIN = Mm(25)
SMALL, CLOSE = Pt(9), Pt(3)
LAYOUT = "15"  # of the Word of today; by the template's own, files open "in compatibility mode"
LONGEST_TITLE = 250


def new_paper(title: str, language: Language, made: datetime | None = None) -> Paper:
    """A Word file with its title as heading; `made` is when in UTC, now where it is not given."""
    paper: Paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = A4
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    known = paper.core_properties
    known.author = known.last_modified_by = "kamervraag"
    known.title = without_control_signs(title)[:LONGEST_TITLE]
    known.language, known.comments = TAGS[language], ""
    known.created = known.modified = made or datetime.now(UTC).replace(tzinfo=None)
    for named in (
        *paper.styles.element.iter(qn("w:lang")),
        *paper.settings.element.iter(qn("w:themeFontLang")),
    ):
        named.set(qn("w:val"), TAGS[language])
    for setting in paper.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), LAYOUT)
    _number_pages(section.footer.paragraphs[0], language)
    paper.add_heading(without_control_signs(title), level=1)
    return paper


def file_of(paper: Paper) -> bytes:
    """The paper as a file."""
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def add_quote(paper: Paper, quote: str, number: int) -> Paragraph:
    """A quote to the letter with its [n]; it is Dutch, whatever the file is in, and stays with its source."""
    quoted = paper.add_paragraph(style="Quote")
    mark_dutch(quoted.add_run(without_control_signs(to_the_letter(quote))))
    quoted.add_run(f" [{number}]").bold = True
    keep_with_next(quoted)
    return quoted


def keep_with_next(paragraph: Paragraph) -> None:
    """Keep a paragraph on the page of the next one, and close to it."""
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_after = CLOSE


def mark_dutch(run: Run) -> None:
    """Say that a run is Dutch, so that a file in another language spells it as such."""
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), TAGS["nl"])
    run._r.get_or_add_rPr().append(language)


def add_link(paragraph: Paragraph, address: str, small: bool = False) -> None:
    """An address as a link at the end of a paragraph; python-docx has no call for it."""
    address = without_control_signs(address)
    relation = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), relation)
    run = paragraph.add_run(address)
    run.font.underline = True
    run.font.size = SMALL if small else None
    link.append(run._r)
    paragraph._p.append(link)


def _number_pages(footer: Paragraph, language: Language) -> None:
    """ "Bladzijde 2 van 5", which Word counts."""
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for part in text("page_of", language, page="\0PAGE\0", count="\0NUMPAGES\0").split("\0"):
        if part.isupper():
            _add_field(footer, part)
        elif part:
            footer.add_run(part)
    for run in footer.runs:
        run.font.size = SMALL


def _add_field(paragraph: Paragraph, name: str) -> None:
    """A number that Word works out."""
    for kind in ("begin", "", "separate", "1", "end"):
        run = paragraph.add_run()
        if kind == "":
            code = OxmlElement("w:instrText")
            code.text = name
            run._r.append(code)
        elif kind == "1":
            run.text = kind  # until it is worked out
        else:
            sign = OxmlElement("w:fldChar")
            sign.set(qn("w:fldCharType"), kind)
            run._r.append(sign)
