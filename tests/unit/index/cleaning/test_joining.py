from __future__ import annotations

import pytest

from index.cleaning.joining import Join, Joiner, are_wrapped, drops_hyphen
from index.cleaning.mending.paper_words import paper_words

WORDS = paper_words(["een hoog-ambtelijk bezoek", "de terugkeersamenwerking"])
JOINER = Joiner(40_000, WORDS)


@pytest.mark.parametrize(
    ("first", "second", "goes"),
    [
        ("terugkeer", "samenwerking", True),
        ("hoog", "ambtelijk", False),
        ("EU", "lidstaten", False),
        ("vis", "vangst", True),
    ],
)
def test_which_hyphens_go(first: str, second: str, goes: bool) -> None:
    assert drops_hyphen(first, second, WORDS) is goes


def test_joins() -> None:
    long = "De sluis bij Oosterhaven wordt in het najaar hersteld door"
    assert JOINER.join(long, "de provincie.", cut=False) == Join(" ")
    assert JOINER.join("regels voor de in-", "en uitvoer", cut=False) == Join(" ")
    assert JOINER.join("in de vis-", "schelp- en mosselvangst", cut=False) == Join(" ")
    assert JOINER.join("https://voorbeeld.nl/vis-", "en-haven/nu.html", cut=False) == Join("")
    assert JOINER.join("Er zijn redenen:", "– de wind;", cut=False) is None
    assert JOINER.join("Jaar 2029 2030", "Aantal 12 15", cut=False) is None


def test_wrapped_papers_break_sentences() -> None:
    wrapped = [
        "De sluis bij Oosterhaven wordt in het najaar",
        "hersteld door de provincie en door het rijk, en",
        "dan is hij open.",
    ]
    assert are_wrapped(wrapped)
    assert not are_wrapped([" ".join(wrapped)] * 3)
