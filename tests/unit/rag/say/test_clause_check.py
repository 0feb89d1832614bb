"""A sentence of a language model that says otherwise than its clause is caught, kind by kind."""

from __future__ import annotations

import pytest

from rag.say.clause_check import clause_problems

QUOTE = (
    "De gemeente Aalst heeft in maart 214 huizen gebouwd, en de provincie heeft 12 scholen gesloopt. "
    "Alle scholen gaan in het najaar open. Het kabinet wil de steun verhogen van 10 naar 20 miljoen euro. "
    "De subsidie geldt vanaf 2030, mits de Kamer instemt. Ik ben bereid dit te onderzoeken."
)


@pytest.mark.parametrize(
    "text",
    [
        "De gemeente Aalst heeft in maart 214 huizen gebouwd.",
        "De provincie heeft 12 scholen gesloopt.",
        "Volgens de minister heeft de gemeente Aalst in maart 214 huizen gebouwd.",
        "De gemeente Aalst heeft 214 huizen gebouwd, en de provincie heeft 12 scholen gesloopt.",
        "Alle scholen gaan in het najaar open.",
        "Het kabinet wil de steun verhogen van 10 naar 20 miljoen euro.",
        "De subsidie geldt vanaf 2030, mits de Kamer instemt.",
        "De minister is bereid dit te onderzoeken.",
    ],
)
def test_what_the_quote_says_stands(text: str) -> None:
    assert clause_problems(text, [QUOTE]) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("De provincie heeft 214 scholen gesloopt.", "number"),
        ("De gemeente Aalst heeft in maart 12 huizen gebouwd.", "number"),
        ("De gemeente Aalst heeft 12 huizen gebouwd, en de provincie heeft 214 scholen gesloopt.", "number"),
        ("De gemeente Aalst heeft in april 214 huizen gebouwd.", "time"),
        ("De gemeente Aalst heeft in maart geen 214 huizen gebouwd.", "negation"),
        ("De gemeente Aalst kan in maart 214 huizen bouwen.", "modality"),
        ("Het kabinet verhoogt de steun van 10 naar 20 miljoen euro.", "modality"),
        ("De subsidie geldt vanaf 2030.", "modality"),  # on a condition that is left out
        ("Enkele scholen gaan in het najaar open.", "quantifier"),
        ("Alle scholen gaan in het najaar dicht.", "comparison"),
        ("De subsidie geldt tot 2030, mits de Kamer instemt.", "comparison"),
        ("Het kabinet wil de steun verlagen van 10 naar 20 miljoen euro.", "comparison"),
        ("Het kabinet wil de steun verhogen van 20 naar 10 miljoen euro.", "change"),
        ("De politie wil de steun verhogen van 10 naar 20 miljoen euro.", "actor"),
        ("De vissers vangen haring in de Noordzee bij Urk.", "support"),
        ("De vissers vangen haring in de Noordzee bij Urk.", "words"),
        ("", "support"),
    ],
)
def test_what_it_says_otherwise_is_named(text: str, kind: str) -> None:
    assert kind in clause_problems(text, [QUOTE])


def test_without_a_quote_nothing_is_supported() -> None:
    assert clause_problems("De gemeente Aalst heeft 214 huizen gebouwd.", []) == ("support",)
