"""Which sentences of an answer are quoted: the best one, what goes on from it, and what stands around it."""

from __future__ import annotations

from rag.gather.quotes import choose_sentences, opens_pointing_back, with_neighbours

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
