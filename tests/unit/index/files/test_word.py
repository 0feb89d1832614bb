"""docx: what a reader sees, without Word's leftovers (case 96), with list numbers, notes and tables."""

from __future__ import annotations

import pytest

from index.errors import DocumentError
from index.files import read_bytes
from index.files.docx import archive
from tests.support.office_files import WORD, make_docx, make_zip, paragraph

LIST = '<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="3">'
    '<w:lvl w:ilvl="0"><w:start w:val="2"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
)
FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    "<w:r><w:instrText> DOCPROPERTY datum </w:instrText></w:r>"
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>3 mei 2031</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def lines(body: str, **parts: str) -> list[str]:
    return read_bytes(make_docx(body, **parts), "stuk.docx").text.rstrip("\n").split("\n")


def cell(*texts: str) -> str:
    return f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def test_a_paragraph_is_a_line_and_an_empty_one_a_blank_line() -> None:
    assert lines(paragraph("Vraag 1") + paragraph("") + paragraph("Ja.")) == ["Vraag 1", "", "Ja."]


@pytest.mark.parametrize("style", ["Kop1", "Heading 2", "Titel"])
def test_a_heading_stands_apart(style: str) -> None:
    heading = paragraph("De sluis", f'<w:pStyle w:val="{style}"/>')
    assert lines(paragraph("Ja.") + heading + paragraph("Nee.")) == ["Ja.", "", "De sluis", "", "Nee."]


def test_of_a_field_only_the_result_is_read() -> None:
    assert lines(FIELD) == ["3 mei 2031"]


def test_deleted_hidden_and_broken_parts_are_left_out() -> None:
    body = (
        "<w:p><w:del><w:r><w:delText>oud</w:delText></w:r></w:del><w:ins><w:r><w:t>nieuw</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>geheim</w:t></w:r>"
        "<w:r><w:t> Error! Reference source not found.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        f"{paragraph('Klik of tik om tekst in te voeren.')}</w:sdtContent></w:sdt>"
        f"<w:sdt><w:sdtContent>{paragraph('Ingevuld')}</w:sdtContent></w:sdt>"
    )
    assert lines(body) == ["nieuw", "Ingevuld"]


def test_list_numbers_are_counted_as_word_counts_them() -> None:
    items = [(0, "a"), (0, "b"), (1, "c"), (1, "d"), (2, "e"), (0, "f"), (1, "g")]
    body = "".join(paragraph(text, LIST.format(level=level)) for level, text in items)
    assert lines(body, numbering=NUMBERING) == ["2) a", "3) b", "a. c", "b. d", "• e", "4) f", "a. g"]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("upperRoman", ["III.", "IV.", "V."]),
        ("lowerRoman", ["iii.", "iv.", "v."]),
        ("upperLetter", ["C.", "D.", "E."]),
        ("none", ["", "", ""]),
    ],
)
def test_forms_of_numbers_and_overrides_of_a_list(form: str, labels: list[str]) -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="3"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num>'
    )
    body = "".join(paragraph(text, LIST.format(level=0)) for text in "abc")
    expected = [f"{label} {text}".strip() for label, text in zip(labels, "abc", strict=True)]
    assert lines(body, numbering=numbering) == expected


def test_a_list_may_hang_on_a_style() -> None:
    styles = f'<w:style w:styleId="Vragen"><w:pPr>{LIST.format(level=0)}</w:pPr></w:style>'
    body = paragraph("a", '<w:pStyle w:val="Vragen"/>')
    assert lines(body, numbering=NUMBERING, styles=styles) == ["2) a"]


def test_notes_hang_where_their_marker_stands_and_count_from_one() -> None:
    def noted(text: str, note: int) -> str:
        reference = f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'
        return f"<w:p><w:r><w:t>{text}</w:t></w:r>{reference}<w:r><w:t>.</w:t></w:r></w:p>"

    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="4">{paragraph("Tweede noot,")}{paragraph("twee alinea’s.")}</w:footnote>'
        f'<w:footnote w:id="9">{paragraph("Eerste noot.")}</w:footnote>'
    )
    assert lines(noted("Ja", 9) + noted("Nee", 4), footnotes=notes) == [
        "Ja[^1].",
        "Nee[^2].",
        "",
        "[^1]: Eerste noot.",
        "[^2]: Tweede noot, twee alinea’s.",
    ]


