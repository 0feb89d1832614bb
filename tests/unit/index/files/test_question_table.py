"""Lists of questions set as tables, in docx, html and as cells: which cell is whose word."""

from __future__ import annotations

import pytest

from index.files import read_bytes
from index.files.tables.cells import table_lines
from tests.support.office_files import make_docx, paragraph
from tests.support.parsed import pairs, read


def filled(rows: list[list[str | None]]) -> list[str]:
    return [line for line in table_lines(rows) if line]


ANSWERED = [
    "Vraag 1",
    "Ligt de sluis stil?",
    "Antwoord 1",
    "Ja.",
    "Vraag 2",
    "Hoe lang?",
    "Antwoord 2",
    "Een week.",
]


@pytest.mark.parametrize(
    "heads",
    [
        ["#", "Kamervraag", "Antwoord kabinet"],
        ["Nr.", "Vraag", "Antwoord"],
        ["Volgnummer", "Vraag van het lid", "Reactie van de minister"],
        ["Vraag nr", "Gestelde vragen", "Beantwoording"],
    ],
)
def test_heads_of_many_wordings_are_known(heads: list[str | None]) -> None:
    assert filled([heads, ["1", "Ligt de sluis stil?", "Ja."], ["2", "Hoe lang?", "Een week."]]) == ANSWERED


@pytest.mark.parametrize("first", ["1. Ligt de sluis stil?", "Vraag 1: Ligt de sluis stil?"])
def test_two_columns_take_the_typed_number(first: str) -> None:
    second = first.replace("1", "2").replace("Ligt de sluis stil?", "Hoe lang?")
    assert filled([["Vraag", "Antwoord"], [first, "Ja."], [second, "Een week."]]) == ANSWERED


def test_heads_printed_again_are_in_no_answer() -> None:
    heads: list[str | None] = ["Nr", "Vraag", "Antwoord"]
    assert (
        filled([heads, ["1", "Ligt de sluis stil?", "Ja."], heads, ["2", "Hoe lang?", "Een week."]])
        == ANSWERED
    )


def test_a_further_column_stands_with_its_head_and_pages_of_the_paper_are_left_out() -> None:
    rows: list[list[str | None]] = [
        ["Nr", "Vraag", "Blz.", "Antwoord", "Toelichting"],
        ["1", "Ligt de sluis stil?", "14", "Ja.", "Zie de bijlage."],
    ]
    assert filled(rows)[-3:] == ["Antwoord 1", "Ja.", "Toelichting: Zie de bijlage."]
    assert "14" not in " ".join(filled(rows))


def test_an_answer_cell_over_two_rows_answers_both() -> None:
    rows: list[list[str | None]] = [
        ["Nr", "Vraag", "Antwoord"],
        ["1", "Ligt de sluis stil?", "Ja, een week."],
        ["2", "Hoe lang?", None],
        ["3", "Waarom?", "Door roest."],
    ]
    assert filled(rows)[:6] == [
        "Vraag 1",
        "Ligt de sluis stil?",
        "Vraag 2",
        "Hoe lang?",
        "Antwoord 1 en 2",
        "Ja, een week.",
    ]
    assert filled(rows)[-2:] == ["Antwoord 3", "Door roest."]


def test_an_answer_that_goes_on_in_a_row_of_its_own_stays_one() -> None:
    rows: list[list[str | None]] = [
        ["Nr", "Vraag", "Antwoord"],
        ["1", "Waarom?", "Door roest."],
        ["", "", "En door ijs."],
    ]
    assert filled(rows)[-3:] == ["Antwoord 1", "Door roest.", "En door ijs."]


def test_other_tables_stay_rows() -> None:
    assert filled([["Jaar", "Vangst"], ["2030", "12"]]) == ["Jaar  Vangst", "2030  12"]
    assert filled([["Vraag", "Aantal"], ["hulp", "12"]]) == ["Vraag  Aantal", "hulp  12"]


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def docx_lines(*rows: str, **parts: str) -> list[str]:
    body = f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"
    return [line for line in read_bytes(make_docx(body, **parts), "stuk.docx").text.split("\n") if line]


HEADS = cell(paragraph("Nr")) + cell(paragraph("Vraag")) + cell(paragraph("Antwoord"))


def test_numbers_that_word_counts_by_itself_number_the_questions() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    )
    number = cell('<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr></w:pPr></w:p>')
    rows = [
        number + cell(paragraph("Ligt de sluis stil?")) + cell(paragraph("Ja.")),
        number + cell(paragraph("Hoe lang?")) + cell(paragraph("Een week.")),
    ]
    assert docx_lines(HEADS, *rows, numbering=numbering) == ANSWERED


def test_merged_and_spanning_cells_of_word_keep_their_columns() -> None:
    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell(paragraph("1")) + cell(paragraph("Ligt de sluis stil?")) + cell(paragraph("Ja."), start),
        cell(paragraph("2")) + cell(paragraph("Hoe lang?")) + cell(paragraph(""), on),
        cell(paragraph("Deel twee"), '<w:gridSpan w:val="3"/>'),
        cell(paragraph("3")) + cell(paragraph("Waarom?")) + cell(paragraph("Door roest.")),
    ]
    lines = docx_lines(HEADS, *rows)
    assert lines[4:7] == ["Antwoord 1 en 2", "Ja.", "Deel twee"]
    assert lines[-2:] == ["Antwoord 3", "Door roest."]


def test_rowspan_and_colspan_of_html_keep_their_columns() -> None:
    html = (
        "<!doctype html><table><tr><th>Nr<th>Vraag<th>Antwoord</tr><tr><td colspan=3>Deel een</tr>"
        "<tr><td>1<td>Ligt de sluis stil?<td rowspan=2>Ja.</tr><tr><td>2<td>Hoe lang?</tr></table>"
    )
    lines = [line for line in read_bytes(html.encode(), "stuk.html").text.split("\n") if line]
    assert lines == [
        "Deel een",
        "Vraag 1",
        "Ligt de sluis stil?",
        "Vraag 2",
        "Hoe lang?",
        "Antwoord 1 en 2",
        "Ja.",
    ]


def test_rows_without_numbers_get_none_and_are_cited_by_their_order() -> None:
    lines = filled([["Vraag", "Antwoord"], ["Ligt de sluis stil?", "Ja."], ["Hoe lang?", "Een week."]])
    assert lines == [
        "Vraag:",
        "Ligt de sluis stil?",
        "Antwoord:",
        "Ja.",
        "Vraag:",
        "Hoe lang?",
        "Antwoord:",
        "Een week.",
    ]
    doc = read("Lijst van vragen en antwoorden\n\n" + "\n".join(lines))
    assert [(each.id, each.numbers) for each in doc.exchanges] == [("1", ()), ("2", ())]
    assert [answer for *_, answer in pairs(doc)] == ["Ja.", "Een week."]
