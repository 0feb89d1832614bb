"""Paragraphs, lists, tables and notes of official XML as lines."""

from __future__ import annotations

import pytest

from index.files.markup import parse_markup
from index.parse.xml.text import Notes, Sheet, block_texts


def read(xml: str, marked: bool = False) -> tuple[list[str], Notes]:
    notes = Notes(marked=marked)
    return list(block_texts(parse_markup(f"<antwoord>{xml}</antwoord>"), notes)), notes


def test_lists_within_lists() -> None:
    inner = (
        "<lijst><li><li.nr>a.</li.nr><al>een a;</al></li><li><li.nr>b.</li.nr><al>een b;</al></li></lijst>"
    )
    found, _ = read(f"<lijst><li><li.nr>1.</li.nr><al>een:</al>{inner}</li><li><al>twee.</al></li></lijst>")
    assert found == ["1. een:\na. een a;\nb. een b;\n– twee."]


def test_a_table_with_its_title() -> None:
    rows = "".join(
        f"<row><entry><al>{a}</al></entry><entry><al>{b}</al></entry></row>" for a, b in ("ab", "cd")
    )
    found, _ = read(
        f"<table><title>Cijfers</title><tgroup><tbody>{rows}</tbody></tgroup></table><al>Zo is het.</al>"
    )
    assert found == ["Cijfers\na  b\nc  d", "Zo is het."]


def test_raised_digits_breaks_and_inner_marks() -> None:
    found, _ = read(
        "<al>12 km<sup>2</sup> en CO<inf>2</inf>,<br/> zie <extref doc='x'>de\n  brief</extref>.</al>"
    )
    assert found == ["12 km² en CO2,\nzie de brief."]


def test_headings_keep_their_number() -> None:
    found, _ = read("<divisie><kop><nr>2</nr><titel>Geld</titel></kop><al>Er is geld.</al></divisie>")
    assert found == ["2 Geld", "Er is geld."]


def test_notes_without_number_are_counted_and_left_in_the_text_where_asked() -> None:
    one, two = (f"<noot><noot.al>{text}</noot.al></noot>" for text in ("Een.", "Twee."))
    xml = f"<al>Ja{one}, nee{two}.</al>"
    found, notes = read(xml, marked=True)
    assert found == ["Ja[^1], nee[^2]."]
    assert notes.texts == {"1": "Een.", "2": "Twee."}
    assert read(xml)[0] == ["Ja, nee."]


def test_a_note_between_paragraphs_and_references_by_id() -> None:
    note = "<noot id='n7'><nr>7)</nr><al>Zeven.</al></noot>"
    found, notes = read(f"{note}<al>Zie<nootref refid='n7'/> en<nootref refid='x'/>.</al>")
    assert found == ["Zie en."]
    assert notes.texts == {"7": "Zeven."}
    assert notes.hanging == ["7", "2"]


@pytest.mark.parametrize("name", ["zin", "s", "w", "regel"])
def test_sentences_that_are_elements_stand_a_blank_apart(name: str) -> None:
    xml = f"<al><{name}>Ja.</{name}><{name}>Het is <nadruk>w</nadruk><nadruk>aar</nadruk>.</{name}></al>"
    assert read(xml)[0] == ["Ja. Het is waar."]
    assert read(xml.replace(f"</{name}><{name}>", f"</{name}>\n<{name}>"))[0] == ["Ja. Het is waar."]


def test_paragraphs_of_another_name() -> None:
    assert read("<tekst><p>Ja.</p><p>Nee.</p></tekst>")[0] == ["Ja.", "Nee."]


def test_the_sheet_says_where_each_block_stands() -> None:
    sheet = Sheet()
    spans = [sheet.add(block) for block in ("Een.", "", "Twee.")]
    assert sheet.text() == "Een.\n\nTwee."
    assert [sheet.text()[span.start : span.end] for span in spans] == ["Een.", "", "Twee."]