def test_other_raised_digits_stay_raised() -> None:
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>2</w:t></w:r>'
    assert lines(f"<w:p><w:r><w:t>12 km</w:t></w:r>{raised}</w:p>") == ["12 km²"]


def test_a_table_of_questions_reads_as_labels() -> None:
    body = table(
        cell("Nr") + cell("Vraag") + cell("Antwoord") + cell("Blz."),
        cell("1") + cell("Hoeveel?") + cell("Twaalf.", "Later meer.") + cell("3"),
        cell("2.") + cell("Waarom?") + cell("Zie 1.") + cell("4"),
    )
    assert [line for line in lines(body) if line] == [
        *["Vraag 1", "Hoeveel?", "Antwoord 1", "Twaalf.", "Later meer."],
        *["Vraag 2", "Waarom?", "Antwoord 2", "Zie 1."],
    ]


def test_other_tables_read_by_row_and_letterheads_by_cell() -> None:
    body = table(cell("Jaar") + cell("2029"), cell("Aantal") + cell("12")) + table(
        cell("Datum") + cell("3 mei 2031")
    )
    assert lines(body) == ["Jaar  2029", "Aantal  12", "Datum", "3 mei 2031"]


def test_a_letterhead_in_the_header_is_read_where_the_body_has_no_date() -> None:
    links = '<Relationships><Relationship Id="r9" Target="header2.xml"/></Relationships>'
    header = f"<w:hdr {WORD}>{paragraph('Datum')}{paragraph('3 mei 2031')}</w:hdr>"
    section = '<w:sectPr><w:headerReference w:type="first" w:id="r9"/></w:sectPr>'

    def read(first: str) -> str:
        document = f"<w:document {WORD}><w:body>{paragraph(first)}{section}</w:body></w:document>"
        parts = {
            "word/document.xml": document,
            "word/header2.xml": header,
            "word/_rels/document.xml.rels": links,
        }
        return read_bytes(make_zip(parts), "stuk.docx").text

    assert read("Geachte voorzitter,") == "Datum\n3 mei 2031\nGeachte voorzitter,\n"
    assert read("Datum 4 juni 2031") == "Datum 4 juni 2031\n"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph('Ons kenmerk 2031-1')}</w:txbxContent>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    drawing = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    body = f'<w:p xmlns:mc="urn:mc">{drawing}<w:r><w:t>Geachte voorzitter,</w:t></w:r></w:p>'
    assert lines(body) == ["Ons kenmerk 2031-1", "Geachte voorzitter,"]


