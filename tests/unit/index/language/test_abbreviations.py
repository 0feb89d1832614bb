from __future__ import annotations

import pytest

from index.language.abbreviations import abbreviations, other_names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De Dienst Dijken en Sluizen (DD&S) keurt.", {"DD&S": "Dienst Dijken en Sluizen"}),
        ("de Waterinspectie Noord (hierna: WIN) meldt", {"WIN": "Waterinspectie Noord"}),
        ("het Centraal Orgaan Dijkbewaking\n(‘COD’)", {"COD": "Centraal Orgaan Dijkbewaking"}),
        ("vragen van het lid Jansen (VVD)", {}),
        ("de leden Vos (Groep Vos) en Dijk (SP)", {}),
        ("zie de bijlage (Kamerstuk 12 345)", {}),
        ("Kort. Een dijk (ABC) breekt", {}),
        ("niets tussen haakjes", {}),
    ],
)
def test_abbreviations(text: str, expected: dict[str, str]) -> None:
    assert abbreviations(text) == expected


def test_the_first_explanation_wins() -> None:
    text = "De Dienst Sluizen (DS) en de Droge Sloot (DS)."
    assert abbreviations(text) == {"DS": "Dienst Sluizen"}


def test_other_names_are_those_that_a_text_does_not_use_itself() -> None:
    explained = {"DDS": "Dienst Dijken en Sluizen"}
    assert list(other_names("De DDS keurt.", explained)) == ["Dienst Dijken en Sluizen"]
    assert list(other_names("De Dienst\nDijken en Sluizen keurt.", explained)) == ["DDS"]
    assert list(other_names("De Dienst Dijken en Sluizen (DDS) keurt.", explained)) == []
    assert list(other_names("De minister keurt.", explained)) == []
