"""What the weights of a lacking word are learnt from, and that the fit tells it apart."""

from __future__ import annotations

from eval.standing.fit_unmet_words import UnmetCase, learning_set, made_questions, told_apart
from eval.standing.papers import invented_sets
from rag.gather.absence.unmet_words import Unmet
from rag.gather.facts import term_set


def case(number: int, answerable: bool) -> UnmetCase:
    unmet = Unmet(4.0 + number % 3, 0.1 if answerable else 0.6, 0.0, float(not answerable), 0.0, 0.0, 2.0)
    return UnmetCase(unmet, "gold" if answerable else "near", answerable, True, f"{number % 7}.txt", "?")


def test_made_questions_are_alike_every_time_and_say_a_word_that_is_not_in_their_paper() -> None:
    papers = invented_sets()[:6]
    made = list(made_questions(papers))
    assert made == list(made_questions(papers)) and len(made) >= 10
    texts = {paper.name: paper.text for paper in papers}
    assert all(not term_set(question) <= term_set(texts[paper]) for paper, question in made)


def test_the_fit_tells_apart_what_can_be() -> None:
    found = [case(number, number % 2 == 0) for number in range(40)]
    assert learning_set(found).fit().predict(
        [[5.0, 0.1, 0, 0, 0, 0, 2.0], [5.0, 0.6, 0, 1, 0, 0, 2.0]]
    ).tolist() == [
        True,
        False,
    ]
    assert next(told_apart(found)).startswith("area under the curve 1.000")
