"""Is the subject that a question names spoken of? "Wat is er afgesproken over de zomertijd?" needs the word.

Parts of a word do not make the word: findings full of summers and times say nothing on summer time.
"Wat doet het kabinet tegen roest in het verkeer?" has its subject in one word too: what it says besides, any
question could say, and answers that hold only that are of other subjects.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from index.language.analyser import analyse
from index.language.everyday.expressions import everyday_terms, official_terms
from index.language.words import fold
from rag.gather.absence.spoken_words import (
    ALIKE,
    SpokenWords,
    is_said_otherwise,
    share_of_said,
    spoken_words,
    texts_around,
    unlike_in_letters,
)
from rag.gather.facts import WORD, term_set
from rag.gather.findings import Finding, context_of
from rag.gather.heading import earlier_questions
from rag.gather.name_match import contains_name, fold_name, fold_text
from rag.gather.relevance import Relevance, word_likeness
from rag.gather.requirements import Need, around_finding, close_findings, holds_need
from rag.understand.folding import TOPIC, fold_letters
from rag.understand.nouns import is_informal, stands_as_noun
from rag.understand.said_words import UNKNOWN, SaidWord, said_words
from rag.understand.standalone import own_words

MOST_WORDS = 2  # of a subject: of more, the search has more to go by than one word
BEFORE = 3  # words of its own before "over": with more, "over de dijk" tells where and not of what
KEYWORDS = 3  # a message this short is its subject
LOOKED_AT = 3
SUBJECT = 0.9  # of the question's words that the best finding holds: a year stands beside its subject

LACKS = 0.4  # of all that a word can tell, for one that is lacking to count
# Log odds by which the papers must outweigh a subject that none of them names: up to 10 no answerable
# question was lost by it, above 6 hardly any absent one was gained (docs/log.md).
ABSENT, ABSENT_ABROAD = 6.0, 16.0  # abroad each word is looked for by all that it may be in Dutch
# Log odds an answer must have where a word is neither translated nor found, and where it is the only one.
SURE_ABROAD, SURE_ALONE = 0.75, 3.0
# For the one noun that lacks: from which weight words count and may be that noun, which share of the rest is
# to be held, below which weight these are nothing, from which cosine words are near, pieces so much nearer.
COUNTS, NOUN, MOSTLY, LITTLE, UNLIKE, PIECE = 0.5, 0.7, 0.66, 0.45, 0.4, 0.1
NEARLY_ALL, SHORT = 0.8, 15  # that share, and most words of a question, where other papers hold the noun
_LEFT_OVER = re.compile(r"\s+(?:is|was|zijn|waren|blijf\w?|bleef|bleven|blijven|had|heb\w*|houd\w*)\b", re.I)
_SEVERAL = re.compile(r"\b(?:en|of|dan|tussen)\b")  # "wolven en zwembaden" need not stand in one paper


def unspoken_subject(question: str, found: Sequence[Finding]) -> tuple[Need, ...]:
    """The subject of a Dutch question, where the best findings speak of none of its words."""
    words = subject_words(question)
    if not 0 < len(words) <= MOST_WORDS:
        return ()
    texts = [f"{each.document.title or ''}\n{context_of(each)}\n{each.text}" for each in found[:LOOKED_AT]]
    words = _before_place(question, words)
    if any(speaks_of(word, text) or speaks_otherwise(word, text) for word in words for text in texts):
        return ()
    said = " ".join(words)
    return (Need("name", said, fold(said)),)


def _before_place(question: str, words: list[str]) -> list[str]:
    """The words of a subject before what tells where: "telefoons" of "telefoons op school"."""
    first = re.search(rf"\b{re.escape(words[0])}\b(?= (?:op|in|bij|langs|rond) )", question)
    return words[:1] if first else words


def subject_words(question: str) -> list[str]:
    """The words behind "over", or those of a question that is nothing but keywords."""
    topic = TOPIC.search(fold_letters(question))
    if topic is not None:
        elsewhere = len(own_words(question[: topic.start()])) > BEFORE
        left_over = _LEFT_OVER.match(question[topic.end() :]) is not None
        return [] if elsewhere or left_over else own_words(question[topic.end() :])
    return own_words(question) if len(question.split()) <= KEYWORDS else []


def speaks_of(word: str, text: str, alike: float = ALIKE) -> bool:
    """Whether a text holds a word, each of its parts, or one that is much like it: by a cosine of `alike`."""
    terms, terms_of_text = analyse(word), term_set(text)
    if not terms or terms[0] in terms_of_text or (len(terms) > 1 and terms_of_text.issuperset(terms[1:])):
        return True
    others = {other for other in WORD.findall(fold(text)) if len(other) > 2}
    return word_likeness(fold(word), others) >= alike


def speaks_otherwise(word: str, text: str, least: float = 0.5) -> bool:
    """Whether a text holds at least this share of what papers call an everyday word."""
    terms = term_set(text)
    listed = (official for _, official in official_terms(everyday_terms(word)))
    return any(sum(term in terms for term in official) >= least * len(official) for official in listed)


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
    text: str, found: Sequence[Finding], share: Callable[[str], float], odds: float, language: str = "nl"
) -> tuple[Need, ...]:
    """The one word of a question that no paper holds, where nothing else tells what is asked.

    `share` tells which part of the papers' passages holds a term, `odds` the log odds that they answer. A
    question with several such words is put in other words than the papers', everyday ones or misspelt: then
    one that lacks says little. Of a question in another language a word lacks where none of the Dutch words
    for it is there; what no dictionary knows says less.
    """
    words = said_words(text, language)
    spoken = spoken_words(words, texts_and_names(words, found[:LOOKED_AT]), share)
    asked = [(word, share_of_said(word, spoken)) for word in words]
    lacking = [(word, word.tells * (1 - part)) for word, part in asked if part is not None]
    absent = [(word, much) for word, much in lacking if much >= LACKS]
    if len(absent) == 1 and is_said_otherwise(absent[0][0], spoken):
        absent = []
    if language == "nl" and (noun := _absent_noun(text, words, found, share)):
        return (Need("subject", noun, fold(noun)),)
    if not absent or (len(absent) > 1 and language == "nl"):
        return ()
    lack = sum(much for _, much in lacking) / sum(word.tells for word, _ in asked)
    other = max(word.tells * (part or 0.0) for word, part in asked)
    most = max(absent, key=lambda each: each[1])[0]
    outweighed = ABSENT if language == "nl" else ABSENT_ABROAD
    return () if odds >= outweighed * lack * (1 - other) else (Need("subject", most.said, fold(most.said)),)


def texts_and_names(words: Sequence[SaidWord], found: Sequence[Finding]) -> list[str]:
    """What was found, and the names of the question that earlier questions of its set hold: "Kent u het
    bericht over de hond in Halmveen?" tells where it all took place, and no answer says it again."""
    before = [fold_text(earlier_questions(each)) for each in found]
    names = (word.said for word in words if word.said[:1].isupper())
    held = (name for name in names if any(contains_name(fold_name(name), text) for text in before))
    return [*texts_around(found), *held]


