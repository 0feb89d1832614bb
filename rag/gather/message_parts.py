"""The questions of one message, one after the other: what one found tells the next where to look.

Each gets its own answer or a gap that is said; none gets what was quoted for another and is not of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.document import MEMBER
from index.language.analyser import as_meant
from index.language.words import fold
from index.search import Index
from rag.gather.absence.subject import speaks_of, speaks_otherwise
from rag.gather.debates.party_motions import is_of_party
from rag.gather.debates.voices import kind_of_turn
from rag.gather.declining import NEAREST, nearest_findings
from rag.gather.findings import Finding, context_of
from rag.gather.heading import best_motion
from rag.gather.part_scope import filters_of_part, own_parties, profile_of_part
from rag.gather.pipeline import PartFindings, gather
from rag.gather.question_profile import holds_wanted, read_profile
from rag.gather.relevance import Relevance, bundled_scores
from rag.gather.requirements import Need
from rag.gather.selection import best_first, newest_first
from rag.understand.folding import TOPIC
from rag.understand.members import asks_fate, named_members, names_cabinet
from rag.understand.question import Query
from rag.understand.standalone import has_name, own_words
from rag.understand.subquestions import SubQuestion
from rag.understand.surnames import as_papers_call, surnames
from rag.understand.turns.names_alone import named_alone

POINTING = re.compile(r"\b(?:dat|dit|die|deze|daar\w*|hier\w*|ervan|erop|erin|that|this|it)\b|\bhet\W*$")
CERTAIN = frozenset({"amount", "share", "count", "length", "day", "date", "article"})  # seen in a text or not
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FEW = 2  # words of its own, at most, of a question that has its subject from the one before
AS_NEAR = 0.85  # of the late interaction of the motion that comes nearest, for another to be meant too
MOTIONS_LOOKED_AT = 20  # hits, for the motion that comes near where a party is silent
EACH_PARTY = 3  # answers at most for each of the parties asked about in one breath


def gather_all(query: Query, index: Index) -> list[PartFindings]:
    """What each sub-question gets; the papers quoted for one are looked at first for the next.

    Questions of one message are about one subject; those of a pasted set stand each on their own.
    """
    blocks: list[PartFindings] = []
    before = papers_before(query, index)
    for said in query.parts:
        part = _as_meant(said, index) if query.language == "nl" else said
        known = {finding.document.name for block in blocks for finding in block.findings} or before
        own = replace(
            query, filters=filters_of_part(query, part, index.count), parties=own_parties(query, part)
        )
        block = _gather_of_parties(own, part, index, frozenset() if part.number else frozenset(known))
        if query.carried and len(query.parts) == 1:
            block = without_unspoken_name(block, own, index)
        if not part.number:
            block = within_answer_before(without_empty_repeat(block, blocks, query.language), blocks)
        blocks.append(block)
    return blocks


def papers_before(query: Query, index: Index) -> set[str]:
    """The paper that the question before led to, for one that names no subject of its own: "Hoe groot is het
    park?" need not lean by its words to be asked of what was just spoken of.

    None for another year ("En in 2034?"), which other papers may speak of.
    """
    asked = query.question
    if not query.before or _YEAR.search(asked):
        return set()
    topic = TOPIC.search(fold(asked))
    own = has_name(asked) or (topic is not None and own_words(asked[topic.end() :]))
    if own and not query.carried:
        return set()
    return {hit.doc for hit in index.search(query.before, 1).hits}


def _as_meant(part: SubQuestion, index: Index) -> SubQuestion:
    """A part without slips of spelling, and with members called as papers call them; its own words too, which
    say by being another text that it leans."""
    meant = as_papers_call(as_meant(part.text, index.share), index.people())
    return replace(part, text=meant, asked=meant if part.asked == part.text else part.asked)


def within_answer_before(block: PartFindings, before: Sequence[PartFindings]) -> PartFindings:
    """A later question that leans on the one before, answered from what answers that one.

    "… en wanneer viel dat besluit?" asks of the decision just quoted: another paper with a date does not
    answer it. Where the quotes above hold what it asks for, it points at them.
    """
    above = before[-1].findings if before else ()
    if replies := _replies_among(above, block.part):
        return replace(block, findings=replies, missing=())
    if not above or not _points_back(block.part):
        return block
    keys, papers = {finding.key for finding in above}, {finding.document.name for finding in above}
    if inside := tuple(finding for finding in block.findings if finding.key in keys):
        return replace(block, findings=inside, missing=())
    main, wanted = best_first(above)[0], block.asked.wanted
    beside = tuple(finding for finding in block.findings if finding.document.name in papers)
    told = wanted in CERTAIN and holds_wanted(" ".join(main.texts), wanted)
    if told and not any(holds_wanted(" ".join(each.texts), wanted) for each in beside):
        return replace(block, findings=(main,), missing=())
    return replace(block, findings=beside) if beside else block


def _replies_among(above: Sequence[Finding], part: SubQuestion) -> tuple[Finding, ...]:
    """What a minister replied in the debate just quoted, for "… en wat zei de minister?"."""
    said = part.asked or part.text
    kinds = [kind_of_turn(each.document, each.voice) for each in above]
    if "member" not in kinds or len(own_words(said)) > FEW or not names_cabinet(said):
        return ()
    return tuple(each for each, kind in zip(above, kinds, strict=True) if kind == "minister")


def _points_back(part: SubQuestion) -> bool:
    """Whether a question says what it is about by pointing: "dat besluit", "hoe lang duurt dat"."""
    said = part.asked or part.text
    return bool(POINTING.search(fold(said))) and len(own_words(said)) <= FEW


def without_empty_repeat(block: PartFindings, before: Sequence[PartFindings], language: str) -> PartFindings:
    """A later Dutch question without an answer, where what it got was quoted before and speaks not of it.

    "… en hoeveel scholen hebben asbest?" is not answered by what was said on the first question's mould.
    """
    seen = {finding.key for each in before for finding in each.findings}
    if language != "nl" or not block.findings or any(each.key not in seen for each in block.findings):
        return block
    asked = {fold(word) for each in before for word in own_words(each.part.asked or each.part.text)}
    words = [word for word in own_words(block.part.asked or block.part.text) if fold(word) not in asked]
    texts = [f"{context_of(each)}\n{each.text}" for each in block.findings]
    if not words or any(speaks_of(word, text) for word in words for text in texts):
        return block
    said = " ".join(words)
    return replace(block, findings=(), missing=(Need("name", said, fold(said)),))


def without_unspoken_name(block: PartFindings, query: Query, index: Index) -> PartFindings:
    """A follow-up that is no more than a name ("en vossen?"), where what it got does not speak of that: what
    the same paper says of it, which may be what was meant, else nothing."""
    asked = block.part.asked or block.part.text
    wanted = named_alone(asked, query.language)
    if not block.findings or not wanted or _speaks_of_any(wanted, block.findings):
        return block
    paper = replace(query.filters, doc=best_first(block.findings)[0].document.name)
    inside = gather(replace(query, filters=paper), replace(block.part, text=asked), index)
    if inside.findings and _speaks_of_any(wanted, inside.findings):
        return replace(inside, part=block.part, nearby=True)
    said = " ".join(each[0] for each in wanted)
    missing, nearest = (Need("name", said, fold(said)),), block.findings[:NEAREST]
    return replace(block, findings=(), missing=missing, nearest=nearest)


def _speaks_of_any(wanted: Sequence[Sequence[str]], found: Sequence[Finding]) -> bool:
    """Whether one of these speaks of one of the words that are wanted; each may be one of several."""
    texts = [f"{context_of(each)}\n{each.text}" for each in found]
    words = [word for each in wanted for word in each]
    return any(speaks_of(word, text) or speaks_otherwise(word, text) for word in words for text in texts)


def _with_partyless_motion(
    block: PartFindings, query: Query, part: SubQuestion, index: Index
) -> PartFindings:
    """Where nothing is found of a party, the motion that comes near and whose movers bear no party, nor are
    known to be of others: it may be theirs, and that is said."""
    party = query.filters.party
    if block.findings or not part.members or not party:
        return block
    hits = index.search(part.text, MOTIONS_LOOKED_AT, replace(query.filters, party=None)).hits
    motion = best_motion([hit for hit in hits if hit.party is None], index)
    if motion is None or is_of_party(party, motion.document, index) is False:
        return block
    relevance = Relevance(profile_of_part(part), [motion.text], bundled_scores, query.language)
    nearest = nearest_findings((), relevance, motion)
    return replace(block, nearest=nearest, missing=(Need("no_party", party, party),)) if nearest else block


def _with_motions_meant(block: PartFindings, query: Query, part: SubQuestion, index: Index) -> PartFindings:
    """Where no paper tells what became of a member's motion, those of that member that may be meant."""
    asked = part.asked or part.text
    motions_only = replace(query.filters, type="motie")
    if block.findings or not asks_fate(asked) or not index.count(motions_only):
        return block
    if not (named := named_members(asked, index)):
        return block
    hits = index.search(part.text, MOTIONS_LOOKED_AT, motions_only).hits
    motions: dict[str, Finding] = {}
    for motion in filter(None, (best_motion([hit], index) for hit in hits)):
        if any(named & set(surnames(member.name or "")) for member in motion.document.askers):
            motions.setdefault(motion.document.name, motion)
    topic = TOPIC.search(asked)
    profile = read_profile(asked[topic.end() :]) if topic else profile_of_part(part)
    found = list(motions.values())
    relevance = Relevance(profile, [each.text for each in found], bundled_scores, query.language)
    near = relevance.near([f"{context_of(each)}\n{each.text}" for each in found])
    others = relevance.near([f"{context_of(each)}\n{each.text}" for each in block.nearest[:1]])
    least = AS_NEAR * max([*near, *others], default=0.0)
    alike = [each for each, value in zip(found, near, strict=True) if value >= least]
    return replace(block, nearest=nearest_findings(alike, relevance) or block.nearest)


