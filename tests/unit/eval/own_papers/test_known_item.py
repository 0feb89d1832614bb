"""Questions made from an index's own papers."""

from __future__ import annotations

from dataclasses import replace

from eval.own_papers.known_item import make_gold, reword
from index.document import Document, Exchange, Span

QUESTION = "Bent u bekend met de sluiting van zeven huisartsenposten in Zeeland en de Achterhoek?"
TEXT = f"{QUESTION} Ja, dat is bekend. Waarom niet? Nee."


def paper() -> Document:
    end = len(QUESTION)
    return Document(
        "post.txt",
        "antwoord",
        TEXT,
        exchanges=(
            Exchange("1", (1,), None, Span(0, end), Span(end + 1, end + 19)),
            Exchange("2", (2,), None, Span(end + 20, end + 32), Span(end + 33, end + 37)),
        ),
    )


def test_the_question_is_hidden_where_its_answer_is_the_target() -> None:
    rows = {row["id"]: row for row in make_gold([paper()])}
    known = rows["known_item:post.txt#1"]
    assert known["question"] == QUESTION and known["hidden"] == ["post.txt#1"]
    assert known["relevant"] == [{"doc": "post.txt", "exchange": "1", "grade": 2}]
    assert not any("#2" in name for name in rows), "a question of three words says nothing"


def test_the_first_question_finds_its_paper_also_in_fewer_words() -> None:
    rows = {row["kind"]: row for row in make_gold([paper()])}
    assert rows["first_question"]["question"] == QUESTION
    fewer = rows["first_question_reworded"]["question"].split()
    assert set(fewer) < set(QUESTION.replace("?", "").split()) and "bekend" not in fewer


def test_the_first_question_of_a_paper_without_answers_is_to_be_declined() -> None:
    (first, *_) = paper().exchanges
    (row,) = make_gold([replace(paper(), type="vragen", exchanges=(replace(first, answer=None),))])
    assert (row["kind"], row["answerable"], row["expect"]) == ("open_question", False, "question_only")
    assert row["question"] == QUESTION and row["relevant"] == []


def test_a_motion_is_found_by_its_subject() -> None:
    motion = Document("kst-1.xml", "motie", "De Kamer,", subject="een jaarlijkse rapportage over wolven")
    (row,) = make_gold([motion])
    assert row["kind"] == "motion_subject" and row["question"] == motion.subject


def test_rewording_is_the_same_every_time() -> None:
    assert reword(QUESTION) == reword(QUESTION) != ""
