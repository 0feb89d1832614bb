"""Misspelt words all the way: the analyser marks them, the lexical index finds their neighbours."""

from __future__ import annotations

import pytest

from index.derived.lexical import Lexical
from index.derived.terms.analysing import LexicalEntry
from tests.support.lexical import write_lexical


@pytest.fixture(scope="module")
def lexical(tmp_path_factory: pytest.TempPathFactory) -> Lexical:
    folder = tmp_path_factory.mktemp("lexical")
    answers = [
        "De sluis in Kwekkelveen gaat dicht.",
        "De campagne over dijken loopt.",
        "Agenten werken in Noord.",
    ]
    write_lexical(folder, [LexicalEntry(n, 1, "", answer, "") for n, answer in enumerate(answers)])
    return Lexical(folder)


@pytest.mark.parametrize(
    ("question", "unit"),
    [("kwekelveen", 0), ("Kwekkelvene", 0), ("campange", 1), ("diender", 2), ("kwekkelveen", 0)],
)
def test_what_was_meant_is_found_first(lexical: Lexical, question: str, unit: int) -> None:
    units, scores = lexical.search(lexical.terms(question), 3)
    assert units[0] == unit
    assert scores[0] > 0


def test_what_nothing_resembles_finds_nothing(lexical: Lexical) -> None:
    units, _ = lexical.search(lexical.terms("xqzxqzxqz"), 3)
    assert len(units) == 0
