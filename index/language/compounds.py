"""Dutch compounds -> their parts: "terugkeersamenwerking" -> terugkeer, samenwerking.

A word is split where its parts are commoner than the word itself (Koehn and Knight, 2003: the geometric
mean of the parts' frequencies against the whole's), over a list of words that
`index.training.material.wordlist` counts.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

MIN_WHOLE = 8
MIN_PART = 3
MIN_KIND = 5  # letters of a last part; one less behind a word
MAX_PARTS = 3
_MIN_RANK_OF_SHORT_PART = (
    12  # a part of three letters must be very common ("wet", "eis"), or any noise would be a word
)
_LINKING_LETTERS = ("", "s", "en")
_NEVER_A_PART = frozenset(
    """aan achter achtig aire alle ander andere atie baar binnen boven buiten deze doet door een eigen elke en
    eren ering ers gaat geen haar had heid innen iteit kan laat loos mede met minder naar nen niet onder op
    over samen tegen ten ter terug ties toe tussen uit van ver voor weder wel werd zaam zeer zelf zijn
    zonder""".split()
)


@dataclass(frozen=True, slots=True)
class _CompoundSplit:
    total: float  # sum of the parts' ranks
    parts: tuple[str, ...]

    @property
    def mean(self) -> float:
        return self.total / len(self.parts)


@lru_cache(maxsize=200_000)
def split_compound(word: str) -> tuple[str, ...]:
    """The two or three parts of a folded word, without the letters that link them; empty for no compound."""
    if len(word) < MIN_WHOLE or not word.isalpha():
        return ()
    found = max(_best_splits(word, MAX_PARTS), key=lambda split: split.mean, default=None)
    if found is None or found.mean <= word_rank(word):
        return ()
    return found.parts


def _best_splits(word: str, most: int) -> Iterator[_CompoundSplit]:
    """The best split for each place and link of the first cut."""
    for place in range(MIN_PART, len(word) - MIN_PART + 1):
        rest: _CompoundSplit | None = None
        for link in _LINKING_LETTERS:
            head = word[:place].removesuffix(link) if link else word[:place]
            rank = _rank_of_part(head) if len(head) + len(link) == place else None
            if rank is not None:
                rest = rest or _split_rest(word[place:], most - 1)
                if rest is None:
                    break
                yield _CompoundSplit(rank + rest.total, (head, *rest.parts))


def _split_rest(word: str, most: int) -> _CompoundSplit | None:
    """The best way to see the remainder: as one part or as more."""
    rank = _rank_of_part(word)
    whole = [_CompoundSplit(rank, (word,))] if rank is not None else []
    more = _best_splits(word, most) if most > 1 else ()
    return max((*whole, *more), key=lambda split: split.mean, default=None)


def _rank_of_part(word: str) -> int | None:
    """The rank of a word that may be part of a compound, None for one that may not."""
    if len(word) < MIN_PART or word in _NEVER_A_PART:
        return None
    rank = ranks().get(word)
    return None if rank is None or (len(word) == MIN_PART and rank < _MIN_RANK_OF_SHORT_PART) else rank


def is_kind_of(compound: str, word: str) -> bool:
    """Whether a word is the last part of another: "veerpont" is a pont, "gebrek" no rek, "regels" no egel."""
    first = compound.removesuffix(word)
    is_word = len(first) >= MIN_PART and word_rank(first) > 0
    return first != compound and len(first) > 1 and len(word) >= MIN_KIND - is_word


def word_rank(word: str) -> int:
    """How common a word is among the Dutch ones; 0 for one that is none."""
    return ranks().get(word, 0)


@cache
def ranks() -> dict[str, int]:
    """How common each Dutch word is: twice the natural logarithm of its count in the training texts."""
    packed = (resources.files("index") / "data" / "dutch_words.txt.gz").read_bytes()
    letters, _, numbers = gzip.decompress(packed).partition(b"\n")
    return dict(zip(letters.decode("ascii").split(" "), (byte - 48 for byte in numbers), strict=True))
