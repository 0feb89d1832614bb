"""Near-duplicates among the best units: one answer printed in two papers, questions reprinted elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.derived import Columns
from index.store import KINDS
from index.vectors import Vectors

Ints = NDArray[np.int64]

_ALIKE = 0.9  # share of tokens in common
_NEAR = 0.93  # cosine below which the tokens need not be looked at
_FEWEST_TOKENS = 8  # shorter texts ("Ja.") are alike by chance
_QUESTION = KINDS.index("question")


@dataclass(frozen=True, slots=True)
class _Words:
    asked: frozenset[int]
    said: frozenset[int]


def fold(units: Ints, columns: Columns, vectors: Vectors) -> list[tuple[int, tuple[int, ...]]]:
    """The places in `units` that are kept, in order, each with the places of its twins in other papers.

    Two units are twins where their questions say the same, and their answers too; a unit without an
    answer is folded into its twin with one, wherever it ranks.
    """
    near = _near(units, columns, vectors)
    words = {place: _words(int(units[place]), columns) for pair in near for place in pair}
    leader = list(range(len(units)))
    for first, second in near:
        if _same(words[first], words[second]):
            leader[second] = leader[first]
    groups: dict[int, list[int]] = {}
    for place, lead in enumerate(leader):
        groups.setdefault(lead, []).append(place)
    return [_led(group, words) for group in groups.values()]


def _led(group: Sequence[int], words: dict[int, _Words]) -> tuple[int, tuple[int, ...]]:
    """The one that is shown, the best with an answer, and the others."""
    shown = next((place for place in group if place in words and words[place].said), group[0])
    return shown, tuple(place for place in group if place != shown)


def _near(units: Ints, columns: Columns, vectors: Vectors) -> list[tuple[int, int]]:
    """Pairs of places, in order, of units of different papers with almost the same vector."""
    if len(units) < 2:
        return []
    owners, rows = columns.passages_of.rows(units)
    found = vectors.at(rows)
    means = np.zeros((len(units), found.shape[1]), np.float32)
    for asked in (True, False):
        chosen = (columns.passage_kind[rows] == _QUESTION) == asked
        np.add.at(means, owners[chosen], found[chosen])
        if asked:
            questions = means.copy()
    pairs = np.argwhere(np.triu(np.maximum(_cosines(means), _cosines(questions)) > _NEAR, 1))
    papers = columns.unit_document[units]
    return [(int(a), int(b)) for a, b in pairs if papers[a] != papers[b]]


def _cosines(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return np.asarray((vectors / lengths) @ (vectors / lengths).T, np.float32)


def _words(unit: int, columns: Columns) -> _Words:
    asked: set[int] = set()
    said: set[int] = set()
    for row in columns.passages_of.row(unit):
        (asked if columns.passage_kind[row] == _QUESTION else said).update(
            columns.tokens.row(int(row)).tolist()
        )
    return _Words(frozenset(asked), frozenset(said))


def _same(one: _Words, other: _Words) -> bool:
    """Alike in what is asked, and in what is said unless one says nothing."""
    asked = _alike(one.asked, other.asked)
    if one.said and other.said:
        return _alike(one.said, other.said) and (asked or not (one.asked and other.asked))
    return asked


def _alike(one: frozenset[int], other: frozenset[int]) -> bool:
    if min(len(one), len(other)) < _FEWEST_TOKENS:
        return len(one) > 0 and one == other
    return len(one & other) >= _ALIKE * len(one | other)
