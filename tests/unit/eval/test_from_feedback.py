"""Thumbs become gold candidates, the last verdict on a question winning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.from_feedback import candidates, write_candidates
from eval.gold import Judgement, read_gold
from index.errors import GoldError

ANSWER = {
    "language": "nl",
    "abstained": False,
    "text": "Nee [1].",
    "citations": [
        {"doc": "a.txt", "exchange": "4", "paragraph": None},
        {"doc": "b.xml", "exchange": None, "paragraph": 2},
    ],
}


def feedback(path: Path, *rows: object) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_a_thumb_up_proposes_what_was_cited_and_reads_as_gold(tmp_path: Path) -> None:
    up = {"verdict": "up", "question": "Gaat de brug open?", "answer": ANSWER, "remark": "goed"}
    written = tmp_path / "gold.jsonl"
    assert write_candidates(written, feedback(tmp_path / "f.jsonl", up)) == 1
    (question,) = read_gold([written])
    assert question.relevant == (Judgement("a.txt", "4", None, 2), Judgement("b.xml", None, 2, 2))


def test_a_later_thumb_down_proposes_nothing_but_the_question(tmp_path: Path) -> None:
    up = {"verdict": "up", "question": "Gaat de brug open?", "answer": ANSWER}
    (row,) = candidates(feedback(tmp_path / "f.jsonl", up, up | {"verdict": "down", "remark": "oud"}))
    assert row["relevant"] == [] and row["review"]["remark"] == "oud" and row["answer"] == "Nee [1]."


def test_a_liked_refusal_is_a_question_without_answer(tmp_path: Path) -> None:
    declined = {"abstained": True, "text": "Niets gevonden.", "citations": []}
    up = {"verdict": "up", "question": "Wat kost de maan?", "answer": declined}
    assert [row["answerable"] for row in candidates(feedback(tmp_path / "f.jsonl", up))] == [False]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    path = tmp_path / "f.jsonl"
    path.write_text('{"verdict": "up"}\n', encoding="utf-8")
    with pytest.raises(GoldError, match="f.jsonl:1"):
        list(candidates(path))
