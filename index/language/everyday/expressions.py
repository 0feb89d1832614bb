"""Everyday words -> those of parliamentary papers: "diender" -> politieagent, "draait … op" -> betalen.

The lists in `index/data` are written by hand, the first by one who had read the development gold: its
everyday questions gain .142 success by the list, unseen ones nothing in an outside check (docs/log.md).
The verbs, by one who had not, and their forms are those of `listed` and `said`. Questions alone are
widened: what the papers say is indexed as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib import resources

from index.language.everyday.listed import papers_words
from index.language.everyday.said import said_verbs
from index.language.place_names import country_terms
from index.language.stems import stem_term
from index.language.words import fold, words

PAIRS = "everyday_pairs.txt"
LISTS = ("everyday_words.txt", PAIRS, "everyday_nouns.txt")
LONGEST = 3  # terms of an expression

Terms = tuple[str, ...]


def official_terms(terms: Sequence[str]) -> Iterator[tuple[Terms, Terms]]:
    """(everyday terms, official terms) for each listed expression among the terms of a question."""
    for expression, official in official_words(terms):
        yield expression, tuple(official)


def official_words(terms: Sequence[str]) -> Iterator[tuple[Terms, Mapping[str, str]]]:
    """(everyday terms, official terms with the folded word of each) for each listed expression."""
    for place in range(len(terms)):
        for end in range(place + 1, min(place + LONGEST, len(terms)) + 1):
            expression = tuple(terms[place:end])
            if official := _entries_starting_with(expression[0][:1]).get(expression):
                yield expression, official


def meant_words(said: Sequence[str]) -> Sequence[tuple[Terms, Mapping[str, str]]]:
    """(terms said, the papers' terms with the word of each) for each listed expression and verb among folded
    words, a verb's particle read with it."""
    return _meant_words(tuple(said))


@lru_cache(maxsize=256)  # both sides of a search ask, one after the other
def _meant_words(said: tuple[str, ...]) -> tuple[tuple[Terms, Mapping[str, str]], ...]:
    terms = [term for word in said if (term := stem_term(word))]
    return (*official_words(terms), *official_verbs(said))


def official_verbs(said: Sequence[str]) -> Iterator[tuple[Terms, Mapping[str, str]]]:
    """The same for each listed verb: other verbs, nouns, and the forms of all of them."""
    for each in said_verbs(said):
        if expression := stem_term(said[each.place]):
            meant = papers_words(each.verb)
            yield (expression,), {term: word for term, word in meant.items() if term != expression}


def verb_terms(text: str) -> Mapping[str, frozenset[str]]:
    """The papers' terms for each listed verb of a Dutch question by its folded word: one of them will do."""
    said, found = words(text), dict[str, frozenset[str]]()
    for each in said_verbs(said):
        word = said[each.place]
        found[word] = found.get(word, frozenset()) | papers_words(each.verb).keys()
    return found


def in_official_words(text: str) -> str:
    """A Dutch question's words, folded, each listed expression in official ones; empty where none is."""
    found = [(term, word) for word in words(text) if (term := stem_term(word))]
    said: list[str] = []
    place, is_changed = 0, False
    while place < len(found):
        for end in range(min(place + LONGEST, len(found)), place, -1):
            expression = tuple(term for term, _ in found[place:end])
            if official := _entries_starting_with(expression[0][:1]).get(expression):
                said += official.values()
                place, is_changed = end, True
                break
        else:
            said.append(found[place][1])
            place += 1
    return " ".join(said) if is_changed else ""


def everyday_terms(text: str) -> Terms:
    """The terms of a text in reading order, stop words left out, compounds kept whole."""
    return tuple(found for word in words(text) if (found := stem_term(word)))


def listed_expressions(names: Sequence[str] = LISTS) -> Iterator[tuple[str, str]]:
    """(everyday expressions parted by commas, official words) of each line of the lists."""
    for name in names:
        text = (resources.files("index") / "data" / name).read_text(encoding="utf-8")
        for line in text.splitlines():
            everyday, colon, official = line.partition(":")
            if colon and not line.startswith("#"):
                yield everyday.strip(), official.strip()


@cache
def _entries_starting_with(start: str) -> Mapping[Terms, Mapping[str, str]]:
    """Each everyday expression with a word that begins so, with its official terms and their words."""
    found: dict[Terms, dict[str, str]] = {}
    for everyday, official in _lines_by_first_letter().get(start, ()):
        expression = everyday_terms(everyday)
        meant = found.setdefault(expression, {})
        for word in words(official):
            if (term := stem_term(word)) and term not in expression:
                meant.setdefault(term, word)
    return {expression: official for expression, official in found.items() if expression and official}


@cache
def _lines_by_first_letter() -> Mapping[str, Sequence[tuple[str, str]]]:
    """(everyday expression, official words) by the first letter of each of its terms.

    To stem all of the lists takes a tenth of a second, which a question from the command line would wait
    for.
    """
    found: dict[str, list[tuple[str, str]]] = {}
    for everyday, official in listed_expressions():
        for expression in everyday.split(","):
            for start in {start for word in fold(expression).split() for start in _first_letters(word)}:
                found.setdefault(start, []).append((expression, official))
    return found


def _first_letters(word: str) -> Iterator[str]:
    """The first letter that a folded word's term may have: the stemmer may take "ge-" away."""
    known = country_terms().get((word,)) or word
    yield known[:1]
    if known.startswith("ge"):
        yield known[2:3]
