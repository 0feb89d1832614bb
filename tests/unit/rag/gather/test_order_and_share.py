"""Which findings are kept, in what order and with how many words: by score, day, paper and likelihood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from index.document import Dates, DocumentType
from rag.gather.findings import LEAST, MOST, MOST_ALONE, Finding, word_budgets
from rag.gather.likelihood import (
    Behind,
    behind_the_best,
    best_sentences,
    likely_findings,
    named_alike,
    probability,
)
from rag.gather.question_profile import read_profile
from rag.gather.relevance import HOLDS, LEXICAL_WEIGHT, Relevance, word_likeness
from rag.gather.selection import (
    KNOWN,
    LEANS,
    UNMET,
    best_first,
    best_of_each_paper,
    choose_findings,
    drop_repeats,
    far_apart,
    later_findings,
    newest_first,
    same_subject_over_time,
    score_factor,
)
from tests.support.rag_papers import exchange_paper

DAY = date(2030, 1, 1)
ASKED = read_profile("Hoe hoog is de Eikendijk?", "number")


def found(
    name: str,
    text: str = "De dijk.",
    score: float = 1.0,
    day: date | None = DAY,
    kind: DocumentType = "antwoord",
) -> Finding:
    """The only answer of a paper of that name."""
    paper = replace(
        exchange_paper(name, [("Vraag?", text)], kind=kind), title=None, dates=Dates(answered=day)
    )
    (exchange,) = paper.exchanges
    assert exchange.answer
    return Finding(paper, exchange, None, exchange.answer, score=score)


def names(findings: Sequence[Finding]) -> str:
    return "".join(each.document.name for each in findings)


def relevance(near: dict[str, float], asked: str = ASKED.text) -> Relevance:
    """The question's relevance, where how near a text is stands beside a word of it."""

    def interaction(question: str, texts: Sequence[str]) -> list[float]:
        return [next((value for word, value in near.items() if word in text), 0.0) for text in texts]

    return Relevance(read_profile(asked, "number"), [], interaction)


def test_a_newer_paper_leads_only_where_it_likely_speaks_of_it() -> None:
    """It led where it was less likely than not: a question on herders opened with a newer word on ferries."""
    near, high = relevance({"dijk": 0.9}), "De dijk is 8 meter hoog."
    best = found("a", high, score=10)
    likely, unlikely = (found("n", high, score, DAY + timedelta(400)) for score in (9.5, 8.0))
    assert names(choose_findings([best, likely], near)) == "na"
    first, behind = choose_findings([best, unlikely], near)
    assert (first.document.name, first.aside) == ("a", False)
    assert (behind.document.name, behind.aside) == ("n", True)  # it may be a newer position


def test_the_best_lead_and_the_newest_lead_where_that_is_asked_for() -> None:
    a, b, c = found("a", score=1), found("b", score=3), found("c", score=2)
    assert names(best_first([a, b, c])) == "bca"
    older, undated = found("o", score=9, day=DAY - timedelta(1)), found("u", score=10, day=None)
    assert names(newest_first([undated, older, a, b, c])) == "bcaou"


def test_findings_are_far_apart_beyond_half_a_year() -> None:
    near, far = found("n", day=DAY + timedelta(180)), found("f", day=DAY + timedelta(181))
    assert not far_apart([found("a"), near]) and far_apart([far, found("a")])
    assert not far_apart([]) and not far_apart([found("u", day=None), far])


def test_a_score_falls_where_the_number_is_not_there_and_rises_in_a_paper_that_is_known() -> None:
    number, none = found("a", "De dijk is 8 meter hoog."), found("b", "De dijk is hoog.")
    assert score_factor(number, "count", frozenset()) == 1.0
    assert score_factor(none, "count", frozenset()) == UNMET
    assert score_factor(found("a", "Dat is niet bekend."), "count", frozenset()) == 1.0
    assert score_factor(none, "anything", frozenset("b")) == KNOWN
    assert score_factor(replace(none, score=0.0), "count", frozenset("b")) == 1.0
    paper = exchange_paper("r", [("Vraag?", "Hij is 8 meter."), ("En?", "Zie vraag 1.")], refers={"2": "1"})
    leaning = Finding(paper, paper.exchanges[1], None, paper.exchanges[1].answer, score=1.0)  # type: ignore[arg-type]
    assert score_factor(leaning, "anything", frozenset()) == LEANS


