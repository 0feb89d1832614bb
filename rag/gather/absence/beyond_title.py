"""Does an answer speak of what a question asks beyond the title of its paper?

All answers of a paper share its subject: "Is de bibliobus gratis?" is as like the answer that tells why the
bibliobus stops as any question on bibliobuses is. What the title does not hold tells them apart; question,
answered question and answer are compared by that, token by token and word by word. Fitted by
eval/standing/fit_beyond_title.py on invented papers from which the exchange that answers was left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from index.language.everyday.expressions import in_official_words
from index.language.words import words
from rag.gather.absence.spoken_words import (
    is_said_otherwise,
    most_alike,
    share_of_said,
    spoken_words,
)
from rag.gather.absence.unmet_words import lacks
from rag.gather.findings import Finding, context_of
from rag.gather.likelihood import gives_no_reason
from rag.gather.question_profile import QuestionProfile
from rag.gather.relevance import bundled_scores, bundled_table
from rag.understand.answer_kind import kind_of
from rag.understand.nouns import is_informal
from rag.understand.said_words import SaidWord, said_words

INTERCEPT = -4.05
WEIGHTS = (2.37, 3.25, 12.37, 0.43, 1.36, -0.43, 0.22, 0.64, 0.89, -4.77, -2.06, -0.92, -0.28, 0.66)
ENOUGH = -3.35  # log odds from which an answer is given: no more is refused that the papers answer
PLAINLY = -1.8  # the same, for it to be given as what answers, and not as what comes near
PLAINLY_FORMAL = -1.0  # the same to a question put as papers put theirs, to which right answers are likelier
OWN = 0.2  # of what a word tells, beyond the title, for it to count as one of the question's own
_PARTS = re.compile(r"(?<=[.?!;:])\s+|\n")
_LAST = re.compile(r"(\w+)\W*$")
LEAST, MOST = 3, 24  # words of a part that is compared by itself, and parts


@dataclass(frozen=True, slots=True)
class Beyond:
    """How far an answer and the question it was given to have what is asked beyond the title of their paper.

    `both_ways` is the late interaction of the two questions without what the title holds, each held by the
    other, `pair` that of a part of the answered question with one of the answer; `whole` is how much more all
    of it is like the question than the best pair. Of the question's words: `held` what those beyond the title
    tell and are held, `worst` how far the least met one is met, `other` what the least like one that is not
    the `last` tells, `last` the same of the last, `lacking` that of the one lacking most in the whole paper,
    `reworded` the share that the answered question has. `token` is the weightiest token's lack. 1 or 0: no
    `reason` is given where one is asked, an open question was answered where yes or no is asked (`polar`), a
    figure or day is `wanted`, it is put `informal`.
    """

    both_ways: float
    pair: float
    whole: float
    held: float
    worst: float
    last: float
    other: float
    lacking: float
    reworded: float
    token: float
    reason: float
    polar: float
    wanted: float
    informal: float


def answering_odds(beyond: Beyond) -> float:
    """The log odds that the weights give."""
    values: tuple[float, ...] = astuple(beyond)
    return INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def odds_beyond(finding: Finding, asked: QuestionProfile, question: str) -> float:
    """The log odds that an answer speaks to a Dutch question."""
    return answering_odds(beyond_title(finding, asked, question))


def beyond_title(finding: Finding, asked: QuestionProfile, question: str) -> Beyond:
    """An answer beside a Dutch question in its own words."""
    context, title = context_of(finding), finding.document.title or ""
    forms = [question, *([official] if (official := in_official_words(question)) else [])]
    around, parts = f"{context}\n{finding.text}", parts_of(context)
    pair, whole = _pairs(forms, title, context, finding.text)
    said = [word for word in said_words(question, "nl") if word.tells > 0]
    met = word_matches(said, around, title)
    end = _LAST.search(question)
    missed = [(word.said, word.tells * (1 - best)) for word, (_, _, best) in zip(said, met, strict=True)]
    given = frozenset(words(context))
    return Beyond(
        both_ways=max(both_ways(form, title, parts) for form in forms),
        pair=pair,
        whole=whole,
        held=sum(own * there for own, there, _ in met),
        worst=min((best for own, _, best in met if own > OWN), default=1.0),
        last=max((much for word, much in missed if end and word == end[1]), default=0.0),
        other=max((much for word, much in missed if not end or word != end[1]), default=0.0),
        lacking=max(lacks(finding, said), default=0.0),
        reworded=sum(word in given for word in words(question)) / max(1, len(words(question))),
        token=min(_worst_token(form, around) for form in forms),
        reason=float(gives_no_reason(finding, asked)),
        polar=float(asked.kind == "yes-no" and all(kind_of(part) != "yes-no" for part in parts)),
        wanted=float(asked.wanted != "anything"),
        informal=float(is_informal(question)),
    )


def parts_of(text: str) -> list[str]:
    """The sentences of a text; the text itself where it has none."""
    found = [part for part in _PARTS.split(text) if len(part.split()) >= LEAST]
    return found[:MOST] or [text or " "]


def _cosines(question: str, texts: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The best cosine of each token of a question in each text, (n, t), and the tokens' weights, (t,)."""
    table = bundled_table()
    ids = table.token_ids([text or " " for text in texts])
    lengths = np.array([len(each) for each in ids], np.int64)
    return table.token_similarities(question, np.concatenate(ids), lengths)


def beyond(question: str, title: str, texts: Sequence[str]) -> NDArray[np.float32]:
    """The late interaction of a question with each text, of what the title does not hold, (n,)."""
    best, weights = _cosines(question, [title, *texts])
    if not len(weights):
        return np.zeros(len(texts), np.float32)
    own = weights * np.clip(1 - best[0], 0, 1)
    return np.asarray((best[1:] * own).sum(axis=1) / max(float(own.sum()), 1e-6), np.float32)


def both_ways(question: str, title: str, parts: Sequence[str]) -> float:
    """How much one of some parts, as of the answered question, says the same beyond the title: each holds the
    other."""
    forward = beyond(question, title, parts)
    return max(
        min(float(ours), float(beyond(part, title, [question])[0]))
        for ours, part in zip(forward, parts, strict=True)
    )


def _pairs(forms: Sequence[str], title: str, context: str, text: str) -> tuple[float, float]:
    """The best part of the question that was answered with the best part of the answer, beyond the title;
    how much more alike all of it is than any such pair."""
    pairs = [f"{one} {other}" for one in parts_of(context) for other in parts_of(text)]
    own = max(float(beyond(form, title, pairs).max()) for form in forms)
    whole = max(bundled_scores(form, [f"{context}\n{text}"])[0] for form in forms)
    return own, whole - max(max(bundled_scores(form, pairs)) for form in forms)


def _worst_token(question: str, text: str) -> float:
    """The weight of the question's token that is missed most, times how far it is missed."""
    best, weights = _cosines(question, [text])
    return float((weights * (1 - best[0])).max()) if len(weights) else 1.0


def word_matches(said: Sequence[SaidWord], text: str, title: str) -> list[tuple[float, float, float]]:
    """For each word what it tells beyond the title, how far a text has it, and how far one like it."""
    near, above = (spoken_words(said, [each], _in_no_paper) for each in (text, title))
    found = []
    for word in said:
        there, titled = (share_of_said(word, each) or 0.0 for each in (near, above))
        best = 1.0 if is_said_otherwise(word, near) else most_alike(word, near)
        found.append((word.tells * (1 - titled), there, max(there, best)))
    return found


def _in_no_paper(term: str) -> float:
    return 0.0
