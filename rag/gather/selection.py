"""Which answers to quote: those that speak to the question, few, and the newest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from index.document import CABINET
from index.language.words import fold
from rag.gather.facts import term_set
from rag.gather.findings import Finding, context_of, referral_targets
from rag.gather.heading import ASKS_ACQUAINTANCE, goes_on_in_letter, questions_of_set, request_for
from rag.gather.likelihood import (
    AS_LIKELY,
    LIKELY,
    LIKELY_ELSEWHERE,
    likely_findings,
    named_alike,
    quoting_likelihoods,
    terms_around,
)
from rag.gather.question_profile import QuestionProfile, WantedKind, holds_wanted, says_unknown
from rag.gather.relevance import Relevance

KNOWN = 1.4  # of its score, for what stands in a paper quoted for the sub-question before
LEANS = 0.9  # of its score, for an answer that only refers to another: its question fits, its words do not
UNMET = 0.85  # of its score, for an answer without the kind of thing that was asked for
# Of its score, for an answer that only says that a report is known, where something else was asked.
AWARE = 0.4
LIMIT, MOTIONS = 3, 6  # answers; of motions, what each asks for
AWARE_WORDS = 14  # a longer answer to "Kent u het bericht?" may say more than that
ACQUAINTED = re.compile(
    r"\b(?:bekend met|ken(?:t|de|den|nen)?\b|gelezen|kennisgenomen|op de hoogte|aware|known?|"
    r"(?:wist(?:en)?|weet|weten) (?:u|de \w+|het kabinet) (?:van|over|dat))\b",
    re.I,
)
# By what is asked: how many answers to quote at most.
LIMITS = {"topic": 5, "comparison": 5, "number": 2, "date": 2, "person": 2, "list": 2}
SPECIFIC = frozenset({"number", "date", "person", "list"})
ONE_TIME = timedelta(days=180)
SURVEY = 5
TIMELINES = frozenset({"topic", "comparison"})
SPREAD = 0.5  # of the best score, for the best of another paper in a timeline
SEVERAL = TIMELINES | {"list"}
SAID_OR_ASKED = re.compile(
    r"\b(?:(?:ge)?antwoord\w*|vroeg\w*|gevraagd|vragen|gezegd|zeggen|zei|zegt|said|say)\b"
)
# "ik zag een lekke sluis waar kan ik dat melden": a question word with its verb behind it.
ASKS_INSIDE = re.compile(
    r"\b(?:waar(?:om)?|hoe|wat|wie|wanneer) (?:is|zijn|kan|kun(?:nen)?|moet(?:en)?|mag|doet)\b"
)
# A question typed without its mark: "gaan ze nu iets doen", "hoe zit dat".
OPENS_AS_QUESTION = re.compile(
    r"(?:en |maar )?(?:wat|hoe\w*|waar\w*|welke?|wie|is|zijn|was|kan|kunnen|mag|mogen|moet\w*|gaat?|gaan|"
    r"komt|komen|krijg\w*|heeft|hebben|wordt|worden|doet|doen|klopt|what|how|which|does|do|is|are|can)\b"
)
# "hoeveel komen er bij en hoeveel gaan er weg", "wat kost dat en helpt het": another answer may hold a half.
TWO_PARTS = re.compile(
    r"\b(?:en|and) (?:\w+ )?(?:hoe\w*|wat|waar\w*|wie|wanneer|welke?|how|what|why|when|who|which|"
    r"[a-z]{3,}t (?:het|dat|ze|zij|hij|er|men))\b"
)
SAME_SUBJECT = 0.8  # of the best one's relevance, for a newer statement to be on the same subject
NEWER_BY = timedelta(days=60)


def score_findings(
    findings: Sequence[Finding], asked: QuestionProfile, known: frozenset[str] = frozenset()
) -> tuple[Finding, ...]:
    """The findings best first: the engine's score, less where the kind of thing asked for is not there, more
    for those in papers of `known`."""
    what, aware = asked.wanted, bool(ACQUAINTED.search(asked.text))
    made = [
        replace(
            finding,
            score=finding.score
            * score_factor(finding, what, known)
            * (1.0 if aware or finding.score <= 0 or not only_acquainted(finding) else AWARE),
        )
        for finding in findings
    ]
    return tuple(sorted(made, key=lambda finding: -finding.score))


def score_factor(finding: Finding, what: WantedKind, known: frozenset[str]) -> float:
    """What a finding's score is multiplied by; a score below zero is left alone."""
    if finding.score <= 0:
        return 1.0
    met = holds_wanted(finding.text, what) or says_unknown(finding.text)
    leans = LEANS if referral_targets(finding) else 1.0
    return leans * (1.0 if met else UNMET) * (KNOWN if finding.document.name in known else 1.0)


