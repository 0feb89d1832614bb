"""Which words Dutch has, and which this paper uses: decides on hyphens, glued words and misread letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.language.compounds import word_rank
from index.language.words import fold

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words of one paper with their counts, folded to lower case without accents."""

    counts: Counter[str]
    forms: Collection[str]  # as printed, hyphens apart

    def rank(self, word: str) -> int:
        """How common a word is: 0 unknown, 3 seen, 15 everyday, 28 the commonest."""
        return _rank_of_word(word)

    def uses(self, word: str) -> int:
        """How often this paper prints a word."""
        return self.counts[fold(word)]


def paper_words(texts: Iterable[str]) -> PaperWords:
    """The words of a paper's lines."""
    forms: dict[str, int] = {}
    for token, count in Counter(" ".join(texts).split()).items():  # most tokens come back
        for word in (token,) if token.isalpha() else _WORD.findall(token):
            forms[word] = forms.get(word, 0) + count
    counts: dict[str, int] = {}
    for word, count in forms.items():
        folded = fold(word)
        counts[folded] = counts.get(folded, 0) + count
    return PaperWords(Counter(counts), forms.keys())


@lru_cache(maxsize=50_000)
def _rank_of_word(word: str) -> int:
    folded = fold(word)
    return word_rank(folded) if len(folded) > 1 or folded == "u" else 0
