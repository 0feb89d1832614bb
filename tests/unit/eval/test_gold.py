"""Gold files: what is read, and what is said about a line that cannot be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.gold import Judgement, read_gold
from index.errors import GoldError
from rag.understand.followup import Message


def write(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def test_reads_judgements_facts_and_history(tmp_path: Path) -> None:
    row = {
        "id": "a",
        "question": "En nu?",
        "kind": "followup",
        "history": ["Wat kost het?", {"role": "assistant", "content": "Vijf euro."}],
        "relevant": [
            {"doc": "x.txt", "exchange": 4, "grade": 1},
            {"doc": "y.xml", "paragraph": 2},
            {"doc": "z.txt", "part": "header"},
            {"doc": "w.txt", "grade": 1},
        ],
        "must_contain": ["75%|75 procent", "Goes"],
    }
    (question,) = read_gold([write(tmp_path / "g.jsonl", row)])
    assert question.relevant == (
        Judgement("x.txt", "4", None, 1),
        Judgement("y.xml", None, 2, 2),
        Judgement("z.txt", None, None, 2),
        Judgement("w.txt", None, None, 1),
    )
    assert question.must_contain == (("75%", "75 procent"), ("Goes",))
    assert question.history == (Message("user", "Wat kost het?"), Message("assistant", "Vijf euro."))
    assert question.answerable and not question.corrects_premise


def test_a_follow_up_keeps_its_subject_or_leaves_it(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "question": "En nu?", "kind": "followup", "note": "keeps the old subject"},
        {"id": "b", "question": "En de dijk?", "kind": "followup", "note": "NEW subject: nothing of bridges"},
        {"id": "c", "question": "Wat?", "kind": "un_near", "note": "NEW subject", "subkind": "year"},
    ]
    kinds = [question.subkind for question in read_gold([write(tmp_path / "g.jsonl", *rows)])]
    assert kinds == ["keeps the subject", "leaves the subject", "year"]


def test_unanswerable_is_to_be_declined_and_a_false_premise_corrected(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "question": "Wat?", "answerable": False},
        {"id": "b", "question": "Waarom?", "answerable": False, "expected": "correct the premise"},
        {"id": "c", "question": "Waarom?", "kind": "false_premise"},
    ]
    decline, correct, premise = read_gold([write(tmp_path / "g.jsonl", *rows)])
    assert decline.expect == "decline" and not decline.corrects_premise
    assert correct.corrects_premise and premise.corrects_premise


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"question": "Wat?"}, '"id"'),
        ({"id": "a", "question": "  "}, '"question"'),
        ({"id": "a", "question": "Wat?", "relevant": [{"exchange": "1"}]}, '"doc"'),
        ({"id": "a", "question": "Wat?", "relevant": [{"doc": "x", "paragraph": "1"}]}, '"paragraph"'),
        ({"id": "a", "question": "Wat?", "relevant": [{"doc": "x", "exchange": "1", "grade": 3}]}, '"grade"'),
        ({"id": "a", "question": "Wat?", "relevant": "x"}, "list"),
        ({"id": "a", "question": "Wat?", "answerable": "ja"}, '"answerable"'),
        ({"id": "a", "question": "Wat?", "history": [3]}, '"history"'),
        (["a"], "JSON object"),
    ],
)
def test_a_bad_line_is_named_with_file_and_number(tmp_path: Path, row: object, said: str) -> None:
    path = write(tmp_path / "g.jsonl", {"id": "ok", "question": "Wat?"}, row)
    with pytest.raises(GoldError) as error:
        read_gold([path])
    assert said in str(error.value) and f"{path}:2" in str(error.value)


def test_broken_json_missing_file_no_question_and_an_id_twice(tmp_path: Path) -> None:
    broken = tmp_path / "b.jsonl"
    broken.write_text('{"id": ', encoding="utf-8")
    with pytest.raises(GoldError, match="b.jsonl:1"):
        read_gold([broken])
    with pytest.raises(GoldError, match="cannot be read"):
        read_gold([tmp_path / "none.jsonl"])
    with pytest.raises(GoldError, match="no gold question"):
        read_gold([write(tmp_path / "empty.jsonl")])
    same = {"id": "a", "question": "Wat?"}
    with pytest.raises(GoldError, match="used at"):
        read_gold([write(tmp_path / "g.jsonl", same, same)])


def test_the_gold_files_are_read_whole(shared: Path) -> None:
    questions = read_gold([shared / "gold" / "dev_gold.jsonl", shared / "gold" / "seeds_dev.jsonl"])
    assert len(questions) == 134
    assert sum(not question.answerable for question in questions) == 11


def test_the_second_gold_file_is_read_whole(shared: Path) -> None:
    questions = read_gold([shared / "gold" / "dev_gold2.jsonl"])
    assert len(questions) == 152
    assert sum(not question.answerable for question in questions) == 55
    papers = [
        j for question in questions for j in question.relevant if (j.exchange, j.paragraph) == (None, None)
    ]
    assert len(papers) == 21
