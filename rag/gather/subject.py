"""Is the subject that a question names spoken of? "Wat is er afgesproken over de zomertijd?" needs the word.

Parts of a word do not make the word: findings full of summers and times say nothing on summer time.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.language.analyser import analyse
from index.language.words import fold
from rag.gather.facts import WORD, term_set
from rag.gather.findings import Finding, context_of
from rag.gather.relevance import Relevance, word_likeness
from rag.gather.requirements import Need, around_finding, close_findings, holds_need
from rag.understand.folding import TOPIC, fold_letters
from rag.understand.standalone import own_words

ALIKE = 0.6  # cosine of two words that may stand for the same thing
MOST_WORDS = 2  # of a subject: of more, the search has more to go by than one word
BEFORE = 3  # words of its own before "over": with more, "over de dijk" tells where and not of what
KEYWORDS = 3  # a message this short is its subject
LOOKED_AT = 3
SUBJECT = 0.9  # of the question's words that the best finding holds: a year stands beside its subject


def unspoken_subject(question: str, found: Sequence[Finding]) -> tuple[Need, ...]:
    """The subject of a Dutch question, where the best findings speak of none of its words."""
    words = subject_words(question)
    if not 0 < len(words) <= MOST_WORDS:
        return ()
    texts = [f"{each.document.title or ''}\n{context_of(each)}\n{each.text}" for each in found[:LOOKED_AT]]
    if any(speaks_of(word, text) for word in words for text in texts):
        return ()
    said = " ".join(words)
    return (Need("name", said, fold(said)),)


def subject_words(question: str) -> list[str]:
    """The words behind "over", or those of a question that is nothing but keywords."""
    topic = TOPIC.search(fold_letters(question))
    if topic is not None:
        elsewhere = len(own_words(question[: topic.start()])) > BEFORE
        return [] if elsewhere else own_words(question[topic.end() :])
    return own_words(question) if len(question.split()) <= KEYWORDS else []


def speaks_of(word: str, text: str) -> bool:
    """Whether a text holds a word, each of its parts, or a word that is much like it."""
    terms, terms_of_text = analyse(word), term_set(text)
    if not terms or terms[0] in terms_of_text or (len(terms) > 1 and terms_of_text.issuperset(terms[1:])):
        return True
    others = {other for other in WORD.findall(fold(text)) if len(other) > 2}
    return word_likeness(fold(word), others) >= ALIKE


def year_without_subject(
    found: Sequence[Finding], needed: Sequence[Need], relevance: Relevance
) -> tuple[Need, ...]:
    """The year that is needed, where it is spoken of only beside another subject than the best finding's."""
    years = tuple(need for need in needed if need.kind == "year")
    if not years or not found or holds_need(found[0], years[0]):
        return ()
    beside = [each for each in close_findings(found) if holds_need(each, years[0])]
    covered = max((relevance.coverage(around_finding(each)) for each in beside), default=0.0)
    return years if covered < SUBJECT * relevance.coverage(around_finding(found[0])) else ()
