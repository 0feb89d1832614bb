"""What a sentence claims: numbers, days and names in one spelling, whatever way they are written."""

from __future__ import annotations

import pytest

from rag.gather.facts import read_facts


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Dat kost 2,50 euro, of 0,0, of 007.", {"2.5", "0", "7"}),
        ("Er zijn 1.000.000 en 12 345 vogels.", {"1000000", "12345"}),
        ("Dat kost 5 miljoen euro en 2 mln.", {"5e6", "2e6"}),
        ("Het is 20% en twaalf procent.", {"20%", "12"}),
        ("Five ships, duizend schapen, twee van honderd.", {"5", "1000", "2", "100"}),
        ("Er komt een brug.", set()),
    ],
)
def test_one_number_has_one_spelling(text: str, numbers: set[str]) -> None:
    assert read_facts(text).numbers == numbers


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Op 1 maart 2024.", {"-03-01", "2024-03-01"}),
        ("Op 3 april kwam hij.", {"-04-03"}),
        ("On March 5, 2023.", {"-03-05", "2023-03-05"}),
        ("Dat zijn 3 schepen.", set()),
    ],
)
def test_a_day_is_known_with_and_without_its_year(text: str, dates: set[str]) -> None:
    assert read_facts(text).dates == dates


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Daar woont De Wolf. Kijk (Aalst) en «Beek» ook.", {"de", "wolf", "aalst", "beek"}),
        ("Dat is zo. «Kijk», zei hij: “Kom”. Zo gaat dat!", set()),
        ("Ga naar Cadzand-Bad met NSC-leden.", {"cadzand", "bad", "nsc"}),
        ("NSC vroeg dat in Mei.", {"nsc"}),
    ],
)
def test_a_capital_that_only_opens_a_sentence_names_nobody(text: str, names: set[str]) -> None:
    assert read_facts(text).names == names


def test_may_must_and_not_are_claims_too() -> None:
    assert read_facts("It can't be done.").negated
    assert not read_facts("Dat kan.").negated
    assert read_facts("Dat kan en moet, indien hij het wil.").modality == {
        "possibility",
        "obligation",
        "condition",
        "intention",
    }
