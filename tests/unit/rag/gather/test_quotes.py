"""Which sentences of an answer are quoted: the best one, what goes on from it, and what stands around it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from rag.gather.quotes import choose_quotes, choose_sentences, opens_pointing_back, with_neighbours
from tests.support.rag_papers import letter

SIZE = [10, 10, 10, 10]


def test_the_sentence_behind_the_best_goes_along_where_it_gives_the_verdict_or_the_reason() -> None:
    texts = ["Er zijn drie sluizen.", "De minister sluit de sluis.", "Daarom betaalt hij.", "Het regende."]
    assert choose_sentences(texts, [0.4, 1.0, 0.0, 0.5], SIZE, 20, False) == {1, 2}
    texts[2] = "De sluis is oud, want zij stamt uit 2031."
    assert choose_sentences(texts, [0.4, 1.0, 0.0, 0.5], SIZE, 20, False) == {1, 2}
    texts[2] = "Reizigers klagen."
    assert choose_sentences(texts, [0.4, 1.0, 0.0, 0.5], SIZE, 25, False) == {0, 1}


def test_a_sentence_counts_for_more_between_two_that_speak_to_the_question() -> None:
    assert with_neighbours([1.0, 0.0, 1.0, 0.0]) == [1.0, 0.3, 1.0, 0.15]
    texts = ["De sluis is dicht.", "Nul auto's.", "De sluis gaat open.", "Het regende."]
    assert choose_sentences(texts, [1.0, 0.2, 1.0, 0.1], [10, 20, 10, 20], 40, False) == {0, 1, 2}


def test_a_short_verdict_at_the_start_is_quoted_where_one_is_asked_for() -> None:
    texts = ["Nee.", "De sluis kost geld.", "De sluis blijft dicht.", "Het regende."]
    assert 0 in choose_sentences(texts, [0.0, 0.2, 1.0, 0.0], SIZE, 20, True)


def test_a_condition_right_behind_the_verdict_goes_along_however_full_it_is() -> None:
    texts = ["Nee.", "De sluis blijft dicht.", "Dat geldt echter niet in maart.", "Het regende."]
    assert choose_sentences(texts, [0.0, 1.0, 0.0, 0.9], SIZE, 20, True) >= {1, 2}


def test_a_sentence_takes_along_what_it_leans_on_and_what_that_leans_on() -> None:
    texts = ["De sluis is oud.", "Deze stamt uit 2031.", "In dat kader betaalt het Rijk.", "Het regende."]
    assert choose_sentences(texts, [0.0, 0.0, 1.0, 0.0], SIZE, 30, False) == {0, 1, 2}
    assert opens_pointing_back("Hier is geen geld voor.")
    assert not opens_pointing_back("In dit jaar komt er geld.")


@pytest.mark.parametrize(
    "sentence",
    [
        "In datzelfde jaar telde men elf schepen.",
        "Het doel hiervan is om schepen te tellen.",
        "Op grond daarvan sluit de sluis.",
        "Ten tweede telt het Rijk schepen.",
        "Anderzijds is er geen geld.",
    ],
)
def test_what_leans_on_the_sentence_before_in_other_words(sentence: str) -> None:
    assert opens_pointing_back(sentence)


def test_an_answer_of_which_little_would_be_left_out_is_quoted_whole() -> None:
    said = [f"De sluis kost {n} miljoen euro en dat betaalt het Rijk." for n in range(2, 13)]
    text = " ".join(["Er is overleg met de provincie over de kade geweest.", *said])
    paper = letter("sluis", [text], date(2031, 5, 2))

    def score(texts: Sequence[str]) -> list[float]:
        return [float("sluis" in each) for each in texts]

    assert choose_quotes(paper, paper.paragraphs[0].span, score, 105) == (paper.paragraphs[0].span,)
    assert len(text.split()) > 105
    (few,) = choose_quotes(paper, paper.paragraphs[0].span, score, 60)
    assert few != paper.paragraphs[0].span


def test_one_passage_is_quoted_and_from_elsewhere_only_what_is_nearly_as_good() -> None:
    texts = [
        "De sluis is dicht.",
        "Er is roest.",
        "Er is geld.",
        "Het waait.",
        "De brug is open.",
        "Het regent.",
    ]
    sizes = [20] * 6
    assert choose_sentences(texts, [0.1, 0.6, 1.0, 0.1, 0.6, 0.1], sizes, 60, False) == {1, 2}
    assert choose_sentences(texts, [0.1, 0.6, 1.0, 0.1, 0.9, 0.1], sizes, 60, False) == {1, 2, 4}


def test_what_takes_back_the_last_words_of_a_passage_goes_along() -> None:
    texts = [
        "De regio wijst aan.",
        "Het Rijk betaalt.",
        "Hiervoor zijn wel drie offertes nodig.",
        "Het regende.",
    ]
    assert choose_sentences(texts, [1.0, 0.9, 0.0, 0.0], [30, 30, 30, 30], 75, False) == {0, 1, 2}
