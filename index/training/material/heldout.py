"""What a table is chosen by: motions, news and questions no training saw. Gold is for the final table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.training.material import corpus

Floats = NDArray[np.float32]
MOST = 300


def heldout_success(
    folder: Path, tokenizer: Tokenizer, directions: Floats, vector_weights: Floats, question_weights: Floats
) -> dict[str, tuple[float, float]]:
    """Success@1 of the vector and of late interaction, by what is asked.

    Rows: "motions" (subject -> text) and each language (news sentence -> its Dutch twin) among at most 300
    candidates; our own questions ("questions nld", "questions foreign") among the passages of all of them.
    """
    compared = _TableScores(tokenizer, directions, vector_weights, question_weights)
    motions = [unit for unit in corpus.motions(folder, held_out=True) if unit.head and unit.sentences][:MOST]
    heads = [unit.head for unit in motions]
    found = {"motions": compared.success(heads, [" ".join(unit.sentences) for unit in motions])}
    news = corpus.news(folder, held_out=True)[:MOST]
    dutch = [line["nld"] for line in news]
    for language in corpus.LANGUAGES:
        found[language] = compared.success([line[language] for line in news], dutch)
    asked, others = (
        corpus.own_question_pairs(held_out=True),
        [pair.other for pair in corpus.own_question_pairs()],
    )
    for name, chosen in (
        ("questions nld", [pair for pair in asked if pair.language == "nld"]),
        ("questions foreign", [pair for pair in asked if pair.language != "nld"]),
    ):
        apart = [pair.other for pair in asked if pair not in chosen]
        passages = [*(pair.other for pair in chosen), *apart, *others]
        found[name] = compared.success([pair.text for pair in chosen], passages)
    return found


class _TableScores:
    def __init__(
        self, tokenizer: Tokenizer, directions: Floats, vector_weights: Floats, question_weights: Floats
    ) -> None:
        self._tokenizer = tokenizer
        self._directions = directions
        self._vector_weights = vector_weights
        self._question_weights = question_weights

    def success(self, questions: Sequence[str], passages: Sequence[str]) -> tuple[float, float]:
        """The shares of questions whose own passage comes first, by vector and by late interaction."""
        asked, passage_ids = self._encode_ids(questions), self._encode_ids(passages)
        vector = self._mean_vectors(asked) @ self._mean_vectors(passage_ids).T
        return _share_ranked_first(vector), _share_ranked_first(self._late_scores(asked, passage_ids))

    def _encode_ids(self, texts: Sequence[str]) -> list[NDArray[Any]]:
        encoded = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        return [np.array(one.ids or [0], dtype=np.int64) for one in encoded]

    def _mean_vectors(self, texts: Sequence[NDArray[Any]]) -> Floats:
        rows = np.stack([self._vector_weights[ids] @ self._directions[ids] for ids in texts])
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)

    def _late_scores(self, questions: Sequence[NDArray[Any]], passages: Sequence[NDArray[Any]]) -> Floats:
        distinct = [np.unique(ids) for ids in passages]
        starts = np.concatenate(([0], np.cumsum([len(ids) for ids in distinct])[:-1]))
        together = self._directions[np.concatenate(distinct)]
        scores = np.empty((len(questions), len(passages)), dtype=np.float32)
        for row, ids in enumerate(np.unique(ids) for ids in questions):
            weights = self._question_weights[ids]
            best = np.maximum.reduceat(together @ self._directions[ids].T, starts, axis=0)
            scores[row] = best @ (weights / weights.sum())
        return scores


def _share_ranked_first(scores: Floats) -> float:
    own = np.diagonal(scores)
    return round(float(((scores > own[:, None]).sum(axis=1) == 0).mean()), 3)
