"""Which terms of a question are not worth what they cost: very many units hold them, and they tell nothing.

tantivy looks at every unit that holds any of the terms. An official word that stands for an everyday one, a
part of a compound or a word with which one asks counts for little, and where a fifth of all units hold it for
next to nothing; in a large index it took most of the time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from index.derived.terms.term_counts import inverse_frequency

MANY = 10_000  # units: looking at fewer takes some hundredths of a millisecond
SLIGHT = 0.7  # of weight times rarity; a term adds a little over twice that at most. Measured: docs/log.md.


def without_slight_terms(
    terms: Sequence[tuple[str, float]], share: Callable[[str], float], units: int
) -> list[tuple[str, float]]:
    """The terms but for those that many of the `units` hold and that count next to nothing.

    A word of the question itself, which weighs 1, stays; all stay where no unit holds any of the others.
    `share` tells which part of the units holds a term.
    """
    kept = [
        (term, weight)
        for term, weight in terms
        if weight >= 1 or not _is_slight(weight, round(share(term) * units), units)
    ]
    return kept if any(share(term) for term, _ in kept) else list(terms)


def _is_slight(weight: float, holders: int, units: int) -> bool:
    return holders > MANY and weight * inverse_frequency(holders, units) < SLIGHT
