"""Two quotes of one time that do not say the same."""

from __future__ import annotations

from datetime import date

from rag.say.differences import differing_quotes
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
