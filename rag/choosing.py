"""Which answers to quote: those that speak to the question, few, and the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rag.asked import holds, unknown, wanted
from rag.evidence import Finding
from rag.parts import Part

UNMET = 0.85  # of its score, for an answer without the kind of thing that was asked for
KEEP = 0.7  # of the best score, to be quoted beside it
BROAD = frozenset({"topic", "comparison", "list"})
MANY, FEW = 5, 3


def scored(findings: Sequence[Finding], part: Part) -> tuple[Finding, ...]:
    """The findings best first: the engine's score, less where the kind of thing asked for is not there."""
    what = wanted(part.text, part.kind)
    made = [
        finding
        if finding.score <= 0 or holds(finding.text, what) or unknown(finding.text)
        else replace(finding, score=UNMET * finding.score)
        for finding in findings
    ]
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
