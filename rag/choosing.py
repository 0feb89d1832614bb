"""Which answers to quote: those that speak to the question, few, and the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.asked import holds, unknown, wanted
from rag.evidence import Finding
from rag.parts import Part
from rag.relevance import Relevance

ANSWER_WEIGHT = 0.5
QUESTION_WEIGHT = 0.3
RANK_WEIGHT = 0.2
UNMET = 0.85  # of its score, for an answer without the kind of thing that was asked for
KEEP = 0.8  # of the best score, to be quoted beside it
BROAD = frozenset({"topic", "comparison", "list"})
MANY, FEW = 5, 3


def scored(findings: Sequence[Finding], part: Part, relevance: Relevance) -> tuple[Finding, ...]:
    """The findings with how well they speak to the question, best first; ties keep the engine's order."""
    answers = relevance.scores([finding.text for finding in findings])
    questions = relevance.scores([beside(finding) for finding in findings])
    what = wanted(part.text, part.kind)
    made = []
    for rank, (finding, answer, question) in enumerate(zip(findings, answers, questions, strict=True)):
        score = ANSWER_WEIGHT * answer + QUESTION_WEIGHT * question + RANK_WEIGHT / (1 + rank)
        met = holds(finding.text, what) or unknown(finding.text)
        made.append(replace(finding, score=score if met else UNMET * score))
    return tuple(sorted(made, key=lambda finding: -finding.score))


def beside(finding: Finding) -> str:
    """What stands beside an answer and tells what it is about: its question, or the letter's heading."""
    if finding.exchange and finding.voice == "cabinet":
        return finding.document.at(finding.exchange.question)
    return (finding.paragraph.heading if finding.paragraph else None) or finding.document.title or ""


def chosen(ranked: Sequence[Finding], part: Part) -> tuple[Finding, ...]:
    """The best and those near to it, newest first; several of one paper by how well they speak."""
    if not ranked:
        return ()
    limit = MANY if part.kind in BROAD else FEW
    kept = [finding for finding in ranked if finding.score >= KEEP * ranked[0].score][:limit]
    return newest_first(kept)


def newest_first(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """By day, the newest first, undated ones last; of one day the best first."""
    return tuple(
        sorted(findings, key=lambda each: (-(each.spoken.toordinal() if each.spoken else 0), -each.score))
    )
