"""What all our Word files share, read back from the file as Word reads it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tests.unit.ui.wording.test_dossier_file import GONE, KEPT
from tests.unit.ui.wording.test_export import made as made_answer
from tests.unit.ui.wording.test_worksheet_file import SHEET
from ui.wording.dossier_file import dossier_file
from ui.wording.texts import Language
from ui.wording.word_file import word_file
from ui.wording.word_page import add_link, add_quote, file_of, new_paper
from ui.wording.worksheet_file import worksheet_file

FILES = {
    "answer": word_file(made_answer()),
    "dossier": dossier_file([KEPT, GONE], "docx", "nl"),
    "worksheet": worksheet_file(SHEET, date(2034, 6, 1), "nl"),
}


def opened(data: bytes) -> Document:
    return docx.Document(io.BytesIO(data))


@pytest.mark.parametrize("name", FILES)
def test_each_file_is_a4_dutch_made_now_with_numbered_pages(name: str) -> None:
    paper = opened(FILES[name])
    section, known = paper.sections[0], paper.core_properties
    assert [round(side.mm) for side in (section.page_width, section.page_height) if side] == [210, 297]
    assert known.language == "nl-NL" and known.author == "kamervraag" and known.comments == ""
    assert known.created is not None and known.created == known.modified
    assert datetime.now(UTC) - known.created.replace(tzinfo=UTC) < timedelta(hours=1)
    assert {each.get(qn("w:val")) for each in paper.styles.element.iter(qn("w:lang"))} == {"nl-NL"}
    footer = section.footer.paragraphs[0]
    assert footer.text == "Bladzijde 1 van 1"  # until Word has counted
    assert [code.text for code in footer._p.iter(qn("w:instrText"))] == ["PAGE", "NUMPAGES"]
    assert paper.paragraphs[0].style is not None and paper.paragraphs[0].style.name == "Heading 1"


@pytest.mark.parametrize("name", FILES)
def test_no_file_opens_as_one_of_before(name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(FILES[name])) as packed:
        settings = packed.read("word/settings.xml").decode()
    assert 'w:name="compatibilityMode"' in settings and 'w:val="15"' in settings
    assert "en-US" not in settings


def test_parts_of_an_answer_are_headings_that_word_lists() -> None:
    styles = [(each.style.name, each.text) for each in opened(FILES["answer"]).paragraphs if each.style]
    assert [text for name, text in styles if name == "Heading 2"] == ["Antwoord", "Toelichting", "Bronnen"]


@pytest.mark.parametrize(("language", "own"), [("nl", "nl-NL"), ("en", "en-GB")])
def test_a_quote_is_dutch_in_a_file_of_any_language(language: Language, own: str) -> None:
    paper = new_paper("De dijk", language, datetime(2041, 3, 5))
    quoted = add_quote(paper, "De «dijk»:\n– komt.", 3)
    add_link(quoted, "https://h/x", small=True)
    again = opened(file_of(paper))
    assert again.core_properties.language == own and again.core_properties.created == datetime(
        2041, 3, 5, tzinfo=again.core_properties.created.tzinfo
    )
    last = again.paragraphs[-1]
    assert last.text == "«De «dijk»:\n– komt.» [3]https://h/x" and last.paragraph_format.keep_with_next
    assert [each.get(qn("w:val")) for each in last._p.iter(qn("w:lang"))] == ["nl-NL"]
