"""Names in questions of other languages: German places, French names behind an elision."""

from __future__ import annotations

import pytest

from rag.understand.names_abroad import dutch_forms, is_name_abroad, means_other_than_country


@pytest.mark.parametrize(
    ("before", "word", "is_name"),
    [
        ("Warum schließt die Schule in ", "Hommeldorp", True),
        ("Warum ist die Fähre bei ", "Kattenveer", True),
        ("Was sagte Minister ", "Kwikstra", True),
        ("Was kostet die Miete in ", "Wohnungen", False),  # a noun
        ("Was geschieht durch ", "Wasserdampf", False),
        ("Warum schließt die ", "Hommeldorp", False),  # no preposition: it may be any noun
    ],
)
def test_a_german_place_stands_behind_a_preposition(before: str, word: str, is_name: bool) -> None:
    assert is_name_abroad(word, before, "de") is is_name


def test_a_french_name_is_looked_for_without_its_elision_too() -> None:
    assert list(dutch_forms("d'Elzenrade", "fr"))[:2] == ["d'elzenrade", "elzenrade"]


def test_a_word_of_the_language_that_opens_a_sentence_is_no_country() -> None:
    """ "Mali" is financial in Turkish; turkeys are no usual word of ours, and Turkey stays a country."""
    assert means_other_than_country("Mali", "tr")
    assert not means_other_than_country("Turkey", "en") and not means_other_than_country("Mali", "fr")