def _first_of(block: PartFindings) -> Sequence[Finding]:
    """The best answers of one party; all questions that a member of it asked in one set."""
    together = len({each.document.name for each in block.findings}) == 1
    asked = together and all(each.voice == MEMBER for each in block.findings)
    return best_first(block.findings)[: None if asked else EACH_PARTY]


def _gather_of_parties(
    query: Query, part: SubQuestion, index: Index, known: frozenset[str] = frozenset()
) -> PartFindings:
    """What a sub-question gets, of each party that it asks about in one breath; `missing` those without."""
    if not query.parties:
        block = _with_partyless_motion(gather(query, part, index, known), query, part, index)
        return _with_motions_meant(block, query, part, index)
    if query.filters.type == "motie":
        part = replace(part, members=True)  # what a party moved is its own words
    scopes = {name: replace(query.filters, party=name) for name in query.parties}
    blocks = {
        name: gather(replace(query, filters=filters, parties=()), part, index, known)
        for name, filters in scopes.items()
        if index.count(filters) or filters.type == "motie"
    }
    quoted = (found for block in blocks.values() for found in _first_of(block))
    findings = newest_first(list({found.key: found for found in quoted}.values()))  # sets may be of both
    silent = tuple(
        Need("party", name, name) for name in query.parties if name not in blocks or not blocks[name].findings
    )
    if not findings:
        nearest = tuple(found for block in blocks.values() for found in block.nearest)
        return PartFindings(part, profile_of_part(part), (), nearest[:NEAREST], silent)
    first = next(block for block in blocks.values() if block.findings)
    return replace(first, findings=findings, missing=silent, tally=None)
