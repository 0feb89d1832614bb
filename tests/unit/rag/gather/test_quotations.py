"""A sentence that an answer quotes from another is never shown as the minister's own."""

from __future__ import annotations

import pytest

from rag.gather.quotes import choose_sentences
from rag.lists import quotation_starts, with_openings

REPORT = [
    "Ik heb het rapport gelezen.",
    "De inspectie schrijft: «De dijk is onveilig.",
    "Er zijn drie zwakke plekken.",
    "Herstel is dringend.»",
    "Ik deel dat oordeel niet.",
]


@pytest.mark.parametrize(
    ("texts", "starts"),
    [
        (REPORT, [None, None, 1, 1, None]),
        (["Hij zei: “Ja.", "Dat klopt.” En meer.", "Klaar."], [None, 0, None]),
        (["Zij zei: „Ja.", "Dat klopt.“", "Klaar."], [None, 0, None]),
        (['Er staat: "Een.', 'Twee."', "Drie."], [None, 0, None]),
        (["De dijk is 12\" hoog.", "De brug ook."], [None, None]),
        (["Wie opent «en vergeet te sluiten.", "Dit is van de minister.", "Dit ook."], [None, None, None]),
        (["Het «bericht» klopt.", "Ja."], [None, None]),
        ([], []),
    ],
)  # fmt: skip
def test_where_a_quotation_opens(texts: list[str], starts: list[int | None]) -> None:
    assert quotation_starts(texts) == starts


def test_a_quoted_sentence_comes_with_the_one_that_opens_it() -> None:
    assert with_openings(REPORT, {3}) == {1, 2, 3}
    assert with_openings(REPORT, {0, 4}) == {0, 4}
    assert with_openings(REPORT, {2, 4}) == {1, 2, 4}


def test_one_far_from_its_opening_is_left_out_where_anything_else_was_chosen() -> None:
    long = ["Er staat: «Een.", *["Nog een zin."] * 6, "De laatste.»", "Dat vind ik ook."]
    assert with_openings(long, {7, 8}) == {8}
    assert with_openings(long, {7}) == set(range(8))


@pytest.mark.parametrize("best", range(5))
def test_no_choice_of_sentences_shows_a_quoted_one_alone(best: int) -> None:
    scores = [1.0 if place == best else 0.1 for place in range(5)]
    chosen = choose_sentences(REPORT, scores, [6] * 5, 12, verdict=False)
    assert best in chosen
    assert not ({2, 3} & chosen) or 1 in chosen
