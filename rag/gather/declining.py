"""When to give no answer: the signals that tell whether the papers do; what came nearest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from functools import lru_cache

from index.document import Document, Span
from index.language.analyser import analyse
from rag.gather.absence.subject import LOOKED_AT, speaks_of
from rag.gather.facts import MEASURES, term_set, value_of, values_in
from rag.gather.findings import MAX_READ, Finding, context_of, quote_finding
from rag.gather.heading import request_for
from rag.gather.number_words import words_of
from rag.gather.question_profile import (
    QuestionProfile,
    WantedKind,
    holds_wanted,
    names_report,
    says_unknown,
)
from rag.gather.relevance import Relevance
from rag.gather.requirements import Need, around_finding, holds_need
from rag.gather.selection import best_first, drop_repeats

# Fitted by eval/fit_declining.py on questions with their papers in and left out of the index, the development
# gold among them: the .875 declined there flatters, unseen ones gave .40 in an outside check (docs/log.md).
# With the table that learnt from a transformer only the intercept moved: weights fitted anew told no more.
INTERCEPT = -6.28
WEIGHTS = (0.161, 2.685, 3.275, 0.751, 2.031)  # of the first five signals
FAR = 0.33  # late interaction below which nothing speaks to the question, however it stands out
OPEN = 1.1  # times as good as the best answer, for a question without one: then that is what there is
REPORT, NEAR_COUNTS = (
    46.0,
    40.0,
)  # of the engine's score and late interaction so many times, for a report to be the one named
USUAL = 15.0  # the engine's score of a right answer; where few are found, deviations from them say little
NEXT = 3  # answers looked at for the kind of thing that was asked for
# What is worth naming where nothing answers: its late interaction, that where few are found, and the engine's
# score with so many times it. Of answerable questions that were refused these keep nine in ten right papers.
NEAR, NEAR_OF_FEW, NEAR_ENOUGH, NEAR_HELPS = 0.45, 0.55, 28.0, 20.0
HELD = 0.4  # of the question's words, by a motion that is named so: there is one on nearly anything
NEAREST, NEAREST_WORDS = 3, 25  # answers named where none answers, and words to quote from each
TELLING_WORDS = 5  # a shorter quote tells nothing on its own
# Without it there is no answer.
FIRM: frozenset[WantedKind] = frozenset({"amount", "share", "count", "length", "day", "article", *MEASURES})

_AT_PLACE = re.compile(
    r"\b(?:[Dd]e|[Hh]et|[Ee]en) (?P<thing>[a-zà-ž][\w-]{3,}) (?:bij|in|te|op|langs) (?:de |het )?"
    r"(?P<place>[A-ZÀ-Þ][\w-]+)"
)


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells whether the papers answer a question.

    `strength` is the search engine's score of the best answer, in deviations above the rest found;
    `near` its late interaction with the question, 0 to 1, and `around` the mean of the others found;
    `named` and `dated` the shares of the question's names and numbers that its paper holds;
    `open_question_ratio` how much better a question without an answer fits, 0 to 3 times; `met` whether
    the first few hold the kind of thing that was asked for.
    """

    strength: float
    near: float
    around: float
    named: float
    dated: float
    open_question_ratio: float
    met: float


def is_answerable(signals: Signals, asked: QuestionProfile) -> bool:
    """Whether the papers answer the question; a number that was asked for must be there.

    "Kent de minister het bericht …?" is answered where that report is in the papers, not by another.
    """
    named = not names_report(asked.text) or signals.strength + NEAR_COUNTS * signals.near >= REPORT
    return named and passes_fixed_rules(signals, firm=asked.wanted in FIRM) and confidence(signals) >= 0


def passes_fixed_rules(signals: Signals, *, firm: bool, far: float = FAR) -> bool:
    """What must hold whatever the odds; `firm` says that there is no answer without what was asked for."""
    return (
        (signals.met > 0 or not firm)
        and signals.open_question_ratio < OPEN
        and signals.near >= far
        and signals.dated > 0  # a paper that holds none of a question's figures does not speak of them
    )


def confidence(signals: Signals) -> float:
    """The log odds that the papers answer the question."""
    values: tuple[float, ...] = astuple(signals)[: len(WEIGHTS)]
    return INTERCEPT + sum(weight * value for weight, value in zip(WEIGHTS, values, strict=True))


