"""Which answer of a paper leads, and how well it speaks to the question; invented papers."""

from __future__ import annotations

from dataclasses import replace

from rag.gather.absence.enough import speaking_best
from rag.gather.absence.unmet_words import lacks_noun_most, unmet_noun
from rag.gather.findings import Finding
from rag.gather.question_profile import read_profile
from rag.gather.requirements import Need
from rag.understand.answer_kind import kind_of
from rag.understand.question import Query, understand
from tests.unit.rag.gather.absence.test_beyond_title import BUS, MOVE, PUPILS

ALL = (MOVE, PUPILS, BUS)


def led(
    question: str, picked: tuple[Finding, ...], *, language: str = "nl"
) -> tuple[tuple[Finding, ...], str]:
    picked, spoken, _ = led_and_lacking(question, picked, language=language)
    return picked, spoken


def led_and_lacking(
    question: str, picked: tuple[Finding, ...], *, language: str = "nl"
) -> tuple[tuple[Finding, ...], str, tuple[Need, ...]]:
    query: Query = replace(understand(question, (), None), language=language)  # type: ignore[arg-type]
    asked = read_profile(question, kind_of(question))
    return speaking_best(query, query.parts[0], picked, ALL, asked, 4.0)


def test_a_neighbour_gives_way_to_the_answer_that_speaks_to_the_question() -> None:
    main = replace(PUPILS, score=0.9)
    picked, spoken = led("Betaalt de minister een bus naar het nieuwe pand van de schippersschool?", (main,))
    assert [each.key for each in picked] == [BUS.key] and spoken == "plainly"
    assert picked[0].score == 0.9


def test_what_speaks_to_it_stays() -> None:
    picked, spoken = led("Hoeveel leerlingen heeft de schippersschool in Korrelzand?", (PUPILS,))
    assert picked == (PUPILS,) and spoken == "plainly"


def test_what_speaks_not_to_it_is_no_answer() -> None:
    question = "Worden er koeien gemolken op de schippersschool in Korrelzand?"
    assert led(question, (MOVE,))[1] != "plainly"


def test_a_noun_that_lacks_makes_what_answers_doubtful_where_a_question_is_put_as_papers_put_theirs() -> None:
    (asked,) = [replace(PUPILS, score=0.9)]
    question = "Hoeveel kamelen telt de schippersschool in Korrelzand?"
    assert lacks_noun_most(asked, question)
    assert led(question, (asked,))[1] in ("nearby", "not")
    assert not lacks_noun_most(asked, "Hoeveel leerlingen telt de schippersschool in Korrelzand?")
    assert not lacks_noun_most(asked, "Is de schippersschool in Korrelzand afgebrand?")  # no noun


def test_whatever_is_said_of_a_subject_answers_who_asks_what_was_said_of_it() -> None:
    assert led("Wat zei minister De Wolf over de schippersschool?", (MOVE,)) == ((MOVE,), "plainly")


def test_a_question_in_another_language_is_answered_or_comes_near_and_is_never_declined_here() -> None:
    assert led("Is the school free?", (MOVE,), language="en") == ((MOVE,), "nearby")
    asked = "How many pupils does the skippers' school in Korrelzand have?"
    assert led(asked, (PUPILS,), language="en") == ((PUPILS,), "plainly")


def test_the_noun_is_named_for_want_of_which_nothing_answers() -> None:
    question = "Hoeveel kamelen telt de schippersschool in Korrelzand?"
    _, spoken, lacking = led_and_lacking(question, (PUPILS,))
    assert spoken != "not" or [each.said for each in lacking] == ["kamelen"]
    assert unmet_noun(PUPILS, question) == "kamelen"
    assert unmet_noun(PUPILS, "Hoeveel leerlingen telt de schippersschool in Korrelzand?") is None
    assert unmet_noun(PUPILS, "Is de schippersschool in Korrelzand afgebrand?") is None  # no noun
