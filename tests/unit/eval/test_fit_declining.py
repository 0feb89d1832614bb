"""When to decline is fitted on questions whose papers are in the index and out of it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from eval import fit_declining
from eval.fit_declining import (
    EVERY,
    MIN_WORDS,
    DecliningCase,
    DecliningRules,
    area_under_curve,
    cases,
    cross_validated,
    fit_rules,
    known_items,
    report,
)
from eval.gold import GoldQuestion, Judgement
from index.build import build
from index.search import Index
from rag.gather.declining import Signals
from tests.support.places import SAMPLES


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    folder = tmp_path_factory.mktemp("fit") / "index"
    build([SAMPLES], folder)
    return Index.open(folder)


def test_a_question_is_asked_with_its_papers_and_without_them(index: Index) -> None:
    bridge = "Waarom is de spoorbrug bij Zaltbommel gesloten?"
    found = index.search(bridge).hits[0]
    asked = GoldQuestion("a", bridge, relevant=(Judgement(found.doc, found.exchange),))
    silent = GoldQuestion("b", "Hoeveel pinguïns wonen er op Mars?", answerable=False)
    elsewhere = replace(asked, id="c", relevant=(Judgement("nergens.txt", "1"),))
    made = list(cases(index, [asked, silent, elsewhere], "gold"))
    assert [(case.origin, case.answerable) for case in made] == [
        ("gold", True),
        ("gold, papers out", False),
        ("gold", False),
        ("gold, other papers", False),
    ]
    assert made[0].signals.near > made[1].signals.near
    assert index.search(bridge).hits[0].doc == found.doc  # nothing is hidden for good


def test_known_items_are_what_the_cabinet_answered(index: Index) -> None:
    made = known_items(map(index.document, index.documents()))
    assert 3 <= len(made) <= 42 / EVERY
    for question in made:
        (judged,) = question.relevant
        document = index.document(judged.doc)
        (exchange,) = [each for each in document.exchanges if each.id == judged.exchange]
        assert exchange.answer is not None and len(document.at(exchange.answer).split()) >= MIN_WORDS


def invented(answerable: bool, strength: float) -> DecliningCase:
    signals = Signals(strength, strength / 30, 0.3, 1.0, 1.0, 0.0, 1.0)
    return DecliningCase(signals, False, answerable, f"Vraag {strength}?", "gold")


def test_what_is_fitted_declines_the_weak_and_few_of_the_strong() -> None:
    draw = np.random.default_rng(1)
    found = [invented(True, float(draw.normal(18, 2))) for _ in range(200)]
    found += [invented(False, float(draw.normal(10, 2))) for _ in range(200)]
    rules = fit_rules(found)
    assert area_under_curve(found) > 0.95
    declined = dict(line.split(": ") for line in report(found, rules))
    assert float(declined["gold (answerable, 200)"].split()[0]) <= 0.045
    assert float(declined["gold (unanswerable, 200)"].split()[0]) >= 0.8
    lenient = report(found, DecliningRules(1e6, rules.weights, -1.0))
    assert all(line.endswith("0.000 declined") for line in lenient)


def test_cross_validation_judges_no_question_by_a_fit_that_saw_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [invented(bool(n % 2), 10.0 + n) for n in range(20)]
    found += [replace(case, origin="gold, papers out", answerable=False) for case in found]
    fits: list[set[str]] = []

    def heard(cases: list[DecliningCase]) -> DecliningRules:
        fits.append({case.question for case in cases})
        return fit_rules(cases)

    monkeypatch.setattr(fit_declining, "fit_rules", heard)
    counts = [int(line.split(")")[0].split(", ")[-1]) for line in cross_validated(found)]
    assert sum(counts) == len(found)
    assert len(fits) == 5
    left_out = [{case.question for case in found} - seen for seen in fits]
    assert set().union(*left_out) == {case.question for case in found}
    assert all(len(questions) == 4 for questions in left_out)
