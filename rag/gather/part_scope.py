"""One sub-question by itself: its own words and filters, and whose words it asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import fields, replace

from index.language.analyser import analyse
from index.language.words import fold, words
from index.parse.debate_turns import is_debate
from index.search import Filters, Index
from index.search.index import Hit
from rag.gather.debates.voices import members_called
from rag.gather.declining import terms_of
from rag.gather.facts import term_set
from rag.gather.findings import Finding, Papers
from rag.gather.heading import best_motion
from rag.gather.name_match import asker_named
from rag.gather.question_profile import QuestionProfile, read_profile, wanted_kind
from rag.gather.requirements import Need, NeedKind, around_finding, close_findings, missing_needs
from rag.gather.selection import SAID_OR_ASKED
from rag.understand.members import asks_house, named_members
from rag.understand.periods import read_periods
from rag.understand.question import Period, Query
from rag.understand.standalone import leans_by_words, own_words
from rag.understand.subquestions import SubQuestion

FEW_PAPERS = 20  # that a filter leaves: what none of these says is not said, whatever the others say
UNDATED_AMONG = 5  # hits: a paper without a date among these may be of the period asked about
BARE = 2  # so few words of its own tell nothing of what a question is about
OF_CABINET = re.compile(
    r"\b(?:kabinet|regering|minister|ministers|staatssecretaris(?:sen)?|bewindspers\w+|premier|cabinet|"
    r"government)\b",
    re.IGNORECASE,
)
# "… en is er iets mis mee?": of what the question before it was about.
OF_IT = re.compile(
    r"\ber\b[^?]* (?:mee|van|over|op|aan|bij|voor|tegen|in|door|uit|na|toe)\W*$", re.IGNORECASE
)
MEMBER_PAPERS = frozenset({"motie", "vragen"})
ASKING = frozenset(
    analyse(
        """antwoord antwoorden antwoordde antwoordden gaf gaven geven kreeg kregen te horen zei zeiden zegt
        gezegd vroeg vroegen gevraagd vraag vragen waarover over iets bij zat kabinet minister
        staatssecretaris bewindspersoon regering laatst allemaal
        ja nee hoeveel hoe vaak wie
        wat wanneer waarom welke answer answers gave said say asked about what the did yes no how many"""
    )
)  # words that ask what was said, and not about what


def own_filters(query: Query, part: SubQuestion) -> Filters:
    """The filters that hold for one of several questions: what another one said is not its own.

    A question that leans on the one before it keeps what that one said.
    """
    if len(query.parts) < 2 or leans_by_words(part.asked):
        return query.filters
    folded_part = fold(part.asked)
    others = {
        note.field
        for note in query.notes
        if note.kind == "understood" and fold(note.value) not in folded_part
    }
    if others & {"since", "until"}:
        others |= {"since", "until"}
    return replace(query.filters, **dict.fromkeys(others))


def filters_of_part(query: Query, part: SubQuestion, count: Callable[[Filters], int]) -> Filters:
    """The filters that hold for one of several questions, with those that its own words say.

    Where these leave nothing beside what the question before it said, its own hold alone. What was set
    beside the words, in a form or an earlier turn, stays. `count` tells how many papers filters leave.
    """
    kept = own_filters(query, part)
    told = {note.field for note in query.notes if note.kind == "understood"}
    told |= {"since", "until"} if told & {"since", "until"} else set()
    given = {field.name for field in fields(Filters) if getattr(query.filters, field.name) is not None} - told
    own = {
        field.name: value
        for field in fields(Filters)
        if (value := getattr(part.filters, field.name)) is not None and field.name not in given
    }
    if not own or count(merged := replace(kept, **own)):
        return merged if own else kept
    return replace(Filters(**own), **{name: getattr(query.filters, name) for name in given})


def own_parties(query: Query, part: SubQuestion) -> tuple[str, ...]:
    """The parties that are asked about in one breath, for those of several questions that name them."""
    folded_part = fold(part.asked)
    named = any(note.field == "party" and fold(note.value) in folded_part for note in query.notes)
    return query.parties if len(query.parts) < 2 or named or leans_by_words(part.asked) else ()


def shares_within(filters: Filters, found: Sequence[Finding], index: Index) -> Callable[[str], float]:
    """Which part of the papers holds a term, 0 to 1: of the few that filters leave, whether one found does.

    What a minister never spoke of is not made his by another one's papers.
    """
    if not filters or index.count(filters) > FEW_PAPERS:
        return index.share
    held = frozenset[str]().union(*(_terms_said(each) for each in found))
    return lambda term: float(term in held)


def _terms_said(finding: Finding) -> frozenset[str]:
    """The terms of a finding's paper; of a debate, in which many speak, those of the turn and beside it."""
    return term_set(around_finding(finding)) if is_debate(finding.document) else terms_of(finding.document)


def within_period(filters: Filters, period: Period) -> Filters:
    """The same filters for one period."""
    return replace(filters, since=period.since, until=period.until)


def asked_alone(part: SubQuestion) -> QuestionProfile | None:
    """What a leaning sub-question asks in its own words; None where these are all it has, or say nothing."""
    if part.number or not part.asked or part.asked == part.text:
        return None
    own = read_profile(part.asked, part.kind)
    return own if own.terms - ASKING else None


def period_words(period: Period, query: Query) -> str:
    """A period of a comparison as the question says it; empty where it cannot be told."""
    asked = (query.understood, query.question)
    said = next((text[period.start : period.end] for text in asked if period in read_periods(text)), "")
    return re.sub(r"^(?:in|over|op|van|from)\s+", "", said)