def guesses_abroad(
    text: str, found: Sequence[Finding], share: Callable[[str], float], odds: float, language: str
) -> bool:
    """Whether an answer to a question in another language rests on next to nothing.

    A word that no dictionary knows says nothing of the papers' silence; but where it stands in nothing that
    was found, which is hardly likelier an answer than not, only the rest of the question was looked for.
    Where it is the only word that tells anything ("What did the minister say about camels?"), it takes more.
    """
    words = said_words(text, language) if language != "nl" else []
    unknown = [word for word in words if not word.known]
    if not unknown or odds >= (SURE_ALONE if len(words) == 1 else SURE_ABROAD):
        return False
    spoken = spoken_words(unknown, texts_around(found[:LOOKED_AT]), share)
    return sum(word.tells * (1 - (share_of_said(word, spoken) or 0.0)) for word in unknown) >= UNKNOWN


def unheld_nouns(text: str, share: Callable[[str], float]) -> tuple[Need, ...]:
    """The words of a Dutch question that tell most and stand in no paper, nor a part or the papers' word for
    them: what there is to say where nothing else tells why it is not answered."""
    told = (word for word in said_words(text, "nl") if word.tells >= NOUN)
    lacking = (
        word.said
        for word in told
        if not any(map(share, (*analyse(word.said), *word.otherwise)))
        if not any(all(map(share, terms)) for _, terms in official_terms(everyday_terms(word.said)))
    )
    return tuple(Need("subject", said, fold(said)) for said in lacking)


def _absent_noun(
    text: str, words: Sequence[SaidWord], found: Sequence[Finding], share: Callable[[str], float]
) -> str | None:
    """The noun of a Dutch question of which no paper speaks, where it is the one word that sets it apart.

    "Hoe groot was de schade door mollen in de Lekepolder?" has all its words in what is said of geese there,
    but one: whoever speaks as the papers do would have named geese. In everyday words, or where several of
    its words lack, a question may mean what the papers call otherwise; but not where next to nothing of it
    is held at all. One that other papers hold stands in none beside the rest: told of short questions alone.
    """
    asked, spoken = _told_together(words, found, share)
    lacking = [word for word, part in asked if not part and word.tells >= COUNTS]
    nouns = [
        (word.said, part is None)
        for word, part in asked
        if not part and word.tells >= NOUN and stands_as_noun(text, word.said)
        if not is_said_otherwise(word, spoken)
        if _is_unlike(fold(word.said), spoken)
    ]
    if not nouns:
        return None
    noun, in_other_papers = nouns[0]
    told = sum(word.tells for word, _ in asked if word not in lacking)
    held_weights = [word.tells * (part or 0.0) for word, part in asked if word not in lacking]
    if len(lacking) > 1 or told < LITTLE:
        return noun if max(held_weights, default=0.0) < LITTLE and not in_other_papers else None
    if is_informal(text) or (in_other_papers and (len(text.split()) > SHORT or _SEVERAL.search(text))):
        return None
    return noun if sum(held_weights) >= (NEARLY_ALL if in_other_papers else MOSTLY) * told else None


def _told_together(
    words: Sequence[SaidWord], found: Sequence[Finding], share: Callable[[str], float]
) -> tuple[list[tuple[SaidWord, float | None]], SpokenWords]:
    """How far the one paper among the best findings that holds most has each word, and what it says."""
    papers: dict[str, list[Finding]] = {}
    for each in found[:LOOKED_AT]:
        papers.setdefault(each.document.name, []).append(each)
    read = [spoken_words(words, texts_and_names(words, each), share) for each in papers.values() or [()]]
    told = (([(word, share_of_said(word, spoken)) for word in words], spoken) for spoken in read)
    return max(told, key=lambda each: sum(word.tells * (part or 0.0) for word, part in each[0]))


def _is_unlike(word: str, spoken: SpokenWords) -> bool:
    """Whether a folded word is like nothing found, in what it means or by a part that stands there."""
    near = word_likeness(word, unlike_in_letters(word, spoken))
    return near < UNLIKE and word_likeness(word, spoken.words) < UNLIKE + PIECE
