"""Numbers in words are numbers: "twintig" is 20."""

from __future__ import annotations

import pytest

from index.language.words import fold
from rag.gather.declining import holds_number
from rag.gather.facts import read_facts, term_set
from rag.gather.number_words import counts
from rag.gather.question_profile import holds_wanted


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("zeventien", 17),
        ("tweeëntwintig", 22),
        ("vijfenzestig", 65),
        ("honderd", 100),
        ("driehonderdvijftig", 350),
        ("vijftienhonderd", 1500),
        ("duizend", 1000),
        ("twaalfduizend", 12000),
        ("twenty-two", 22),
    ],
)
def test_a_number_in_words(word: str, number: int) -> None:
    assert counts()[fold(word)] == number
    assert str(number) in read_facts(f"Er zijn {word} herders.").numbers


def test_an_article_counts_nothing() -> None:
    assert "een" not in counts() and "one" not in counts()


def test_a_figure_asked_for_may_stand_in_words() -> None:
    assert holds_wanted("Er waren zeventien herders.", "count")
    assert holds_number("17", term_set("Er waren zeventien herders."))
    assert not holds_number("18", term_set("Er waren zeventien herders."))
