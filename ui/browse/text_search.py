"""Which papers hold all the words of a search, in their head or text, and where in the text they stand."""

from __future__ import annotations

import re

import numpy as np

from index.document import Document, Span
from index.language.analyser import word_terms
from index.language.stems import stem_term
from index.language.words import fold, words
from index.search import Index
from ui.browse.paper_table import Mask, PaperTable

BEFORE, AROUND = 60, 260  # characters of a snippet: before its first word, and in all
_TOKEN = re.compile(r"[^\W_]+")


def papers_with_words(searched: str, index: Index, table: PaperTable) -> Mask | None:
    """Which papers hold every word, in any of its forms; None where nothing is searched.

    A head is searched for parts of words too, so that a list narrows while one types.
    """
    wanted = list(dict.fromkeys(words(searched)))
    if not wanted:
        return None
    kept = np.ones(len(table.papers), bool)
    for word in wanted:
        held = np.array([word in head for head in table.heads], bool)
        if term := stem_term(word):
            held |= np.isin(table.ids, index.papers_with(term))
        elif not held.any():
            continue  # a word such as "het", that no text is searched for
        kept &= held
    return kept


def papers_with_heads(searched: str, table: PaperTable) -> Mask | None:
    """Which heads alone hold every word, or part of one; None where nothing is searched."""
    wanted = fold(searched).split()
    if not wanted:
        return None
    return np.array([all(word in head for word in wanted) for head in table.heads], bool)


def find_snippet(document: Document, searched: str) -> tuple[Span, tuple[Span, ...]] | None:
    """A stretch of the text with the words in it: the one that holds most of them, soonest; None where it
    holds none."""
    wanted = {term for word in words(searched) if (term := stem_term(word))}
    if not wanted:
        return None
    last: dict[str, int] = {}
    hits: list[tuple[int, int]] = []
    best: tuple[int, int] = (0, 0)
    for token in _TOKEN.finditer(document.text):
        term = next((made for made in word_terms(fold(token[0])) if made in wanted), "")
        if not term:
            continue
        hits.append(token.span())
        last[term] = token.start()
        near = [start for start in last.values() if token.end() - start <= AROUND - BEFORE]
        best = max(best, (len(near), -min(near)))
        if best[0] == len(wanted):
            break
    return _cut_around(document.text, -best[1], hits) if hits else None


def _cut_around(text: str, first: int, hits: list[tuple[int, int]]) -> tuple[Span, tuple[Span, ...]]:
    """The stretch around the first of some hits, begun and ended between words of one paragraph."""
    low = max(first - BEFORE, text.rfind("\n\n", 0, first) + 2, 0)
    if low and not text[low - 1].isspace():
        low = min(first, text.find(" ", low, first) + 1 or first)
    end = text.find("\n\n", first)
    high = min(low + AROUND, end if end >= 0 else len(text))
    if high < len(text) and not text[high].isspace():
        high = max(text.rfind(" ", first, high), first) if text.rfind(" ", first, high) > first else high
    marks = tuple(Span(start, stop) for start, stop in hits if low <= start and stop <= high)
    return Span(low, high), marks
