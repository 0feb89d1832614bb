"""One sub-question -> what is quoted for it, or why nothing is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.language.words import fold
from index.search import Index
from index.search.index import Hit
from rag.gather import declining
from rag.gather.about_papers import asked_facets, quote_heads
from rag.gather.absence.enough import speaking_best
from rag.gather.absence.papers_meant import names_number
from rag.gather.absence.said_in_form import silent_needs
from rag.gather.absence.speakers import unheard_speakers
from rag.gather.absence.subject import absent_subject, guesses_abroad, unspoken_subject, year_without_subject
from rag.gather.absence.waiting import FIRST, open_finding, unanswered_questions
from rag.gather.counted import gives_wanted, of_named_month, pick_answers, rows_for_heads
from rag.gather.debates.heard import read_heard
from rag.gather.debates.replies import with_replies
from rag.gather.debates.spoken_motions import search_hits
from rag.gather.findings import WORDS, Finding, sentence_pool, with_quotes
from rag.gather.heading import lead_with_requests, with_what_follows
from rag.gather.paper_lists import Tally, count_papers, list_papers
from rag.gather.part_scope import (
    ASKING,
    asked_alone,
    cabinet_speaks,
    motion_beside,
    named_asker,
    of_named_members,
    profile_of_part,
    said_that_year,
    shares_within,
    silent_periods,
    stay_inside,
    within_period,
    without_lent_words,
)
from rag.gather.question_profile import QuestionProfile, read_profile
from rag.gather.relevance import Relevance, bundled_scores
from rag.gather.requirements import Need, fitting_findings, missing_needs, read_needs
from rag.gather.selection import best_first, best_of_each_paper, newest_first, score_findings
from rag.understand.question import Query
from rag.understand.subquestions import SubQuestion

EACH_PERIOD = 3  # answers at most for each period of a comparison
OWN_WORDS = 5.0  # the engine's score inside one paper, for the own words of a sub-question to fit an answer
DEPTH = 80  # deep, as motions and open questions are put aside


@dataclass(frozen=True, slots=True)
class PartFindings:
    """What one sub-question got: findings to quote, newest first; none where the papers are silent.

    `nearest` are the best findings all the same, quoted, at most three; `missing` is what none of them speaks
    of though the question does. `open_question` is a question like it that has no answer yet. `tally` counts
    the papers themselves, where those are asked for. `nearby` says that the findings come near and no more.
    """

    part: SubQuestion
    asked: QuestionProfile
    findings: tuple[Finding, ...]
    nearest: tuple[Finding, ...] = ()
    missing: tuple[Need, ...] = ()
    open_question: Finding | None = None
    signals: declining.Signals | None = None
    tally: Tally | None = None
    nearby: bool = False


def gather(
    query: Query, part: SubQuestion, index: Index, known: frozenset[str] = frozenset()
) -> PartFindings:
    """Search for one sub-question, in each period that is asked about, and choose what to quote.

    What was found in a paper of `known` counts for more.
    """
    if (counted := count_papers(part.asked or part.text, query.filters, index)) is not None:
        missing = (Need("name", counted.subject, counted.subject),) if counted.subject else ()
        asked = read_profile(part.text, part.kind)
        return PartFindings(part, asked, counted.findings, missing=missing, tally=counted)
    hits: Sequence[Hit] | None = None
    if wanted := asked_facets(part.asked or part.text, query.numbers):
        asked = read_profile(part.text, part.kind)
        hits = search_hits(query, part, index, DEPTH)
        if found := quote_heads(asked, wanted, hits, index, bundled_scores, query.language, query.numbers):
            return PartFindings(part, asked, found)
        if query.numbers and not names_number(hits, query.numbers, index):
            lacking = tuple(Need("name", number, fold(number)) for number in query.numbers)
            return PartFindings(part, asked, (), missing=lacking)
    first_text, part = part.text, without_lent_words(query, part)
    if len(query.periods) < 2:
        if hits is None or part.text != first_text:
            hits = search_hits(query, part, index, DEPTH)
        return weigh_hits(query, part, hits, index, known)
    blocks = [
        weigh_hits(
            query, part, index.search(part.text, DEPTH, within_period(query.filters, period)).hits, index
        )
        for period in query.periods
    ]
    findings = newest_first(
        [finding for block in blocks for finding in best_first(block.findings)[:EACH_PERIOD]]
    )
    if not findings:
        return blocks[-1]
    silent = silent_periods(query, part, [bool(block.findings) for block in blocks], index)
    return replace(blocks[0], findings=findings, missing=silent)


def weigh_hits(
    query: Query, part: SubQuestion, hits: Sequence[Hit], index: Index, known: frozenset[str] = frozenset()
) -> PartFindings:
    """Choose among what was found; nothing where it does not answer the question."""
    found = read_heard(query, part, hits, index)
    asked = profile_of_part(part)
    relevance = Relevance(asked, sentence_pool(found), bundled_scores, query.language, asked_alone(part))
    ranked = stay_inside(query, part, rows_for_heads(score_findings(found, asked, known)), known)
    if not relevance.terms - ASKING:  # only the filters, if there are any, say what is asked
        return survey_papers(query, part, hits, ranked, relevance, index)
    strength = max((finding.score for finding in found), default=0.0)
    needed = needs_of_part(query, part, asked)
    ranked = of_named_members(ranked, part, index) if part.members else ranked
    motion = motion_beside(query, part, hits[:FIRST], index, needed)
    unanswered = unanswered_questions(hits, index, None if cabinet_speaks(query, part) else motion)
    fitting = of_that_time(part, ranked, needed, asked)
    signals = declining.signals(fitting, unanswered, relevance, strength)
    odds, share = declining.confidence(signals), shares_within(query.filters, ranked, index)
    missing = lacking_needs(query, part, ranked, needed, relevance)
    missing = missing or absent_subject(asked.text, ranked, share, odds, query.language)
    unsure = guesses_abroad(asked.text, ranked, share, odds, query.language)
    if missing or unsure or not declining.is_answerable(signals, asked):
        waiting = open_finding(query, part, relevance, index, (*needed, *missing))
        nearest = declining.nearest_findings(ranked, relevance, motion)
        return silent(query, PartFindings(part, asked, (), nearest, missing, waiting, signals), ranked, share)
    best = ranked[0].document.name
    if inside := findings_inside(query, part, best, index) if best in known and not query.before else ():
        ranked, fitting = inside, fitting_findings(inside, needed)
        relevance = Relevance(asked_alone(part) or asked, relevance.pool, bundled_scores, query.language)
    lent = part.asked not in ("", part.text)  # words of the question before may have led past the answer
    picked, missing = pick_answers(fitting, ranked, asked, relevance, query.language, lent=lent)
    picked, spoken, noun = speaking_best(query, part, picked, fitting, asked, odds)
    if missing or not gives_wanted(picked, asked) or spoken == "not":
        waiting = open_finding(query, part, relevance, index, needed) if spoken == "not" else None
        nearest, lacking = declining.nearest_findings(ranked, relevance, motion), missing or noun
        return silent(query, PartFindings(part, asked, (), nearest, lacking, waiting, signals), ranked, share)
    picked = with_what_follows(picked, ranked)
    led = with_replies(lead_with_requests(picked, asked), ranked, relevance, part.members)
    shown = with_quotes(led, relevance, WORDS // max(1, len(query.periods)))
    return PartFindings(part, asked, shown, signals=signals, nearby=spoken == "nearby")


def silent(
    query: Query, block: PartFindings, ranked: Sequence[Finding], share: Callable[[str], float]
) -> PartFindings:
    """The block of a question without an answer, less what it says to lack and was told in another form."""
    missing = silent_needs(
        block.missing,
        ranked,
        query.language,
        near=bool(block.nearest),
        members=block.part.members,
        asked=block.part.asked or block.part.text,
        share=share,
    )
    return replace(block, missing=missing)


def of_that_time(
    part: SubQuestion, ranked: Sequence[Finding], needed: Sequence[Need], asked: QuestionProfile
) -> tuple[Finding, ...]:
    """Those of the findings that speak of the countries, the year and the month that a question names."""
    then = said_that_year(fitting_findings(ranked, needed), needed, asked)
    return of_named_month(then, part.asked or part.text)


def needs_of_part(query: Query, part: SubQuestion, asked: QuestionProfile) -> tuple[Need, ...]:
    """What the question names, but the member whose own words it asks for: all that was found is theirs."""
    asker, read = named_asker(query, part), () if query.periods else read_needs(asked, query.language)
    return tuple(each for each in read if not (asker and asker in each.said))


def survey_papers(
    query: Query,
    part: SubQuestion,
    hits: Sequence[Hit],
    ranked: Sequence[Finding],
    relevance: Relevance,
    index: Index,
) -> PartFindings:
    """What the filters leave, where nothing else is asked: a list of papers, or something of each."""
    listed = list_papers(hits, query.filters, index) if query.filters and not query.periods else None
    survey = best_of_each_paper(ranked) if query.filters else ()
    shown = with_quotes(survey, relevance) if listed is None else listed.findings
    return PartFindings(part, relevance.asked, shown, tally=listed)


def lacking_needs(
    query: Query, part: SubQuestion, ranked: Sequence[Finding], needed: Sequence[Need], relevance: Relevance
) -> tuple[Need, ...]:
    """What a question names and the best findings do not: who spoke, a name; of a Dutch one its subject."""
    if missing := unheard_speakers(query, part, ranked) or missing_needs(ranked, needed):
        return missing
    if query.language != "nl":
        return ()
    own = [need for need in needed if need.said in (part.asked or part.text)]
    if apart := declining.thing_elsewhere(part.asked or part.text, ranked, own):
        return apart
    return year_without_subject(ranked, own, relevance) or unspoken_subject(part.asked or part.text, ranked)


def findings_inside(query: Query, part: SubQuestion, name: str, index: Index) -> tuple[Finding, ...]:
    """The answers of one paper that fit the own words of a leaning sub-question, best first.

    What it shares with the question before led to the paper, and there fits that one's answer best. None
    where its own words fit no answer.
    """
    own = asked_alone(part)
    if own is None:
        return ()
    hits = index.search(own.text, DEPTH, replace(query.filters, doc=name)).hits
    found = read_heard(query, part, hits, index)
    ranked = score_findings(found, own)
    return ranked if ranked and ranked[0].score >= OWN_WORDS else ()
