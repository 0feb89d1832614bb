"""PDFs: reading order, margins, notes by place and size, pages, and what cannot be read."""

from __future__ import annotations

import io

import pytest

from index.errors import DocumentError
from index.files import SourceText, read_bytes
from tests.support.office_files import Place, column, make_pdf

LEFT = [f"De linkerkolom vertelt in regel {n} over" for n in range(1, 9)]
RIGHT = [f"En de rechterkolom gaat in {n} verder met" for n in range(1, 9)]


def read(*pages: list[Place]) -> SourceText:
    return read_bytes(make_pdf(pages), "stuk.pdf")


def test_two_columns_are_read_one_after_the_other() -> None:
    title = [(60.0, 800.0, 14.0, "Vragen van het lid Ter Horst over de haven van Waterstad in het noorden")]
    lines = read([*title, *column(60, 770, LEFT), *column(320, 770, RIGHT)]).text.split("\n")
    assert [line for line in lines if line][1:] == [*LEFT, *RIGHT]


def test_a_table_is_read_row_by_row() -> None:
    names = [f"Schip {n}" for n in range(1, 9)]
    numbers = [str(n * 10) for n in range(1, 9)]
    text = read([*column(60, 770, names), *column(320, 770, numbers)]).text
    assert "Schip 3  30\nSchip 4  40" in text


def test_a_table_of_prose_and_amounts_is_no_margin() -> None:
    names = [f"Bijdrage aan de haven van dorp {n}" for n in range(1, 9)]
    text = read([*column(60, 770, names), *column(430, 770, [f"{n} miljoen" for n in range(1, 9)])]).text
    assert "dorp 3  3 miljoen\nBijdrage aan de haven van dorp 4  4 miljoen" in text


def test_rows_of_a_table_with_two_columns_of_prose_are_not_torn_apart() -> None:
    left = [
        place
        for n in range(6)
        for place in column(60, 770 - 40 * n, [f"Maatregel {n} van het plan", "gaat door"])
    ]
    right = [
        place
        for n in range(6)
        for place in column(320, 770 - 40 * n, [f"Het doel van {n} is gehaald,", "zegt men"])
    ]
    text = read([*left, *right]).text
    assert "Maatregel 3 van het plan  Het doel van 3 is gehaald," in text


def test_a_list_of_questions_as_a_table_goes_on_over_the_page() -> None:
    first = [
        *[(60.0, 770.0, 10.0, "Nr"), (90.0, 770.0, 10.0, "Vraag"), (300.0, 770.0, 10.0, "Antwoord")],
        *[(60.0, 750.0, 10.0, "1"), *column(90, 750, ["Hoeveel schepen waren", "er in mei?"])],
        *column(300, 750, ["Er waren er twaalf.", "In juni waren er meer."]),
        *[(60.0, 710.0, 10.0, "2"), *column(90, 710, ["Waarom is de sluis", "gesloten?"])],
        *column(300, 710, ["De sluis wordt"]),
    ]
    second = [
        (
            60.0,
            800.0,
            8.0,
            "Tweede Kamer, vergaderjaar 2030-2031, 50 100, nr. 9, lijst van vragen en antwoorden",
        ),
        *column(300, 770, ["hersteld."]),
        *[(60.0, 750.0, 10.0, "3"), (90.0, 750.0, 10.0, "Wanneer?"), (300.0, 750.0, 10.0, "In mei.")],
        (
            60.0,
            700.0,
            10.0,
            "Deze lijst is vastgesteld door de vaste commissie voor Water van de Tweede Kamer.",
        ),
    ]
    lines = [line for line in read(first, second).text.split("\n") if line]
    assert lines == [
        *["Vraag 1", "Hoeveel schepen waren", "er in mei?"],
        *["Antwoord 1", "Er waren er twaalf.", "In juni waren er meer."],
        *["Vraag 2", "Waarom is de sluis", "gesloten?", "Antwoord 2", "De sluis wordt"],
        "Tweede Kamer, vergaderjaar 2030-2031, 50 100, nr. 9, lijst van vragen en antwoorden",
        *["hersteld.", "Vraag 3", "Wanneer?", "Antwoord 3", "In mei."],
        "Deze lijst is vastgesteld door de vaste commissie voor Water van de Tweede Kamer.",
    ]


def test_the_letterhead_in_the_margin_does_not_cut_sentences() -> None:
    body = [f"Dit is regel {n} van de brief zelf, die gewoon doorloopt naar de" for n in range(1, 12)]
    margin = ["Directoraat-Generaal", "Waterzaken", "Ons kenmerk", "2031-0001234", "Uw kenmerk", "2031Z01234"]
    text = read([*column(60, 700, body), *column(440, 700, margin, size=7.0)]).text
    assert "\n".join(body) in text
    assert text.index("2031-0001234") < text.index("regel 1 van")


def test_raised_numbers_with_a_note_at_the_foot_become_named_notes() -> None:
    page = [
        *column(60, 700, ["Vraag 1", "Kent u het rapport?^1^ Het gebied is 12 km^2^ groot."]),
        *column(60, 80, ["^1^ Kamerstuk 50 100, nr. 3, over de", "havens."], size=7.0, step=8.0),
    ]
    lines = read(page).text.split("\n")
    assert "Kent u het rapport?[^1] Het gebied is 12 km² groot." in lines
    assert "[^1]: Kamerstuk 50 100, nr. 3, over de havens." in lines


