"""Does an answer speak to a Dutch question though one word of it stands nowhere in its paper?

"Waarom is de brug gesloopt?" has all its words but one in what is said of a brug that is shut. Who asks in
everyday words has other ones than the paper, too, and is answered; so what kind of word it is, whether the
rest is worded as the question that was answered, and whether a reason is given are weighed together.
Fitted by eval/standing/fit_unmet_words.py on invented questions over invented papers; what it is worth
stands in docs/log.md.
"""

from __future__ import annotations

import math
import re
from dataclasses import astuple, dataclass

from index.language.words import words
from rag.gather.absence.spoken_words import (
    SpokenWords,
    is_said_otherwise,
    most_alike,
    share_of_said,
    spoken_words,
    texts_around,
)
from rag.gather.declining import terms_of
from rag.gather.findings import Finding, context_of
from rag.gather.likelihood import gives_no_reason
from rag.gather.question_profile import QuestionProfile
from rag.understand.nouns import is_informal, stands_as_noun
from rag.understand.said_words import SaidWord, said_words

INTERCEPT = -3.34
WEIGHTS = (0.82, -3.78, -2.0, -2.13, -1.26, 1.88, 0.65)
ENOUGH = -1.4  # log odds from which an answer is given
PLAINLY = -0.5  # the same, for it to be given as what answers, and not as what comes near
ALIKE = 0.5  # cosine of two words for one thing: "dicht", "gesloten"; of two of a kind it is below
LACKS = 0.25  # of all that a word can tell, from which it is lacking
LACKS_MUCH = 0.4  # the same, for a noun to make what answers doubtful
SHARED = 0.15  # of a question's words that the answered one has: below it all is put otherwise
SHORT = 15  # words: a longer question has words in passing
ANYTHING_SAID = frozenset({"topic", "comparison"})  # kinds that are answered by whatever is said of a subject
_LAST = re.compile(r"(\w+)\W*$")


@dataclass(frozen=True, slots=True)
class Unmet:
    """An answer beside a question of which one word lacks.

    `odds` are the log odds that the papers answer; `reworded` is the share of the question's words that stand
    in the question that was answered, 0 to 1, and `told` what all its words tell together. The others are 1
    or 0: the word that lacks is a `noun`, or the last one and none (`predicate`); a `reason` is asked for and
    none is given; the question is `informal`.
    """

    odds: float
    reworded: float
    noun: float
    predicate: float
    reason: float
    informal: float
    told: float


def unmet_odds(finding: Finding, asked: QuestionProfile, question: str, odds: float) -> float:
    """The log odds that an answer speaks to a question in its own words, whichever word lacks; infinite where
    that is not to be weighed. `odds` are those that the papers do."""
    unmet = unmet_word(finding, asked, question, odds)
    return math.inf if unmet is None else answering_odds(unmet)


def answering_odds(unmet: Unmet) -> float:
    """The log odds that the weights give."""
    values: tuple[float, ...] = astuple(unmet)
    return INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def unmet_word(finding: Finding, asked: QuestionProfile, question: str, odds: float) -> Unmet | None:
    """An answer beside a short Dutch question after one thing; None where not just one word lacks, or where
    nearly all of it is put otherwise than what was answered."""
    if len(question.split()) > SHORT or asked.kind in ANYTHING_SAID:
        return None
    said = [word for word in said_words(question, "nl") if word.tells > 0]
    word, beside = _lone_word(finding, said), context_of(finding)
    if word is None:
        return None
    is_name, last = word[0].isupper(), _LAST.search(question)
    noun = not is_name and stands_as_noun(question, word)
    asked_words, given = words(question), frozenset(words(beside)) if finding.answers else frozenset()
    reworded = sum(each in given for each in asked_words) / max(1, len(asked_words))
    if finding.answers and reworded < SHARED:
        return None
    return Unmet(
        odds=odds,
        reworded=reworded,
        noun=float(noun),
        predicate=float(not noun and not is_name and last is not None and last[1] == word),
        reason=float(gives_no_reason(finding, asked)),
        informal=float(is_informal(question)),
        told=sum(each.tells for each in said),
    )


def unmet_noun(finding: Finding, question: str) -> str | None:
    """The noun that an answer lacks, where it is the one word of a Dutch question that lacks."""
    word = _lone_word(finding, [word for word in said_words(question, "nl") if word.tells > 0])
    return word if word and (word[0].isupper() or stands_as_noun(question, word)) else None


def lacks_noun_most(finding: Finding, question: str) -> bool:
    """Whether what an answer to a Dutch question lacks most is a noun, and that by much: "rivierwater"."""
    said = [word for word in said_words(question, "nl") if word.tells > 0]
    much, word = max(zip(lacks(finding, said), (each.said for each in said), strict=True), default=(0.0, ""))
    return much > LACKS_MUCH and not word[0].isupper() and stands_as_noun(question, word)


def _lone_word(finding: Finding, said: list[SaidWord]) -> str | None:
    """The word that lacks, as it is written, where just one does and nothing stands for it."""
    lacking = [word for word, much in zip(said, lacks(finding, said), strict=True) if much >= LACKS]
    if len(lacking) != 1:
        return None
    near = spoken_words(said, texts_around([finding]), _in_no_paper)
    return None if is_said_otherwise(lacking[0], near) else lacking[0].said


def lacks(finding: Finding, said: list[SaidWord]) -> list[float]:
    """How much each word of a question lacks, 0 to 1: what it tells, less how far the paper of an answer has
    it, less how like it is to what stands in the answer or beside it."""
    near = spoken_words(said, texts_around([finding]), _in_no_paper)
    paper = SpokenWords(terms_of(finding.document), near.words, near.everyday, _in_no_paper)
    return [word.tells * (1 - (share_of_said(word, paper) or 0.0)) * _unlikeness(word, near) for word in said]


def _in_no_paper(term: str) -> float:
    return 0.0


def _unlikeness(word: SaidWord, spoken: SpokenWords) -> float:
    """1 where no word found is like one that was said in what it means, 0 where one may stand for it."""
    likeness = most_alike(word, spoken)
    return 0.0 if likeness >= ALIKE else 1 - likeness
