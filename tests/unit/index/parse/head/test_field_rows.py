"""Letterheads set as a table of names above values; invented."""

from __future__ import annotations

from index.parse.head.field_rows import pair_field_rows

NAMES = ("Datum", "Ons kenmerk", "Uw kenmerk")
VALUES = ("3 mei 2033", "NZ/33/123", "2033Z05555")
PAIRED = ["Datum: 3 mei 2033", "Ons kenmerk: NZ/33/123", "Uw kenmerk: 2033Z05555"]


def test_a_row_of_names_above_a_row_of_values() -> None:
    for border in ("  ", "\t", " | "):
        assert pair_field_rows([border.join(NAMES), border.join(VALUES), "Geachte voorzitter,"]) == [
            *PAIRED,
            "Geachte voorzitter,",
        ]


def test_names_below_each_other_above_a_row_of_values() -> None:
    assert pair_field_rows(["Aan de Kamer", *NAMES, "  ".join(VALUES)]) == ["Aan de Kamer", *PAIRED]


def test_other_lines_stay_as_they_are() -> None:
    for lines in (["Datum", "3 mei 2033"], ["Datum", "Kenmerk", "een  twee  drie"], ["", "Kenmerk  Datum"]):
        assert pair_field_rows(lines) == lines


def test_fields_on_one_line() -> None:
    assert pair_field_rows(["Datum: 3 mei 2033   Ons kenmerk: NZ/33/123"]) == PAIRED[:2]


def test_two_signatures_side_by_side() -> None:
    rows = ["De Minister van Natuur,      De Staatssecretaris van Water,", "", "A. Eend      B. Zwaan"]
    left, right = (
        ["De Minister van Natuur,", "", "A. Eend"],
        ["De Staatssecretaris van Water,", "B. Zwaan"],
    )
    assert pair_field_rows(rows) == [*left, "", *right]