def test_the_best_is_always_likely_and_another_paper_needs_more_than_its_own() -> None:
    best, own, other = found("a"), found("a"), found("b")
    assert names(likely_findings([best, own, other], [0.1, 0.05, 0.09])) == "a"
    assert names(likely_findings([best, own, other], [0.6, 0.45, 0.5])) == "aba"
    assert names(likely_findings([best, own, other], [0.4, 0.29, 0.39])) == "a"
    assert names(likely_findings([other, best, own], [0.45, 0.5, 0.36])) == "aa"


def test_what_is_much_less_likely_than_the_best_is_not_quoted_beside_it() -> None:
    best, own, other = found("a"), found("a"), found("b")
    assert names(likely_findings([best, own, other], [0.8, 0.54, 0.55])) == "a"
    assert names(likely_findings([best, own, other], [0.8, 0.57, 0.55])) == "aa"


def test_each_answer_is_kept_once_and_what_only_points_at_a_kept_one_goes() -> None:
    paper = exchange_paper(
        "p", [("A?", "Acht meter."), ("B?", "Zie vraag 1."), ("C?", "Zie 1."), ("D?", "Tien.")],
        refers={"2": "1", "3": "1"},
    )  # fmt: skip
    whole = [Finding(paper, each, None, each.answer) for each in paper.exchanges if each.answer]
    first, second, third, fourth = whole

    def kept(*findings: Finding) -> list[str]:
        return [each.exchange.id for each in drop_repeats(findings) if each.exchange]

    assert kept(first, second, fourth, first) == ["1", "4"]
    assert kept(second, first, third) == ["2"]
    assert kept(fourth, third) == ["4", "3"]


def test_a_survey_takes_the_best_of_each_of_five_papers() -> None:
    many = [found(name, score=9 - n) for n, name in enumerate("aabcdef")]
    assert names(best_of_each_paper(many)) == "abcde"
    assert best_of_each_paper(many)[0].score == 9


def test_over_time_the_best_of_each_paper_counts_that_scores_half_as_well() -> None:
    same = relevance({"dijk": 0.9})
    ranked = [found("a", score=10), found("a", score=8), found("b", score=5), found("c", score=4.9)]
    assert [each.score for each in same_subject_over_time(ranked, same)] == [10, 5]


def test_of_another_subject_is_what_holds_the_question_less_well() -> None:
    ranked = [found("a", "Beuk", 10), found("b", "Olm", 9), found("c", "Den", 8)]
    close = relevance({"Beuk": 1.0, "Olm": 0.81, "Den": 0.79})
    assert names(same_subject_over_time(ranked, close)) == "ab"


def test_a_name_of_the_question_that_the_best_holds_must_stand_in_the_others_of_other_papers() -> None:
    near = relevance({}, "Hoe hoog is de dijk van Reigerveen?")
    best, other = found("a", "In Reigerveen acht meter."), found("b", "Acht meter.")
    own = found("a", "Tien meter.")
    assert names(named_alike(best, [best, own, other], near)) == "aa"
    assert names(named_alike(other, [best, own, other], near)) == "aab"
    letter = found("a", "In Reigerveen acht meter.", kind="brief")
    assert names(named_alike(letter, [own, other], near)) == ""


def test_of_a_body_whose_view_is_asked_each_answer_must_speak() -> None:
    near = relevance({}, "Wat vindt de ZBV van hogere dijken?")
    best, own = found("a", "De ZBV is geen tegenstander."), found("a", "De dijk geeft ruimte.")
    assert [each.text for each in named_alike(best, [best, own], near)] == [best.text]
    assert names(named_alike(own, [best, own], near)) == "aa"


