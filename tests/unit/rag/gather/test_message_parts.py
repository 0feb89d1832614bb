"""The later questions of one message: none is answered by what was quoted for another."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from index.search import Index
from rag.gather import message_parts
from rag.gather.findings import Finding
from rag.gather.likelihood import BESIDE, likely_findings
from rag.gather.message_parts import _as_meant, papers_before, within_answer_before, without_empty_repeat
from rag.gather.pipeline import PartFindings
from rag.gather.question_profile import read_profile
from rag.gather.quotes import NUANCE_WORDS, nuances
from rag.gather.selection import AWARE_WORDS, only_acquainted
from rag.understand.answer_kind import kind_of
from rag.understand.followup import Message
from rag.understand.question import SubQuestion, understand
from rag.understand.subquestions import split_questions
from tests.support.rag_papers import exchange_paper

FIRST, SECOND = "Hoeveel scholen hebben schimmel?", "Hoeveel scholen hebben asbest?"


def answers(*pairs: tuple[str, str], name: str = "a.txt") -> tuple[Finding, ...]:
    paper = replace(exchange_paper(name, pairs), title=None)
    told = [each for each in paper.exchanges if each.answer]
    return tuple(Finding(paper, each, None, each.answer, spans=(each.answer,)) for each in told)


def block(question: str, findings: tuple[Finding, ...]) -> PartFindings:
    return PartFindings(SubQuestion(question), read_profile(question, kind_of(question)), findings)


MOULD = answers(("Vraag?", "Er zijn 12 scholen met schimmel."))
ASBESTOS = answers(("Vraag?", "Er zijn 12 scholen met schimmel of asbest."))


def test_what_was_quoted_before_and_speaks_not_of_it_is_no_answer() -> None:
    before = [block(FIRST, MOULD)]
    made = without_empty_repeat(block(SECOND, MOULD), before, "nl")
    assert made.findings == () and [each.said for each in made.missing] == ["asbest"]
    kept = block(SECOND, MOULD)
    assert without_empty_repeat(kept, before, "en") == kept, "names differ between languages"
    assert without_empty_repeat(kept, [], "nl") == kept, "nothing was quoted before"
    assert without_empty_repeat(block(SECOND, ()), before, "nl") == block(SECOND, ())


def test_what_speaks_of_it_or_is_new_or_asks_for_nothing_else_stays() -> None:
    speaks = block(SECOND, ASBESTOS)
    assert without_empty_repeat(speaks, [block(FIRST, ASBESTOS)], "nl") == speaks
    asked = answers(("Hoeveel scholen hebben asbest?", "Er zijn er 12."))
    beside = block(SECOND, asked)
    assert without_empty_repeat(beside, [block(FIRST, asked)], "nl") == beside
    new = block(SECOND, (*MOULD, *answers(("Vraag?", "Er zijn molens."), name="b.txt")))
    assert without_empty_repeat(new, [block(FIRST, MOULD)], "nl") == new
    same = block(FIRST, MOULD)
    assert without_empty_repeat(same, [block(FIRST, MOULD)], "nl") == same


GRANT = answers(("Vraag?", "Op 3 mei 2031 is besloten tot een subsidie van 4 miljoen euro voor de molens."))
OTHER = answers(("Vraag?", "De brug is op 9 juni 2030 geopend."), name="b.txt")


def test_a_question_that_points_back_stays_with_the_answer_above() -> None:
    before = [block("Hoeveel subsidie krijgen de molens?", GRANT)]
    when = "Wanneer viel dat besluit?"
    assert within_answer_before(block(when, OTHER), before).findings == GRANT, "its day stands there"
    assert within_answer_before(block(when, ()), before).findings == GRANT
    both = block(when, (*OTHER, *GRANT))
    assert within_answer_before(both, before).findings == GRANT, "what is of the same answer is enough"
    how = block("Welke straf staat op dit?", OTHER)
    assert within_answer_before(how, before) == how, "nobody can tell whether that stands above"


def test_a_question_of_its_own_or_one_that_the_answer_above_does_not_hold_stays() -> None:
    before = [block("Hoeveel subsidie krijgen de molens?", GRANT)]
    for question in ("Wanneer is de brug geopend?", "Hoeveel procent van de kosten is dat?"):
        own = block(question, OTHER)
        assert within_answer_before(own, before) == own
    alone = block("Wanneer viel dat besluit?", OTHER)
    assert within_answer_before(alone, []) == alone == within_answer_before(alone, [block(FIRST, ())])


@pytest.mark.parametrize(
    ("question", "answer", "only"),
    [
        ("Bent u bekend met het bericht?", "Ja.", True),
        ("Kent u het bericht?", " ".join(["ja"] * AWARE_WORDS), True),
        ("Kent u het bericht?", " ".join(["ja"] * (AWARE_WORDS + 1)), False),
        ("Komt er een dijk?", "Ja.", False),
    ],
)
def test_an_answer_that_only_says_that_a_report_is_known_is_short(
    question: str, answer: str, only: bool
) -> None:
    (found,) = answers((question, answer))
    assert only_acquainted(found) is only
    assert not found.exchange or not only_acquainted(replace(found, whole=found.exchange.question))


def test_beside_the_likeliest_stands_what_is_nearly_as_likely() -> None:
    best, own = answers(("A?", "Een."), ("B?", "Twee."))
    (other,) = answers(("C?", "Drie."), name="b.txt")
    for odds, kept in (
        ([0.9, BESIDE * 0.9, 0.0], [best, own]), ([0.9, BESIDE * 0.9 - 0.01, 0.0], [best]),
        ([0.9, 0.0, BESIDE * 0.9], [best, other]), ([0.5, 0.0, 0.49], [best]),
        ([0.5, 0.0, 0.5], [best, other]), ([0.3, 0.3, 0.0], [best, own]), ([0.3, 0.29, 0.0], [best]),
    ):  # fmt: skip
        assert likely_findings([best, own, other], odds) == kept


def test_what_takes_back_part_of_a_quoted_sentence_is_quoted_along() -> None:
    texts = ["De brug gaat open.", "Wel blijft de sluis dicht.", "De brug is oud.", "Mits het droog is."]
    assert nuances(texts, [4] * 4, {0}) == {1} and nuances(texts, [4] * 4, {1}) == set()
    assert nuances(texts, [4] * 4, {2, 3}) == {3} and nuances(texts, [4] * 4, {0, 2}) == {1, 3}
    for size, along in ((NUANCE_WORDS, {1}), (NUANCE_WORDS + 1, set())):
        assert nuances(texts, [4, size, 4, 4], {0}) == along


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Hoe hoog is de dijk en is dat genoeg?", ["Hoe hoog is de dijk?", "is dat genoeg?"]),
        ("Hoe hoog is de dijk en is dat?", [""]),
        ("Hoe dan en is dat genoeg?", [""]),
        ("De dijk is hoog en is dat genoeg?", [""]),
    ],
)
def test_a_verb_with_its_subject_opens_a_second_question_of_three_words(
    message: str, asked: list[str]
) -> None:
    assert [part.asked for part in split_questions(message)] == asked


def test_a_part_with_a_slip_of_spelling_does_not_seem_to_lean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(message_parts, "as_meant", lambda text, _: text.replace("Inda", "India"))
    index = SimpleNamespace(share=None, people=list)
    alone = _as_meant(SubQuestion("Tekent Inda?", asked="Tekent Inda?"), index)  # type: ignore[arg-type]
    assert alone.text == alone.asked == "Tekent India?"
    leaning = _as_meant(SubQuestion("Wanneer? (Inda)", asked="Wanneer?"), index)  # type: ignore[arg-type]
    assert (leaning.text, leaning.asked) == ("Wanneer? (India)", "Wanneer?")


def test_what_it_cost_stands_in_the_answer_above_and_not_in_another_of_its_paper() -> None:
    own = answers(
        ("Wat levert het op?", "Het levert 4 miljoen euro op en kost 2 miljoen euro."), ("Hoe?", "Zo.")
    )
    before = [block("Hoeveel leveren de molens op?", own[:1])]
    assert within_answer_before(block("wat kostte het?", own[1:]), before).findings == own[:1]
    dear = answers(("Vraag?", "Ja."), ("Wat kostte het?", "Het kostte 3 miljoen euro."))
    assert within_answer_before(block("wat kostte het?", dear[1:]), before).findings == dear[1:]


def test_the_paper_before_is_looked_for_where_it_is_asked_of_alone(sample_index: Index) -> None:
    history = [Message("user", "Hoeveel wolven zijn er?"), Message("assistant", "Het zijn er elf. [1]")]

    def before(question: str) -> set[str]:
        return papers_before(understand(question, history, sample_index), sample_index)

    assert before("Hoe groot is het gebied?") == {"kst-50300-15-brief-wolf.md"}
    assert before("En in 2034?") == set()
    assert before("Wat kost de spoorbrug bij Distelwolde?") == set()
