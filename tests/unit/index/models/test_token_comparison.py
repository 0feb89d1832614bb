"""A question's tokens beside those of texts, asked for in one go or in several."""

from __future__ import annotations

import numpy as np

from index.models.late_interaction import LateInteraction


def test_texts_asked_for_one_after_another_are_compared_as_all_at_once() -> None:
    late = LateInteraction()
    texts = late.token_ids(["De brug gaat dicht.", "", "De sluis blijft open.", "De brug blijft open.", ""])
    lengths = np.array([len(text) for text in texts])
    at_once = late.compare("Gaat de brug open?").best(np.concatenate(texts), lengths)
    one_by_one = late.compare("Gaat de brug open?")
    for _ in range(2):  # nothing is new the second time
        found = [one_by_one.best(text, lengths[n : n + 1])[0] for n, text in enumerate(texts)]
        assert (np.stack(found) == at_once).all()
    assert not at_once[[1, 4]].any() and at_once[0].max() > 0.99


def test_each_token_is_compared_once() -> None:
    late = LateInteraction()
    comparison = late.compare("brug")
    (text,) = late.token_ids(["De brug gaat dicht."])
    asked: list[int] = []
    cosines = type(late.table).cosines

    class Counting:
        rows = late.table.rows

        def cosines(self, ids, directions):
            asked.extend(ids.tolist())
            return cosines(late.table, ids, directions)

    comparison._table = Counting()  # type: ignore[assignment]
    for part in (text[:2], text, text[::-1]):
        comparison.best(part, np.array([len(part)]))
    assert sorted(asked) == sorted(set(text.tolist()))


def test_a_question_without_tokens_says_nothing_of_any_text() -> None:
    late = LateInteraction()
    (text,) = late.token_ids(["De brug gaat dicht."])
    comparison = late.compare("")
    assert comparison.best(text, np.array([len(text)])).shape == (1, 0) and not len(comparison.weights)
