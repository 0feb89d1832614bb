"""What the papers say to a question: quotes at sentence level, grouped by the answer they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from index.document import CABINET, MEMBER, Document, Exchange, Paragraph, Span
from index.language.sentences import split_sentences
from index.search.index import Hit
from rag.gather.debates.voices import is_heard, names_author, turn_words, without_label
from rag.gather.facts import is_bare_source
from rag.gather.quotes import DENIES, VERDICT, choose_quotes, with_lists, word_count
from rag.gather.relevance import Relevance
from rag.lists import sentences_of_list
from rag.tables import head_of_row

ONE_SUBJECT = frozenset({"antwoord", "vragen", "uitstel", "mondelinge vragen"})  # types of paper
PAPER, UNKNOWN = "paper", "unknown"  # voices beside the parser's: a paper's own heading, nobody named
WORDS, LEAD_WORDS = 240, 22  # to write for one sub-question; of them around each quote: who, when, where
MOST, LEAST, MOST_ALONE = 130, 25, 220  # to quote from one answer, and from one that stands alone
AT_LEAST = 60  # around the best sentence, unless a number is asked for: the measure may stand in the next one
BESIDE_WORDS = 40  # to quote, on its card, from one that is only pointed at
REFERRAL_WORDS = 45  # an answer this short that refers elsewhere says little itself
FOLLOWED_WORDS = 80  # to quote from all the answers that one refers to
NOTE_WORDS = 8  # a footnote this long may say something; a shorter one names a source
MAX_FOLLOWED, MIN_CONFIDENCE, MAX_READ = 3, 0.5, 20
DECIDED = frozenset({"yes-no", "open", "comparison"})  # kinds of question that a bare "Ja." may answer


class Papers(Protocol):
    """What this room asks of an index besides searching."""

    def document(self, name: str) -> Document:
        """A paper by its file name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One answer, paragraph or question, with its spans that speak to the question, in reading order.

    `whole` is the text it quotes from. `voice` is "cabinet", "member", an author as the paper names him,
    PAPER for a heading, or UNKNOWN. `score` is the search
    engine's while answers are chosen, then how likely it is that this one is right.
    `asks` says that its "Ja." or "Nee." needs the question beside it. `followed` holds the answers
    that this one only refers to. `aside` says that it stands beside the answer: it is pointed at, not quoted.
    `breaks_off` says that the last quote ends within a list that goes on. `near` is how like the question
    it is with the question that it answers, by late interaction, 0 to 1.
    """

    document: Document
    exchange: Exchange | None
    paragraph: Paragraph | None
    whole: Span
    voice: str = CABINET
    score: float = 0.0
    spans: tuple[Span, ...] = ()
    asks: bool = False
    followed: tuple[Finding, ...] = ()
    aside: bool = False
    breaks_off: bool = False
    near: float = 1.0

    @property
    def text(self) -> str:
        """The whole answer, paragraph or question."""
        return self.document.at(self.whole)

    @property
    def texts(self) -> tuple[str, ...]:
        """The quotes, verbatim."""
        return tuple(self.document.at(span) for span in self.spans)

    @property
    def unsure(self) -> bool:
        """Whether its exchange lost a label: the words may belong to another question, and to another."""
        return self.exchange is not None and self.exchange.state == "unsure"

    @property
    def answers(self) -> bool:
        """Whether it is the answer of an exchange, not its question."""
        return self.exchange is not None and self.whole == self.exchange.answer

    @property
    def key(self) -> tuple[str, int]:
        """What tells one answer from another; a joint answer is one."""
        return self.document.name, self.whole.start

    @property
    def spoken(self) -> date | None:
        """The day of these words: of the question where a member speaks, else of the answer or letter.

        None for an answer that bears none: the day of its questions is not the day of the answer.
        """
        dates = self.document.dates
        if self.voice == MEMBER:
            return dates.asked or dates.spoken
        return dates.answered or dates.sent if self.answers else dates.spoken

    @property
    def order_day(self) -> date | None:
        """The day by which it is put before or behind others: that of its questions where it bears none."""
        return self.spoken or self.document.dates.spoken


def context_of(finding: Finding) -> str:
    """What stands beside an answer and tells what it is about: its question, or the letter's heading."""
    document, paragraph = finding.document, finding.paragraph
    if finding.exchange and finding.answers:
        return document.at(finding.exchange.question)
    heading = (paragraph.heading if paragraph else None) or document.title or ""
    beside = (heading, head_of_row(document, paragraph), turn_words(document, paragraph))
    return "\n".join(filter(None, beside))


def read_findings(
    hits: Sequence[Hit], papers: Papers, members: bool = False, cabinet: bool = False, asked: str = ""
) -> tuple[Finding, ...]:
    """The first MAX_READ distinct answers and paragraphs found, best first, that are no members' words;
    with `cabinet`, only those that are the cabinet's or of another author whom `asked` names; with `members`,
    the questions and motions instead."""
    found: dict[tuple[str, int], Finding] = {}
    for hit in hits:
        if len(found) == MAX_READ:
            break
        for finding in findings_of_hit(hit, papers.document(hit.doc)):
            by_name = not members and names_author(finding.voice, asked)
            if by_name or is_heard(finding.document, finding.voice, members, cabinet):
                found.setdefault(finding.key, replace(finding, score=hit.score))
    return tuple(found.values())


