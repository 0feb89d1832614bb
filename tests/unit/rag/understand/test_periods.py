from __future__ import annotations

from datetime import date

import pytest

from rag.understand.periods import bound_said, read_periods, why_no_day

TODAY = date(2040, 11, 29)


def days(question: str) -> list[tuple[str | None, str | None]]:
    found = read_periods(question, TODAY)
    return [(p.since and p.since.isoformat(), p.until and p.until.isoformat()) for p in found]


@pytest.mark.parametrize(
    "written",
    [
        *("2024-02-09", "9-2-2024", "09/02/2024", "9-2-24", "9.2.2024", "9 februari 2024", "9 feb. 2024"),
        *("9 feb '24", "February 9, 2024", "Feb 9 2024", "9th of February 2024", "9 FEBRUARI ’24"),
    ],
)
def test_a_day_in_every_form(written: str) -> None:
    assert days(f"Wat zei de minister op {written} over de dijk?") == [("2024-02-09", "2024-02-09")]


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("in '24", "2024-01-01", "2024-12-31"),
        ("sinds ’24", "2024-01-01", None),
        ("in mrt. 2024", "2024-03-01", "2024-03-31"),
        ("in maart '24", "2024-03-01", "2024-03-31"),
        ("vóór 9-2-24", None, "2024-02-08"),
        ("in 2014-2020", "2014-01-01", "2020-12-31"),
        ("in de periode 2014–2016", "2014-01-01", "2016-12-31"),
        ("in het vergaderjaar 2023-2024", "2023-09-19", "2024-09-16"),
        ("in vergaderjaar 2023/24", "2023-09-19", "2024-09-16"),
        ("van 1 januari t/m 1 maart 2024", "2024-01-01", "2024-03-01"),
        ("van 1 t/m 5 maart 2024", "2024-03-01", "2024-03-05"),
        ("van november tot februari 2024", "2023-11-01", "2024-02-29"),
        ("tussen 1-1-2024 en 1-3-2024", "2024-01-01", "2024-03-01"),
        ("van 2020 tot heden", "2020-01-01", None),
    ],
)
def test_a_period_in_every_form(said: str, since: str | None, until: str | None) -> None:
    assert days(f"Wat zei de minister {said} over de dijk?") == [(since, until)]


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("vorig jaar", "2039-01-01", "2039-12-31"),
        ("dit jaar", "2040-01-01", None),
        ("het afgelopen jaar", "2039-11-29", None),
        ("vorige maand", "2040-10-01", "2040-10-31"),
        ("de afgelopen drie maanden", "2040-08-29", None),
        ("in the past two years", "2038-11-29", None),
        ("sinds vorig jaar", "2039-01-01", None),
        ("sinds de zomer", "2040-06-01", None),
        ("afgelopen zomer", "2040-06-01", "2040-09-30"),
        ("vorig vergaderjaar", "2039-09-20", "2040-09-17"),
        ("sinds de zomer van 2023", "2023-06-01", None),
    ],
)
def test_time_counted_from_today(said: str, since: str, until: str | None) -> None:
    assert days(f"Wat zei de minister {said} over de dijk?") == [(since, until)]


def test_a_season_that_has_only_begun_is_not_the_last_one() -> None:
    (summer,) = read_periods("Wat zei de minister afgelopen zomer?", date(2040, 7, 1))
    assert (summer.since, summer.until) == (date(2039, 6, 1), date(2039, 9, 30))
    (since,) = read_periods("Wat is er sinds de zomer gezegd?", date(2040, 3, 31))
    assert since.since == date(2039, 6, 1)


def test_half_a_year_back_from_the_last_of_a_month_is_a_day_that_exists() -> None:
    (period,) = read_periods("de afgelopen 6 maanden", date(2040, 8, 31))
    assert period.since == date(2040, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Wat staat er in 36200-2024-12?",
            "op 31 februari 2024",
            "artikel 3.2.24",
            "versie 2024.1",
            "2024-12",
        ),
        *("op 5 mei", "in de zomer", "I may ask", "de jaren '90", "kenmerk 2024/12", "in mei"),
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("sinds 2031", "2031-01-01", None),
        ("vanaf maart 2031", "2031-03-01", None),
        ("vóór maart 2031", None, "2031-02-28"),
        ("maart 2031", "2031-03-01", "2031-03-31"),
        ("maart", None, None),
        ("wolven sinds 2031", None, None),
    ],
)
def test_a_filter_may_say_itself_which_end_it_bounds(text: str, since: str | None, until: str | None) -> None:
    found = bound_said(text, "since"), bound_said(text, "until")
    assert found == tuple(day and date.fromisoformat(day) for day in (since, until))


def test_why_a_text_is_no_day() -> None:
    texts = ("31-2-2031", "3 maart", "maart", "van 2033 tot 2031", "wolf")
    assert [why_no_day(text) for text in texts] == ["no_such_time", "no_year", "no_year", "reversed", None]
