"""How far a compound is spoken of where one of its halves is; invented sentences."""

from __future__ import annotations

import pytest

from rag.gather.absence.spoken_words import FIRST_HALF, share_of_said, spoken_words
from rag.understand.said_words import said_words


@pytest.mark.parametrize(
    ("word", "text", "least", "most"),
    [
        ("vuurwerkverbod", "De opslag van vuurwerk moet veilig zijn.", 0.0, FIRST_HALF),
        ("vuurwerkverbod", "Er komt een verbod op vuurwerk.", 1.0, 1.0),
        ("graansilo's", "Er staan drie silo's voor graan op de kade.", 1.0, 1.0),
        ("dijkbewaking", "De bewaking is op orde.", 0.0, 1.0),
    ],
)
def test_a_first_half_alone_is_no_more_than_half(word: str, text: str, least: float, most: float) -> None:
    (said,) = said_words(f"Wat is er met {word}?", "nl")
    share = share_of_said(said, spoken_words([said], [text], lambda term: 0.0))
    assert share is not None and least <= share <= most
