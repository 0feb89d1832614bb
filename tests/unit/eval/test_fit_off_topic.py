"""What is no question to the papers, learnt: its messages, and that the fit tells them apart."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix

from eval.fit_off_topic import GENUINE, KEYWORDS, Messages, as_keywords, fit_odds, read_messages
from rag.understand.off_topic_odds import can_be_judged, message_features


def test_there_are_messages_enough_of_both_sides_and_none_twice() -> None:
    messages = read_messages()
    outside = messages.outside
    assert outside.sum() >= 600 and messages.typed.sum() >= 600
    assert len({kind for kind, out in zip(messages.kinds, outside, strict=True) if out}) >= 25
    texts = [text for text, kind in zip(messages.texts, messages.kinds, strict=True) if kind != KEYWORDS]
    assert len(set(texts)) == len(texts)
    assert all(can_be_judged(text) for text in messages.texts)


def test_keywords_are_the_questions_own_words() -> None:
    assert (
        as_keywords("Waarom krijgen boeren in Twente een vergoeding voor stikstof?")
        == "twente stikstof vergoeding"
    )


def test_a_few_messages_of_each_side_are_told_apart() -> None:
    texts = ("Hoe bak ik een taart?", "Vertel een grap", "Zing een liedje voor me")
    asked = ("Wat zei de minister over de dijk?", "Wie stelde vragen over de wolf?", "Wat wil het kabinet?")
    messages = Messages(texts + asked, ("task:a", "task:b", "task:c", *[f"{GENUINE}:said"] * 3))
    matrix = csr_matrix(np.stack([message_features(text) for text in messages.texts]))
    model = fit_odds(matrix, messages.outside, messages.weights)
    new = np.stack(
        [message_features("Bak een grap voor me"), message_features("Wat zei de minister over de wolf?")]
    )
    assert model.predict(new).tolist() == [True, False]