def findings_of_hit(hit: Hit, document: Document) -> Iterator[Finding]:
    """Whose words a hit leads to: an answer to the cabinet's, a question or motion to a member's."""
    if hit.exchange is not None:
        exchange = next((each for each in document.exchanges if each.id == hit.exchange), None)
        if exchange and exchange.answer and not exchange.procedural:
            yield Finding(document, exchange, None, exchange.answer, exchange.voice or UNKNOWN)
        if exchange and exchange.state != "unsure":  # else an answer may stand in it
            yield Finding(document, exchange, None, exchange.question, MEMBER)
        return
    paragraph = next((each for each in document.paragraphs if each.number == hit.paragraph), None)
    if paragraph and (whole := without_label(document, paragraph)):
        yield Finding(document, None, paragraph, whole, paragraph.voice or UNKNOWN)


def with_quotes(
    findings: Sequence[Finding], relevance: Relevance, max_words: int = WORDS
) -> tuple[Finding, ...]:
    """The same findings with the sentences to quote, and the answers they refer to followed."""
    shown = [finding for finding in findings if not finding.aside]
    most = MOST_ALONE if len(shown) == 1 and relevance.asked.wanted == "anything" else MOST
    if all(each.voice == MEMBER and each.exchange for each in shown):
        budgets = [min(MOST, word_count(each.document, each.whole)) for each in shown]  # cut, they ask less
    else:
        budgets = word_budgets(shown, max_words - LEAD_WORDS * len(shown), most)
    quoted = [
        follow_referrals(quote_finding(finding, relevance, budget), relevance)
        for finding, budget in zip(shown, budgets, strict=True)
    ]
    beside = [point_at(finding, relevance) for finding in findings if finding.aside]
    return (*quoted, *beside)


def point_at(finding: Finding, relevance: Relevance) -> Finding:
    """A finding that is only pointed at, with one short quote for its card."""
    quoted = quote_finding(finding, relevance, BESIDE_WORDS)
    longest = sorted(quoted.spans, key=lambda span: span.start - span.end)[:1]
    return replace(quoted, spans=tuple(longest), asks=False)


def word_budgets(findings: Sequence[Finding], max_words: int, most: int = MOST) -> list[int]:
    """How many words to quote from each: more from those that speak better to the question."""
    weights = [max(finding.score, 0.1) ** 0.5 for finding in findings]
    return [min(most, max(LEAST, round(max_words * weight / sum(weights)))) for weight in weights]


def quote_finding(finding: Finding, relevance: Relevance, max_words: int) -> Finding:
    """A finding with its best sentences, at most about `max_words` words, and a footnote that says more."""
    answers, document, whole = finding.answers, finding.document, finding.whole
    verdict = answers and (relevance.asked.kind in DECIDED or DENIES.match(finding.text) is not None)
    least = AT_LEAST if relevance.asked.wanted == "anything" and max_words > AT_LEAST else 0
    spans = choose_quotes(document, whole, relevance.telling, max_words, verdict=verdict, least=least)
    parts = sentences_of_list(document, whole, finding.paragraph)
    spans, cut = with_lists(document.text, parts, spans, max_words)
    first = document.at(spans[0]) if spans else ""
    note = note_quotes(finding, spans, relevance) if answers else ()
    asks = answers and bool(VERDICT.match(first))
    (near,) = relevance.near([f"{context_of(finding)}\n{finding.text}"])
    return replace(finding, spans=(*spans, *note), asks=asks, breaks_off=cut and not note, near=near)


def note_quotes(finding: Finding, spans: Sequence[Span], relevance: Relevance) -> tuple[Span, ...]:
    """The sentence of the answer's footnotes that speaks better to the question than the answer does."""
    found = list(called_notes(finding))
    if not found:
        return ()
    text = finding.document.text
    said = [part for span in spans for part in split_sentences(text, span)]
    scores = relevance.scores([text[part.start : part.end] for part in [*found, *said]])
    best = max(range(len(found)), key=lambda place: scores[place])
    return (found[best],) if scores[best] > max(scores[len(found) :], default=0.0) else ()


def called_notes(finding: Finding) -> Iterator[Span]:
    """The full sentences of the footnotes whose markers stand in the answer itself; no bare sources."""
    document = finding.document
    for note in document.footnotes:
        if note.mark is None or not finding.whole.start <= note.mark <= finding.whole.end + 1:
            continue
        for part in split_sentences(document.text, note.span):
            part_text = document.at(part)
            ends = part_text.endswith((".", "!")) and "http" not in part_text
            if len(part_text.split()) >= NOTE_WORDS and ends and not is_bare_source(part_text):
                yield part


def follow_referrals(finding: Finding, relevance: Relevance) -> Finding:
    """A finding with the answers that it leans on, where it says little itself."""
    targets = referral_targets(finding)
    found = [quote_finding(target, relevance, FOLLOWED_WORDS // len(targets)) for target in targets]
    return replace(finding, followed=tuple(found))


def referral_targets(finding: Finding) -> tuple[Finding, ...]:
    """The answers that a short answer only refers to ("Zie het antwoord op vraag 7."); none of a long one."""
    exchange, document = finding.exchange, finding.document
    if exchange is None or finding.voice == MEMBER or word_count(document, finding.whole) > REFERRAL_WORDS:
        return ()
    names = [referral.exchange for referral in exchange.refers_to if referral.confidence >= MIN_CONFIDENCE]
    known = {each.id: each for each in document.exchanges}
    return tuple(
        Finding(document, known[name], None, answer, known[name].voice or UNKNOWN)
        for name in names[:MAX_FOLLOWED]
        if name in known
        and (answer := known[name].answer)
        and answer != finding.whole
        and known[name].voice == exchange.voice
    )


def sentence_pool(findings: Sequence[Finding]) -> list[str]:
    """All sentences of what was found: they tell which words are rare here."""
    return [
        finding.document.at(span)
        for finding in findings
        for span in split_sentences(finding.document.text, finding.whole)
    ]
