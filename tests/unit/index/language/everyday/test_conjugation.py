from __future__ import annotations

import pytest

from index.language.everyday.conjugation import forms, infinitives


@pytest.mark.parametrize(
    ("infinitive", "made"),
    [
        ("knappen", "geknapt knapt knapte"),
        ("betalen", "betaald betaalt betaalde"),
        ("verhuizen", "verhuisd verhuist verhuisde"),
        ("leven", "geleefd leeft leefde"),
        ("wandelen", "gewandeld wandelt wandelde"),
        ("verminderen", "verminderd vermindert verminderde"),
        ("controleren", "gecontroleerd controleert controleerde"),
        ("vernietigen", "vernietigd vernietigt vernietigde"),
        ("bellen", "gebeld belt belde"),
        ("melden", "gemeld meldt meldde"),
        ("testen", "getest test testte"),
        ("draaien", "gedraaid draait draaide"),
        ("sluiten", "gesloten sluit sloot"),
        ("besluiten", "besloten besluit besloot"),
        ("gaan", "gegaan gaat ging"),
        ("zien", "gezien ziet zag"),
        ("doen", "gedaan doet deed"),
    ],
)
def test_the_forms_of_a_verb_and_back(infinitive: str, made: str) -> None:
    assert forms(infinitive) == (infinitive, *made.split())
    assert all(infinitive in infinitives(form) for form in forms(infinitive))


def test_a_particle_stands_before_each_form() -> None:
    assert forms("draaien", "op") == ("opdraaien", "opgedraaid", "opdraait", "opdraaide")
    assert forms("sluiten", "af") == ("afsluiten", "afgesloten", "afsluit", "afsloot")


@pytest.mark.parametrize(
    ("form", "infinitive"),
    [("gaven", "geven"), ("trokken", "trekken"), ("gingen", "gaan"), ("sloten", "sluiten"),
     ("kozen", "kiezen"), ("besloten", "besluiten"), ("ontvingen", "ontvangen"), ("keurden", "keuren"),
     ("pakten", "pakken")],
)  # fmt: skip
def test_plurals_of_the_past(form: str, infinitive: str) -> None:
    assert infinitive in infinitives(form)


@pytest.mark.parametrize(
    ("noun", "infinitive"),
    [("plan", "plannen"), ("wind", "winden"), ("geld", "gelden"), ("gemeente", "menen"), ("met", "meten")],
)
def test_a_noun_that_is_like_a_bare_stem_is_no_form(noun: str, infinitive: str) -> None:
    assert infinitive not in infinitives(noun)


def test_what_is_no_verb_does_no_harm() -> None:
    assert infinitives("") == {""} and infinitives("t") == {"t"} and "2036" in infinitives("2036")
    assert len(forms("de")) == len(forms("en")) == len(forms("n")) == 4
