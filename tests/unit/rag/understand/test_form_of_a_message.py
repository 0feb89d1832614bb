"""What a message is judged by: its letters, its meaning, its length and whom it names."""

from __future__ import annotations

import numpy as np
import pytest

from rag.understand.answer_kind import kind_of
from rag.understand.off_topic import _is_no_word, message_scope, scope_by_form
from rag.understand.off_topic_odds import (
    BUCKETS,
    FEWEST,
    MOST,
    OF_NAMED,
    allowance,
    can_be_judged,
    message_features,
    names_papers,
)


def test_a_message_of_few_or_very_many_words_or_that_goes_on_is_not_judged() -> None:
    for words, judged in ((FEWEST - 1, False), (FEWEST, True), (MOST, True), (MOST + 1, False)):
        assert can_be_judged(" ".join(["mop"] * words)) is judged
    assert not can_be_judged("En nog een mop") and can_be_judged("Nog een mop en")


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("Wat zei de minister", True),
        ("Wat vindt D66", True),
        ("Wat vindt de bakker", False),
        ("kamer huren", True),
    ],
)
def test_who_names_the_cabinet_or_a_party_must_be_surer_to_ask_nothing(message: str, named: bool) -> None:
    assert names_papers(message) is named and allowance(message) == (OF_NAMED if named else 0.0)


def test_letters_are_of_length_one_and_the_form_says_short_long_and_named() -> None:
    features = message_features("een mop")
    assert np.linalg.norm(features[:BUCKETS]) == pytest.approx(1.0, abs=1e-5)
    assert np.linalg.norm(message_features("")[:BUCKETS]) == pytest.approx(1.0, abs=1e-5)
    for words, short, long in ((3, 1, 0), (4, 0, 0), (14, 0, 0), (15, 0, 1)):
        assert message_features(" ".join(["mop"] * words))[-3:].tolist() == [0, short, long]
    assert message_features("minister")[-3:].tolist() == [1, 1, 0]


@pytest.mark.parametrize(
    ("word", "none"),
    [
        ("dijk", False),
        ("qwer", True),
        ("wert", True),
        ("zxcv", True),
        ("aaaa", True),
        ("aaa", True),
        ("hahaha", True),
        ("xq", True),
        ("çxqz", False),
        ("xqzvwk", True),
        ("waterschap", False),
        ("waterschapx", False),
    ],
)
def test_letters_in_a_row_or_repeated_are_no_word(word: str, none: bool) -> None:
    assert _is_no_word(word) is none


def test_several_greetings_are_one_and_a_question_among_them_is_heard() -> None:
    assert message_scope("Hallo? Hoe gaat het?") == "greeting"
    assert message_scope("Hallo?? Wat kost een zeedijk?") is None
    assert scope_by_form("hallo " * (MOST + 1)) is None and scope_by_form("hallo " * 3) == "greeting"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Komt er een dijk?", "yes-no"),
        ("Komt er een dijk", "open"),
        ("«Komt er een dijk?»", "yes-no"),
        ("Wat is het verschil?", "comparison"),
        ("Is het verschil groot?", "comparison"),
        ("Weet u hoeveel het is?", "number"),
    ],
)
def test_the_kind_of_answer_is_told_by_form_and_words(question: str, kind: str) -> None:
    assert kind_of(question) == kind
