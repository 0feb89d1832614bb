"""What the ranking is asked, and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from index.derived.columns import Columns
from index.derived.lexical import LexicalScope
from index.language.translation.query import is_translated
from index.search.fusion import Weights
from index.store.schema import KINDS

Mode = Literal["hybrid", "dense", "lexical"]
Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]

QUESTION_KIND = KINDS.index("question")
NO_UNITS = np.empty(0, np.int64)
NO_SCORES = np.empty(0, np.float32)


@dataclass(frozen=True, slots=True)
class SearchScope:
    """What a search may look at: a mask over the units, one over the passages, the same for an engine."""

    units: Mask
    passages: Mask
    within: LexicalScope


@dataclass(frozen=True, slots=True)
class PinnedAndHidden:
    """Units that a query names by number, which come first, and units whose question is not searched."""

    named: Ints = field(default_factory=lambda: NO_UNITS)
    hidden: Ints = field(default_factory=lambda: NO_UNITS)


@dataclass(frozen=True, slots=True)
class Ranked:
    """Positions of units, best first, with the score of each and the position of its best passage."""

    units: Ints
    scores: Floats
    passages: Ints
    timing_ms: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class PreparedQuery:
    """A query as both sides see it; `vector` is empty where no vector side is asked."""

    text: str
    vector: Floats
    weights: Weights
    mode: Mode
    scope: SearchScope | None
    aims: PinnedAndHidden
    k: int = 0
    language: str = "nl"  # of the text
    beside: Mapping[str, float] = field(default_factory=dict)  # the papers' words for the text's

    def are_searched(self, columns: Columns, units: Ints, rows: Ints) -> Mask:
        """Which pairs of a unit and its passage count: not those of other papers, nor hidden questions."""
        is_searched = np.ones(len(units), bool) if self.scope is None else self.scope.units[units]
        if len(self.aims.hidden):
            is_asked = columns.passage_kind[rows] == QUESTION_KIND
            is_searched &= ~(is_asked & np.isin(units, self.aims.hidden))
        return is_searched

    def are_visible(self, columns: Columns, units: Ints) -> Mask:
        """Which units are in scope and have a passage left when the hidden questions are gone."""
        is_visible = np.ones(len(units), bool) if self.scope is None else self.scope.units[units]
        if len(self.aims.hidden):
            for place in np.flatnonzero(np.isin(units, self.aims.hidden)):
                kinds = columns.passage_kind[columns.passages_of.row(int(units[place]))]
                is_visible[place] &= bool((kinds != QUESTION_KIND).any())
        return is_visible


def words_in(language: str, reads_context: bool) -> str:
    """The language as which a question's words weigh: Dutch where they are translated. Beside a transformer
    that was not measured, and they weigh as they did."""
    return "nl" if is_translated(language) and not reads_context else language
