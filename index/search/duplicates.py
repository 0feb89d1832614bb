"""Near-duplicates among the best units: one answer printed in two papers, questions reprinted elsewhere."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns
from index.store.store import KINDS

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

_MIN_SHARED = 0.9  # share of tokens in common
_MIN_TOKENS = 8  # shorter texts ("Ja.") are alike by chance: they must be the same
_QUESTION_KIND = KINDS.index("question")


def fold_twins(units: Ints, columns: Columns) -> list[tuple[int, tuple[int, ...]]]:
    """The places in `units` that are kept, in order, each with the places of its twins in other papers.

    Two units are twins where their questions say the same, and their answers too; a unit without an
    answer is folded into its twin with one, wherever it ranks.
    """
    if not len(units):
        return []
    sides = _tokens_by_side(units, columns)
    papers = columns.unit_document[units]
    same = _are_same(sides) & (papers[:, None] != papers[None, :])
    leaders = np.where(same.any(axis=0), np.argmax(same, axis=0), len(units))
    groups: dict[int, list[int]] = {}
    for place in range(len(units)):
        lead = min(place, int(leaders[place]))
        groups.setdefault(lead if lead in groups else place, []).append(place)
    answered: Mask = np.any(sides[1] > 0, axis=1)
    return [_with_answer_first(group, answered) for group in groups.values()]


def _with_answer_first(group: list[int], answered: Mask) -> tuple[int, tuple[int, ...]]:
    """The one that is shown, the best with an answer, and the others."""
    shown = next((place for place in group if answered[place]), group[0])
    return shown, tuple(place for place in group if place != shown)


def _tokens_by_side(units: Ints, columns: Columns) -> Floats:
    """Which tokens stand in each unit's question, and in its answer: 1 or 0, (2, units, distinct tokens)."""
    owners, rows = columns.passages_of.rows(units)
    passages, tokens = columns.tokens.rows(rows)
    distinct, places = np.unique(tokens, return_inverse=True)
    question = columns.passage_kind[rows] == _QUESTION_KIND
    sides = np.zeros((2, len(units), len(distinct)), np.float32)
    sides[np.where(question, 0, 1)[passages], owners[passages], places] = 1
    return sides


def _are_same(sides: Floats) -> Mask:
    """Alike in what is asked, and in what is said unless one says nothing."""
    questions, answers = _are_alike(sides)
    filled = np.any(sides > 0, axis=2)
    both_asked, both_said = filled[:, :, None] & filled[:, None, :]
    return np.asarray(np.where(both_said, answers & (questions | ~both_asked), questions))


def _are_alike(tokens: Floats) -> Mask:
    """Which two of the texts (…, texts, distinct tokens) are copies, (…, texts, texts)."""
    common = tokens @ tokens.swapaxes(-1, -2)
    sizes = np.diagonal(common, axis1=-2, axis2=-1)
    one, other = sizes[..., :, None], sizes[..., None, :]
    united = one + other - common
    wanted = np.where(np.minimum(one, other) < _MIN_TOKENS, united, _MIN_SHARED * united)
    return np.asarray((common >= wanted) & (common > 0))
