"""When to give no answer, and what to say then: what was searched, what came nearest, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rag.asked import holds, unknown, wanted
from rag.choosing import beside
from rag.compose import asker, clipped, member_name, where
from rag.evidence import Finding
from rag.frames import Frames, day
from rag.parts import Part
from rag.relevance import Relevance
from rag.verify import inner

ENOUGH = 0.3


@dataclass(frozen=True, slots=True)
class Signals:
    """What tells whether the papers answer a question; each about 0 to 1.

    `near` is the late interaction of the best answer, `covered` the share of the question's words in it
    and in its question, `met` whether it holds the kind of thing asked for, `lead` how far the best
    answer stands above the others, `asked` how much better a question without an answer fits.
    """

    near: float
    covered: float
    met: float
    lead: float
    asked: float


def answers(signals: Signals) -> bool:
    """Whether the papers answer the question."""
    return confidence(signals) >= ENOUGH


def confidence(signals: Signals) -> float:
    """How sure it is that the papers answer the question."""
    return signals.near


def signals(ranked: Sequence[Finding], asked: Sequence[Finding], part: Part, relevance: Relevance) -> Signals:
    """The signals of the best finding; all zero where nothing was found. `asked` are open questions."""
    if not ranked:
        return Signals(0.0, 0.0, 0.0, 0.0, 0.0)
    best = ranked[0]
    together = f"{beside(best)}\n{best.text}"
    what = wanted(part.text, part.kind)
    opened = max(relevance.near([finding.text for finding in asked]), default=0.0)
    near = relevance.near([together])[0]
    return Signals(
        near=near,
        covered=relevance.coverage(together),
        met=float(holds(best.text, what) or unknown(best.text)),
        lead=1 - (ranked[1].score / best.score if len(ranked) > 1 and best.score > 0 else 0.0),
        asked=opened - near,
    )


def reasons(best: Finding | None, asked: Finding | None, part: Part, words: Frames) -> tuple[str, ...]:
    """Why there is no answer, as sentences: an open question, what is missing, what came nearest."""
    found = []
    if asked is not None:
        found.append(open_question(asked, words))
    if best is not None:
        what = wanted(part.text, part.kind)
        if what in ("amount", "share", "count") and not holds(best.text, what):
            found.append(words.no_number)
        if what == "date" and not holds(best.text, what):
            found.append(words.no_date)
        found.append(words.nearest.format(where=place(best, words)))
    return tuple(found)


def open_question(asked: Finding, words: Frames) -> str:
    """That the question was put, and by whom, but that no answer is among the papers."""
    member = member_name(asker(asked.document, asked.exchange), words)
    title = asked.document.title or asked.document.name
    return words.only_question.format(
        asker=member[:1].lower() + member[1:], date=day(asked.spoken, words), where=inner(title)
    )


def place(finding: Finding, words: Frames) -> str:
    """Where a finding stands: paper, answer, day."""
    title = clipped(inner(finding.document.title or finding.document.subject or finding.document.name))
    parts = [f"“{title}”", where(finding, words), day(finding.spoken, words)]
    return ", ".join(part for part in parts if part)
