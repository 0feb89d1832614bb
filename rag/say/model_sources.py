"""The whole exchanges a language model writes from, and which of their sentences carry what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from index.document import Span
from index.language.sentences import split_sentences
from rag.gather.findings import Finding
from rag.gather.relevance import bundled_scores
from rag.say.clause_check import claim_terms, closeness
from rag.say.compose import citation
from rag.say.prompt import PromptSource
from rag.statement import Citation

MOST_SENTENCES = 3  # of the papers, to carry one written sentence
Passage = tuple[Finding, Span]
Check = Callable[[Sequence[Citation]], bool]


def whole_exchanges(findings: Sequence[Finding]) -> list[tuple[Finding, PromptSource]]:
    """Each finding and what it refers to with its whole text and question, numbered from 1."""
    quoted = [each for finding in findings for each in (finding, *finding.followed)]
    return [
        (
            finding,
            PromptSource(citation(finding, finding.whole, number), _question_text(finding), finding.texts),
        )
        for number, finding in enumerate(quoted, start=1)
    ]


def _question_text(finding: Finding) -> str:
    return finding.document.at(finding.exchange.question) if finding.exchange and finding.answers else ""


def carrying(
    text: str, findings: Sequence[Finding], dutch: bool, carries: Check
) -> tuple[Citation, ...] | None:
    """Citations of the fewest sentences that carry a written one, in the order of the papers.

    They are numbered 0. None where the nearest MOST_SENTENCES of these findings do not carry it.
    """
    near = list(_sentences_by_nearness(text, findings, dutch))[:MOST_SENTENCES]
    for count in range(1, len(near) + 1):
        chosen = sorted(near[:count], key=lambda passage: (passage[0].document.name, passage[1].start))
        cited = tuple(citation(finding, span, 0) for finding, span in chosen)
        if carries(cited):
            return cited
    return None


def _sentences_by_nearness(text: str, findings: Sequence[Finding], dutch: bool) -> Iterator[Passage]:
    """The sentences of the findings, the nearest to the text first."""
    passages = [
        (finding, span)
        for finding in findings
        for span in split_sentences(finding.document.text, finding.whole)
    ]
    texts = [finding.document.at(span) for finding, span in passages]
    terms_of_text = claim_terms(text)
    scores = (
        [closeness(terms_of_text, claim_terms(each)) for each in texts]
        if dutch
        else bundled_scores(text, texts)
    )
    for place in sorted(range(len(passages)), key=lambda place: -scores[place]):
        yield passages[place]
