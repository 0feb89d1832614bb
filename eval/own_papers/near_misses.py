"""A question of the Kamer -> one that looks like it and that no paper answers: one thing in it is another's.

The year, the figure, the place or the subject is swapped for one that is in no paper at all. Where several
would do, the bundled model says which is nearest to what it takes the place of, so that the miss is near.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from eval.own_papers.word_lists import places, subjects
from index.document import Document
from index.language.words import words
from index.models.embedder import Embedder

_YEAR = re.compile(r"(?<![\d.,-])(?:19|20)\d\d(?![\d.,-]*\d)")
_FIGURE = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:\.\d{3})*|\d+)(?= (?:procent|miljoen|miljard|euro|uur|dagen|weken|maanden|"
    r"kilometer|hectare|mensen|personen|kinderen|woningen|gemeenten|gevallen|bedrijven|scholen)\b)"
)
_SUBJECT = re.compile(
    r"\b(?:de|het|een|van|over|aan|voor|door|met|tegen|bij) ([a-zà-ÿ]{7,}(?:en|s)?)(?=[ ,.?])(?! (?:en|of) )"
)
_NO_SUBJECT = re.compile(
    r"\S+ (?:ministers?|kabinet|regering|staatssecretaris)$|het \w+en$"
)  # "het bereiken"
_NAME = re.compile(r"(?<=[a-z,] )[A-ZÀ-Ÿ][\wà-ÿ-]+")


@dataclass(frozen=True, slots=True)
class Held:
    """What the papers hold: each word, folded, with in how many papers it is, and all numbers as written."""

    words: Mapping[str, int]
    numbers: frozenset[str]

    def lacks(self, name: str) -> bool:
        """Whether no paper holds any word of a name."""
        return not any(word in self.words for word in words(name))


def held_in(documents: Iterable[Document]) -> Held:
    """The words and numbers of all papers."""
    found: Counter[str] = Counter()
    numbers: set[str] = set()
    for document in documents:
        found.update(set(words(document.text)))
        numbers |= set(re.findall(r"\d[\d.]*", document.text))
    return Held(found, frozenset(number.rstrip(".") for number in numbers))


def near_misses(question: str, held: Held, embedder: Embedder) -> Iterator[tuple[str, str]]:
    """(what was swapped, the question with it), at most one of each kind."""
    swaps: dict[str, Callable[[], str | None]] = {
        "year": lambda: _with_another_year(question, held),
        "figure": lambda: _with_another_figure(question, held),
        "place": lambda: _with_another_place(question, held, embedder),
        "subject": lambda: _with_another_subject(question, held, embedder),
    }
    for kind, swap in swaps.items():
        if made := swap():
            yield kind, made


def _with_another_year(question: str, held: Held) -> str | None:
    """The years moved by as many as it takes for all to be in no paper."""
    years = {found[0] for found in _YEAR.finditer(question)}
    for shift in (*range(3, 60), *range(-3, -60, -1)):
        moved = {year: str(int(year) + shift) for year in years}
        if years and not held.numbers & set(moved.values()):
            return re.sub("|".join(moved), lambda found: moved[found[0]], question)  # noqa: B023
    return None


def _with_another_figure(question: str, held: Held) -> str | None:
    found = _FIGURE.search(question)
    if found is None:
        return None
    value = int(found[1].replace(".", ""))
    for factor in range(3, 40):
        other = f"{value * factor + 1:,}".replace(",", ".")
        if other not in held.numbers:
            return question[: found.start()] + other + question[found.end() :]
    return None


def _with_another_place(question: str, held: Held, embedder: Embedder) -> str | None:
    kinds = {name: kind for kind, names in places().items() for name in names}
    for found in _NAME.finditer(question):
        if kind := kinds.get(found[0]):
            absent = [name for name in places()[kind] if held.lacks(name)]
            return _swap(question, found.span(), absent, embedder)
    return None


def _with_another_subject(question: str, held: Held, embedder: Embedder) -> str | None:
    """The rarest noun behind an article or preposition, taken to be what the question is about."""
    nouns = [found for found in _SUBJECT.finditer(question) if not _NO_SUBJECT.match(found[0])]
    if not nouns:
        return None
    rarest = min(nouns, key=lambda found: (held.words.get(found[1], 0), -len(found[1])))
    number = "many" if rarest[1].endswith(("en", "s")) else "one"
    absent = [noun for noun in subjects()[number] if held.lacks(noun)]
    return _swap(question, rarest.span(1), absent, embedder)


def _swap(question: str, span: tuple[int, int], choices: list[str], embedder: Embedder) -> str | None:
    """The question with the nearest of the choices in the span; None where there is no choice."""
    if not choices:
        return None
    start, end = span
    vectors = embedder.encode_queries([question[start:end], *choices])
    nearest = choices[int(np.argmax(vectors[1:] @ vectors[0]))]
    return question[:start] + nearest + question[end:]
