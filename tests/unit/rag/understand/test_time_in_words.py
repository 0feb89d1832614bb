"""Time said in words: every way of saying it, and nothing where no time is said."""

from __future__ import annotations

import pytest

from rag.understand.periods import read_periods


@pytest.mark.parametrize(
    ("said", "since", "until"),
    [
        ("in het voorjaar van 2021", "2021-03-01", "2021-06-30"),
        ("eind 2018", "2018-09-01", "2018-12-31"),
        ("begin 2018", "2018-01-01", "2018-04-30"),
        ("in de tweede helft van 2019", "2019-07-01", "2019-12-31"),
        ("in het eerste kwartaal van 2020", "2020-01-01", "2020-03-31"),
        ("in het derde kwartaal van 2020", "2020-07-01", "2020-09-30"),
        ("in februari 2020", "2020-02-01", "2020-02-29"),
        ("op 3-4-2021", "2021-04-03", "2021-04-03"),
        ("tussen maart en mei 2022", "2022-03-01", "2022-05-31"),
        ("van 3 maart 2020 t/m 5 april 2021", "2020-03-03", "2021-04-05"),
        ("vanaf 3 maart 2020", "2020-03-03", None),
        ("na 3 maart 2020", "2020-03-04", None),
        ("tot 2020", None, "2019-12-31"),
        ("tot en met 2020", None, "2020-12-31"),
        ("voor 2020", "2020-01-01", "2020-12-31"),  # "meant for"
        ("vóór 2020", None, "2019-12-31"),
        ("vóór het kabinet-Rutte IV", None, "2022-01-09"),
        ("na het kabinet-Rutte III", "2022-01-10", None),
        ("voor het kabinet-Rutte II", "2012-11-05", "2017-10-25"),
        ("tijdens kabinet Rutte", "2010-10-14", "2024-07-01"),
        ("onder het demissionaire kabinet-Rutte III", "2017-10-26", "2022-01-09"),
        ("before the Rutte III cabinet", None, "2017-10-25"),
    ],
)
def test_a_stretch_of_time(said: str, since: str | None, until: str | None) -> None:
    (period,) = read_periods(f"Wat zei de minister {said}?")
    assert (
        period.since and period.since.isoformat(),
        period.until and period.until.isoformat(),
    ) == (since, until)
    assert f"Wat zei de minister {said}?"[period.start : period.end].endswith(period.name)


@pytest.mark.parametrize("said", ["in mei", "op 31 februari 2020", "in het gebouw 2020-A", "op 12 juni"])
def test_what_is_no_day_or_has_no_year_is_no_period(said: str) -> None:
    assert read_periods(f"Wat zei de minister {said}?") == ()


def test_periods_come_in_the_order_in_which_they_are_read() -> None:
    found = read_periods("Wat zei het kabinet-Schoof in 2016, in 2014 en na 2020?")
    assert [(period.name, period.bound) for period in found] == [
        ("kabinet-Schoof", "within"),
        ("2016", "within"),
        ("2014", "within"),
        ("2020", "since"),
    ]
    assert [period.exact for period in found] == [True, False, False, False]


def test_a_range_that_runs_backwards_is_no_period() -> None:
    assert not read_periods("tussen 2016 en 2014")
    assert [period.name for period in read_periods("in 2016 en 2014")] == ["2016", "2014"]
