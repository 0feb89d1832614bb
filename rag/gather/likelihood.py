"""How likely it is that an answer speaks to the question, seen beside the best one found.

Fitted by eval/fit_choosing.py on invented questions over invented papers (eval/standing/invented_sets.txt),
not on the gold; what that was worth stands in docs/log.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from index.language.sentences import sentence_texts, split_sentences
from index.language.words import fold
from rag.gather.facts import REASON, term_set
from rag.gather.findings import ONE_SUBJECT, Finding, context_of
from rag.gather.name_match import view_holder
from rag.gather.question_profile import QuestionProfile, holds_wanted, says_unknown
from rag.gather.relevance import Relevance
from rag.understand.answer_kind import kind_of

LIKELY = 0.3  # probability of speaking to the question, to be quoted beside the best one
LIKELY_ELSEWHERE = 0.5  # the same, for an answer of another paper: those below it are hardly ever right
# Of the likeliest one's likelihood, to be quoted beside it: less is an extra more often than not.
BESIDE = 0.7
AS_LIKELY = 0.9  # the same, to be quoted and not only pointed at: it is right as often as the one that leads
LOOKED_AT = 10  # answers; what the engine puts behind them is hardly ever right
SCALE = 10.0  # of the engine's scores
INTERCEPT = 1.01
WEIGHTS = (-1.49, -5.49, -3.76, -1.82, -1.13, -1.0)
ANY_ANSWER = frozenset({"topic", "comparison", "number"})  # kinds that an answer to "hoeveel …?" may suit
_WHY = re.compile(
    r"\b(?:waarom|waardoor|reden|redenen|oorzaak|oorzaken|hoe komt|overweging|overwegingen|ten grondslag|"
    r"hoe verklaart)\b"
)
# "Hoe druk is het 's nachts?", "zaten er veel mensen in?", "neemt het toe?": a number tells that.
_DEGREE = re.compile(
    r"\b(?:hoe [a-z]+(?! (?:de|het|een)\b)|veel|vaak|weinig|meer|minder|how [a-z]+|many|much|more|less)\b|"
    r"\b(?:neemt?|nam|nemen|namen)\b.* (?:toe|af)\b"
)
_WHAT = re.compile(r"^(?:en |maar )?(?:wat|what)\b")  # of other words in other languages the kind is not read


@dataclass(frozen=True, slots=True)
class Behind:
    """How far an answer stays behind the best of those found, in each respect; 0 for the best.

    `score` is the engine's, in tens; `share` the same as a share of the best score, 0 to 2; `sentence` that
    of its best sentence; `words` the share of the question's words that stand in it or beside it, both
    with its paper's title above; `lacks` is 1 where the kind of thing that was asked for is not there,
    `otherwise` where it answers a question after another kind of thing.
    """

    score: float
    share: float
    sentence: float
    words: float
    lacks: float
    otherwise: float


def quoting_likelihoods(findings: Sequence[Finding], relevance: Relevance) -> list[float]:
    """For each of the first LOOKED_AT findings the probability that it speaks to the question."""
    return [probability(each) for each in behind_the_best(findings[:LOOKED_AT], relevance)]


def probability(behind: Behind) -> float:
    """The probability that the weights give, 0 to 1."""
    values: tuple[float, ...] = astuple(behind)
    odds = INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))
    return 1 / (1 + math.exp(-odds))


def behind_the_best(findings: Sequence[Finding], relevance: Relevance) -> list[Behind]:
    """Each finding beside the best in each respect."""
    if not findings:
        return []
    best = max(each.score for each in findings)
    said = best_sentences(findings, relevance)
    coverages = [
        relevance.coverage(under_title(each, f"{context_of(each)} {each.text}")) for each in findings
    ]
    return [
        Behind(
            score=(best - each.score) / SCALE,
            share=min(2.0, 1 - each.score / best) if best > 0 else 0.0,
            sentence=max(said) - sentence,
            words=max(coverages) - words,
            lacks=float(not (holds_wanted(each.text, relevance.asked.wanted) or says_unknown(each.text))),
            otherwise=float(answers_otherwise(each, relevance.asked)),
        )
        for each, sentence, words in zip(findings, said, coverages, strict=True)
    ]


def answers_otherwise(finding: Finding, asked: QuestionProfile) -> bool:
    """Whether an answer was given to a question after a number, where none is asked for now, or tells no
    reason where one is: answers of one paper share its words, and often differ in this alone."""
    if gives_no_reason(finding, asked):
        return True
    counts = asked.kind in ANY_ANSWER or asked.wanted not in ("anything", "names", "date", "day", "article")
    plain = fold(asked.text)
    told = asked.kind != "open" or _WHAT.match(plain)
    if counts or not told or not finding.answers or _DEGREE.search(plain):
        return False
    first = next(iter(sentence_texts(context_of(finding))), "")
    return kind_of(first) == "number"


def gives_no_reason(finding: Finding, asked: QuestionProfile) -> bool:
    """Whether a reason is asked for, and an answer gives none nor was asked for one."""
    given = REASON.search(finding.text) or _WHY.search(fold(context_of(finding)))
    return asked.kind == "reason" and not given


def best_sentences(findings: Sequence[Finding], relevance: Relevance) -> list[float]:
    """The score of each finding's best sentence; all sentences are scored at once."""
    spans = [split_sentences(each.document.text, each.whole) for each in findings]
    texts = [
        under_title(each, each.document.at(span))
        for each, own in zip(findings, spans, strict=True)
        for span in own
    ]
    scores = iter(relevance.answering(texts) if texts else [])
    return [max((next(scores) for _ in own), default=0.0) for own in spans]


def under_title(finding: Finding, text: str) -> str:
    """A text below the title of its paper: what the title says, all answers speak of, whether or not they say
    it again. The one that answers often does not."""
    return f"{finding.document.title or ''}\n{text}"


def likely_findings(ranked: Sequence[Finding], odds: Sequence[float]) -> list[Finding]:
    """Those likely to speak to the question, likeliest first: the best always, and those nearly as likely; of
    other papers fewer."""
    order = sorted(range(len(odds)), key=lambda place: -odds[place])
    paper, enough = ranked[order[0]].document.name, BESIDE * odds[order[0]]
    return [
        ranked[place]
        for place in order
        if place == order[0]
        or odds[place] >= max(enough, LIKELY if ranked[place].document.name == paper else LIKELY_ELSEWHERE)
    ]


def named_alike(best: Finding, findings: Sequence[Finding], relevance: Relevance) -> list[Finding]:
    """Those of the findings that hold, title included, the names of the question that the best one holds.

    Answers of one set need not say them again: the set is about one subject. Of "wat vindt de bond van …" one
    that does not speak of the bond says nothing.
    """
    held = term_set(view_holder(relevance.asked.text) or "") & terms_around(best)
    named = relevance.names & terms_around(best) | held
    subject = best.document.name if best.document.type in ONE_SUBJECT else None
    alike = [(each, held if each.document.name == subject else named) for each in findings]
    return [each for each, needed in alike if needed <= terms_around(each)]


def terms_around(finding: Finding) -> frozenset[str]:
    """The terms of a finding, of what stands beside it and of its paper's title."""
    return term_set(f"{finding.document.title or ''}\n{context_of(finding)}\n{finding.text}")
