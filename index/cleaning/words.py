"""Which words Dutch has, and which this paper uses: decides on hyphens, glued words and misread letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from index.compounds import ranks
from index.words import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SHORT = frozenset("u m z ja nee om op of en er in is te de we ze zo al ga nu pas tot nog".split())


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one paper with their counts, folded to lower case without accents."""

    counts: Counter[str]

    def rank(self, word: str) -> int:
        """How common a word is: 0 unknown, 3 seen, 15 everyday, 28 the commonest."""
        folded = fold(word)
        if len(folded) < 3:
            return ranks().get(folded, 0) if folded in _SHORT or len(folded) == 2 else 0
        return ranks().get(folded, 0)

    def uses(self, word: str) -> int:
        """How often this paper prints a word."""
        return self.counts[fold(word)]


def words_of(texts: Iterable[str]) -> Words:
    """The words of a paper's lines."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text))
    folded: Counter[str] = Counter()
    for word, count in counts.items():
        folded[fold(word)] += count
    return Words(folded)
