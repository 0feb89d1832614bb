from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from index.errors import ModelError
from index.search import Index
from index.search.rerank import Floats, load_reranker
from tests.support.shelf import Shelf, letter, shelf

__all__ = ["shelf"]


class Longest:
    """Prefers the longest passage, whatever is asked."""

    def scores(self, query: str, passages: Sequence[str]) -> Floats:
        return np.array([len(passage) for passage in passages], np.float32)


def test_a_reranker_has_the_last_word_on_the_best_hits(shelf: Shelf) -> None:
    shelf.put(letter("brief.txt", ["De brug.", "De brug is lang en breed en dicht.", "De brug is dicht."]))
    shelf.build()
    index = Index.open(shelf.index)
    plain = index.search("is de brug dicht?").hits
    again = index.search("is de brug dicht?", k=2, reranker=Longest()).hits
    assert [hit.paragraph for hit in again] == [2, 3]
    assert [hit.rank for hit in again] == [1, 2]
    assert [hit.score for hit in again] == [hit.score for hit in plain[:2]]


@pytest.mark.slow
def test_a_reranker_that_is_not_there_gets_a_sentence(tmp_path: object) -> None:
    with pytest.raises(ModelError, match="cannot be had"):
        load_reranker(str(tmp_path))


@pytest.mark.parametrize("error", [OSError("no such folder"), ValueError("no model")])
def test_a_reranker_that_cannot_be_read_gets_a_sentence(
    error: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[tuple[str, bool]] = []

    def load(model: str, *, local_files_only: bool) -> object:
        asked.append((model, local_files_only))
        if model == str(tmp_path):
            raise error
        return SimpleNamespace(predict=lambda pairs: [len(passage) for _, passage in pairs])

    monkeypatch.setitem(sys.modules, "sentence_transformers", SimpleNamespace(CrossEncoder=load))
    with pytest.raises(ModelError, match="cannot be had as a reranker"):
        load_reranker.__wrapped__(str(tmp_path))
    assert load_reranker.__wrapped__("made/up").scores("?", ["een", "twee"]).tolist() == [3, 4]
    assert asked == [(str(tmp_path), True), ("made/up", False)]
