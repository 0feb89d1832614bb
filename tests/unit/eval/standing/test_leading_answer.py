"""The answer that leads, and the truth of it, as the fits learn from them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from eval.gold import GoldQuestion, Judgement
from eval.standing.leading_answer import is_plain, leading_answers, truth_of
from eval.standing.learning import learnt_lines
from index.build import build
from index.search import Index

ASKED = "Wat kost een overtocht met de pont van Snipeiland?"
PAPER = f"""Vragen van het lid Ter Horst (Eik) aan de Minister van Water over de pont van Snipeiland \
(ingezonden 3 maart 2041).
Antwoord van Minister Bos (Water) (ontvangen 28 maart 2041).

Vraag 1
{ASKED}

Antwoord 1
Een overtocht met de pont van Snipeiland kost twee euro.
"""


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("pont")
    (folder / "pont.txt").write_text(PAPER, encoding="utf-8")
    build([folder / "pont.txt"], folder / "ix")
    with closing(Index.open(folder / "ix")) as opened:
        yield opened


def test_the_leading_answer_is_right_where_the_gold_says_so(index: Index) -> None:
    (lead,) = leading_answers(ASKED, index)
    assert (lead.finding.document.name, lead.said) == ("pont.txt", ASKED)
    here, elsewhere = (Judgement("pont.txt", exchange) for exchange in ("1", "2"))
    right = truth_of(lead.finding, GoldQuestion("pont-1", ASKED, relevant=(here,)))
    wrong = truth_of(lead.finding, GoldQuestion("pont-1", ASKED, relevant=(elsewhere,)))
    assert (right.answerable, right.right, right.paper) == (True, True, "pont.txt")
    assert (wrong.answerable, wrong.right, wrong.paper) == (True, False, "pont.txt")


def test_a_question_that_no_paper_answers_is_judged_with_the_paper_it_is_near_to(index: Index) -> None:
    """Its paper went by another name, so that it was judged by weights learnt from its neighbours."""
    (lead,) = leading_answers(ASKED, index)
    absent = truth_of(lead.finding, GoldQuestion("pont-7", "Wie vaart de pont?", answerable=False))
    assert (absent.answerable, absent.right, absent.paper) == (False, False, "pont.txt")
    assert truth_of(lead.finding, "pont.txt") == absent


def test_nothing_leads_in_silence(index: Index) -> None:
    assert not list(leading_answers("Wat is er bekend over vulkanen op Groenland?", index))
    assert is_plain(GoldQuestion("pont-1", ASKED))


def test_questions_in_other_languages_are_asked_for_apart(index: Index) -> None:
    asked = "Is the ferry pont van Snipeiland known to the minister?"
    assert not list(leading_answers(asked, index)) and not list(leading_answers(ASKED, index, abroad=True))
    question = GoldQuestion("pont-1", asked, lang="en")
    assert is_plain(question, abroad=True) and not is_plain(question)


def test_learnt_weights_are_those_of_the_signals_as_they_are() -> None:
    signals = np.array([[0.0, 10.0], [1.0, 30.0], [2.0, 20.0], [3.0, 60.0]])
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(signals, [False, False, True, True])
    held: dict[str, object] = {}
    exec(learnt_lines(model), held)  # noqa: S102  what it prints is Python to be carried over
    odds = signals @ np.array(held["WEIGHTS"]) + held["INTERCEPT"]
    assert np.allclose(odds, model.decision_function(signals), atol=0.5)
