"""A worksheet as a Word file; invented text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import docx

from ui.wording.worksheet_file import SheetQuestion, SheetSource, Worksheet, worksheet_file

URL = "https://zoek.officielebekendmakingen.nl/ah-tk-20302031-7.html"
SOURCE = SheetSource(
    "De brug «blijft» dicht.",
    "minister Vos",
    "",
    "2 maart 2034",
    "antwoord op vraag 2",
    "",
    "Over de brug",
    URL,
    True,
)
SHEET = Worksheet(
    "Over de brug",
    "Bos (Tulp)",
    "2034-05-01",
    (
        SheetQuestion("1", "Kent u de brug?", "formal", "Ja.", (), ()),
        SheetQuestion("2", "Blijft zij dicht?", "answered", "Eerste.\n\nTweede.", (), (SOURCE, SOURCE)),
        SheetQuestion("3", "Hoe lang?", "silent", "", (), ()),
        SheetQuestion(
            "4", "En dan?", "<vreemd>", "", ("Zo staat het er [1].",), (replace(SOURCE, stands=False),)
        ),
    ),
)


def lines(sheet: Worksheet = SHEET) -> list[str]:
    made = docx.Document(io.BytesIO(worksheet_file(sheet, date(2034, 6, 1), "nl")))
    return [paragraph.text for paragraph in made.paragraphs]


def test_each_quote_has_its_source_below_it_and_its_own_number() -> None:
    shown = lines()
    at = [n for n, line in enumerate(shown) if line.startswith("«De brug «blijft» dicht.» [")]
    assert [shown[n][-3:] for n in at] == ["[1]", "[2]", "[3]"]
    for n, number in zip(at, ("[1]", "[2]", "[3]"), strict=True):
        assert shown[n + 1].startswith(
            f"{number} minister Vos, 2 maart 2034, antwoord op vraag 2, Over de brug – {URL}"
        )
    with zipfile.ZipFile(io.BytesIO(worksheet_file(SHEET, date(2034, 6, 1), "nl"))) as packed:
        assert URL in packed.read("word/_rels/document.xml.rels").decode()


def test_own_text_stands_above_the_quotes_and_silence_is_said() -> None:
    shown = lines()
    assert shown.index("Eerste.") + 1 == shown.index("Tweede.") < shown.index("«De brug «blijft» dicht.» [1]")
    assert "Gevraagd door Bos (Tulp), 1 mei 2034" in shown
    assert (
        shown[shown.index("Hoe lang?") + 2]
        == "In de doorzochte stukken is geen antwoord op deze vraag gevonden."
    )


def test_a_quote_that_no_longer_stands_there_is_said_to() -> None:
    moved = [line for line in lines() if "staat niet meer op deze plaats" in line]
    assert len(moved) == 1 and moved[0].startswith("[3]")


def test_only_web_addresses_become_links_and_odd_signs_are_taken() -> None:
    odd = replace(SOURCE, url="javascript:x", quote="a\x00b\x0b")
    sheet = replace(SHEET, day="morgen", questions=(replace(SHEET.questions[1], sources=(odd,)),))
    assert not any("javascript" in line for line in lines(sheet))


def test_what_a_question_has_no_answer_to_goes_along_in_the_file() -> None:
    gap = "Over “Hoe lang?” staat in de doorzochte stukken geen antwoord."
    half = replace(SHEET.questions[1], gaps=(gap,))
    sheet = replace(SHEET, questions=(half, SHEET.questions[2]))
    shown = lines(sheet)
    assert shown.index(gap) > shown.index("«De brug «blijft» dicht.» [2]")
    made = docx.Document(io.BytesIO(worksheet_file(sheet, date(2034, 6, 1), "nl")))
    assert [row.cells[1].text for row in made.tables[0].rows][1:] == ["deels beantwoord", "stukken zwijgen"]