def signals(
    ranked: Sequence[Finding], unanswered: Sequence[Finding], relevance: Relevance, strength: float
) -> Signals:
    """The signals of the best finding; `unanswered` are questions without an answer, best first.

    `strength` is the best score that the search engine itself gave.
    """
    if not ranked:
        return Signals(0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 0.0)
    best, first = ranked[0], ranked[:NEXT]
    paper_terms = terms_of(best.document)
    asked = relevance.asked
    open_ratio = unanswered[0].score / max(strength, 0.1) if unanswered else 0.0
    near, *others = relevance.near([f"{context_of(each)}\n{each.text}" for each in ranked])
    return Signals(
        strength=min(max(strength, -5.0 if len(ranked) >= MAX_READ else USUAL), 60.0),
        near=near,
        around=sum(others) / max(1, len(others)),
        named=share_true([bool(name & paper_terms) for name in asked.name_terms]),
        dated=share_true([holds_number(number, paper_terms, best.document.text) for number in asked.numbers]),
        open_question_ratio=min(max(open_ratio, 0.0), 3.0),
        met=float(any(holds_wanted(each.text, asked.wanted) or says_unknown(each.text) for each in first)),
    )


def holds_number(number: str, held: frozenset[str], text: str) -> bool:
    """Whether a paper, its terms and its text, holds a canonical number: "20", "twintig", "2,8 miljard"."""
    if number in held or value_of(number) in values_in(text):
        return True
    said = words_of().get(int(number), ()) if number.isdecimal() else ()
    return any(terms[0] in held for word in said if (terms := analyse(word)))


def share_true(found: Sequence[bool]) -> float:
    """The share that is true; 1 where there is nothing to find."""
    return sum(found) / len(found) if found else 1.0


@lru_cache(maxsize=64)
def terms_in(name: str, text: str) -> frozenset[str]:
    """The distinct terms of a paper."""
    return term_set(text)


def terms_of(document: Document) -> frozenset[str]:
    """The distinct terms of a paper, its title, its people and its dates."""
    people = [member.name or "" for member in document.askers] + [m.party or "" for m in document.askers]
    people += [f"{minister.name or ''} {minister.portfolio or ''}" for minister in document.answered_by]
    dates = [str(when.year) for when in (document.dates.asked, document.dates.spoken) if when]
    around = " ".join([document.title or "", *people, *dates, *document.numbers.values()])
    return terms_in(document.name, document.text) | term_set(around)


def nearest_findings(
    ranked: Sequence[Finding], relevance: Relevance, motion: Finding | None = None
) -> tuple[Finding, ...]:
    """The first three that come near to the question, each with its best sentence; often none.

    Near is what the engine scores nearly as it does a right answer, where it found enough to tell, and is
    like the question besides; more than "Ja.". The best `motion` is no answer, but may be what was meant.
    """
    few = len(ranked) < MAX_READ
    if motion and relevance.coverage(f"{context_of(motion)}\n{motion.text}") < HELD:
        motion = None
    first: list[Finding] = []
    led: list[Finding] = []  # the same, of motions what they ask for, which holds for each of their grounds
    for finding in best_first([*drop_repeats(ranked), *([motion] if motion else [])]):
        if not any(_holds(each, request_for(finding)) for each in led):
            first.append(finding)
            led.append(request_for(finding))
    first = first[:NEAREST]
    scores = relevance.near([f"{context_of(each)}\n{each.text}" for each in first])
    near = [
        request
        for request, each, score in zip(led, first, scores, strict=False)
        if (score >= NEAR_OF_FEW if few else score >= NEAR and each.score + NEAR_HELPS * score >= NEAR_ENOUGH)
    ]
    quoted: dict[tuple[str, tuple[Span, ...]], Finding] = {}
    for each in near:
        shown = quote_finding(each, relevance, NEAREST_WORDS)
        if sum(len(text.split()) for text in shown.texts) >= TELLING_WORDS:
            quoted.setdefault((shown.document.name, shown.spans), shown)  # rows bring their whole table
    return tuple(quoted.values())


def _holds(one: Finding, other: Finding) -> bool:
    """Whether a finding holds all of another."""
    same = one.document.name == other.document.name
    return same and one.whole.start <= other.whole.start and other.whole.end <= one.whole.end


def thing_elsewhere(question: str, found: Sequence[Finding], needed: Sequence[Need]) -> tuple[Need, ...]:
    """The thing and its place ("de hefbrug bij Wurgendam"), where one answer speaks of the thing, another of
    the place and none of both: neither tells."""
    for need in needed:
        named = _AT_PLACE.search(question) if need.kind == "name" else None
        if named is None or not need.said.startswith(named["place"]):
            continue
        held = [(holds_need(each, need), speaks_of(named["thing"], around_finding(each))) for each in found]
        if (False, True) in held and (True, False) in held[:LOOKED_AT] and (True, True) not in held:
            return (Need("name", named[0], need.term),)
    return ()
