"""How far some texts speak of a word that a question says."""

from __future__ import annotations

import pytest

from rag.gather.absence.spoken_words import most_alike, share_of_said, spoken_words
from rag.understand.said_words import SaidWord, said_words


def said_in(word: str) -> SaidWord:
    said = said_words(f"Wat staat er over {word}?", "nl")[-1]
    return said


@pytest.mark.parametrize(
    ("word", "text", "spoken"),
    [
        ("sluizen", "De sluis is dicht.", True),
        ("pretparken", "De parken zijn dicht.", False),  # "pret" is no misspelt part of it that stands there
        ("politehond", "De politie heeft een hond.", True),
        ("politehond", "Een hond is geen paard.", False),
        ("egels", "De regels zijn streng.", False),
    ],
)
def test_a_misspelt_compound_is_spoken_of_where_all_its_parts_are(word: str, text: str, spoken: bool) -> None:
    said = said_in(word)
    held = share_of_said(said, spoken_words([said], [text], lambda _: 0.0))
    assert (held == 1.0) is spoken


def test_how_like_a_word_is_to_those_found_in_one_of_its_senses() -> None:
    two = SaidWord("bank", (("kamelen",), ("sluizen",)), 1.0)
    text = spoken_words([two], ["De sluiswachter is ziek."], lambda _: 0.0)
    one = SaidWord("bank", (("kamelen",),), 1.0)
    assert most_alike(two, text) > most_alike(one, text)
