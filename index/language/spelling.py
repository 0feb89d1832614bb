"""Words near a misspelt one: "campange" -> campagne, "injektie" -> injectie.

All words of the list that share most letter pairs are found at once over 64-bit signatures; only those
few dozen are compared letter by letter.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.language.compounds import ranks, split_compound, word_rank

MIN_LETTERS = 4
TWO_EDITS_FROM = 8  # letters: shorter words have too many neighbours at two edits
ONE_EDIT, TWO_EDITS = 0.8, 0.5  # weights in a question
SURE_RANK = 4  # a word that occurs eight times in the training texts is not misspelt
PART_RANK = 8  # a part of a misspelt compound occurs 55 times
_MAX_LETTERS = 26
_FIRST_PAIR_BIT = 27  # bits 1 to 26 are letters
_PAIR_BITS = 37
_PAIRS_PER_EDIT = 4  # pairs that one edit can add and remove; a swap changes two more, which we let go
_BIT_VALUES = np.uint64(1) << np.arange(64, dtype=np.uint64)
_LETTER_BITS = np.uint64((1 << _FIRST_PAIR_BIT) - 1)


class NearWord(NamedTuple):
    """A word and how many edits it lies away: letters added, left out, changed or swapped."""

    word: str
    edits: int


@lru_cache(maxsize=10_000)
def spelling_candidates(word: str) -> tuple[tuple[str, float], ...]:
    """The words that a misspelt one may stand for, with weights, likeliest first; none for a Dutch word."""
    if word_rank(word) >= SURE_RANK:
        return ()
    close = near_words(word)
    nearest = tuple((each.word, ONE_EDIT) for each in close if each.edits == 1)
    if nearest or split_compound(word):
        return nearest
    mended = tuple((part, ONE_EDIT) for part in _mend_compound(word))
    return mended or tuple((each.word, TWO_EDITS) for each in close)


def _mend_compound(word: str) -> tuple[str, ...]:
    """The parts of a compound of which one is misspelt by one edit: "politehond" -> politie, hond."""
    best: tuple[int, tuple[str, ...]] = (0, ())
    for place in range(MIN_LETTERS, len(word) - MIN_LETTERS + 1):
        head, tail = word[:place], word[place:]
        for right, wrong in ((head, tail), (tail, head)):
            if word_rank(right) < PART_RANK:
                continue
            other = next((each.word for each in near_words(wrong) if each.edits == 1), None)
            if other and min(ranks()[other], ranks()[right]) > best[0]:
                best = (min(ranks()[other], ranks()[right]), (right, other))
    return best[1]


@lru_cache(maxsize=10_000)
def near_words(word: str) -> tuple[NearWord, ...]:
    """The listed words within one edit of a folded word (two for a long one), nearest and commonest first."""
    if len(word) < MIN_LETTERS or len(word) > _MAX_LETTERS - 2 or not (word.isascii() and word.isalpha()):
        return ()
    most = 2 if len(word) >= TWO_EDITS_FROM else 1
    listed, signatures = _words_with_signatures()
    differs = signatures ^ _signatures([word])[0]
    close = np.bitwise_count(differs & _LETTER_BITS) <= 2 * most
    close &= np.bitwise_count(differs & ~_LETTER_BITS) <= _PAIRS_PER_EDIT * most
    found = [NearWord(listed[i], edit_distance(word, listed[i], most)) for i in np.flatnonzero(close)]
    kept = [each for each in found if 0 < each.edits <= most]
    return tuple(sorted(kept, key=lambda each: (each.edits, -ranks()[each.word], each.word)))


def edit_distance(one: str, other: str, most: int) -> int:
    """Letters added, left out, changed or swapped with a neighbour; `most` + 1 for anything farther."""
    from rapidfuzz.distance import OSA  # 0.03 to 0.1 s to load, which only misspelt words need

    return OSA.distance(one, other, score_cutoff=most)


@cache
def _words_with_signatures() -> tuple[list[str], NDArray[np.uint64]]:
    """The words that may be meant, with their signatures."""
    listed = [word for word in ranks() if MIN_LETTERS <= len(word) < _MAX_LETTERS]
    return listed, _signatures(listed)


def _signatures(words: list[str]) -> NDArray[np.uint64]:
    """A bit for each letter of a word and, above them, one for each pair, hashed."""
    padded = "".join([f"`{word}".ljust(_MAX_LETTERS, "`") for word in words])
    letters = np.frombuffer(padded.encode("ascii"), np.uint8).reshape(len(words), _MAX_LETTERS) - ord("`")
    pairs = (letters[:, :-1].astype(np.uint16) * 29 + letters[:, 1:] * 7) % _PAIR_BITS
    made = np.zeros(len(words), np.uint64)
    for column in range(_MAX_LETTERS - 1):
        end = letters[:, column + 1] == 0
        made |= np.where(end, 0, _BIT_VALUES[letters[:, column + 1]])
        made |= np.where(end & (letters[:, column] == 0), 0, _BIT_VALUES[_FIRST_PAIR_BIT + pairs[:, column]])
    return made
