"""Endnotes as large as the text and fields of pages left glued, as browsers print a Word file; invented."""

from __future__ import annotations

from collections.abc import Sequence

from index.files import read_bytes
from tests.support.office_files import column, make_pdf

TEXT = [
    "Vraag 1",
    "Hoeveel sluizen^1^ zijn er in het hele land?",
    "Antwoord 1",
    "Er zijn er veertig, zo bleek uit de telling^2^ van vorig jaar.",
]
NOTES = ["1 Kamerstuk 91 111, nr. 4.", "2 Telling van de sluizen, die over twee regels", "gaat."]
FIELDS = ["3Pagina0van3Pagina", "1 van 3Pagina 1 van", "3"]


def text(body: Sequence[str], foot: Sequence[str], between: float = 40) -> str:
    page = [*column(72, 700, body), *column(72, 700 - 12 * len(body) - between, foot)]
    return read_bytes(make_pdf([page]), "stuk.pdf").text


def test_the_numbers_that_close_a_paper_are_the_notes_of_the_raised_ones() -> None:
    found = text(TEXT, NOTES)
    assert "sluizen[^1] zijn" in found and "telling[^2] van" in found
    assert "[^1]: Kamerstuk 91 111, nr. 4.\n" in found
    assert "[^2]: Telling van de sluizen, die over twee regels gaat.\n" in found


def test_below_the_askers_own_notes_too() -> None:
    found = text(TEXT, ["1. De Courant, 3 mei.", "2. De Bode, 4 mei.", *NOTES])
    assert "[^1]: Kamerstuk" in found and "1. De Courant, 3 mei." in found


def test_a_list_is_no_note_where_its_numbers_are_not_those_raised() -> None:
    for notes in (NOTES[:1], [*NOTES, "3 Een derde punt."], ["1 Een punt.", "3 Nog een punt."]):
        assert "[^" not in text(TEXT, notes)


def test_glued_fields_of_pages_are_left_out() -> None:
    assert "agina" not in text(TEXT, FIELDS)
    assert "Pagina 1 van 3" in text(TEXT, ["Pagina 1 van 3"])  # well set: known as furniture later
    assert "3Pagina" in text(TEXT, ["Zie 3Pagina0van3Pagina"])