def test_an_entity_in_a_docx_is_not_resolved() -> None:
    xml = make_docx(paragraph("Vóór &amp; na"))
    assert "Vóór & na" in read_bytes(xml, "a.docx").text
    bomb = (
        '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        '<w:document xmlns:w="urn:w"><w:body>'
        "<w:p><w:r><w:t>een &b; twee</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "aaa" not in read_bytes(make_zip({"word/document.xml": bomb}), "a.docx").text


def test_a_zip_bomb_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PART_BYTES", 100_000)
    with pytest.raises(DocumentError, match="unpacks to more than"):
        read_bytes(make_docx(paragraph("a" * 200_000)), "stuk.docx")


@pytest.mark.parametrize("name", ["inner.docx", "word/document.xml"])
def test_a_zip_in_a_zip_stays_closed(name: str) -> None:
    with pytest.raises(DocumentError):
        read_bytes(make_zip({name: make_docx(paragraph("diep"))}), "stuk.docx")


@pytest.mark.parametrize("cut", [4, 60, -30])
def test_a_damaged_docx_is_an_error_of_ours(cut: int) -> None:
    with pytest.raises(DocumentError):
        read_bytes(make_docx(paragraph("Vraag 1"))[:cut], "stuk.docx")


def test_a_very_deep_docx_is_refused() -> None:
    with pytest.raises(DocumentError, match="XML"):
        read_bytes(make_docx("<w:ins>" * 5000 + "</w:ins>" * 5000), "stuk.docx")


HIDING = (
    '<w:style w:type="paragraph" w:styleId="Intern"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Concept"><w:basedOn w:val="Intern"/></w:style>'
    '<w:style w:type="character" w:styleId="Toch"><w:basedOn w:val="Intern"/>'
    '<w:rPr><w:vanish w:val="0"/></w:rPr></w:style>'
)


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_text_hidden_by_a_style_is_left_out() -> None:
    shown = (
        run("zichtbaar")
        + run("geheim", '<w:rStyle w:val="Concept"/>')
        + run(" ook", '<w:rStyle w:val="Toch"/>')
    )
    body = paragraph("intern", '<w:pStyle w:val="Intern"/>') + f"<w:p>{shown}</w:p>"
    assert lines(body, styles=HIDING) == ["zichtbaar ook"]


def test_struck_text_and_the_prompt_of_an_empty_field_are_left_out() -> None:
    prompt = run("Vul hier in.")
    prompt = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{prompt}</w:sdtContent></w:sdt>"
    kept = run("niet", '<w:strike w:val="0"/>')
    body = f"<w:p>{run('twaalf')}{run('dertien', '<w:strike/>')}{run('elf', '<w:dstrike/>')}{prompt}</w:p>"
    assert lines(body + f"<w:p>{kept}</w:p>") == ["twaalf", "niet"]
    said = [read_bytes(make_docx(each), "stuk.docx").warnings for each in (body, f"<w:p>{kept}</w:p>")]
    assert said == [("text that is struck through was left out",), ()]


def test_ticks_are_kept() -> None:
    box = '<w:r><w:sym w:font="Wingdings" w:char="{}"/></w:r>'
    old = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData>'
        '</w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = f"<w:p>{box.format('F0A8')}{run(' Ja ')}{box.format('F0FE')}{run(' Nee ')}{old}</w:p>"
    assert lines(body) == ["☐ Ja ☒ Nee ☒"]


def test_a_row_deleted_under_revision_is_gone() -> None:
    gone = f"<w:trPr><w:del/></w:trPr>{cell('77')}"
    assert lines(table(cell("12"), gone)) == ["12"]


CHUNK = '<w:altChunk xmlns:r="r" r:id="rId5"/>'


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("deel.htm", "<html><body><p>Vraag 2</p><p>En nu?</p></body></html>"),
        ("deel.txt", "Vraag 2\nEn nu?"),
        (
            "deel.mht",
            "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<html><p>Vraag 2<p>En nu?</html>",
        ),
        ("deel.docx", make_docx(paragraph("Vraag 2") + paragraph("En nu?"))),
    ],
)
def test_a_file_inserted_whole_is_read_in_its_place(name: str, content: str | bytes) -> None:
    body = paragraph("Vraag 1") + CHUNK + paragraph("Slot")
    link = f'<Relationship Id="rId5" Target="{name}"/>'
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {WORD}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>",
        f"word/{name}": content,
    }
    text = read_bytes(make_zip(parts), "stuk.docx").text
    assert [line for line in text.split("\n") if line] == ["Vraag 1", "Vraag 2", "En nu?", "Slot"]


def test_a_file_inserted_that_cannot_be_read_is_said() -> None:
    assert read_bytes(make_docx(paragraph("Vraag 1") + CHUNK), "stuk.docx").warnings == (
        "a part of another file that was inserted is not read",
    )


def test_more_paragraphs_than_a_paper_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.files.docx.body.MAX_PARAGRAPHS", 3)
    with pytest.raises(DocumentError, match="more than 3 paragraphs"):
        lines(paragraph("a") * 4)
