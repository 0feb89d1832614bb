"""When there is an answer at all, and whose: by signals, subject, year, filters and voices."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest

from index.document import Dates, Document, Member, Minister
from index.search import Filters, Index
from rag.gather.absence.outside import papers_speak
from rag.gather.absence.subject import speaks_of, subject_words, unspoken_subject, year_without_subject
from rag.gather.absence.waiting import unanswered_questions
from rag.gather.declining import (
    INTERCEPT,
    Signals,
    confidence,
    is_answerable,
    nearest_findings,
    share_true,
    signals,
    terms_of,
)
from rag.gather.facts import term_set
from rag.gather.findings import sentence_pool
from rag.gather.part_scope import (
    asked_alone,
    cabinet_speaks,
    members_speak,
    own_filters,
    within_period,
    without_lent_words,
)
from rag.gather.pipeline import PartFindings, lacking_needs
from rag.gather.question_profile import WantedKind, read_profile
from rag.gather.relevance import Relevance
from rag.gather.requirements import Need
from rag.understand.filters import FilterNote
from rag.understand.periods import read_periods
from rag.understand.question import Query, SubQuestion
from tests.support.rag_papers import exchange_paper, findings_of_answers


def relevance(question: str, near: float = 0.5) -> Relevance:
    return Relevance(read_profile(question), [], lambda _, texts: [near for _ in texts])


SURE = Signals(strength=30, near=0.9, around=0.3, named=1, dated=1, open_question_ratio=0, met=1)


def answers(what: WantedKind, question: str = "Is de dijk dicht?", **changes: float) -> bool:
    """Whether an answer is given where all is sure but for the changes."""
    signals = replace(SURE, **changes)
    return is_answerable(signals, replace(read_profile(question), wanted=what))


def test_an_answer_is_given_above_each_of_its_limits() -> None:
    assert answers("anything", near=0.33) and not answers("anything", near=0.32)
    assert answers("anything", open_question_ratio=1.09) and not answers("anything", open_question_ratio=1.1)
    for what in ("amount", "share", "count", "day", "article"):
        assert not answers(what, met=0) and answers(what, met=0.1)  # type: ignore[arg-type]
    assert confidence(Signals(0, 0, 0, 0, 0, 3, 1)) == INTERCEPT
    assert confidence(SURE) == pytest.approx(-6.28 + 4.83 + 2.4165 + 0.9825 + 0.751 + 2.031)
    assert share_true([]) == 1.0 and share_true([True, False, False]) == pytest.approx(1 / 3)


def test_a_report_that_is_asked_for_must_be_the_one_of_the_papers() -> None:
    for report in (
        "Kent de minister het bericht over de dijk?",
        "Bent u bekend met het artikel «Dijk dicht»?",
        "Heeft het kabinet kennisgenomen van het onderzoek naar de dijk?",
    ):
        assert answers("anything", report, near=0.5, strength=26)
        assert not answers("anything", report, near=0.5, strength=25)
    assert answers("anything", "Is de minister bekend met dit probleem?", near=0.5, strength=25)


def test_signals_are_kept_within_bounds_and_nothing_found_is_the_worst() -> None:
    asked = relevance("Hoe hoog is de Zeedijk in 2031?")
    few = findings_of_answers("Niets.", "In 2031.")
    assert signals([], [], asked, 50.0) == Signals(0, 0, 0, 0, 0, 3, 0)
    made = signals(few, [], asked, 3.0)
    assert (made.strength, made.near, made.around, made.open_question_ratio) == (15.0, 0.5, 0.5, 0.0)
    assert signals(few, [], asked, 99.0).strength == 60.0 and signals(few, [], asked, 20.0).strength == 20.0
    assert signals(few[:1], [], asked, 20.0).around == 0.0
    many = findings_of_answers(*["Niets."] * 20)
    assert (signals(many, [], asked, 3.0).strength, signals(many, [], asked, -9.0).strength) == (3.0, -5.0)
    assert signals(many[:19], [], asked, 3.0).strength == 15.0
    for score, ratio in ((5.0, 0.5), (-5.0, 0.0), (90.0, 3.0)):
        (waiting,) = findings_of_answers("Open?", scores=[score])
        assert signals(few, [waiting], asked, 10.0).open_question_ratio == pytest.approx(ratio)
    assert signals(
        few, findings_of_answers("Open?", scores=[0.2]), asked, 0.0
    ).open_question_ratio == pytest.approx(2.0)


def test_the_kind_of_thing_asked_for_is_looked_for_in_the_first_three() -> None:
    asked = relevance("Hoeveel boten varen er?")
    for place, met in ((0, 1.0), (2, 1.0), (3, 0.0)):
        texts = ["Niets."] * 4
        texts[place] = "Er zijn 5 boten."
        assert signals(findings_of_answers(*texts), [], asked, 20.0).met == met


def test_a_paper_holds_its_title_people_and_years() -> None:
    paper = Document(
        "p", "antwoord", "Boten.", "De Zeedijk", dates=Dates(date(2029, 1, 1), date(2030, 1, 1)),
        askers=(Member("Bergsma", "Eik"),), answered_by=(Minister("Wolfsen", "Minister", "Luchtvaart"),),
        numbers={"vraagnummer": "2031Z00001"},
    )  # fmt: skip
    assert terms_of(paper) >= term_set("boten zeedijk bergsma eik wolfsen luchtvaart 2029 2030")
    assert "2028" not in terms_of(paper)


@pytest.mark.parametrize(
    ("word", "text", "spoken"),
    [
        ("zomertijd", "De zomertijd blijft.", True),
        ("zomertijd", "In de zomer is er tijd.", True),
        ("zomertijd", "In de zomer is het warm.", False),
        ("dijken", "De dijk is hoog.", True),
        ("dijk", "Over iets anders.", False),
        ("de", "Over iets anders.", True),
    ],
)
def test_a_subject_is_spoken_of_by_its_word_or_all_of_its_parts(word: str, text: str, spoken: bool) -> None:
    assert speaks_of(word, text) is spoken


def test_a_subject_of_one_or_two_words_must_stand_in_the_first_three() -> None:
    texts = ["Niets.", "Niets.", "De zomertijd.", "Niets."]
    asked = "Wat zei het kabinet over de zomertijd?"
    assert unspoken_subject(asked, findings_of_answers(*texts)) == ()
    lost = unspoken_subject(asked, findings_of_answers("Niets.", *texts))
    assert lost == (Need("name", "zomertijd", "zomertijd"),)
    assert unspoken_subject("Wat zei het kabinet over otters en bevers?", findings_of_answers("Niets.")) != ()
    assert (
        unspoken_subject("Wat zei het kabinet over otters, dassen en bevers?", findings_of_answers("Niets."))
        == ()
    )
    assert unspoken_subject("Wat zei het kabinet?", findings_of_answers("Niets.")) == ()


def test_the_place_of_a_subject_is_not_the_subject() -> None:
    asked, (found,) = (
        "Wat zei de minister over otters op kazernes?",
        findings_of_answers("Kazernes gaan dicht."),
    )
    assert unspoken_subject(asked, [found]) == (Need("name", "otters", "otters"),)
    assert unspoken_subject("Wat zei de minister over otters en kazernes?", [found]) == ()


def test_three_words_are_a_subject_and_four_are_not() -> None:
    assert subject_words("otters bevers dassen") == ["otters", "bevers", "dassen"]
    assert subject_words("otters bevers dassen mollen") == []


def test_a_year_counts_only_beside_the_subject() -> None:
    year = Need("year", "2030", "2030")
    asked = relevance("Hoeveel otters zwommen er in 2030?")
    with_year, best = (
        findings_of_answers("In 2030.")[0],
        findings_of_answers("Er zwommen otters.", scores=[1.0])[0],
    )
    undated = {"dates": Dates()}
    best, with_year = (
        replace(each, document=replace(each.document, **undated)) for each in (best, with_year)
    )  # type: ignore[arg-type]
    both = findings_of_answers("Er zwommen otters in 2030.", **undated)[0]
    assert year_without_subject([best, with_year], [year], asked) == (year,)
    assert year_without_subject([best, both], [year], asked) == ()
    assert year_without_subject([both, with_year], [year], asked) == ()
    assert year_without_subject([], [year], asked) == () == year_without_subject([best], [], asked)
    part = SubQuestion("Hoeveel otters zwommen er in 2030?")
    assert lacking_needs(query(part), part, [best, with_year], [year], asked) == (year,)
    seals = SubQuestion("Wat is er over zeehonden?")
    assert lacking_needs(query(seals), seals, [best], [], asked) != ()


def block(answer: str, question: str, sure: bool = True) -> PartFindings:
    values = SURE if sure else None
    return PartFindings(
        SubQuestion(question), read_profile(question), tuple(findings_of_answers(answer)), signals=values
    )


def test_the_papers_speak_where_they_outweigh_the_words_and_know_the_unusual_ones() -> None:
    asked, odds = "Hoeveel winst maakte de Bergbank?", confidence(SURE)
    knows, other = block("De Bergbank maakte winst.", asked), block("De Dalbank maakte winst.", asked)
    assert papers_speak([knows], odds - 1.5) and not papers_speak([knows], odds - 1.4)
    assert not papers_speak([other], odds - 3.9) and papers_speak([other, knows], odds - 3.9)
    assert not papers_speak([block("De Bergbank.", asked, sure=False)], -99)
    assert not papers_speak([replace(knows, findings=())], -99) and not papers_speak([], -99)
    assert not papers_speak([block("Wat is dat?", "Wat is dat?")], odds - 3.9), "no unusual word"


def test_the_papers_speak_where_they_answer_plainly_whatever_the_words() -> None:
    usual, odds = block("Lijn 1 blijft.", "Welke lijn blijft er?"), confidence(SURE)
    assert papers_speak([usual], odds - 4)
    unlike = replace(SURE, near=0.49)
    assert not papers_speak([replace(usual, signals=unlike)], confidence(unlike) - 4)


def query(*parts: SubQuestion, notes: Sequence[FilterNote] = (), **filters: object) -> Query:
    return Query("Vraag?", "Vraag?", "nl", parts, Filters(**filters), notes=tuple(notes))  # type: ignore[arg-type]


def test_a_filter_holds_for_the_question_that_said_it_and_those_that_lean_on_it() -> None:
    first = SubQuestion("x", asked="Wat zei minister Bos over de zeedijk bij Aalst?")
    second, leaning = (
        SubQuestion("x", asked="Hoe hoog is de kerktoren van Epe?"),
        SubQuestion("x", asked="Wat kost dat?"),
    )
    notes = [FilterNote("understood", "minister", "Bos"), FilterNote("dropped", "party", "SP")]
    both = query(first, second, notes=notes, minister="Bos", party="SP")
    assert own_filters(both, first) == both.filters == own_filters(both, leaning)
    assert own_filters(both, second) == Filters(party="SP")
    assert own_filters(query(second, notes=notes, minister="Bos"), second).minister == "Bos"
    timed = query(
        first, second, notes=[FilterNote("understood", "since", "mei 2030")],
        since=date(2030, 5, 1), until=date(2030, 5, 31), party="SP",
    )  # fmt: skip
    assert own_filters(timed, second) == Filters(party="SP")
    (period,) = read_periods("in mei 2030")
    assert within_period(Filters(party="SP"), period) == replace(timed.filters, party="SP")


def test_whose_words_are_asked_for_is_told_by_words_and_by_filters() -> None:
    part = SubQuestion("Hoe hoog?")
    assert not members_speak(query(part), part) and members_speak(query(part), replace(part, members=True))
    for kind, theirs in (("motie", True), ("vragen", True), ("brief", False)):
        assert members_speak(query(part, type=kind), part) is theirs
    assert not cabinet_speaks(query(part), part) and cabinet_speaks(
        query(part), SubQuestion("Wat zei de minister?")
    )
    assert cabinet_speaks(query(part, minister="Bos"), part) and cabinet_speaks(
        query(part, ministry="Zorg"), part
    )


def test_a_leaning_question_has_words_of_its_own_or_none() -> None:
    assert asked_alone(SubQuestion("Hoe hoog? (dijk)", asked="Hoe hoog is de toren?")) is not None
    assert asked_alone(SubQuestion("x", number="1", asked="Hoe hoog is de toren?")) is None
    assert asked_alone(SubQuestion("Hoe hoog is de toren?", asked="Hoe hoog is de toren?")) is None
    assert (
        asked_alone(SubQuestion("x")) is None and asked_alone(SubQuestion("x", asked="Wat zei hij?")) is None
    )


def test_words_that_were_lent_are_given_back_by_a_question_that_stands_alone() -> None:
    alone = SubQuestion("Hoe hoog is de kerktoren van Epe? (dijk)", asked="Hoe hoog is de kerktoren van Epe?")
    leaning = SubQuestion("Wat kost dat? (dijk)", asked="Wat kost dat?")
    assert without_lent_words(query(alone, leaning), alone).text == alone.asked
    assert without_lent_words(query(alone, leaning), leaning) == leaning
    assert without_lent_words(query(alone), alone) == alone


def test_the_nearest_are_three_that_come_near_at_all() -> None:
    said = [f"De dijk bij {place} is {place}." for place in ("Aal", "Beek", "Cruys", "Dam")]
    many = findings_of_answers(*said)
    assert [each.text for each in nearest_findings(many, relevance("Dijk?", 0.55))] == said[:3]
    assert nearest_findings(many, relevance("Dijk?", 0.54)) == ()
    assert nearest_findings(findings_of_answers("Ja.", "Dat klopt."), relevance("Dijk?", 0.9)) == ()


def test_a_motion_is_near_only_where_it_holds_enough_of_the_questions_words() -> None:
    motion = findings_of_answers("verzoekt de regering de dijk bij Aal te verhogen,", scores=[40.0])[0]
    assert nearest_findings((), relevance("Komt er een hogere dijk bij Aal?", 0.9), motion)
    assert not nearest_findings(
        (), relevance("Worden fietsen, sluizen en boten bij de haven duurder?", 0.9), motion
    )


def test_where_the_engine_found_enough_the_nearest_score_nearly_as_right_answers_do() -> None:
    many = findings_of_answers(
        *(f"De dijk bij paal {n} is hoog." for n in range(20)), scores=[19.0, 17.9, *([3.0] * 18)]
    )
    assert [each.text for each in nearest_findings(many, relevance("Dijk?", 0.5))] == [many[0].text]
    assert not nearest_findings(many, relevance("Dijk?", 0.44))
    sure = findings_of_answers(*(f"De dijk bij paal {n} is hoog." for n in range(20)), scores=[40.0] * 20)
    assert nearest_findings(sure, relevance("Dijk?", 0.45))
    assert not nearest_findings(sure, relevance("Dijk?", 0.44))
    assert sentence_pool(findings_of_answers("Een. Twee.", "Drie.")) == ["Een.", "Twee.", "Drie."]


def test_an_open_question_is_one_without_an_answer_among_the_first_ten() -> None:
    paper = exchange_paper("a.txt", [(f"Vraag {n}?", "Ja." if n < 9 else None) for n in range(12)])
    index: Index = SimpleNamespace(document=lambda _: paper)  # type: ignore[assignment]
    hits = [
        SimpleNamespace(exchange=each.id, doc="a.txt", score=float(n))
        for n, each in enumerate(paper.exchanges)
    ]
    hits[0] = SimpleNamespace(exchange=None, doc="a.txt", score=0.0)
    assert [each.score for each in unanswered_questions(hits, index)] == [9.0]  # type: ignore[arg-type]
