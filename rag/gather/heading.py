"""What stands for a whole paper, to the letter: its heading, and of a motion what it asks for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from index.document import MEMBER, Document, Span
from index.language.sentences import split_sentences
from index.search.index import Hit
from rag.gather.findings import Finding, Papers
from rag.gather.question_profile import QuestionProfile

SEARCHED = 12_000  # characters in which a heading is looked for
GROUND = re.compile(
    r"\W*(?:constaterende|overwegende|van mening|van oordeel|gehoord|gezien|gelezen|kennisgenomen)\b", re.I
)
REQUEST = re.compile(r"\W*(?:verzoekt|spreekt|roept|draagt|nodigt|dringt)\b", re.I)
OF_GROUNDS = frozenset({"reason", "number", "date", "person", "comparison"})  # kinds of question
REST = 160  # characters that a heading may run on behind its title: "(ingezonden 5 februari 2024)."


def heading_span(document: Document) -> Span | None:
    """The heading of a paper as it stands in its text; None where it cannot be found to the letter."""
    for named in (document.title, document.subject):
        # "Bushoff , Kröger": spaces beside marks are the print's, and the title has them mended
        pieces = re.findall(r"\w+|[^\w\s]", named or "")
        if pieces and (found := re.search(r"\s*".join(map(re.escape, pieces)), document.text[:SEARCHED])):
            return sentence_of(document, found.start(), found.end())
    return None


def sentence_of(document: Document, start: int, end: int) -> Span:
    """The heading with what belongs to it behind its title, up to the full stop or the end of its line."""
    behind = document.text[end : end + REST].partition("\n")[0]
    first = split_sentences(document.text, Span(start, end + len(behind)))[0]
    return first if first.end >= end else Span(start, end)


def lead_with_requests(picked: Sequence[Finding], asked: QuestionProfile) -> tuple[Finding, ...]:
    """The same findings, of each motion first what it asks for and then on what grounds.

    The grounds hold the question's words as often, but tell what its members found, not what they want. A
    question after a number, a day or a reason is after the grounds as well.
    """
    if asked.wanted != "anything" or asked.kind in OF_GROUNDS:
        return tuple(picked)
    led: dict[tuple[str, int], Finding] = {}
    for finding in picked:
        for each in (*_request_before(finding, picked, led.values()), finding):
            led.setdefault(each.key, each)
    asides = [each for each in led.values() if each.aside]
    return (*(each for each in led.values() if not each.aside), *asides)


def _request_before(
    ground: Finding, picked: Sequence[Finding], led: Collection[Finding]
) -> Iterator[Finding]:
    """What the motion of a ground that would lead it asks for, in that one's place; nothing elsewhere."""
    name = ground.document.name
    motion = ground.document.type == "motie" and ground.paragraph is not None
    if (
        not motion
        or ground.aside
        or not GROUND.match(ground.text)
        or any(each.document.name == name for each in led)
    ):
        return
    chosen = (each for each in picked if each.document.name == name and REQUEST.match(each.text))
    if found := next(chosen, None) or _request_of(ground):
        yield replace(found, aside=False, score=ground.score)


def request_for(finding: Finding) -> Finding:
    """What the motion of a ground asks for, in its place; anything else as it is."""
    ground = finding.document.type == "motie" and GROUND.match(finding.text) is not None
    return (_request_of(finding) if ground else None) or finding


def best_motion(hits: Sequence[Hit], papers: Papers) -> Finding | None:
    """The paragraph that fits best of a motion among these hits, with the search engine's score."""
    for hit in hits:
        if hit.paragraph is None:
            continue
        paper = papers.document(hit.doc)
        paragraph = next((each for each in paper.paragraphs if each.number == hit.paragraph), None)
        if paper.type == "motie" and paragraph is not None and paragraph.voice == MEMBER:
            return Finding(paper, None, paragraph, paragraph.span, MEMBER, hit.score)
    return None


def _request_of(ground: Finding) -> Finding | None:
    """The first paragraph in which a motion asks for something."""
    paper = ground.document
    asks = (each for each in paper.paragraphs if REQUEST.match(paper.at(each.span)))
    found = next(asks, None)
    return replace(ground, paragraph=found, whole=found.span) if found else None
