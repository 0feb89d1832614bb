"""Eighty false and sixty true sentences about invented quotes: what is shown, and what is dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.say.verify import written_problems

CONTEXT = "Minister Zilverreiger (Water en Wegen, kabinet-Kievit) 3 mei 2044"
SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8")
DOERS = (Path(__file__).parent / "sentences_doers.txt").read_text(encoding="utf-8")
FRESH = (Path(__file__).parent / "sentences_fresh.txt").read_text(encoding="utf-8")
TUNED, HELD_OUT = SENTENCES.split("\n== held out\n")


def judged(text: str) -> Iterator[tuple[bool, bool, str]]:
    """(true, shown, sentence) of each sentence in a part of the file."""
    quote = ""
    for line in text.splitlines():
        if line.startswith("Q "):
            quote = line[2:]
        elif line.startswith(("+ ", "- ")):
            said = re.sub(r"^(?:\+|- (?:[a-z ]+:)?) ?", "", line)
            yield line[0] == "+", not written_problems(said, [quote], CONTEXT), line


@pytest.mark.parametrize("part", [TUNED, HELD_OUT], ids=["tuned", "held out"])
def test_false_sentences_are_dropped_and_true_ones_are_shown(part: str) -> None:
    sentences = list(judged(part))
    assert (len(sentences), sum(true for true, _, _ in sentences)) == (70, 30)
    shown = [line for true, passed, line in sentences if passed and not true]
    dropped = [line for true, passed, line in sentences if true and not passed]
    assert len(shown) <= 1, shown
    assert len(dropped) <= 3, dropped


def test_forty_sentences_that_no_rule_was_written_for() -> None:
    sentences = list(judged(FRESH))
    assert (len(sentences), sum(true for true, _, _ in sentences)) == (40, 20)
    assert [line for true, passed, line in sentences if passed and not true] == []
    assert len([line for true, passed, line in sentences if true and not passed]) <= 4


@pytest.mark.parametrize("part", DOERS.split("\n== held out\n"), ids=["tuned", "held out"])
def test_the_deed_of_one_is_not_given_to_another(part: str) -> None:
    sentences = list(judged(part))
    assert len([line for true, passed, line in sentences if passed and not true]) == 0
    assert len([line for true, passed, line in sentences if true and not passed]) <= 1
