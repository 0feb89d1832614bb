"""Two quotes of one time that do not say the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from index.search.catalogue import Paper
from rag.say.differences import MOST_OPENED, differing_quotes, likely_corrections
from rag.statement import Citation


def cited(number: int, doc: str, quote: str, year: int = 2024) -> Citation:
    return Citation(number, doc, "1", None, quote, 0, len(quote), date(year, 3, 1), None, None, None)


def test_other_figures_about_one_thing() -> None:
    pair = [
        cited(1, "a", "In Schagen zijn vorig jaar 40 bruggen hersteld."),
        cited(2, "b", "Vorig jaar zijn in Schagen 45 bruggen hersteld."),
    ]
    assert list(differing_quotes(pair)) == [(1, 2)]


def test_one_denies_what_the_other_says() -> None:
    pair = [
        cited(1, "a", "Het kabinet verhoogt de dijk bij Schagen volgend jaar."),
        cited(2, "b", "Het kabinet verhoogt de dijk bij Schagen volgend jaar niet."),
    ]
    assert list(differing_quotes(pair)) == [(1, 2)]


def test_other_times_papers_and_subjects_do_not_differ() -> None:
    says = "In Schagen zijn vorig jaar 40 bruggen hersteld."
    assert not list(differing_quotes([cited(1, "a", says), cited(2, "b", says)]))
    assert not list(differing_quotes([cited(1, "a", says), cited(2, "b", says.replace("40", "45"), 2014)]))
    assert not list(differing_quotes([cited(1, "a", says), cited(2, "a", says.replace("40", "45"))]))
    assert not list(
        differing_quotes([cited(1, "a", says), cited(2, "b", "De visserij kreeg 45 euro voor netten.")])
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("Er zijn 40 bruggen.", "Er zijn 45 bruggen.", False),  # too short to be about one thing
        ("In Schagen zijn bruggen hersteld.", "In Schagen zijn vorig jaar 45 bruggen hersteld.", False),
        ("In Schagen zijn 40 oude bruggen in het centrum hersteld.",
         "In Schagen zijn 40 of 45 oude bruggen in het centrum hersteld.", False),
        ("Dat is zo. In Schagen zijn vorig jaar 40 oude bruggen hersteld.",
         "Vorig jaar zijn in Schagen 45 oude bruggen hersteld. Dat is zo.", True),
        ("In Schagen zijn vorig jaar 40 oude bruggen hersteld.",
         "In Alkmaar kregen vorig jaar 45 vissers nieuwe netten.", False),
    ],
)  # fmt: skip
def test_sentences_differ_only_where_they_are_about_one_thing(one: str, other: str, differ: bool) -> None:
    assert bool(list(differing_quotes([cited(1, "a", one), cited(2, "b", other)]))) is differ


def test_quotes_differ_within_a_year_and_only_where_both_have_a_day() -> None:
    one, other = (f"In Schagen zijn vorig jaar {count} oude bruggen hersteld." for count in (40, 45))
    year = [cited(3, "a", one, 2024), cited(7, "b", other, 2025), cited(9, "c", other, 2026)]
    assert list(differing_quotes(year)) == [(3, 7)]
    assert not list(differing_quotes([year[0], replace(year[1], date=None)]))


def test_of_many_corrections_the_likeliest_alone_are_opened() -> None:
    def correction(number: int, day: date, about: str) -> Paper:
        title = f"Rectificatie antwoorden over {about}"
        return Paper(number, f"r{number}.txt", f"r{number}.txt", "brief", day, title, {}, (), ())

    paper = Paper(0, "sluis.txt", "sluis.txt", "antwoord", date(2041, 3, 1), "De sluis bij Dors", {}, (), ())
    others = [correction(n, date(2041, 4, 1) + timedelta(n), "dijken") for n in range(1, 20)]
    own = correction(20, date(2042, 3, 1), "de sluis bij Dors")
    late, early = correction(21, date(2044, 1, 1), "de sluis"), correction(22, date(2041, 2, 1), "de sluis")
    found = likely_corrections(paper, [*reversed(others), late, early, own])
    assert found == [own, *others[: MOST_OPENED - 1]]
