"""The foot of a PDF's page: notes in small print or not, and the page's number below them; invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.document import Document
from index.files import read_bytes
from index.files.pdf.layout import Row
from index.files.pdf.margins import without_page_numbers
from index.parse import parse
from tests.support.office_files import Place, column, make_pdf
from tests.support.parsed import HEAD, pairs

FIRST = [
    *HEAD.splitlines(),
    "Vraag 1",
    "Hoeveel sluizen zijn er volgens het rapport?^1^",
    "Antwoord 1",
    "Er zijn er veertig, bleek uit de telling^2^, die elk jaar worden nagezien omdat de dijken dan",
]
SECOND = ["het zwaarst worden belast.", "Vraag 2", "Is dat genoeg?^3^", "Antwoord 2", "Ja, dat is genoeg."]
NOTES = (
    ["1 De staat van de sluizen, mei.", "2 Deze telling duurde een jaar, waarin", "veel is geteld."],
    ["3 Zie de bijlage."],
)
RIGHT = [
    (
        "1",
        "Hoeveel sluizen zijn er volgens het rapport?",
        "Er zijn er veertig, bleek uit de telling, die elk jaar worden nagezien omdat de dijken dan "
        "het zwaarst worden belast.",
    ),
    ("2", "Is dat genoeg?", "Ja, dat is genoeg."),
]


def printed(
    notes: Sequence[Sequence[str]], number: str = "", size: float = 8.0, own: float = 10.0
) -> Document:
    pages: list[list[Place]] = []
    for page, (body, foot) in enumerate(zip((FIRST, SECOND), notes, strict=True), 1):
        below = [(290.0, 50.0, own, number.format(page))] if number else []
        pages.append([*column(72, 700, body), *column(72, 150, foot, size, size + 1.5), *below])
    return parse(read_bytes(make_pdf(pages), "stuk.pdf"), "stuk.pdf")


@pytest.mark.parametrize(
    "number", ["", "{}", "- {} -", "Pagina {} van 2", "Ministerie van Visserij {}", "{} | Sluizen"]
)
@pytest.mark.parametrize("size", [8.0, 9.0, 9.5, 10.0])
@pytest.mark.parametrize("own", [8.0, 10.0])
def test_a_sentence_goes_on_across_notes_and_the_number_of_the_page(
    number: str, size: float, own: float
) -> None:
    doc = printed(NOTES, number, size, own)
    assert pairs(doc) == RIGHT
    assert [note.exchange for note in doc.footnotes] == ["1", "1", "2"]


def test_notes_with_a_full_stop_behind_their_number_are_called_by_the_raised_ones() -> None:
    dotted = [
        [line.replace(" ", ". ", 1) if line[0].isdecimal() else line for line in foot] for foot in NOTES
    ]
    assert pairs(printed(dotted, "{}")) == RIGHT


def test_numbers_that_begin_again_on_each_page() -> None:
    assert pairs(printed((NOTES[0], ["3 Zie de bijlage."]), "{}")) == RIGHT


def test_small_print_without_a_number_does_not_cut_a_sentence() -> None:
    doc = printed((["De staat van de sluizen, mei 2030.", "Bijlage bij de brief."], ["3 Zie de bijlage."]))
    assert pairs(doc)[0][2] == RIGHT[0][2].replace("telling,", "telling²,")
    assert doc.at(doc.footnotes[0].span) == "De staat van de sluizen, mei 2030. Bijlage bij de brief."


def test_a_note_goes_on_at_the_foot_of_the_next_page() -> None:
    first = [NOTES[0][0], "2 Deze telling duurde een jaar, waarin"]
    doc = printed((first, ["veel is geteld.", *NOTES[1]]))
    assert pairs(doc) == RIGHT
    assert doc.at(doc.footnotes[1].span) == "Deze telling duurde een jaar, waarin veel is geteld."


def row(text: str, top: float, apart: bool = True) -> Row:
    return Row(text, 10.0, top, apart)


@pytest.mark.parametrize(
    ("texts", "top"),
    [
        (("7", "9"), 0.95),  # does not run on
        (("1", "2"), 0.5),  # not in the margin
        (("Vraag 1", "Vraag 2"), 0.95),
        (("Zuid 1", "Noord 2"), 0.95),
    ],
)
def test_what_is_no_number_of_a_page_stays(texts: tuple[str, str], top: float) -> None:
    pages = [[row("Tekst.", 0.2), row(text, top)] for text in texts]
    assert without_page_numbers(pages) == pages


def test_the_number_of_a_page_that_stands_alone() -> None:
    assert without_page_numbers([[row("Tekst.", 0.2), row("1", 0.95)]]) == [[row("Tekst.", 0.2)]]


TITLE = "Vragen over sluizen | Tweede Kamer"
TOPS = [
    ("23-4-2031, 10:05", TITLE),
    (TITLE, "23-04-2031 10:05"),
    ("wo 23 apr 2031 10:05", "Sluizen"),
    (TITLE,),
]
FEET = [
    ("https://www.voorbeeld.nl/vragen/123", "{}/3"),
    ("{} van 3", "23-4-2031 10:05"),
    ("Page {} of 3",),
    ("file:///C:/stukken/vragen.html", "{}/3"),
    (),
]


@pytest.mark.parametrize("top", TOPS)
@pytest.mark.parametrize("foot", FEET)
@pytest.mark.parametrize("count", [1, 2, 3])
def test_what_a_browser_prints_around_a_page_is_in_no_answer(
    top: tuple[str, ...], foot: tuple[str, ...], count: int
) -> None:
    bodies = [[line.replace("^1^", "").replace("^2^", "") for line in FIRST], SECOND[:1], SECOND[:1]]
    pages = [
        [
            *((72 + 230 * i, 820.0, 8.0, text) for i, text in enumerate(top)),
            *column(72, 700, body),
            *((72 + 400 * i, 20.0, 8.0, text.format(page)) for i, text in enumerate(foot)),
        ]
        for page, body in enumerate(bodies[:count], 1)
    ]
    answer = pairs(parse(read_bytes(make_pdf(pages), "stuk.pdf"), "stuk.pdf"))[0][2]
    assert answer is not None and answer.startswith("Er zijn er veertig")
    assert not [word for word in ("2031", "Kamer", "Sluizen", "http", "file", "3") if word in answer]
