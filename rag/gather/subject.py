"""Is the subject that a question names spoken of? "Wat is er afgesproken over de zomertijd?" needs the word.

Parts of a word do not make the word: findings full of summers and times say nothing on summer time.
"Wat doet het kabinet tegen roest in het verkeer?" has its subject in one word too: what it says besides, any
question could say, and answers that hold only that are of other subjects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.language.analyser import analyse
from index.language.compounds import split_compound, word_rank
from index.language.everyday import official_terms
from index.language.spelling import spelling_candidates
from index.language.stems import stem_term
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

# How much a word tells of what is asked: nothing at EVERY_RANK ("zorg"), all there is at RARE ranks below it.
EVERY_RANK, RARE = 20, 12
TELLS = 0.4  # of all that a word can tell: a part of a compound that tells less carries no subject
LACKS = 0.4  # the same, for a word that is lacking to count
# Log odds by which the papers must outweigh a subject that none of them names: up to 10 no answerable
# question was lost by it, above 6 hardly any absent one was gained (docs/log.md).
ABSENT = 6.0
# With these one asks what is done about a subject, whichever it is.
_DOING = frozenset(
    """tegen tegenover staat stelt voorkomt voorkomen bestrijdt bestrijden bestreden beschermt beschermen
    regelt regelen geregeld hulp steun helpt helpen regels eisen plannen beleid geld naar na onder wil willen
    wilt moet moeten kunnen mag mogen komen komt krijgt gingen namen nemen neemt zelf veel weer iemand nog
    erbij ermee""".split()
)


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


def absent_subject(
    text: str, found: Sequence[Finding], share: Callable[[str], float], odds: float
) -> tuple[Need, ...]:
    """The one word of a Dutch question that no paper holds, where nothing else tells what is asked.

    `share` tells which part of the papers' passages holds a term, `odds` the log odds that they answer. A
    question with several such words is put in other words than the papers', everyday ones or misspelt: then
    one that lacks says little.
    """
    spoken = _spoken_words(text, found, share)
    telling = {word: _telling_weight(fold(word)) for word in own_words(text) if word[0].isalpha()}
    held = {word: _share_held(fold(word), spoken) for word in telling}
    lacking = {word: telling[word] * (1 - part) for word, part in held.items() if part is not None}
    absent = [word for word, much in lacking.items() if much >= LACKS]
    if len(absent) != 1:
        return ()
    lack = sum(lacking.values()) / sum(telling.values())
    other = max(telling[word] * (part or 0.0) for word, part in held.items())
    return () if odds >= ABSENT * lack * (1 - other) else (Need("subject", absent[0], fold(absent[0])),)


@dataclass(frozen=True, slots=True)
class _SpokenWords:
    """What the best findings hold: terms and folded words; `everyday` are a question's terms for them."""

    terms: frozenset[str]
    words: frozenset[str]
    everyday: frozenset[str]
    share: Callable[[str], float]


def _spoken_words(text: str, found: Sequence[Finding], share: Callable[[str], float]) -> _SpokenWords:
    texts = [
        f"{each.document.title or ''}\n{each.document.subject or ''}\n{context_of(each)}\n{each.text}"
        for each in found[:LOOKED_AT]
    ]
    terms = frozenset(term for each in texts for term in term_set(each))
    said = [term for word in own_words(text) if (term := stem_term(fold(word)))]
    everyday = (names for names, official in official_terms(said) if not terms.isdisjoint(official))
    return _SpokenWords(
        terms,
        frozenset(word for each in texts for word in WORD.findall(fold(each)) if len(word) > 2),
        frozenset(term for names in everyday for term in names),
        share,
    )


def _telling_weight(word: str) -> float:
    """How much a folded word tells of what is asked, 0 to 1: the rarer in Dutch, the more."""
    return 0.0 if word in _DOING else min(1.0, max(0.0, (EVERY_RANK - word_rank(word)) / RARE))


def _share_held(word: str, spoken: _SpokenWords) -> float | None:
    """How far the findings speak of a folded word, 0 to 1; None where only other papers do."""
    term = stem_term(word)
    if term is None or term in spoken.terms or term in spoken.everyday:
        return 1.0
    if len(bits := [made for bit in re.split("[-/]", word) if (made := stem_term(bit))]) > 1:
        if not spoken.terms.isdisjoint(bits):
            return 1.0
        return 0.5 if any(map(spoken.share, bits)) else 0.0
    meant = [made for other, _ in spelling_candidates(word) if (made := stem_term(other))]
    if not spoken.terms.isdisjoint(meant) or word_likeness(word, _no_parts(word, spoken)) >= ALIKE:
        return 1.0
    parts = _held_parts(word, spoken)
    if parts < 1 and spoken.share(term):
        return None
    return max(parts, 0.5 if any(map(spoken.share, meant)) else 0.0)


def _held_parts(word: str, spoken: _SpokenWords) -> float:
    """How far the parts of a compound make it spoken of: all of them do, one by what it tells itself."""
    parts = split_compound(word)
    there = [part for part in parts if (term := stem_term(part)) is None or term in spoken.terms]
    if parts and len(there) == len(parts):
        return 1.0
    most = max(map(_telling_weight, there), default=0.0)
    return most if most >= TELLS else 0.0


def _no_parts(word: str, spoken: _SpokenWords) -> Iterator[str]:
    """The words found that are no piece of this one: "stand" is not like "bijenstand" for its letters."""
    return (other for other in spoken.words if other not in word)
