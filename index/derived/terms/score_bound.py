"""The most that exact counts may give a unit which tantivy scores low.

Both count the same but for the mean length of a field: where segments that hold deleted units were merged,
tantivy adds lengths up by their steps, and what was deleted since counts still. Which mean it goes by
it tells itself, where it explains a score.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import tantivy
from numpy.typing import NDArray

from index.derived.terms.term_counts import FIELDS, TermCounts, length_norms
from index.language.analyser import NEIGHBOURS

_RELATIVE = 1.0001  # tantivy counts in 32 bits
_ABSOLUTE = 2.2 * 2.0**-23  # of a term's weight: the rarity of what nearly all hold is lost in 32 bits
_SAME = 1 + 1e-6
_MEAN = "avgdl"


class ScoreBound:
    """What tantivy knows of lengths, asked once a field, when a field is first searched."""

    def __init__(self, searcher: tantivy.Searcher, schema: tantivy.Schema, counts: TermCounts) -> None:
        self._searcher, self._schema, self._all = searcher, schema, counts
        self._norms: dict[int, NDArray[np.float64]] = {}

    def highest(self, score: float, terms: Sequence[tuple[str, float]], counts: TermCounts) -> float:
        """The highest score by `counts` of units to which tantivy gives no more than `score`."""
        ratio = max(self._ratio(field, terms, counts) for field in range(len(FIELDS)))
        return score * ratio * _RELATIVE + _ABSOLUTE * sum(weight for _, weight in terms)

    def _ratio(self, field: int, terms: Sequence[tuple[str, float]], counts: TermCounts) -> float:
        """How much more a term counts at most, in this field.

        Where tantivy's mean is too low that is in the longest unit, holding it once; else nowhere more.
        """
        if field not in self._norms and not self._ask(field, terms, counts):
            return 1.0  # no term of the question is in this field
        told, exact = self._norms[field], counts.norms[field]
        if told[-1] <= exact[-1] * _SAME:
            return 1.0
        longest = self._longest[field]
        return float((1 + told[longest]) / (1 + exact[longest]))

    def _ask(self, field: int, terms: Sequence[tuple[str, float]], counts: TermCounts) -> bool:
        """Have tantivy explain a score of the first term that a unit holds in this field."""
        name = list(FIELDS)[field]
        for term, _ in terms:
            if term.endswith(NEIGHBOURS) or not counts.holders_of(term)[field]:
                continue
            query = tantivy.Query.term_query(self._schema, name, term, "freq")
            [(_, address)] = self._searcher.search(query, limit=1, count=False).hits
            explained = json.loads(query.explain(self._searcher, address).to_json())
            self._norms[field] = length_norms(_find_mean(explained), 1)
            return True
        return False

    @cached_property
    def _longest(self) -> list[int]:
        """The code of the longest unit by field, of all that live."""
        return [int(code) for code in self._all.lengths.max(axis=0)]


def _find_mean(explained: dict[str, Any]) -> float:
    """The mean length in an explanation."""
    if explained["description"].startswith(_MEAN):
        return float(explained["value"])
    return max((_find_mean(part) for part in explained.get("details") or ()), default=0.0)
