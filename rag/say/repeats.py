"""No words are quoted twice in one answer: what was quoted before is pointed at by its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.document import Document, Span
from index.language.sentences import split_sentences
from rag.gather.findings import Finding
from rag.gather.quotes import join_chosen
from rag.statement import Citation


@dataclass(frozen=True, slots=True)
class FreshQuotes:
    """A finding with what is new of its quotes, and the numbers of earlier quotes that hold the rest."""

    finding: Finding
    quoted: tuple[int, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing is new."""
        return not self.finding.spans and not any(each.spans for each in self.finding.followed)


def fresh_quotes(finding: Finding, earlier: Sequence[Citation]) -> FreshQuotes:
    """A finding without the sentences that `earlier` quotes already, those that it refers to included."""
    own = [each for each in earlier if each.doc == finding.document.name]
    if not own:
        return FreshQuotes(finding)
    spans, quoted = _split_off_quoted(finding.document, finding.spans, own)
    followed = []
    for target in finding.followed:
        left, more = _split_off_quoted(finding.document, target.spans, own)
        quoted += more
        followed.append(replace(target, spans=left))
    if not quoted:
        return FreshQuotes(finding)
    whole = spans == finding.spans
    kept = tuple(each for each in followed if each.spans)
    return FreshQuotes(
        replace(finding, spans=spans, followed=kept, asks=finding.asks and whole),
        tuple(dict.fromkeys(quoted)),
    )


def _split_off_quoted(
    document: Document, spans: Sequence[Span], earlier: Sequence[Citation]
) -> tuple[tuple[Span, ...], list[int]]:
    """What of the spans no earlier citation holds, and the numbers of those that hold the rest."""
    fresh: list[Span] = []
    numbers: list[int] = []
    for span in spans:
        parts = split_sentences(document.text, span)
        numbers_by_part = [
            next((each.n for each in earlier if _contains_part(each, part)), None) for part in parts
        ]
        numbers += [number for number in numbers_by_part if number is not None]
        if any(number is not None for number in numbers_by_part):
            fresh += join_chosen(
                parts, {place for place, number in enumerate(numbers_by_part) if number is None}
            )
        else:
            fresh.append(span)
    return tuple(fresh), numbers


def _contains_part(citation: Citation, part: Span) -> bool:
    return citation.start <= part.start and part.end <= citation.end