def test_notes_that_begin_again_on_each_page_stay_apart() -> None:
    def page(word: str) -> list[Place]:
        body = column(60, 700, [f"Dit is het rapport {word} van de commissie.^1^ Het is lang."])
        return [*body, *column(60, 80, [f"^1^ Noot over {word}."], size=7.0)]

    text = read(page("een"), page("twee")).text
    assert "[^1]: Noot over een." in text
    assert "[^2]: Noot over twee." in text
    assert text.count("[^1]") == text.count("[^2]") == 2


def test_lines_and_pages_point_into_the_text() -> None:
    source = read(column(60, 800, ["Eerste bladzij"], size=9.0), [], column(60, 400, ["Derde bladzij"]))
    assert [source.text[line.start : line.end] for line in source.lines] == [
        "Eerste bladzij",
        "Derde bladzij",
    ]
    assert [line.size for line in source.lines] == [9.0, 10.0]
    assert 0 < source.lines[0].top < 0.1 < 0.4 < source.lines[1].top < 0.6
    assert source.text[source.pages[2] :].startswith("Derde")
    assert source.pages[1] < source.pages[2]
    assert source.warnings == ("no text on page 2: empty or scanned",)


@pytest.mark.parametrize(
    ("turn", "places"),
    [
        ("0 1 -1 0", [(100.0, 60.0), (112.0, 60.0), (124.0, 60.0)]),
        ("0 -1 1 0", [(400.0, 700.0), (388.0, 700.0), (376.0, 700.0)]),
        ("-1 0 0 -1", [(500.0, 100.0), (500.0, 112.0), (500.0, 124.0)]),
    ],
)
def test_a_page_set_sideways_is_turned(turn: str, places: list[tuple[float, float]]) -> None:
    lines = ["Eerste regel", "Tweede regel", "Derde regel"]
    page = [(x, y, 10.0, line) for (x, y), line in zip(places, lines, strict=True)]
    assert read_bytes(make_pdf([page], turn), "stuk.pdf").text == "Eerste regel\nTweede regel\nDerde regel\n"


def test_more_space_between_lines_is_a_blank_line() -> None:
    text = read([*column(60, 800, ["Een", "twee", "drie"]), *column(60, 740, ["Vier", "vijf", "zes"])]).text
    assert text == "Een\ntwee\ndrie\n\nVier\nvijf\nzes\n"


def test_a_soft_hyphen_that_is_printed_is_a_hyphen() -> None:
    assert read(column(60, 800, ["De terugkeer\xad", "samenwerking"])).text == "De terugkeer-\nsamenwerking\n"


def test_a_scan_says_what_to_do() -> None:
    with pytest.raises(DocumentError, match="scan without text"):
        read([], [])


def test_signs_instead_of_letters_are_reported() -> None:
    page = column(60, 800, ["$%& +-/ (!) 3456 =;: <>? #@ 12 *"] * 20)
    assert "character map" in read(page).warnings[0]
    assert read(column(60, 800, LEFT)).warnings == ()


def test_letters_of_which_the_file_says_no_character_are_marked_and_said() -> None:
    named = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfchar <62> <0000> endbfchar "
        "endcmap end end"
    )
    pdf = make_pdf([[(60.0, 700.0, 10.0, "De brug is open.")]])
    pdf = pdf.replace(b"/WinAnsiEncoding", b"/WinAnsiEncoding /ToUnicode 99 0 R")
    stream = f"99 0 obj\n<< /Length {len(named)} >>\nstream\n{named}\nendstream\nendobj\nxref"
    source = read_bytes(pdf.replace(b"xref", stream.encode(), 1), "stuk.pdf")
    assert (
        source.text.strip() == "De \ufffdrug is open." and "1 letters have no character" in source.warnings[0]
    )


def test_a_locked_pdf_says_so(locked: bytes) -> None:
    with pytest.raises(DocumentError, match="password"):
        read_bytes(locked, "stuk.pdf")


@pytest.mark.parametrize("cut", [9, 40, 300])
def test_a_damaged_pdf_is_an_error_of_ours(cut: int) -> None:
    with pytest.raises(DocumentError):
        read_bytes(make_pdf([column(60, 800, ["Een"])])[:cut], "stuk.pdf")


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.files.pdf.read.MAX_PAGES", 2)
    with pytest.raises(DocumentError, match="3 pages"):
        read(*[column(60, 800, ["Een"])] * 3)


def test_reading_that_takes_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.files.pdf.read.MAX_SECONDS", -1.0)
    with pytest.raises(DocumentError, match="take longer"):
        read(column(60, 800, ["Een"]))


@pytest.fixture
def locked() -> bytes:
    """A PDF with a user password, by the standard's oldest encryption (40 bits)."""
    plain = make_pdf([column(60, 800, ["Een"])])
    lock = f"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <{'28' * 32}> /U <{'31' * 32}> >>"
    stream = io.BytesIO(plain)
    head, _, _ = stream.getvalue().partition(b"xref\n0")
    body = head + b"9 0 obj\n" + lock.encode() + b"\nendobj\n"
    return body + b"trailer << /Size 10 /Root 1 0 R /Encrypt 9 0 R /ID [<00><00>] >>\n%%EOF"
