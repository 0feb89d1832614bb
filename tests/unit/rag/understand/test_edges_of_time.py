"""Time at its edges: which century, a range of two figures, what is counted back, and what a word bounds."""

from __future__ import annotations

from datetime import date

import pytest

from rag.understand.periods import read_periods
from rag.understand.times.named_days import session

TODAY = date(2040, 11, 29)


def read(said: str, today: date = TODAY) -> list[tuple[str | None, str | None, str, bool]]:
    """From, until, how it is bounded, and whether it is more exact than a year."""
    return [
        (each.since and each.since.isoformat(), each.until and each.until.isoformat(), each.bound, each.exact)
        for each in read_periods(f"Wat zei de minister {said} over de dijk?", today)
    ]


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("in '80", "1980-01-01", "1980-12-31"),
        ("in '79", "2079-01-01", "2079-12-31"),
        ("op 1-2-99", "1999-02-01", "1999-02-01"),
        ("in 2023-24", "2023-01-01", "2024-12-31"),
        ("in 2023-'24", "2023-01-01", "2024-12-31"),
        ("in 2023-2025", "2023-01-01", "2025-12-31"),
        ("in 2023/2024", "2023-01-01", "2024-12-31"),
        ("in het jaar 2024", "2024-01-01", "2024-12-31"),
        ("in mei, 2024", "2024-05-01", "2024-05-31"),
        ("in het vierde kwartaal van 2020", "2020-10-01", "2020-12-31"),
        ("in het tweede kwartaal van 2020", "2020-04-01", "2020-06-30"),
        ("in het vergaderjaar 2026-2027", "2026-09-15", "2027-09-20"),
        ("in het vergaderjaar 2027-2028", "2027-09-21", "2028-09-18"),
        ("tussen 1 maart en 1 maart 2024", "2024-03-01", "2024-03-01"),
        ("tussen 2 maart en 1 maart 2024", "2023-03-02", "2024-03-01"),
        ("van december 2023 tot februari 2024", "2023-12-01", "2024-02-29"),
        ("van 1 t/m 1 maart 2024", "2024-03-01", "2024-03-01"),
        ("tussen 15 maart en maart 2024", "2024-03-15", "2024-03-31"),
        ("van maart tot 15 maart 2024", "2024-03-01", "2024-03-15"),
        ("tussen december en maart 2024", "2023-12-01", "2024-03-31"),
    ],
)
def test_a_stretch_has_its_first_and_its_last_day(said: str, since: str, until: str) -> None:
    assert [each[:2] for each in read(said)] == [(since, until)]


@pytest.mark.parametrize("said", ["in 2023-25", "in 2024-23", "in 2023-23", "in de jaren '80"])
def test_what_does_not_count_on_is_no_range(said: str) -> None:
    assert all(each[:2] != ("2023-01-01", "2025-12-31") for each in read(said))
    assert len(read(said)) == 0


@pytest.mark.parametrize(
    ("said", "bound", "exact"),
    [
        ("in 2024", "within", False),
        ("in 2023-2025", "within", False),
        ("in mei 2024", "within", True),
        ("op 3 mei 2024", "within", True),
        ("sinds mei 2024", "since", True),
        ("na 2024", "since", False),
        ("tot en met 2024", "until", False),
        ("van 2020 tot heden", "since", True),
        ("van 2020 tot 2022", "within", True),
        ("vorig jaar", "within", True),
        ("sinds vorig jaar", "since", True),
        ("onder het kabinet-Rutte IV", "within", True),
        ("vóór het kabinet-Rutte IV", "until", True),
        ("sinds het kabinet-Rutte IV", "since", True),
    ],
)
def test_only_a_bare_year_is_inexact_and_a_word_before_it_bounds_it(
    said: str, bound: str, exact: bool
) -> None:
    assert [each[2:] for each in read(said)] == [(bound, exact)]


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("de afgelopen twee weken", "2040-11-15", None),
        ("de afgelopen 3 weken", "2040-11-08", None),
        ("de afgelopen maand", "2040-10-29", None),
        ("de laatste 12 maanden", "2039-11-29", None),
        ("de laatste elf maanden", "2039-12-29", None),
        ("de laatste 11 maanden", "2039-12-29", None),
        ("deze maand", "2040-11-01", None),
        ("dit vergaderjaar", "2040-09-18", None),
        ("vorig vergaderjaar", "2039-09-20", "2040-09-17"),
        ("sinds vorige maand", "2040-10-01", None),
        ("afgelopen november", "2039-11-01", "2039-11-30"),
        ("afgelopen oktober", "2040-10-01", "2040-10-31"),
        ("afgelopen december", "2039-12-01", "2039-12-31"),
        ("sinds het najaar", "2040-09-01", None),
        ("last year", "2039-01-01", "2039-12-31"),
        ("last month", "2040-10-01", "2040-10-31"),
    ],
)
def test_today_tells_from_when(said: str, since: str | None, until: str | None) -> None:
    assert [each[:2] for each in read(said)] == ([(since, until)] if since else [])


@pytest.mark.parametrize(
    ("said", "today", "since"),
    [
        ("vorige maand", date(2040, 1, 5), "2039-12-01"),
        ("de afgelopen twee maanden", date(2040, 2, 15), "2039-12-15"),
        ("de afgelopen twee jaar", date(2040, 2, 29), "2038-02-28"),
        ("dit vergaderjaar", date(2040, 9, 17), "2039-09-20"),
        ("dit vergaderjaar", date(2040, 9, 18), "2040-09-18"),
        ("sinds de zomer", date(2040, 6, 1), "2040-06-01"),
        ("sinds de zomer", date(2040, 5, 31), "2039-06-01"),
        ("afgelopen zomer", date(2040, 9, 30), "2040-06-01"),
        ("afgelopen zomer", date(2040, 9, 29), "2039-06-01"),
    ],
)
def test_at_the_turn_of_a_year_or_a_season_it_is_counted_on(said: str, today: date, since: str) -> None:
    assert [each[0] for each in read(said, today)] == [since]


@pytest.mark.parametrize("year", range(2024, 2032))
def test_a_parliamentary_year_begins_on_the_third_tuesday_of_september(year: int) -> None:
    first, last = session(year)
    assert (first.month, first.weekday(), (first.day - 1) // 7) == (9, 1, 2)
    assert (session(year + 1)[0] - last).days == 1


def test_names_of_periods_are_as_they_were_said_and_no_letter_is_in_two() -> None:
    said = "sinds vorig jaar, in mei 2024 en onder het tweede kabinet-Rutte II of het Schoof cabinet"
    found = read_periods(said, TODAY)
    assert [each.name for each in found] == [
        "sinds vorig jaar",
        "mei 2024",
        "kabinet-Rutte II",
        "Schoof cabinet",
    ]
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(said[each.start : each.end].endswith(each.name) for each in found)
