"""How well a sentence speaks to a question: shared words, weighed by rarity, and late interaction."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from os.path import commonprefix

import numpy as np
from numpy.typing import NDArray

from index.language.compounds import word_rank
from index.language.everyday.expressions import everyday_terms, in_official_words, official_terms
from index.models.late_interaction import LateInteraction
from index.models.token_table import BUNDLED, open_table
from rag.gather.facts import term_set
from rag.gather.question_profile import QuestionProfile, holds_wanted, says_unknown
from rag.understand.said_words import in_dutch_words

LEXICAL_WEIGHT = 0.5
FOREIGN_LEXICAL_WEIGHT = 0.2
HOLDS = 1.25  # times the score, for a sentence with the number, date or name that was asked for
TELLS = 1.67  # the same among the sentences of one answer: without it a sentence is seldom the one to quote
# From which cosine two words are looked at by their parts; letters of a part they share, and of their own.
TELLING_LIKENESS, SHARED_PART, OWN_PART = 0.4, 4, 3
MEANT = 0.5  # of the papers' words for an everyday one, in a text that so holds what was meant
Interaction = Callable[[str, Sequence[str]], Sequence[float]]


class Relevance:
    """Scores texts for one question; `pool` tells which of its words are rare here.

    `interaction` gives the late-interaction score of each text (-1 to 1, 1 where it holds every word).
    `own` is the question in its own words, where others were lent to it.
    """

    def __init__(
        self,
        asked: QuestionProfile,
        pool: Sequence[str],
        interaction: Interaction,
        language: str = "nl",
        own: QuestionProfile | None = None,
    ) -> None:
        self.asked = asked
        self.pool = pool
        self.terms = asked.terms
        self.names = asked.names
        self._interaction = interaction
        translated = in_dutch_words(asked.text, language)
        self._in_papers_words = in_official_words(asked.text) if language == "nl" else translated
        self.own = Relevance(own, pool, interaction, language) if own else None
        self._lexical_weight = LEXICAL_WEIGHT if language == "nl" else FOREIGN_LEXICAL_WEIGHT
        counts = Counter(term for text in pool for term in self.terms & term_set(text))
        self.rarity = {term: math.log(1 + (len(pool) + 1) / (counts[term] + 0.5)) for term in self.terms}
        self._official = _official_terms(asked.text) if language == "nl" else {}
        self._total = sum(self.rarity.values()) or 1.0

    def scores(self, texts: Sequence[str]) -> list[float]:
        """One score a text, about 0 to 1."""
        weight = self._lexical_weight
        return [
            weight * self.coverage(text) + (1 - weight) * value
            for text, value in zip(texts, self.near(texts), strict=True)
        ]

    def answering(self, texts: Sequence[str]) -> list[float]:
        """The same scores, more for a text that holds the kind of thing that was asked for."""
        return [
            score * (HOLDS if holds_wanted(text, self.asked.wanted) else 1.0)
            for text, score in zip(texts, self.scores(texts), strict=True)
        ]

    def telling(self, texts: Sequence[str]) -> list[float]:
        """The same scores, a good deal more for a text with that: among the sentences of one answer.

        The words lent to a question led to the answer; within it, its own count as much as all together.
        """
        scores = self.scores(texts)
        if self.own is not None:
            scores = [(one + own) / 2 for one, own in zip(scores, self.own.scores(texts), strict=True)]
        return [
            score * (TELLS if holds_wanted(text, self.asked.wanted) or says_unknown(text) else 1.0)
            for text, score in zip(texts, scores, strict=True)
        ]

    def near(self, texts: Sequence[str]) -> list[float]:
        """The late interaction of each text, -1 to 1; also that of the papers' words for the question's.

        The table knows few words of some languages and of everyday Dutch, so that what plainly speaks of them
        was called far.
        """
        own = [float(value) for value in self._interaction(self.asked.text, texts)]
        if not self._in_papers_words or not texts:
            return own
        meant = map(float, self._interaction(self._in_papers_words, texts))
        return [max(pair) for pair in zip(own, meant, strict=True)]

    def coverage(self, text: str) -> float:
        """The share of the question's words that the text holds, by rarity, 0 to 1."""
        held = term_set(text)
        meant = {
            term
            for term, official in self._official.items()
            if term in self.terms and len(official & held) >= MEANT * len(official)
        }
        return sum(self.rarity[term] for term in self.terms & held | meant) / self._total


