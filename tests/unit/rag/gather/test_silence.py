"""Where the sample papers are silent so is the answer: another year, place, count, day, article, subject.

`silence.tsv` holds invented questions: those that the papers answer, and near misses and absent subjects.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from index.search import Index
from rag.answer import answer
from rag.gather.absence.subject import speaks_of, subject_words
from rag.gather.counted import counted_noun
from rag.gather.question_profile import holds_wanted, read_profile
from rag.understand.answer_kind import kind_of

ROWS = [line.split("\t") for line in Path(__file__).with_name("silence.tsv").read_text("utf-8").splitlines()]


def test_most_silent_questions_are_declined_and_most_others_answered(sample_index: Index) -> None:
    said = {question: answer(question, sample_index) for _, question in ROWS}
    silent = [said[question].abstained for kind, question in ROWS if kind == "silent"]
    refused = [said[question].abstained for kind, question in ROWS if kind == "answer"]
    assert sum(silent) / len(silent) >= 0.75
    assert sum(refused) / len(refused) <= 0.1


@pytest.mark.parametrize(
    ("question", "noun"),
    [
        ("Hoeveel roedels zijn er?", "roedels"),
        ("Hoeveel Iraakse kinderen kwamen er?", "kinderen"),
        ("Welk percentage van de oude molens draait nog?", "molens"),
        ("Hoeveel van de zeven posten zijn open?", "posten"),
        ("Hoeveel geld is er?", None),
        ("Hoeveel mensen reizen er?", None),
        ("Hoeveel kost de brug?", None),
        ("Waarom is het niet bekend hoeveel roedels er zijn?", None),
        ("Wat zei de minister?", None),
    ],
)
def test_what_a_question_counts(question: str, noun: str | None) -> None:
    assert counted_noun(question) == noun


def test_what_is_not_counted_is_named(sample_index: Index) -> None:
    result = answer("Hoeveel koeien werden er in 2033 door wolven gedood?", sample_index)
    assert result.abstained
    assert "Over koeien staat er niets in wat het kabinet hierover zei." in result.notes


@pytest.mark.parametrize(
    ("question", "there", "not_there"),
    [
        (
            "Op welke datum opende de brug?",
            "Zij opende op 3 mei 2031.",
            "Zij opende in 2031.",
        ),
        ("In welk wetsartikel staat dat?", "Dat staat in artikel 12 van de wet.", "Dat staat in de wet."),
    ],
)
def test_a_day_and_an_article_must_be_there(question: str, there: str, not_there: str) -> None:
    wanted = read_profile(question, kind_of(question)).wanted
    assert holds_wanted(there, wanted) and not holds_wanted(not_there, wanted)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Wat is er afgesproken over de zomertijd?", ["zomertijd"]),
        ("fatbikes helmplicht", ["fatbikes", "helmplicht"]),
        ("Waarom sluit de post in Goes?", []),
    ],
)
def test_the_subject_is_what_stands_behind_over(question: str, words: list[str]) -> None:
    assert subject_words(question) == words


def test_the_parts_of_a_word_do_not_make_it() -> None:
    assert speaks_of("zomertijd", "De zomertijd blijft.")
    assert not speaks_of("zomertijd", "In die tijd was er veel water.")


def test_a_year_must_stand_beside_its_subject(sample_index: Index) -> None:
    assert answer("Hoeveel schapen werden er in 2034 gedood?", sample_index).abstained
    told = answer("Hoeveel schapen werden er in 2033 gedood?", sample_index)
    assert not told.abstained and told.citations[0].date == date(2033, 11, 22)
