from __future__ import annotations

from datetime import date

import pytest

from index.parse.head.dates import dates_in, first_date

PAPER = date(2031, 5, 16)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("op 5 februari 2024 gesteld", date(2024, 2, 5)),
        ("Datum\n1 maart\n2024", date(2024, 3, 1)),
        ("bij brief van 16 december jl.", date(2030, 12, 16)),  # in a letter of May: last year
        ("op 6 mei jl.", date(2031, 5, 6)),
        ("op 6 mei jongstleden", date(2031, 5, 6)),
        ("op 15 juni a.s.", date(2031, 6, 15)),
        ("op 3 januari a.s.", date(2032, 1, 3)),
        ("op 5 maart 2031 jongstleden", date(2031, 3, 5)),
        ("d.d. 3-2-2031", date(2031, 2, 3)),
        ("03-02-31", date(2031, 2, 3)),
        ("2031-02-03", date(2031, 2, 3)),
        ("op 12 okt. 2030", date(2030, 10, 12)),
        ("op 28 december", date(2030, 12, 28)),  # the nearest
        ("op 31 februari 2031", None),
        ("artikel 3.71.2", None),
        ("tel. 070-3456789", None),
    ],
)
def test_first_date(text: str, day: date | None) -> None:
    assert first_date(text, PAPER) == day


def test_without_a_paper_date_no_year_is_guessed() -> None:
    (found,) = dates_in("op 6 februari jl. besproken")
    assert (found.text, found.day) == ("6 februari jl.", None)


def test_contradicting_dates_each_keep_their_own_words() -> None:
    found = dates_in("de Raad van 5 maart 2031, de Raad van 6 maart 2031")
    assert [(d.text, d.day) for d in found] == [
        ("5 maart 2031", date(2031, 3, 5)),
        ("6 maart 2031", date(2031, 3, 6)),
    ]
