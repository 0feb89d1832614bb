"""The dossier as Markdown and Word; invented text."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from datetime import date

import docx as word

from index.document import Member
from index.search import Filters
from rag.answer import Answer, Citation, SearchedPapers, Speaker, Statement
from rag.statement import Piece, Section, blocks_of
from ui.wording import export
from ui.wording.word_file import word_file

URL = "https://zoek.officielebekendmakingen.nl/ah-tk-20232024-77.html"
WHO = Speaker("De Wolf", "Minister", "Water", "kabinet-Rutte IV", True)
QUOTE = "De dijk *komt* er\nin 2031 <b>echt</b>."


def made(quote: str = QUOTE) -> Answer:
    citations = (
        Citation(
            1,
            "a.txt",
            "4",
            None,
            quote,
            0,
            len(quote),
            date(2024, 3, 1),
            "De dijk",
            WHO,
            Member("Bos", "Eik"),
            URL,
        ),
        Citation(2, "b_1.txt", None, 3, "Meer niet.", 5, 15, None, None, None, None, None),
    )
    pieces = (Piece("antwoord op vraag 4:"), Piece(quote, True, 1))
    statement = Statement(pieces, (1,), True, date(2024, 3, 1), "a.txt", "Minister De Wolf, 1 maart 2024")
    covered = SearchedPapers(2, 9, date(2024, 1, 1), date(2024, 3, 1))
    return Answer(
        "Komt de # dijk?",
        "nl",
        False,
        (Section(blocks_of([statement])),),
        citations,
        ("Let op.",),
        Filters(),
        covered,
        closing="Controleer het antwoord.",
    )


def test_markdown_holds_answer_sources_and_links() -> None:
    text = export.markdown(made())
    assert text.startswith("# Komt de \\# dijk?\n")
    assert f"]({URL})" in text and "antwoord op vraag 4" in text and "1 maart 2024" in text
    assert "b\\_1.txt" in text and "- Let op." in text
    assert " [1]\n" in text, "numbers stay readable"


def test_markdown_of_papers_is_escaped() -> None:
    text = export.markdown(made("Kijk [hier](javascript:x) <script> `a` *b*"))
    assert not re.search(r"(?<!\\)(?:<script|\]\(javascript)", text)
    assert "\\<script\\>" in text and "\\*b\\*" in text


def test_word_opens_and_holds_the_link() -> None:
    data = word_file(made())
    paper = word.Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    assert "Komt de # dijk?" in text and "in 2031 <b>echt</b>." in text and "alinea 3" in text
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert URL in packed.read("word/_rels/document.xml.rels").decode()


def test_word_takes_what_xml_cannot_hold() -> None:
    data = word_file(made("Een \x0b teken \x00 te veel \ufffe."))
    assert word.Document(io.BytesIO(data)).paragraphs


def test_an_abstention_is_a_dossier_too() -> None:
    silent = dataclasses.replace(made(), abstained=True, sections=(), citations=(), silence="Niets gevonden.")
    assert "Niets gevonden." in export.markdown(silent)
    assert word_file(silent)


def test_a_quote_stands_to_the_letter_with_its_source_and_in_a_sentence_with_single_guillemets() -> None:
    within, whole = "«De ‹dijk› komt.» [1]", "«De «dijk» komt.» [1]"
    text = export.markdown(made("De «dijk» komt."))
    assert (text.count(within), text.count(whole)) == (1, 1)
    paper = word.Document(io.BytesIO(word_file(made("De «dijk» komt."))))
    ends = [shown for each in paper.paragraphs for shown in (within, whole) if each.text.endswith(shown)]
    assert ends == [within, whole]


def test_the_lines_of_a_quote_stay_lines_in_its_source() -> None:
    assert "> «De dijk:\n> – komt;\n> – blijft.» [1]" in export.markdown(made("De dijk:\n– komt;\n– blijft."))
