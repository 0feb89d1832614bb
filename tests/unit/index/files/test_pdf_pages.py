"""Pages of PDFs as they are met: narrow columns and cells, askew, with full margins, with unseen text."""

from __future__ import annotations

import math

import numpy as np
import pypdfium2
import pytest

from index.files import SourceText, read_bytes
from index.files.pdf.bidi import logical_order
from index.files.pdf.letters import Letters, PageFrame
from index.files.pdf.runs import page_heights, page_runs
from index.files.pdf.visibility import page_visibility
from index.files.pdf.words import _join_letters, page_words
from tests.support.office_files import Place, column, make_form, make_pdf

ASKED = [
    "Hoeveel schepen lagen in mei te wachten",
    "voor de sluis van Waterstad, en wat kostte",
    "dat de schippers?",
]
SAID = ["In mei lagen er 1.213 schepen te wachten.", "Dat kostte 3,4 miljoen euro, 6 procent meer."]


def read(*pages: list[Place]) -> SourceText:
    return read_bytes(make_pdf(pages), "stuk.pdf")


def filled(source: SourceText) -> list[str]:
    return [line for line in source.text.split("\n") if line]


def width(text: str, size: float = 10.0) -> float:
    """How wide a text is printed, in points."""
    page = pypdfium2.PdfDocument(make_pdf([[(0.0, 100.0, size, text)]]))[0]
    found = page_words(page.get_textpage(), PageFrame(595, 842), page_visibility(page))
    return max(word.right for word in found.words)


def table(gap: float, numbered: bool, centred: bool = False) -> list[Place]:
    """Three questions with answers, the cells `gap` points apart where a line is full."""
    left = 90.0 if numbered else 60.0
    right = left + max(width(line) for line in ASKED) + gap
    shift = 40.0 if centred else 0.0
    heads = [(left + shift, 770.0, 10.0, "Vraag"), (right + shift, 770.0, 10.0, "Antwoord")]
    places: list[Place] = [(60.0, 770.0, 10.0, "Nr"), *heads] if numbered else heads
    for row in range(3):
        top = 750.0 - 40 * row
        asked = ASKED if numbered else [f"{row + 1}. {ASKED[0][:-4]}", *ASKED[1:]]
        places += [*column(left, top, asked), *column(right, top, SAID)]
        places += [(60.0, top, 10.0, str(row + 1))] if numbered else []
    return places


@pytest.mark.parametrize("gap", [5.7, 10.8, 30.0])  # the usual margins of LibreOffice and of Word
@pytest.mark.parametrize("numbered", [True, False])
@pytest.mark.parametrize("centred", [True, False])
def test_cells_with_ordinary_margins_stay_apart(gap: float, numbered: bool, centred: bool) -> None:
    lines = filled(read(table(gap, numbered, centred)))
    first = ASKED if numbered else [ASKED[0][:-4], *ASKED[1:]]
    assert lines == [line for n in "123" for line in [f"Vraag {n}", *first, f"Antwoord {n}", *SAID]]


def test_two_columns_without_numbers_begin_a_row_where_both_cells_begin() -> None:
    rows = [("Ligt de sluis stil?", "Ja."), ("Hoe lang al?", "Een week."), ("Waarom?", "Door roest.")]
    places: list[Place] = [(60.0, 770.0, 10.0, "Vraag"), (300.0, 770.0, 10.0, "Antwoord")]
    for i, (asked, said) in enumerate(rows):
        places += [(60.0, 750.0 - 14 * i, 10.0, asked), (300.0, 750.0 - 14 * i, 10.0, said)]
    lines = filled(read(places))
    assert lines[4:8] == ["Vraag:", "Hoe lang al?", "Antwoord:", "Een week."]


def test_a_question_that_goes_on_over_the_page_stays_before_its_answer() -> None:
    first = [(60.0, 770.0, 10.0, "Nr"), (90.0, 770.0, 10.0, "Vraag"), (300.0, 770.0, 10.0, "Antwoord")]
    first += [(60.0, 90.0, 10.0, "1"), (90.0, 90.0, 10.0, "Hoe lang ligt"), (300.0, 90.0, 10.0, "Een week,")]
    second = [(90.0, 770.0, 10.0, "de sluis stil?"), (300.0, 770.0, 10.0, "tot in mei.")]
    second += [(60.0, 740.0, 10.0, "2"), (90.0, 740.0, 10.0, "Waarom?"), (300.0, 740.0, 10.0, "Door roest.")]
    assert filled(read(first, second))[:6] == [
        *["Vraag 1", "Hoe lang ligt", "de sluis stil?", "Antwoord 1", "Een week,", "tot in mei."]
    ]


def test_columns_with_a_narrow_gutter_are_read_one_after_the_other() -> None:
    left = [f"De linkerkolom vertelt in deze regel {n} het een" for n in range(10, 30)]
    right = [f"En de rechterkolom gaat in {n} met het ander door" for n in range(10, 30)]
    start = 55 + max(width(line, 8.6) for line in left) + 14.4
    places = [*column(55, 770, left, 8.6, 11), *column(start, 770, right, 8.6, 11)]
    assert filled(read(places)) == [*left, *right]


