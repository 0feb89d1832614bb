"""What the weights of a neighbour are learnt from, and that the fit tells it apart."""

from __future__ import annotations

from dataclasses import astuple
from pathlib import Path

from eval.standing.fit_beyond_title import (
    BeyondCase,
    answer_groups,
    everyday_questions,
    learning_set,
    papers_without,
    told_apart,
)
from eval.standing.papers import invented_sets, read_papers
from rag.gather.absence.beyond_title import Beyond

PAPER = """= pont | 3 maart 2041 | 2 april 2041 | Eik (Es) | Minister Vos (Water) | de pont
V Wat kost de pont?
A Twee euro.
V Vaart zij nog?
V Hoe vaak?
A Ja, elk uur.
"""


def case(number: int, right: bool) -> BeyondCase:
    near = 0.8 if right else 0.3
    beyond = Beyond(near, near, 0.0, 1.0, near, 0.2, 0.2, 0.3, 0.4, 0.1, 0.0, 0.0, float(number % 2), 0.0)
    return BeyondCase(beyond, "direct" if right else "left out", right, right, f"{number % 9}.txt", "?")


def test_a_joint_answer_leaves_a_paper_with_all_its_questions() -> None:
    (paper,) = read_papers(PAPER)
    assert answer_groups(paper) == [[0], [1, 2]]
    (left,), gone = papers_without([paper], 1)
    assert [question for question, _ in left.pairs] == ["Wat kost de pont?"]
    assert gone == {("pont.txt", "2", None), ("pont.txt", "3", None)}
    assert papers_without(invented_sets()[:2], 99)[1] == set()


def test_everyday_questions_are_read_below_their_exchange(tmp_path: Path) -> None:
    file = tmp_path / "asked.txt"
    file.write_text("# asked\n= pont | 2\ns vaart dat bootje nou nog\n", encoding="utf-8")
    (question,) = everyday_questions(file)
    assert question.question == "vaart dat bootje nou nog"
    assert [(each.doc, each.exchange) for each in question.relevant] == [("pont.txt", "2")]


def test_the_fit_tells_apart_what_can_be() -> None:
    found = [case(number, number % 2 == 0) for number in range(40)]
    assert learning_set(found).fit().predict(
        [astuple(case(0, True).beyond), astuple(case(0, False).beyond)]
    ).tolist() == [
        True,
        False,
    ]
    assert next(told_apart(found)).startswith("area under the curve 1.000")
