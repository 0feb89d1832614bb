"""What the papers say to a question: quotes at sentence level, grouped by the answer they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.parse.document import Document, Exchange, Paragraph, Span

Voice = Literal["cabinet", "member"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer, paragraph or question with its spans that speak to the question, in reading order.

    `score` is how well it speaks to the question, 0 to 1. `followed` holds the findings of the answers
    that this one only refers to. `asks` says that the bare "Ja." or "Nee." needs its question beside it.
    """

    document: Document
    exchange: Exchange | None
    paragraph: Paragraph | None
    spans: tuple[Span, ...]
    score: float
    voice: Voice = "cabinet"
    asks: bool = False
    followed: tuple[Finding, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """The quotes, verbatim."""
        return tuple(self.document.at(span) for span in self.spans)

    @property
    def key(self) -> tuple[str, int, int]:
        """What tells one answer from another; a joint answer is one."""
        whole = whole_span(self)
        return self.document.name, whole.start, whole.end


def whole_span(finding: Finding) -> Span:
    """The whole answer, paragraph or question that a finding quotes from."""
    if finding.exchange:
        answer = finding.exchange.answer if finding.voice == "cabinet" else None
        return answer or finding.exchange.question
    return finding.paragraph.span if finding.paragraph else Span(0, len(finding.document.text))