def choose_findings(ranked: Sequence[Finding], relevance: Relevance) -> tuple[Finding, ...]:
    """The best, those likely to speak to the question too, and a newer one on the same subject; newest first.

    Their scores are how likely that is, by which the words to quote are shared.
    """
    if not ranked:
        return ()
    kind = relevance.asked.kind
    several = wants_several(relevance.asked)
    # "Wat verzoekt de motie-Wiek?": where no paragraph holds a word but names, all that it asks for
    bare = not (relevance.terms - relevance.names) & term_set(ranked[0].text)
    if ranked[0].document.type == "motie" and (kind == "list" or several or bare):
        each_paper = same_subject_over_time(ranked, relevance)[:MOTIONS]
        return tuple(replace(request_for(each, always=bare), score=1.0) for each in newest_first(each_paper))
    if several and (asked_together := questions_of_set(ranked, relevance.asked)):
        return asked_together
    limit = LIMITS.get(kind, LIMIT)
    odds = quoting_likelihoods(ranked, relevance)
    likely = [finding for finding, value in zip(ranked, odds, strict=False) if value >= LIKELY]
    kept = named_alike(ranked[0], likely_findings(ranked, odds), relevance)
    over_time = same_subject_over_time(ranked, relevance)[:limit] if kind in TIMELINES else ()
    first = drop_repeats([*over_time, *kept])[:limit]
    weights = {each.key: value for each, value in zip(ranked, odds, strict=False)}
    found = [
        replace(each, score=max(weights.get(each.key, LIKELY), LIKELY))
        for each in (*first, *later_findings(first, ranked[0], likely, relevance))
    ]
    ordered = newest_first(found) if kind not in SPECIFIC or far_apart(found) else best_first(found)
    if several or not kept:
        return ordered
    main = next((each for each in ordered if each.key == kept[0].key), ordered[0])
    enough = AS_LIKELY * weights.get(main.key, 1.0)
    own = main.document.name  # of another paper it is an extra more often than not
    marked = [
        replace(each, aside=is_guess_elsewhere(each, own) or stands_beside(each, main, relevance))
        if each.score < enough or each.document.name != own
        else each
        for each in ordered
    ]
    return tuple(sorted(marked, key=lambda each: each.aside))


def is_guess_elsewhere(finding: Finding, own: str) -> bool:
    """Whether an answer of another paper less likely than not speaks of what is asked: it may tell of a newer
    position, so that it is pointed at, but it never opens the answer."""
    return finding.document.name != own and finding.score < LIKELY_ELSEWHERE


def wants_several(asked: QuestionProfile) -> bool:
    """Whether a question is after all that was said or asked on a subject, and not after one answer."""
    plain = fold(asked.text)
    opens = OPENS_AS_QUESTION.match(plain) or ASKS_INSIDE.search(plain)
    asks_one = opens is not None or any(mark in plain for mark in "?؟？")
    broad = SAID_OR_ASKED.search(plain) is not None
    return asked.kind in SEVERAL or (asked.kind == "open" and (broad or not asks_one))


