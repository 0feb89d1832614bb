"""Where two quotes of one time differ, or a later paper corrects a quoted one: shown, never resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations

from index.language.sentences import sentence_texts
from index.search import Index
from index.search.catalogue import Paper
from index.search.same_paper import names_corrected
from rag.gather.facts import Facts, read_facts, term_set
from rag.statement import Citation

SAME_TIME = timedelta(days=366)
LONGEST_CORRECTED = timedelta(days=730)  # between a paper and its correction: later ones are not opened
MOST_OPENED = (
    10  # corrections a quoted paper, those whose titles share most with its own and then the soonest
)
ALIKE = 0.6  # of the words of the shorter sentence, for two sentences to be about one thing
FEWEST_WORDS = 4
FIGURE = re.compile(r"\d")


def differing_quotes(citations: Sequence[Citation]) -> Iterator[tuple[int, int]]:
    """The numbers of quotes from different papers, within a year, that differ in a figure or in a "not"."""
    facts_by_citation = [
        (citation, list(sentence_facts(citation.quote))) for citation in citations if citation.date
    ]
    for (one, ours), (other, theirs) in combinations(facts_by_citation, 2):
        if one.doc == other.doc or not one.date or not other.date or abs(one.date - other.date) > SAME_TIME:
            continue
        if any(facts_differ(left, right) for left in ours for right in theirs):
            yield one.n, other.n


def sentence_facts(quote: str) -> Iterator[Facts]:
    """What each sentence of a quote claims."""
    return map(read_facts, sentence_texts(quote))


def facts_differ(left: Facts, right: Facts) -> bool:
    """Whether two sentences about one thing give other figures, or one denies what the other says."""
    ours, theirs = plain_words(left), plain_words(right)
    shorter = min(len(ours), len(theirs))
    if shorter < FEWEST_WORDS or len(ours & theirs) < ALIKE * shorter:
        return False
    figures = left.numbers and right.numbers and not left.numbers & right.numbers
    return bool(figures) or left.negated != right.negated


def plain_words(claimed: Facts) -> frozenset[str]:
    """The content words of a sentence without its figures."""
    return frozenset(word for word in claimed.words if not FIGURE.search(word))


def later_corrections(citations: Sequence[Citation], index: Index) -> Iterator[tuple[Citation, Paper]]:
    """The quotes of corrected papers, each paper's first one, with the paper that corrects it."""
    corrections = index.corrections()
    if not corrections:
        return
    quoted = {each.doc: each for each in reversed(citations)}
    for citation in reversed(quoted.values()):
        if (paper := index.paper(citation.doc)) is None:
            continue
        for later in likely_corrections(paper, corrections):
            if names_corrected(index.document(later.name), paper):
                yield citation, later


def likely_corrections(paper: Paper, corrections: Sequence[Paper]) -> list[Paper]:
    """Those that may correct a paper, likeliest first: to tell, each has to be opened."""
    day, own = paper.date, term_set(paper.title or "")
    if day is None:
        return []
    dated = [(each.date, each) for each in corrections if each.date]
    near = [each for each in dated if day < each[0] <= day + LONGEST_CORRECTED]
    near.sort(key=lambda each: (-len(own & term_set(each[1].title or "")), each[0]))
    return [later for _, later in near[:MOST_OPENED]]
