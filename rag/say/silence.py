"""What to say where there is no answer: an open question, what is missing, what came nearest."""

from __future__ import annotations

from rag.gather.asked import Wanted, holds
from rag.gather.evidence import Finding
from rag.say.compose import asker, clipped, member_name, where
from rag.say.frames import Frames, day
from rag.statement import normalise_quote


def reasons(best: Finding | None, asked: Finding | None, what: Wanted, words: Frames) -> tuple[str, ...]:
    """Why there is no answer, as sentences: an open question, what is missing, what came nearest."""
    found = []
    if asked is not None:
        found.append(open_question(asked, words))
    if best is not None:
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
        asker=member[:1].lower() + member[1:], date=day(asked.spoken, words), where=normalise_quote(title)
    )


def place(finding: Finding, words: Frames) -> str:
    """Where a finding stands: paper, answer, day."""
    paper = finding.document
    title = clipped(normalise_quote(paper.title or paper.subject or paper.name))
    parts = [f"“{title}”", where(finding, words), day(finding.spoken, words)]
    return ", ".join(part for part in parts if part)
