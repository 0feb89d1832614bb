"""Near-duplicates among the best units: one answer printed in two papers, questions reprinted elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns
from index.store.schema import KINDS

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

_MIN_SHARED = 0.9  # share of tokens in common
_MIN_TOKENS = 8  # shorter texts ("Ja.") are alike by chance: they must be the same
_CELLS = 256  # into which tokens are thrown, to see soon which texts cannot be copies
_ROUNDING = 0.01  # of a token
_QUESTION_KIND = KINDS.index("question")


def fold_twins(units: Ints, columns: Columns) -> list[tuple[int, tuple[int, ...]]]:
    """The places in `units` that are kept, in order, each with the places of its twins in other papers.

    Two units are twins where their questions say the same, and their answers too; a unit without an
    answer is folded into its twin with one, wherever it ranks.
    """
    if not len(units):
        return []
    sides, owners, tokens = _texts_of(units, columns)
    cells = _marks(sides, owners, tokens % _CELLS, len(units), _CELLS)
    papers = columns.unit_document[units]
    apart = papers[:, None] != papers[None, :]
    lengths = np.bincount(sides * len(units) + owners, minlength=2 * len(units)).reshape(2, -1)
    same = apart & _are_same(cells, _may_be_alike(cells, lengths))
    if not same.any():
        return [(place, ()) for place in range(len(units))]
    distinct, places = np.unique(tokens, return_inverse=True)
    held = _marks(sides, owners, places, len(units), len(distinct))
    same = apart & _are_same(held, _are_alike(held))
    leaders = np.where(same.any(axis=0), np.argmax(same, axis=0), len(units))
    groups: dict[int, list[int]] = {}
    for place in range(len(units)):
        lead = min(place, int(leaders[place]))
        groups.setdefault(lead if lead in groups else place, []).append(place)
    answered: Mask = np.any(cells[1] > 0, axis=1)
    return [_with_answer_first(group, answered) for group in groups.values()]


def _with_answer_first(group: list[int], answered: Mask) -> tuple[int, tuple[int, ...]]:
    """The one that is shown, the best with an answer, and the others."""
    shown = next((place for place in group if answered[place]), group[0])
    return shown, tuple(place for place in group if place != shown)


def _texts_of(units: Ints, columns: Columns) -> tuple[Ints, Ints, NDArray[Any]]:
    """Of each token of the units: 0 where it is asked, 1 where it is answered; its unit's place; itself."""
    owners, rows = columns.passages_of.rows(units)
    passages, tokens = columns.tokens.rows(rows)
    sides = np.where(columns.passage_kind[rows] == _QUESTION_KIND, 0, 1)
    return sides[passages], owners[passages], tokens


def _marks(sides: Ints, owners: Ints, cells: NDArray[Any], size: int, width: int) -> Floats:
    """Which cells a side of a unit fills: 1 or 0, (2, size, width)."""
    marks = np.zeros((2, size, width), np.float32)
    marks[sides, owners, cells] = 1
    return marks


def _are_same(sides: Floats, alike: Mask) -> Mask:
    """Alike in what is asked, and in what is said unless one says nothing."""
    questions, answers = alike
    filled = np.any(sides > 0, axis=2)
    both_asked, both_said = filled[:, :, None] & filled[:, None, :]
    return np.asarray(np.where(both_said, answers & (questions | ~both_asked), questions))


def _are_alike(tokens: Floats) -> Mask:
    """Which two of the texts (…, texts, distinct tokens) are copies, (…, texts, texts)."""
    common, one, other = _compare(tokens)
    united = one + other - common
    wanted = np.where(np.minimum(one, other) < _MIN_TOKENS, united, _MIN_SHARED * united)
    return np.asarray((common >= wanted) & (common > 0))


def _may_be_alike(cells: Floats, most: Ints) -> Mask:
    """All copies, and maybe others, of texts whose tokens were thrown into cells; each has at most `most`.

    A cell that one of two texts fills and the other does not holds a token that the other lacks, each cell a
    token of its own: in so many at least they differ. Copies differ in a tenth of what both hold together,
    and that is a ninth of what the lesser holds, or less.
    """
    common, one, other = _compare(cells)
    least = np.minimum(most[..., :, None], most[..., None, :])
    allowed = least * (1 - _MIN_SHARED) / _MIN_SHARED + _ROUNDING
    return np.asarray((one + other - 2 * common <= allowed) & (common > 0))


def _compare(texts: Floats) -> tuple[Floats, Floats, Floats]:
    """Of each two texts how many tokens both hold, the one, and the other."""
    common = texts @ texts.swapaxes(-1, -2)
    sizes = np.diagonal(common, axis1=-2, axis2=-1)
    return common, sizes[..., :, None], sizes[..., None, :]