def _official_terms(question: str) -> dict[str, frozenset[str]]:
    """The papers' terms for each everyday term of a Dutch question."""
    found: dict[str, set[str]] = {}
    for everyday, official in official_terms(everyday_terms(question)):
        for term in everyday:
            found.setdefault(term, set()).update(official)
    return {term: frozenset(official) for term, official in found.items()}


def bundled_scores(question: str, texts: Sequence[str]) -> list[float]:
    """Late interaction on the bundled model's table, whichever model the index was built with."""
    table = bundled_table()
    return [float(score) for score in table.score(question, table.token_ids(texts))]


def likeness(question: str, other: str) -> float:
    """How much two questions ask the same, -1 to 1: each must hold the other's words, or near ones."""
    (forward,), (backward,) = bundled_scores(question, [other]), bundled_scores(other, [question])
    return min(forward, backward)


@lru_cache(maxsize=1)
def bundled_table() -> LateInteraction:
    """The bundled table, opened once a process."""
    return LateInteraction(max_passage_tokens=1024)


@lru_cache(maxsize=4_096)
def word_direction(word: str) -> NDArray[np.float32]:
    """The direction of a word on the bundled table, (d,); zero where it has no token."""
    table = open_table(BUNDLED)
    (tokens,) = table.ids([f" {word}"])
    mean = table.mean(tokens)
    return np.asarray(mean / max(float(np.linalg.norm(mean)), 1e-9), np.float32)


def word_likeness(word: str, others: Iterable[str]) -> float:
    """The best cosine of a word with one of the others, -1 to 1; -1 where there is none.

    Compounds that share a part are as alike as their other parts: a "politiepaard" is no "politiehond",
    though half of its letters are.
    """
    listed, directions = _directions(frozenset(others))
    if not listed:
        return -1.0
    likeness = directions @ word_direction(word)
    telling = likeness >= TELLING_LIKENESS
    rest = float(likeness.max(where=~telling, initial=-1.0))
    parted = (
        _without_shared_part(word, listed[n], float(likeness[n])) for n in np.flatnonzero(telling).tolist()
    )
    return max((rest, *parted))


@lru_cache(maxsize=64)
def _directions(words: frozenset[str]) -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """Words in order and the direction of each, (n, d): a question's words are all held against the same."""
    listed = tuple(sorted(words))
    return listed, np.stack([word_direction(word) for word in listed]) if listed else np.empty((0, 0), "f4")


def _without_shared_part(word: str, other: str, likeness: float) -> float:
    """The likeness of two words, at most that of the parts in which two compounds differ."""
    if word == other:
        return likeness
    first, last = len(commonprefix((word, other))), len(commonprefix((word[::-1], other[::-1])))
    pairs = [(word[first:], other[first:])] if first >= SHARED_PART else []
    pairs += [(word[:-last], other[:-last])] if last >= SHARED_PART else []
    parts = [pair for pair in pairs if all(len(part) >= OWN_PART and word_rank(part) for part in pair)]
    apart = (float(word_direction(one) @ word_direction(two)) for one, two in parts)
    return min((likeness, *apart))


def is_other_compound(word: str, part: str, others: Iterable[str], alike: float) -> bool:
    """Whether the part of a compound is found only at that end of others, whose rest is another thing.

    What is said of "speeltuinongelukken" says nothing of "zwembadongelukken". From a cosine of `alike` two
    rests are one thing.
    """
    at_end = word.endswith(part)
    cut = str.removesuffix if at_end else str.removeprefix
    rests = {cut(other, part) for other in others if (other.endswith if at_end else other.startswith)(part)}
    if not rests or any(len(rest) < OWN_PART for rest in rests):  # it stands alone, or in another form
        return False
    return word_likeness(cut(word, part), rests) < alike
