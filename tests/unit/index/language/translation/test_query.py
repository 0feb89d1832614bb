"""Questions in other languages as Dutch terms: words by dictionary, compounds of the papers, names kept."""

from __future__ import annotations

import pytest

from index.language.stems import stem_term
from index.language.translation.dictionary import LANGUAGES, dictionary
from index.language.translation.query import is_translated, translated_terms, words_beside

HELD = frozenset(
    map(
        stem_term,
        "stikstofuitstoot stikstof uitstoot nachttrein trein nacht huurder drinkwater water bij minister "
        "onderwijs vuurwerkverbod vuurwerk verbod politie krommerak die der".split(),
    )
)


def terms(text: str, language: str) -> dict[str, float]:
    return dict(translated_terms(text, language, lambda term: 0.01 if term in HELD else 0.0))


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "nitrogen emissions", "stikstofuitstoot"),
        ("en", "the night train", "nachttrein"),
        ("de", "Wann fährt der Nachtzug?", "nachttrein"),
        ("fr", "le train de nuit", "nachttrein"),
        ("es", "¿Qué derechos tiene el inquilino?", "huurder"),
        ("tr", "gece treni", "nachttrein"),
        ("pl", "nocny pociąg", "nachttrein"),
        ("ar", "مياه الشرب", "drinkwater"),
        ("en", "a ban on fireworks", "vuurwerkverbod"),
    ],
)
def test_a_question_finds_the_words_of_the_papers(language: str, text: str, wanted: str) -> None:
    found = terms(text, language)
    assert found[stem_term(wanted)] >= 1.0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_name_is_kept_and_words_that_say_nothing_are_not(language: str) -> None:
    assert terms("Krommerak", language) == {"krommerak": 1.0}
    assert is_translated(language) and len(dictionary(language).dutch) > 1_500


def test_function_words_of_another_language_are_no_dutch_words() -> None:
    assert set(terms("Was macht die Polizei mit der Brücke?", "de")) == {stem_term("politie")}


def test_dutch_and_unknown_languages_are_left_to_the_dutch_analyser() -> None:
    assert not is_translated("nl") and not dictionary("nl").dutch


def test_what_leans_on_a_french_word_is_no_part_of_it() -> None:
    assert set(terms("Qu'a dit le ministre sur l'eau ?", "fr")) == set(terms("le ministre sur eau", "fr"))


def test_beside_a_question_stand_the_papers_words_for_its_own() -> None:
    def share(term: str) -> float:
        return 0.01 if term in HELD or term == stem_term("diefstal") else 0.0

    assert words_beside("Where does the night train go?", "en", share)["trein"] == 1.0
    assert words_beside("Wordt er veel gejat?", "nl", share) == {"diefstal": 1.0}
    assert words_beside("Wordt er veel gejat?", "nl", lambda term: 0.0) == {}
    assert words_beside("Vad kostar det?", "sv", share) == {}


def test_a_word_that_many_papers_use_brings_its_official_one_for_less() -> None:
    common = words_beside("Wordt er veel gejat?", "nl", lambda term: 0.02)
    assert common["diefstal"] == 0.5
