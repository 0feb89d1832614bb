"""What a question says it is about: the words behind "over", where that tells of what and not of where."""

from __future__ import annotations

import pytest

from rag.gather.subject import subject_words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wat is er afgesproken over de zomertijd?", ["zomertijd"]),
        ("Wat zei minister De Vries in 2031 over de dijk?", ["dijk"]),
        ("Hoeveel fietsers rijden er zonder lamp of hesje over de dijk?", []),
        ("Hoeveel honden lopen er 's nachts zonder baas of riem over het strand?", []),
    ],
)
def test_a_place_is_no_subject(question: str, words: list[str]) -> None:
    assert subject_words(question) == words
