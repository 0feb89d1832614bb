"""Questions about papers themselves: who asked or signed, when, which parties. Their heads answer them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

from index.document import Document, Span
from index.language.vocabulary import ministry
from index.search import Index
from index.search.index import Hit
from rag.gather.absence.papers_meant import papers_meant
from rag.gather.debates.spoken_motions import is_spoken_motion
from rag.gather.findings import PAPER, Finding
from rag.gather.heading import SEARCHED, heading_span, sentence_of
from rag.gather.question_profile import QuestionProfile
from rag.gather.relevance import Interaction
from rag.understand.folding import fold_letters
from rag.understand.periods import Period, read_periods
from rag.understand.surnames import surnames

Facet = Literal["asked", "answered", "minister", "topic"]

_WHO_PATTERN = (
    r"(?:wie|door wie|van wie|wiens|welke? (?:\w+ )?(?:kamer)?(?:lid|leden)|"
    r"welke? (?:\w+ )?(?:partij(?:en)?|fracties?))"
)
_WHEN_PATTERN = r"(?:wanneer|op welke (?:datum|dag)|hoe laat|welke dag)"
_ASKED_PATTERN = (
    r"(?:stelden?(?=[^.?]{0,60}\bvra(?:gen|ag)\b)|vroeg(?:en)?|gesteld|ingezonden|ingediend|"
    r"dienden?(?= [^.?]{0,60}\bin\b)|"
    r"gevraagd|asked|put|tabled|filed)"
)
_PAPERS_PATTERN = r"(?:(?:kamer|schriftelijke )?vra(?:gen|ag)|moties?|questions?|motion)"
_ANSWERED_PATTERN = (
    r"(?:beantwoordden?|beantwoord|antwoordden?|ondertekenden?|ondertekend|answered|signed|replied)"
)
_OFFICE_PATTERN = r"(?:bewindspersoon|bewindspersonen|bewindslieden|ministers?|staatssecretaris(?:sen)?)"
WHO_ASKED = re.compile(
    rf"\b{_WHO_PATTERN}\b[^.?]{{0,60}}\b{_ASKED_PATTERN}\b|\bwho\b[^.?]{{0,40}}\b(?:asked|put|tabled|filed)\b|"
    rf"\b{_WHEN_PATTERN}\b[^.?]{{0,15}}\b{_PAPERS_PATTERN}\b[^.?]{{0,90}}\b(?:gesteld|ingezonden|ingediend|asked|tabled)\b|"
    rf"\b{_PAPERS_PATTERN}\b[^.?]{{0,90}}\b(?:gesteld|ingezonden|ingediend)\b[^.?]{{0,12}}\bdoor wie\b"
)
WHO_ANSWERED = re.compile(
    rf"\b(?:wie|welke? (?:\w+ )?{_OFFICE_PATTERN}|door (?:wie|welke {_OFFICE_PATTERN})|who|which "
    rf"minister)\b[^.?]{{0,30}}\b{_ANSWERED_PATTERN}\b"
    rf"[^.?]{{0,40}}\b(?:vragen|vraag|antwoord|antwoorden|brief|motie|questions?|answer)\b|"
    rf"\bdoor (?:wie|welke {_OFFICE_PATTERN})\b[^.?]{{0,80}}\b(?:beantwoord|ondertekend)\b|"
    rf"^(?:wie|welke? {_OFFICE_PATTERN}|who|which minister) {_ANSWERED_PATTERN}\W*$|"
    rf"\b{_WHEN_PATTERN}\b[^.?]{{0,15}}\b(?:antwoord|{_PAPERS_PATTERN})\b[^.?]{{0,90}}\b(?:beantwoord|verstuurd|"
    rf"gestuurd|answered)\b|"
    rf"\b{_WHEN_PATTERN}\b (?:kwam|kwamen|was|came) (?:het |the )?(?:antwoord|answer)|"
    rf"\b{_PAPERS_PATTERN}\b[^?]{{0,90}}\b{_WHEN_PATTERN}\b[^?]{{0,20}}\b(?:antwoord|beantwoord)"
)
WAS_MINISTER = re.compile(
    r"\b(?:wie (?:is|was|waren)|who (?:is|was))\b[^?]{0,20}\b(?:minister|staatssecretaris)\b"
)
ABOUT = re.compile(
    r"\b(?:waar(?:over)? (?:gaat|gaan|ging|gingen)|waarover|wat (?:is|zijn|staat)|what (?:is|are))\b"
)
_SIGNATURE = re.compile(
    r"(?:Antwoord(?:en)?|Mededeling|Beantwoording)\s+(?:van|door)\s+(?:de\s+|het\s+)?"
    r"(?:[Mm]inister|[Ss]taatssecretaris)[^()]{3,200}\([^()]{2,80}\)[^()]{0,160}(?:\([^()]{2,80}\)[^()]{0,60}){0,3}"
)


def asked_facets(question: str, numbers: Sequence[str]) -> frozenset[Facet]:
    """What a question asks of papers themselves; empty where it asks what they say."""
    asked = fold_letters(question)
    found: set[Facet] = set()
    if WHO_ASKED.search(asked):
        found.add("asked")
    if WHO_ANSWERED.search(asked):
        found.add("answered")
    if WAS_MINISTER.search(asked) and not found:
        found.add("minister")
    if numbers and ABOUT.search(asked) and not found:
        found.add("topic")
    return frozenset(found)


def quote_heads(
    asked: QuestionProfile,
    wanted: frozenset[Facet],
    hits: Sequence[Hit],
    index: Index,
    near: Interaction,
    language: str = "nl",
    numbers: Sequence[str] = (),
) -> tuple[Finding, ...]:
    """The heads of the papers that are asked about, the most like first; none where none can be quoted, or
    none speaks of the subject, or bears one of the `numbers` that are named."""
    if "minister" in wanted:
        return tuple(_find_office_holder(asked.text, index))
    if hits and is_spoken_motion(index.document(hits[0].doc), hits[0].paragraph):
        return ()  # its mover is told by the turn, not by the head of the report
    papers = papers_meant(asked, hits, index, near, language, numbers)
    if "topic" in wanted or "answered" in wanted:
        papers = papers[:1]
    found = []
    for document in papers:
        if spans := tuple(_spans_to_quote(document, wanted)):
            found.append(Finding(document, None, None, spans[0], PAPER, 1.0, spans))
    return tuple(found)


def _spans_to_quote(document: Document, wanted: frozenset[Facet]) -> Iterator[Span]:
    """What of a head is quoted: who asked and when, who answered and when."""
    found: list[Span] = []
    if wanted & {"asked", "topic"}:
        found += [span for span in (heading_span(document), _line_of_askers(document, wanted)) if span]
    if "answered" in wanted:
        found += _lines_of_ministers(document)
    whole = [span for span in found if not any(lies_inside(span, other) for other in found)]
    yield from sorted({(span.start, span.end): span for span in whole}.values(), key=lambda span: span.start)


def _lines_of_ministers(document: Document) -> list[Span]:
    """The signature of who answered, and the line that names him where that only tells his office."""
    people = [who.name for who in document.answered_by]
    signature = _signature_span(document)
    said = fold_letters(document.at(signature)) if signature else ""
    named = any(each in said for name in people for each in surnames(name or ""))
    line = None if named else _line_naming(document, people, last=True)
    return [span for span in (signature, line) if span]


def lies_inside(span: Span, other: Span) -> bool:
    """Whether a span is a part of another: its words would be quoted twice."""
    return other.start <= span.start and span.end <= other.end and other != span


def _line_of_askers(document: Document, wanted: frozenset[Facet]) -> Span | None:
    """The line that names who asked, where the heading does not."""
    heading = heading_span(document)
    heading_text = fold_letters(document.at(heading)) if heading else ""
    people = [member.name for member in document.askers]
    if "asked" not in wanted or any(each in heading_text for name in people for each in surnames(name or "")):
        return None
    return _line_naming(document, people)


def _signature_span(document: Document) -> Span | None:
    match = _SIGNATURE.search(document.text[:SEARCHED])
    if match is None:
        return None
    signature = match[0].split("\n\n", 1)[0]
    end = signature.rfind(")") + 1
    if not end:
        return None
    return Span(match.start(), match.start() + end + signature[end:].startswith("."))


def _line_naming(document: Document, people: Sequence[str | None], *, last: bool = False) -> Span | None:
    """The line that names one of these people: the first, or the last one that does."""
    for name in people:
        for surname in surnames(name or ""):
            places = [
                m.start()
                for m in re.finditer(rf"(?<!\w){re.escape(surname)}(?!\w)", fold_letters(document.text))
            ]
            if places:
                place = places[-1 if last else 0]
                start = document.text.rfind("\n", 0, place) + 1
                return sentence_of(document, max(start, place - 200), place + len(surname))
    return None


def _find_office_holder(question: str, index: Index) -> Iterator[Finding]:
    """The paper nearest to the time asked about that a minister of this portfolio answered or signed."""
    match = re.search(
        r"\b(?:minister|staatssecretaris) (?:van|voor|of|for) ([^?.,]+)", fold_letters(question)
    )
    if match is None:
        return
    named = [period for period in read_periods(question) if period.since]
    words = fold_letters(re.split(r"\b(?:in|op|toen|tijdens|onder|sinds|ten tijde)\b", match[1])[0]).strip()
    portfolio = ministry(words)
    fitting = [
        paper
        for paper in index.papers()
        if paper.date
        and (not named or _is_within(paper.date, named[0]))
        and any(
            who.name and who.portfolio and _is_same_office(words, portfolio, who.portfolio)
            for who in paper.ministers
        )
    ]
    if not fitting:
        return
    aim = named[0].until or named[0].since if named else None
    best = min(fitting, key=lambda paper: abs((paper.date or date.min) - (aim or date.max)))
    document = index.document(best.name)
    people = [
        who.name
        for who in document.answered_by
        if who.portfolio and _is_same_office(words, portfolio, who.portfolio)
    ]
    span = _signature_span(document) or _line_naming(document, people, last=True)
    if span:
        yield Finding(document, None, None, span, PAPER, 1.0, (span,))


def _is_within(day: date, period: Period) -> bool:
    return (period.since or day) <= day <= (period.until or day)


def _is_same_office(words: str, portfolio: str | None, found: str) -> bool:
    return fold_letters(found) == words or (portfolio is not None and ministry(found) == portfolio)