def test_what_the_title_says_each_answer_of_the_paper_speaks_of() -> None:
    near = Relevance(
        read_profile("Hoe duur was de Eikendijk?", "number"), [], lambda _, texts: [0.0] * len(texts)
    )
    said, meant = found("a", "Ik ken de Eikendijk."), found("a", "Hij was duur: 3 euro.")
    titled = [replace(each, document=replace(each.document, title="De Eikendijk")) for each in (said, meant)]
    repeats, tells = behind_the_best([said, meant], near)
    assert repeats.words < tells.words + 0.2
    repeats, tells = behind_the_best(titled, near)
    assert tells.words == tells.sentence == 0 and repeats.words > 0.2


def test_a_later_word_on_the_same_subject_is_added_from_two_months_on() -> None:
    best, same = found("a"), relevance({"dijk": 0.9})
    late, later = found("l", day=DAY + timedelta(60)), found("m", day=DAY + timedelta(90))
    early = found("e", day=DAY + timedelta(59))
    assert names(later_findings([best], best, [best, early, late, later], same)) == "m"
    assert names(later_findings([best], best, [early, late], same)) == "l"
    assert not later_findings([best], best, [early], same)
    assert not later_findings([found("u", day=None)], best, [late], same)
    assert not later_findings([best, later], best, [late], same)


def test_words_are_shared_by_the_root_of_the_score_within_bounds() -> None:
    assert word_budgets([found("a", score=0.9), found("b", score=0.1)], 100) == [75, 25]
    assert word_budgets([found("a", score=1.0), found("b", score=0.0)], 100) == [76, LEAST]
    assert word_budgets([found("a")], 1000, MOST_ALONE) == [MOST_ALONE]
    assert word_budgets([found("a")], 1000) == [MOST] and word_budgets([], 100) == []


def test_a_text_that_holds_what_was_asked_for_counts_a_quarter_more() -> None:
    near = relevance({"meter": 0.8, "hoog": 0.8})
    none, number = near.scores(["Hij is hoog", "Hij is 8 meter"])
    assert near.answering(["Hij is hoog", "Hij is 8 meter"]) == pytest.approx([none, number * HOLDS])
    assert near.scores(["Hij is 8 meter"]) == pytest.approx([(1 - LEXICAL_WEIGHT) * 0.8])


def test_a_rare_word_of_the_question_covers_more_than_a_common_one() -> None:
    asked = read_profile("dijk schapen")
    pool = ["De dijk.", "Een dijk.", "Weer een dijk.", "Schapen."]
    near = Relevance(asked, pool, lambda _, texts: [0.0] * len(texts))
    assert near.coverage("schapen") > near.coverage("dijk") > 0
    assert near.coverage("schapen op de dijk") == pytest.approx(1.0) and near.coverage("koe") == 0
    # ln(1 + 5 / 1.5) and ln(1 + 5 / 3.5)
    assert near.coverage("schapen") == pytest.approx(1.46634 / (1.46634 + 0.88730), abs=1e-4)
    assert Relevance(read_profile(""), [], near._interaction).coverage("dijk") == 0


def test_a_word_is_like_itself_and_like_nothing_where_nothing_is() -> None:
    assert word_likeness("dijk", ["dijk", "koe"]) == pytest.approx(1.0, abs=1e-4)
    assert word_likeness("dijk", []) == -1.0


def test_the_odds_are_those_that_were_fitted() -> None:
    assert probability(Behind(0, 0, 0, 0, 0, 0)) == pytest.approx(0.7330, abs=1e-4)
    assert probability(Behind(1, 0.5, 0.2, 0.1, 1, 0)) == pytest.approx(0.0050, abs=1e-4)


def test_each_finding_is_as_good_as_its_own_best_sentence() -> None:
    near = relevance({"Olm": 0.2, "Den": 0.8, "Beuk": 0.4})
    texts = ("Over de Olm. Over de Den.", "Over de Beuk. Over niets.")
    first, second = best_sentences([found("a", texts[0]), found("b", texts[1])], near)
    assert (first, second) == pytest.approx((0.4, 0.2)) and best_sentences([], near) == []
