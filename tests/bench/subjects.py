"""Invented papers that speak of subjects, as many as are asked for, and questions about those subjects.

A subject's words are a Dutch word and those nearest to it in the bundled table, so that the vectors of two
subjects differ as those of real papers do; how common the other words are follows the word list. The same
papers and questions at every run.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import numpy as np
from numpy.typing import NDArray

from index.document import Dates, Document, Exchange, Member, Minister, Span
from index.language.compounds import ranks
from index.models.token_table import BUNDLED, open_table

Words = NDArray[np.object_]
EXCHANGES = 12  # a paper, of one question and one answer each
SUBJECTS = 600
NEAREST = 120  # words that make a subject
SENTENCES, SENTENCE = 5, 14  # a passage, and words a sentence
COMMON = 150  # words of which nearly half of every sentence is made
DAYS = 9_000
FIRST_DAY = date(2000, 1, 1)


def papers(passages: int) -> Iterator[Document]:
    """Papers of so many passages in all, spread evenly over DAYS days."""
    count = passages // (2 * EXCHANGES)
    for number in range(count):
        yield paper(number, FIRST_DAY + timedelta(days=number * DAYS // count))


def paper(number: int, day: date) -> Document:
    """One paper, the same for the same number and day."""
    random = np.random.default_rng([7, number])
    subject = int(random.integers(SUBJECTS))
    said = [_passage(random, subject, f"zaak{number}") for _ in range(2 * EXCHANGES)]
    ends = np.cumsum([len(text) + 1 for text in said])
    spans = [Span(int(end) - len(text) - 1, int(end) - 1) for text, end in zip(said, ends, strict=True)]
    pairs = zip(spans[::2], spans[1::2], strict=True)
    exchanges = [Exchange(str(n), (n,), None, asked, told) for n, (asked, told) in enumerate(pairs, 1)]
    asker = Member(f"Lid {random.integers(150)}", f"P{random.integers(15)}")
    minister = Minister(f"Bewindspersoon {random.integers(60)}", "Minister", f"Zaak {random.integers(12)}")
    return Document(
        f"{number}.txt", ("antwoord", "antwoord", "brief", "motie")[number % 4], "\n".join(said) + "\n",
        title=" ".join(_about(random, subject, 6)), dates=Dates(answered=day), askers=(asker,),
        answered_by=(minister,), exchanges=tuple(exchanges),
    )  # fmt: skip


def questions(count: int) -> Iterator[str]:
    """Questions about a subject, in words of it and in words that all use."""
    random = np.random.default_rng(11)
    for _ in range(count):
        first, second, third = _about(random, int(random.integers(SUBJECTS)), 3)
        yield f"Wat doet het kabinet aan {first} en {second} voor {third} in gemeenten?"


def _passage(random: np.random.Generator, subject: int, name: str) -> str:
    size = SENTENCES * SENTENCE
    kinds = random.random(size)
    common, every, weights = _lexicon()
    words: Words = common[random.integers(len(common), size=size)]
    of_subject = kinds < 0.35
    words[of_subject] = _about(random, subject, int(of_subject.sum()))
    elsewhere = (kinds >= 0.35) & (kinds < 0.55)
    words[elsewhere] = every[np.searchsorted(weights, random.random(int(elsewhere.sum())))]
    words[random.integers(size)] = name
    sentences = (words[start : start + SENTENCE] for start in range(0, size, SENTENCE))
    return " ".join(f"{' '.join(sentence).capitalize()}." for sentence in sentences)


def _about(random: np.random.Generator, subject: int, count: int) -> Words:
    """Words of a subject; the nearer to what it is about, the more often."""
    own = _subject_words()[subject]
    return own[(random.random(count) ** 2 * len(own)).astype(np.int64)]


@cache
def _lexicon() -> tuple[Words, Words, NDArray[np.float64]]:
    """The commonest words; all others, and their shares added up."""
    ordered = sorted(ranks().items(), key=lambda pair: (-pair[1], pair[0]))
    every = np.array([word for word, _ in ordered[COMMON:]], object)
    shares = np.exp([rank / 2 for _, rank in ordered[COMMON:]])
    return np.array([word for word, _ in ordered[:COMMON]], object), every, np.cumsum(shares / shares.sum())


@cache
def _subject_words() -> list[Words]:
    table = open_table(BUNDLED)
    numbers = table.tokenizer.get_vocab()
    words = sorted(word for word, rank in ranks().items() if len(word) > 4 and rank < 14 and word in numbers)
    directions = table.directions(np.array([numbers[word] for word in words]))
    seeds = np.random.default_rng(5).choice(len(words), SUBJECTS, replace=False)
    nearest = np.argsort(-(directions[seeds] @ directions.T), axis=1, kind="stable")[:, :NEAREST]
    named = np.array(words, object)
    return [named[row] for row in nearest]