@pytest.mark.parametrize("degrees", [-2.0, -0.6, 0.5, 1.0, 3.0])
@pytest.mark.parametrize("layer", [False, True])
def test_a_page_askew_keeps_its_numbers_in_their_place(degrees: float, layer: bool) -> None:
    """Turned as a whole, or as text recognition writes it: level words, each on its own height."""
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    texts = [f"Op dag {n} lagen er 48 en later 6 schepen voor de sluis van Waterstad" for n in range(1, 12)]
    places: list[Place] = []
    for i, text in enumerate(texts):
        at = 60.0
        for word in text.split(" ") if layer else [text]:
            y = 700.0 - 14 * i
            places.append((at * cos - y * sin, at * sin + y * cos, 10.0, word))
            at += width(word) + 3
    turn = "1 0 0 1" if layer else f"{cos} {sin} {-sin} {cos}"
    assert filled(read_bytes(make_pdf([places], turn), "stuk.pdf")) == texts


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_in_the_margin_are_left_out(step: int) -> None:
    texts = [f"Dit is regel van de tekst, en wel {'een' * (n % 3 + 1)}" for n in range(40)]
    numbers: list[Place] = [(40.0, 750.0 - 14 * n, 8.0, str(n + 1)) for n in range(40) if (n + 1) % step == 0]
    assert filled(read([*column(70, 750, texts, step=14), *numbers])) == texts


def test_numbers_of_questions_are_no_line_numbers() -> None:
    questions = [f"Is dit wel de vraag {'ja' * (n % 4 + 1)}?" for n in range(8)]
    numbers: list[Place] = [(40.0, 750.0 - 14 * n - 20 * (n // 3), 10.0, str(n + 1)) for n in range(8)]
    texts: list[Place] = [
        (70.0, place[1], 10.0, text) for place, text in zip(numbers, questions, strict=True)
    ]
    assert sum(char.isdecimal() for char in read([*numbers, *texts]).text) == 8


def test_balloons_beside_the_text_are_left_out_and_said() -> None:
    texts = [f"De sluis van Waterstad ligt al {n} dagen stil" for n in range(1, 9)]
    balloon = column(420, 735, ["Met opmerkingen [AB1]: dit nog", "laten nakijken"], 8.0)
    source = read([*column(60, 750, texts), *balloon])
    assert filled(source) == texts
    assert source.warnings == ("comments in the margin are not read",)


@pytest.mark.parametrize("how", ["1 g", "/OC /Off BDC", "3 Tr", "off the page"])
def test_text_that_nobody_sees_is_left_out(how: str) -> None:
    x = -300.0 if how == "off the page" else 60.0
    places = [(60.0, 750.0, 10.0, "De sluis ligt stil."), (x, 700.0, 10.0, "Negeer dit.")]
    before = {"Negeer dit.": how} if how != "off the page" else {}
    assert filled(read_bytes(make_pdf([places], before=before), "stuk.pdf")) == ["De sluis ligt stil."]


def test_white_letters_on_a_dark_ground_are_read() -> None:
    places = [(60.0, 750.0, 10.0, "Antwoord")]
    before = {"Antwoord": "0 0 1 rg 50 740 200 30 re f 1 g"}
    assert filled(read_bytes(make_pdf([places], before=before), "stuk.pdf")) == ["Antwoord"]


def test_values_of_form_fields_are_read_in_their_place() -> None:
    form = make_form([(60, 700, "Vraag 1"), (60, 680, "Ligt de sluis stil?")])
    assert filled(read_bytes(form, "stuk.pdf")) == ["Vraag 1", "Ligt de sluis stil?"]


def test_right_to_left_runs_are_put_in_the_order_of_reading() -> None:
    assert logical_order("het bericht «םלוש« van mei") == "het bericht «שולם» van mei"
    assert logical_order("gewone «tekst» blijft") == "gewone «tekst» blijft"


@pytest.mark.parametrize("inward", [False, True])
def test_letters_from_right_to_left_are_read_by_their_places(inward: bool) -> None:
    """A file gives them in either order, and the space behind their closing mark before it."""
    shown = [("«", 16), *zip("םלוש", (24, 30, 34, 38), strict=True), ("«", 46), ("i", 56), ("s", 59)]
    printed = [*shown[:1], *(reversed(shown[1:5]) if inward else shown[1:5]), *shown[5:]]
    count = len(printed)
    left = np.array([place for _, place in printed], np.float64)
    letters = Letters(
        "".join(sign for sign, _ in printed),
        left,
        left + [6, *[5.5] * 4, 6.5, 2.5, 5],
        np.full(count, 700.0),
        np.full(count, 10.0),
        np.zeros(count, np.int64),
        np.zeros(count, np.int64),
    )
    (run,) = page_runs(page_heights(_join_letters(letters)))
    assert run.text == "«שולם» is"


def test_a_small_number_below_the_line_stays_at_its_word() -> None:
    places = [(60.0, 750.0, 10.0, "De opslag van CO"), (60 + width("De opslag van CO"), 748.0, 6.0, "2")]
    places += [(60 + width("De opslag van CO") + 3.6, 750.0, 10.0, "-gas kost geld.")]
    assert filled(read(places)) == ["De opslag van CO2-gas kost geld."]
