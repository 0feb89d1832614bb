from __future__ import annotations

from datetime import date

import pytest

from index.language.analyser import analyse
from index.language.vocabulary import (
    cabinet_on,
    cabinets,
    country,
    country_words,
    ministries,
    ministry,
    party,
    party_labels,
    party_names,
    portfolio_as_spelled,
    stand_in_terms,
)


@pytest.mark.parametrize(
    ("day", "name", "demissionary"),
    [
        (date(2014, 2, 25), "kabinet-Rutte II", False),
        (date(2023, 7, 6), "kabinet-Rutte IV", False),
        (date(2023, 7, 7), "kabinet-Rutte IV", True),
        (date(2024, 7, 1), "kabinet-Rutte IV", True),
        (date(2024, 7, 2), "kabinet-Schoof", False),  # the successor's first day is not the old one's last
        (date(2025, 12, 1), "kabinet-Schoof", True),
        (date(2026, 11, 1), "kabinet-Jetten", False),
    ],
)
def test_cabinet_and_whether_it_had_resigned(day: date, name: str, demissionary: bool) -> None:
    cabinet = cabinet_on(day)
    assert cabinet is not None
    assert (cabinet.name, cabinet.demissionary) == (name, demissionary)


def test_no_cabinet_before_the_first_known() -> None:
    assert cabinet_on(date(1950, 1, 1)) is None


def test_cabinets_follow_each_other_without_gap() -> None:
    known = cabinets()
    assert all(a.end == b.start for a, b in zip(known, known[1:], strict=False))
    assert all(c.demissionary_from is None or c.start <= c.demissionary_from for c in known)
    assert known[-1].end is None


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Partij voor de Dieren", "PvdD"),
        ("PvDA", "PvdA"),
        ("GL-PvdA", "GroenLinks-PvdA"),
        ("PvdA/GroenLinks", "GroenLinks-PvdA"),
        ("nieuw sociaal contract", "NSC"),
        ("de SGP-fractie", "SGP"),
        ("Groep van Haga", "Van Haga"),
        ("D66", "D66"),
        ("Tulp", None),
    ],
)
def test_party(alias: str, name: str | None) -> None:
    assert party(alias) == name


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Iraakse", "Irak"),
        ("irakezen", "Irak"),
        ("lraakse", "Irak"),
        ("Iraqi", "Irak"),
        ("العراق", "Irak"),
        ("Syriers", "Syrië"),
        ("Almanya", "Duitsland"),
        ("Frankreich", "Frankrijk"),
        ("Polen", "Polen"),
        ("Niger", "Niger"),
        ("Nigeria", "Nigeria"),
        ("VS", "Verenigde Staten"),
        ("vs", None),
        ("pool", None),
        ("Pool", "Polen"),
        ("fiets", None),
        ("", None),
    ],
)
def test_country(word: str, name: str | None) -> None:
    assert country(word) == name


@pytest.mark.parametrize(
    ("portfolio", "name"),
    [
        ("Veiligheid en Justitie", "Justitie en Veiligheid"),
        ("J&V", "Justitie en Veiligheid"),
        ("Volksgezondheid, Welzijn enSport", "Volksgezondheid, Welzijn en Sport"),
        ("BuitenlandseHandel en Ontwikkelingshulp", "Buitenlandse Handel en Ontwikkelingssamenwerking"),
        ("Ontwikkelingssamenwerking", "Buitenlandse Handel en Ontwikkelingssamenwerking"),
        ("Visserijbeleid", None),
    ],
)
def test_ministry(portfolio: str, name: str | None) -> None:
    assert ministry(portfolio) == name


def test_portfolio_keeps_the_name_of_its_day() -> None:
    assert portfolio_as_spelled("Veiligheid enJustitie") == "Veiligheid en Justitie"
    assert portfolio_as_spelled("Zeewaardigheid") is None


def test_every_name_leads_to_itself() -> None:
    for name, words in country_words().items():
        assert country(name) == name
        assert all(country(word) for word in words)
    assert all(party(name) == name for name in party_names())


def test_a_capital_stands_for_its_country_in_the_terms_of_the_analyser() -> None:
    assert stand_in_terms("bagdad") == {"irak"} == set(analyse("Irak"))
    assert stand_in_terms("londen") < set(analyse("Verenigd Koninkrijk"))
    assert stand_in_terms("riyad") < set(analyse("Saoedi-Arabië"))
    assert stand_in_terms("ter apel") == frozenset()


def test_spellings_of_one_party_become_one_name() -> None:
    names = ["Bond voor Bruggen", "BvB", "Bond voor Bruggen (BvB)", "Eik", "PvdD", "Partij voor de Dieren"]
    assert party_labels(names) == {
        "Bond voor Bruggen": "BvB",
        "BvB": "BvB",
        "Bond voor Bruggen (BvB)": "BvB",
        "Eik": "Eik",
        "PvdD": "PvdD",
        "Partij voor de Dieren": "PvdD",
    }
    assert party_labels(["Vrije Vissers", "Vrije Vissers (VIVI)"])["Vrije Vissers"] == "Vrije Vissers"
    # Initials of two words, or those of a party that everybody knows, tell nothing.
    assert len(set(party_labels(["Samen Plus", "SP", "Vrije Vogels Direct", "VVD"]).values())) == 4


@pytest.mark.parametrize(
    ("portfolio", "names"),
    [
        ("BZ", ("Buitenlandse Zaken",)),
        ("Financiën – Bruggen en Tunnels", ("Financiën",)),
        ("Defensie en de Minister van Financiën", ("Defensie", "Financiën")),
        ("Defensie, en Staatssecretaris van BZ", ("Defensie", "Buitenlandse Zaken")),
        ("Bruggen en Tunnels", ("Bruggen en Tunnels",)),
        ("Bruggen – Noord", ("Bruggen – Noord",)),
    ],
)
def test_a_portfolio_is_of_ministries(portfolio: str, names: tuple[str, ...]) -> None:
    assert ministries(portfolio) == names