def silent_periods(query: Query, part: SubQuestion, found: Sequence[bool], index: Index) -> tuple[Need, ...]:
    """The periods in which nothing was `found`; "undated" where papers without a date may be of them."""
    around = index.search(part.text, UNDATED_AMONG, query.filters).hits
    kind: NeedKind = "undated" if any(hit.date is None for hit in around) else "year"
    return tuple(
        Need(kind, said, said)
        for period, has_some in zip(query.periods, found, strict=True)
        if not has_some and (said := period_words(period, query))
    )


def profile_of_part(part: SubQuestion) -> QuestionProfile:
    """What a sub-question asks: what it is about with the words lent to it, what it wants by its own alone.

    "En hoeveel kinderen gebruiken hem? (kost nieuwe bibliobus)" asks for no sum of money.
    """
    return replace(read_profile(part.text, part.kind), wanted=wanted_kind(part.asked or part.text, part.kind))


def of_named_members(ranked: tuple[Finding, ...], part: SubQuestion, index: Index) -> tuple[Finding, ...]:
    """What the members who are named asked or tabled, where that is among what was found: what another one
    asked is no answer to "wat stelde Dorenbos voor?"."""
    if asks_house(part.asked or part.text):
        return tuple(each for each in ranked if each.document.type == "motie") or ranked
    named = named_members(part.asked or part.text, index)
    theirs = tuple(each for each in ranked if named & members_called(each.document, each.voice))
    return theirs or ranked


def said_that_year(
    fitting: tuple[Finding, ...], needed: Sequence[Need], asked: QuestionProfile
) -> tuple[Finding, ...]:
    """Of what was said in the year that a question names ("Wat zei het kabinet over X in 2034?"), only that,
    where there is any: a later paper that looks back on that year was not said then."""
    years = {need.term for need in needed if need.kind == "year"}
    if not years or not SAID_OR_ASKED.search(fold(asked.text)):
        return fitting
    then = [each for each in close_findings(fitting) if each.order_day and str(each.order_day.year) in years]
    return tuple(then) or fitting


def stay_inside(
    query: Query, part: SubQuestion, ranked: tuple[Finding, ...], known: frozenset[str]
) -> tuple[Finding, ...]:
    """For a later question with hardly a word of its own, only what the papers of the one before say; for one
    of a later turn, only where they speak of all that it says."""
    if query.before:
        known = speaking_papers(known, part, ranked)
    inside = tuple(each for each in ranked if each.document.name in known)
    return inside if inside and lacks_own_subject(part) else ranked


def speaking_papers(names: frozenset[str], part: SubQuestion, found: Sequence[Finding]) -> frozenset[str]:
    """Those of the papers found that hold all that a question says in words of its own: "Hoeveel wolven zijn
    er?" after one on herders is of another subject."""
    own = [terms[0] for word in own_words(part.asked or part.text) if (terms := analyse(word))]
    papers = {each.document.name: each.document for each in found if each.document.name in names}
    return frozenset(name for name, paper in papers.items() if terms_of(paper).issuperset(own))


def lacks_own_subject(part: SubQuestion) -> bool:
    """Whether a question has hardly a word of its own, or leans: "is er iets mis mee?", "is dat genoeg?"."""
    said = part.asked or part.text
    return len(own_words(said)) < BARE or leans_by_words(said) or OF_IT.search(said) is not None


def members_speak(query: Query, part: SubQuestion) -> bool:
    """Whether members' words are asked for: in so many words, or by a kind of paper that is theirs."""
    return part.members or query.filters.type in MEMBER_PAPERS


def cabinet_speaks(query: Query, part: SubQuestion) -> bool:
    """Whether the cabinet's own words are asked for: it or a minister is named, in words or by a filter."""
    filters = query.filters
    named = OF_CABINET.search(f"{query.question} {part.text}") is not None
    return named or bool(filters.minister or filters.ministry)


def named_asker(query: Query, part: SubQuestion) -> str | None:
    """The member whose own questions or motions are asked for, where that is no party."""
    partial = query.filters.party or query.parties or not members_speak(query, part)
    return None if partial else asker_named(part.asked or part.text)


def is_asked_by(asked: Finding, name: str) -> bool:
    """Whether a member of this name, without particles, put a question."""
    own = asked.exchange.asker if asked.exchange else None
    members = (own,) if own else asked.document.askers
    return any(fold(name) in words(each.name or "") for each in members)


def motion_beside(
    query: Query, part: SubQuestion, hits: Sequence[Hit], papers: Papers, needed: Sequence[Need]
) -> Finding | None:
    """The motion among the hits that fits best, where no member's words are asked for; None where it lacks a
    name, country or year that is needed."""
    motion = None if members_speak(query, part) else best_motion(hits, papers)
    return motion if motion and not missing_needs([motion], needed) else None


def without_lent_words(query: Query, part: SubQuestion) -> SubQuestion:
    """One of several questions without the words it was given to be searched by, where it stands alone."""
    alone = len(query.parts) > 1 and len(analyse(part.asked)) > BARE and not leans_by_words(part.asked)
    return replace(part, text=part.asked) if alone else part


def without_askers(asked: Finding) -> str:
    """A question with its paper's title, less who asked: a member Van Dijk is no dike."""
    text = f"{asked.text} {asked.document.title or ''}"
    for name in filter(None, (member.name for member in asked.document.askers)):
        text = text.replace(name, "")
    return text