def stands_beside(finding: Finding, main: Finding, relevance: Relevance) -> bool:
    """Whether an answer is only worth pointing at: the main one is of the same time and names all it names.

    What was said at another time may be another position, and what a minister says in the same debate is one
    beside a member's; a name or number of the question that the main
    answer lacks is a part of its own.
    """
    if finding.key == main.key or goes_on_in_letter(main, finding):
        return False
    if main.voice != CABINET and finding.voice != main.voice:
        return False
    if finding.order_day and main.order_day and abs(finding.order_day - main.order_day) >= NEWER_BY:
        return False
    if TWO_PARTS.search(fold(relevance.asked.text)):
        return False
    slots = relevance.names | set(relevance.asked.numbers)
    return not (slots & terms_around(finding)) - terms_around(main)


def only_acquainted(finding: Finding) -> bool:
    """Whether an answer only says that a report or plan is known: "Ja, ik ken dit bericht." """
    if not finding.answers or len(finding.text.split()) > AWARE_WORDS:
        return False
    return bool(ASKS_ACQUAINTANCE.match(context_of(finding)))


def drop_repeats(findings: Sequence[Finding]) -> list[Finding]:
    """Each answer once: not what an earlier finding refers to, nor a second one that refers to the same."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for finding in findings:
        leans = {target.key for target in referral_targets(finding)}
        if finding.key not in seen and not (leans and leans <= seen):
            kept.append(finding)
        seen |= {finding.key, *leans}
    return kept


def best_of_each_paper(ranked: Sequence[Finding]) -> tuple[Finding, ...]:
    """The best finding of each paper, newest first: for a question that only says whose papers it means."""
    papers: dict[str, Finding] = {}
    for finding in ranked:
        papers.setdefault(finding.document.name, finding)
    return newest_first(list(papers.values())[:SURVEY])


def same_subject_over_time(ranked: Sequence[Finding], relevance: Relevance) -> tuple[Finding, ...]:
    """The best finding of each paper on the same subject as the best one: what was said over time."""
    papers: dict[str, Finding] = {}
    for finding in ranked:
        if finding.score >= SPREAD * ranked[0].score:
            papers.setdefault(finding.document.name, finding)
    return on_subject(ranked[0], list(papers.values()), relevance)


def on_subject(best: Finding, findings: Sequence[Finding], relevance: Relevance) -> tuple[Finding, ...]:
    """Those of the findings that hold the question's words nearly as well as the best, and its names too."""
    alike = named_alike(best, findings, relevance)
    first, *scores = relevance.scores([f"{context_of(each)}\n{each.text}" for each in [best, *alike]])
    return tuple(each for each, score in zip(alike, scores, strict=True) if score >= SAME_SUBJECT * first)


def later_findings(
    kept: Sequence[Finding], best: Finding, likely: Sequence[Finding], relevance: Relevance
) -> tuple[Finding, ...]:
    """The newest likely finding, if later than all kept, that holds the question's words as the best does.

    A position may have changed: whoever asks must see the last one, though older words fit better.
    """
    latest = max((finding.order_day for finding in kept if finding.order_day), default=None)
    later = [each for each in likely if latest and each.order_day and each.order_day - latest >= NEWER_BY]
    return newest_first(on_subject(best, later, relevance))[:1]


def far_apart(findings: Sequence[Finding]) -> bool:
    """Whether findings are of different times, so that the newest must lead, whatever fits best."""
    days = [finding.order_day.toordinal() for finding in findings if finding.order_day]
    return bool(days) and max(days) - min(days) > ONE_TIME.days


def best_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """By how well they speak to the question: what was asked for stands in the first statement."""
    return tuple(sorted(findings, key=lambda each: -each.score))


def newest_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """By day, the newest first, undated ones last; of one day the best first."""
    return tuple(
        sorted(
            findings, key=lambda each: (-(each.order_day.toordinal() if each.order_day else 0), -each.score)
        )
    )
