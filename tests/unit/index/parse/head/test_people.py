from __future__ import annotations

import pytest

from index.document import Member, Minister
from index.parse.head.people import clean_portfolio, person_name, read_members, read_ministers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jansen (VVD)", [("Jansen", "VVD")]),
        (
            "Jansen, Van den Berg (beiden\nCDA) en De Vries (SP)",
            [("Jansen", "CDA"), ("Van den Berg", "CDA"), ("De Vries", "SP")],
        ),
        ("Jansen , Bos (CDA)", [("Jansen", "CDA"), ("Bos", "CDA")]),
        (
            "Van der Meer-de Wit (SP) en El Yildiz (Groep Yildiz)",
            [("Van der Meer-de Wit", "SP"), ("El Yildiz", "Groep Yildiz")],
        ),
        ("van Campen/Boswijk", [("Van Campen", None), ("Boswijk", None)]),
        ("van het lid Jansen, J.M. (Tulp)", [("Jansen", "Tulp")]),
        ("MarijkeJansen (Nieuw Sociaal Contract)", [("Marijke Jansen", "Nieuw Sociaal Contract")]),
        ("Jansen (allen GroenLinks-PvdA)", [("Jansen", "GroenLinks-PvdA")]),
        ("", []),
    ],
)
def test_members(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert read_members(text) == tuple(Member(*each) for each in expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Van der Bos (Buitenlandse Zaken)", [("Van der Bos", "Minister", "Buitenlandse Zaken")]),
        (
            "Staatssecretaris Vos (Binnenlandse Zaken en\nKoninkrijksrelaties) en van Minister Bos (Dijk)",
            [
                ("Vos", "Staatssecretaris", "Binnenlandse Zaken en Koninkrijksrelaties"),
                ("Bos", "Minister", "Dijk"),
            ],
        ),
        (
            "staatssecretaris Vos (Volksgezondheid, Welzijn enSport ",
            [("Vos", "Staatssecretaris", "Volksgezondheid, Welzijn en Sport")],
        ),
        (
            "de Ministers van A en voor B en de Staatssecretaris van C",
            [(None, "Minister", "A"), (None, "Minister", "B"), (None, "Staatssecretaris", "C")],
        ),
        (
            "de ministers van Defensie en Binnenlandse Zaken en Koninkrijksrelaties",
            [(None, "Minister", "Defensie"), (None, "Minister", "Binnenlandse Zaken en Koninkrijksrelaties")],
        ),
        (
            "Ministers Bos (Visserij) en Vos (Kust en Duin)",
            [("Bos", "Minister", "Visserij"), ("Vos", "Minister", "Kust en Duin")],
        ),
        ("Minister-President Bos (Algemene Zaken)", [("Bos", "Minister-President", "Algemene Zaken")]),
        ("de minister-president", [(None, "Minister-President", "Algemene Zaken")]),
        ("de Kamer", []),
    ],
)
def test_ministers(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert read_ministers(text) == tuple(Minister(*each) for each in expected)


def test_person_name() -> None:
    assert person_name("de heer van den Berg") == "Van den Berg"
    assert person_name(" , ") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Bos (Algemene Zaken, Minister-President)", [("Bos", "Minister", "Algemene Zaken")]),
        (
            "Minister Van der Bos-de Wit en Staatssecretaris Vos",
            [("Van der Bos-de Wit", "Minister", None), ("Vos", "Staatssecretaris", None)],
        ),
        (
            "de Minister en de Staatssecretaris van Financiën",
            [(None, "Minister", "Financiën"), (None, "Staatssecretaris", "Financiën")],
        ),
        ("Minister Klimaat en Groene Groei", [(None, "Minister", "Klimaat en Groene Groei")]),
        ("Staatssecretaris Bos (Financiën - Douane)", [("Bos", "Staatssecretaris", "Financiën - Douane")]),
        ("de Minister heeft gezegd", []),
        (
            "de demissionair staatssecretaris Jeugd, Preventie en Sport",
            [(None, "Staatssecretaris", "Jeugd, Preventie en Sport")],
        ),
    ],
)
def test_ministers_in_rarer_forms(text: str, expected: list[tuple[str | None, str, str | None]]) -> None:
    assert read_ministers(text) == tuple(Minister(*each) for each in expected)


def test_a_portfolio_ends_where_another_office_begins() -> None:
    assert clean_portfolio("Bruggen en Dijken en de Minister van Vuurtorens") == "Bruggen en Dijken"
    assert clean_portfolio("Justitie en Veiligheid en de Minister van Vuurtorens") == "Justitie en Veiligheid"
    assert clean_portfolio("Algemene Zaken, minister-president") == "Algemene Zaken"
