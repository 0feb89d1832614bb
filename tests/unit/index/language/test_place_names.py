from __future__ import annotations

import pytest

from index.language.place_names import country_terms, long_country_names
from index.language.stems import stem_term
from index.language.words import words


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("iraakse", "irak"),
        ("irakezen", "irak"),
        ("iraq", "irak"),
        ("syriers", "syrie"),
        ("turkse", "turkije"),
    ],
)
def test_adjectives_inhabitants_and_foreign_names_lead_to_their_country(word: str, country: str) -> None:
    assert country_terms()[(word,)] == country
    assert stem_term(word) == country


def test_names_of_two_words_are_found_in_running_text() -> None:
    text = words("Zowel de Verenigde Staten als Saoedi-Arabië en the United Kingdom zwijgen.")
    assert list(long_country_names(text)) == ["verenigde_staten", "saudi_arabie", "verenigd_koninkrijk"]


def test_iran_niger_and_indien_are_no_irak_nigeria_and_india() -> None:
    assert stem_term("iraanse") == "iran"
    assert stem_term("niger") != stem_term("nigeria")
    assert stem_term("indien") == ""
