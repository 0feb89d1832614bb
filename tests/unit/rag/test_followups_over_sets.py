"""Forty invented follow-ups: a new subject is answered from its papers, one that leans keeps the subject."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.search import Index
from rag.answer import answer
from rag.understand.followup import Message
from tests.support.places import ROOT
from tests.support.usable_answers import build_sets

LINES = [
    line.split("\t")
    for line in (ROOT / "tests/support/followups.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
KEPT = 0.85  # of those that lean


@pytest.fixture(scope="module")
def sets_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder: Path = tmp_path_factory.mktemp("followups")
    build_sets(folder)
    with closing(Index.open(folder / "index")) as index:
        yield index


def astray_and_silent(kind: str, index: Index) -> tuple[list[str], list[str]]:
    """The follow-ups of a kind that cite another paper than is meant, and those that cite nothing."""
    astray, silent = [], []
    for _, before, said, asked, papers in (line for line in LINES if line[0] == kind):
        history = [Message("user", before), Message("assistant", said)]
        cited = {each.doc.removesuffix(".txt") for each in answer(asked, index, history=history).citations}
        if not cited:
            silent.append(asked)
        elif not cited <= set(papers.split(",")):
            astray.append(f"{asked} {sorted(cited)}")
    return astray, silent


def test_a_new_subject_is_answered_from_its_own_papers_alone(sets_index: Index) -> None:
    assert sum(line[0] == "new" for line in LINES) == 20
    astray, silent = astray_and_silent("new", sets_index)
    assert astray == []
    assert len(silent) <= 1, silent


def test_a_follow_up_that_leans_keeps_the_subject(sets_index: Index) -> None:
    assert sum(line[0] == "lean" for line in LINES) == 20
    astray, silent = astray_and_silent("lean", sets_index)
    assert len(astray) + len(silent) <= (1 - KEPT) * 20, (astray, silent)
