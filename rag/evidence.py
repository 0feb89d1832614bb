"""What the papers say to a question: quotes at sentence level, grouped by the answer they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal, Protocol

from index.parse.document import Document, Exchange, Paragraph, Span
from index.search import Hit
from rag.parts import Part
from rag.quoting import VERDICT, quote, words
from rag.relevance import Relevance

Voice = Literal["cabinet", "member"]
CABINET_PAPERS = frozenset({"brief", "antwoord", "uitstel", "lijst van vragen en antwoorden"})
BUDGETS = (120, 85, 65, 50, 42)  # words to quote from each, by how many answers are quoted
REFERRAL_WORDS = 45  # an answer this short that refers elsewhere says little itself
FOLLOWED_WORDS = 60
MAX_FOLLOWED = 3
MIN_CONFIDENCE = 0.5


class Papers(Protocol):
    """What this room asks of an index besides searching."""

    def document(self, name: str) -> Document:
        """A paper by its file name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer, paragraph or question, with its spans that speak to the question, in reading order.

    `whole` is the text it quotes from. `score` is the search engine's, as far as it is kept for choosing.
    `asks` says that its "Ja." or "Nee." needs the question beside it. `followed` holds the answers
    that this one only refers to.
    """

    document: Document
    exchange: Exchange | None
    paragraph: Paragraph | None
    whole: Span
    voice: Voice = "cabinet"
    score: float = 0.0
    spans: tuple[Span, ...] = ()
    asks: bool = False
    followed: tuple[Finding, ...] = ()

    @property
    def text(self) -> str:
        """The whole answer, paragraph or question."""
        return self.document.at(self.whole)

    @property
    def texts(self) -> tuple[str, ...]:
        """The quotes, verbatim."""
        return tuple(self.document.at(span) for span in self.spans)

    @property
    def key(self) -> tuple[str, int]:
        """What tells one answer from another; a joint answer is one."""
        return self.document.name, self.whole.start

    @property
    def spoken(self) -> date | None:
        """The day of these words: of the question where a member speaks, else of the answer or letter."""
        dates = self.document.dates
        return (dates.asked or dates.spoken) if self.voice == "member" else dates.spoken


def read(hits: Sequence[Hit], papers: Papers, members: bool = False) -> tuple[Finding, ...]:
    """The distinct answers and paragraphs that were found, best first, as far as they speak for the cabinet;
    with `members`, the questions and motions instead."""
    found: dict[tuple[str, int], Finding] = {}
    for hit in hits:
        for finding in heard(hit, papers.document(hit.doc)):
            if (finding.voice == "member") == members:
                found.setdefault(finding.key, replace(finding, score=hit.score))
    return tuple(found.values())


def heard(hit: Hit, document: Document) -> Iterator[Finding]:
    """Whose words a hit leads to: an answer to the cabinet's, a question or motion to a member's."""
    if hit.exchange is not None:
        exchange = next((each for each in document.exchanges if each.id == hit.exchange), None)
        if exchange and exchange.answer:
            yield Finding(document, exchange, None, exchange.answer)
        if exchange:
            yield Finding(document, exchange, None, exchange.question, "member")
        return
    paragraph = next((each for each in document.paragraphs if each.number == hit.paragraph), None)
    if paragraph:
        voice: Voice = "cabinet" if document.type in CABINET_PAPERS else "member"
        yield Finding(document, None, paragraph, paragraph.span, voice)


def quoting(findings: Sequence[Finding], part: Part, relevance: Relevance) -> tuple[Finding, ...]:
    """The same findings with the sentences to quote, and the answers they refer to followed."""
    budget = BUDGETS[min(len(findings), len(BUDGETS)) - 1] if findings else 0
    return tuple(followed(quoted(finding, relevance, budget), relevance) for finding in findings)


def quoted(finding: Finding, relevance: Relevance, max_words: int) -> Finding:
    """A finding with its best sentences, at most about `max_words` words."""
    spans = quote(finding.document, finding.whole, relevance.scores, max_words)
    first = finding.document.at(spans[0]) if spans else ""
    answers = finding.voice == "cabinet" and finding.exchange is not None
    return replace(finding, spans=spans, asks=answers and bool(VERDICT.match(first)))


def followed(finding: Finding, relevance: Relevance, depth: int = 2) -> Finding:
    """A finding with the answers that it leans on, where it says little itself."""
    exchange = finding.exchange
    if exchange is None or finding.voice == "member" or not depth:
        return finding
    if words(finding.document, finding.whole) > REFERRAL_WORDS:
        return finding
    targets = [referral.exchange for referral in exchange.refers_to if referral.confidence >= MIN_CONFIDENCE]
    known = {each.id: each for each in finding.document.exchanges}
    found = [
        quoted(Finding(finding.document, known[name], None, answer), relevance, FOLLOWED_WORDS)
        for name in targets[:MAX_FOLLOWED]
        if name in known and (answer := known[name].answer) and answer != finding.whole
    ]
    return replace(finding, followed=tuple(found))
