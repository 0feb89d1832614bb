"""How much two exchanges are about the same: cosine over pieces of words, the rare pieces counting most."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from index.language.sentences import split_at_marks

_WORD = re.compile(r"[^\W\d_]{3,40}")
_PIECE_LETTERS = 5  # letters: long enough for a stem, short enough to meet inside a compound
_PREAMBLE_WEIGHT = 0.5  # what a sentence before the question counts, against 1 for the question itself
_MAX_PIECES = 150  # pieces of a question that are compared: the rest is common, and slow
_TOPIC_WEIGHT = 1.0  # what the words count with which an answer says what the question is about
_ANSWER_WEIGHT = 0.6  # what the other's answer counts, against 1 for its question

_RowsAndWeights = tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]


class Likeness:
    """The exchanges of one paper, compared with each other; a piece that all share says nothing."""

    def __init__(self, questions: Sequence[str], answers: Sequence[str]) -> None:
        asked = [_count_question_pieces(text) for text in questions]
        said = [Counter(_cut_into_pieces(text)) for text in answers]
        spread = Counter(piece for a, b in zip(asked, said, strict=True) for piece in {*a, *b})
        self._rarity = {piece: math.log((1 + len(asked)) / spread[piece]) for piece in spread}
        self._asked = [self._weigh_pieces(count) for count in asked]
        self._columns: dict[str, _RowsAndWeights] = {}
        self._holds: dict[str, list[tuple[int, float]]] = {}
        for j, (question, count) in enumerate(zip(self._asked, said, strict=True)):
            answer = self._weigh_pieces(count)
            for piece in {*question, *answer}:
                weight = question.get(piece, 0.0) + _ANSWER_WEIGHT * answer.get(piece, 0.0)
                self._holds.setdefault(piece, []).append((j, weight))

    def to_all(self, i: int, topic: str = "") -> list[float]:
        """How much each exchange is about what question `i` asks: from 0, nothing, to 1.6, word for word.

        `topic` are words of its answer that say which question is meant: "over de haven".
        """
        scores = np.zeros(len(self._asked))
        asked = self._asked[i]
        if topic:
            meant = {
                piece: n for piece, n in Counter(_cut_into_pieces(topic)).items() if piece in self._rarity
            }
            for piece, weight in self._weigh_pieces(meant).items():
                asked = {**asked, piece: asked.get(piece, 0.0) + _TOPIC_WEIGHT * weight}
        heaviest = sorted(asked.items(), key=lambda each: -each[1])[:_MAX_PIECES]
        for piece, weight in heaviest:
            rows, weights = self._column_of_piece(piece)
            scores[rows] += weight * weights
        return [float(score) for score in scores]

    def _column_of_piece(self, piece: str) -> _RowsAndWeights:
        """Which exchanges hold a piece, and how heavily."""
        if piece not in self._columns:
            rows, weights = zip(*self._holds[piece], strict=True)
            self._columns[piece] = (np.array(rows), np.array(weights))
        return self._columns[piece]

    def _weigh_pieces(self, count: Mapping[str, float]) -> Mapping[str, float]:
        weights = {piece: math.log(1 + n) * self._rarity[piece] for piece, n in count.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {piece: weight / length for piece, weight in weights.items()}


def _count_question_pieces(text: str) -> Mapping[str, float]:
    """The pieces of a question; the sentences that only lead up to it count half."""
    sentences = split_at_marks(text)
    asking = any(sentence.endswith("?") for sentence in sentences)
    counts: dict[str, float] = {}
    for sentence in sentences:
        weight = _PREAMBLE_WEIGHT if asking and not sentence.endswith("?") else 1.0
        for piece in _cut_into_pieces(sentence):
            counts[piece] = counts.get(piece, 0.0) + weight
    return counts


def _cut_into_pieces(text: str) -> list[str]:
    plain = text.casefold()
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return [piece for word in _WORD.findall(plain) for piece in _pieces_of_word(word)]


@lru_cache(maxsize=20_000)
def _pieces_of_word(word: str) -> tuple[str, ...]:
    marked = f"<{word}"
    return tuple(marked[i : i + _PIECE_LETTERS] for i in range(max(1, len(marked) - _PIECE_LETTERS + 1)))
