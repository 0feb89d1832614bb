"""What a member asks in a debate, and the reply to it: one is not shown without the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.document import Document, Paragraph, Span
from index.language.sentences import split_sentences
from index.language.words import fold
from index.parse.debate_turns import CHAIR, turn_kind
from rag.gather.debates.voices import kind_of_turn, place_of, takes_up, without_label
from rag.gather.findings import Finding
from rag.gather.heading import ASKS
from rag.gather.relevance import Relevance, bundled_scores

SHORT_TURN = 130  # words: a turn this short is a reply as a whole
NEAR = 0.6  # late interaction with what was asked, for a paragraph of a later turn to be the reply to it
NAMED = 0.2  # more for one that says that he asked: "De heer Wiek vroeg naar …"


def with_replies(picked: Sequence[Finding], relevance: Relevance, members: bool) -> tuple[Finding, ...]:
    """The findings, with the reply of a minister beside each question that a member asks in a debate: before
    it, or behind it where `members`' questions are asked for; beside a view that is asked for none. A
    question whose reply is not found stays alone."""
    if members and not ASKS.search(fold(relevance.asked.text)):
        return tuple(picked)
    made: dict[tuple[str, int], Finding] = {}
    for finding in picked:
        reply = None if finding.aside else reply_to(finding, relevance)
        pair = (finding,) if reply is None else (finding, reply) if members else (reply, finding)
        for each in pair:
            made.setdefault(each.key, each)
    shown = made.values()
    return (*(each for each in shown if not each.aside), *(each for each in shown if each.aside))


def reply_to(finding: Finding, relevance: Relevance) -> Finding | None:
    """The minister's reply to what a member asks in a turn of a debate; None for anything else, and where
    none is found."""
    document, paragraph = finding.document, finding.paragraph
    if paragraph is None or "?" not in finding.text:
        return None
    if kind_of_turn(document, finding.voice) != "member" or _to_member(paragraph):
        return None
    behind = list(_turns_behind(document, place_of(document, paragraph)))
    if behind and kind_of_turn(document, behind[0][0].voice or "") == "minister":
        return _reply_in(finding, behind[0], relevance, at_once=True)
    ministers = (turn for turn in behind if kind_of_turn(document, turn[0].voice or "") == "minister")
    later = [each for turn in ministers for each in turn]
    return _reply_in(finding, later, relevance, at_once=False)


def _turns_behind(document: Document, place: int) -> Iterator[list[Paragraph]]:
    """The turns behind the one at a place, on the same item of the debate, without the chair's."""
    every = document.paragraphs
    item, turn = _item(every[place]), list[Paragraph]()
    own = every[place].voice
    for each in every[place + 1 :]:
        if _item(each) != item:
            break
        if each.voice == own and not turn:
            continue
        own = None
        if turn and each.voice != turn[0].voice:
            yield turn
            turn = []
        if each.voice and each.voice != CHAIR and without_label(document, each):
            turn.append(each)
    if turn:
        yield turn


def _to_member(paragraph: Paragraph) -> bool:
    """Whether a turn interrupts another member, who is asked then and not the minister."""
    interrupted = (paragraph.heading or "").partition(", interruptie bij ")[2]
    return turn_kind(interrupted or None) == "member"


def _item(paragraph: Paragraph) -> str:
    """What is debated, by the heading in XML ("Sluizen: Termijn antwoord, interruptie bij …")."""
    return (paragraph.heading or "").partition(": Termijn")[0].partition(", interruptie bij")[0]


def _reply_in(
    asked: Finding, turn: Sequence[Paragraph], relevance: Relevance, at_once: bool
) -> Finding | None:
    """The reply in the paragraphs of a minister: all of a short turn that follows at once, else the paragraph
    that is most like the question, above all where it says who asked."""
    document = asked.document
    told = [(each, span) for each in turn if (span := without_label(document, each))]
    if not told:
        return None
    texts = [document.at(span) for _, span in told]
    whole = not any(document.text[one.end : two.start].strip() for (_, one), (_, two) in pairwise(told))
    if at_once and whole and sum(len(text.split()) for text in texts) <= SHORT_TURN:
        return _finding(asked, told[0][0], Span(told[0][1].start, told[-1][1].end))
    named = [takes_up(asked.voice, text) for text in texts]
    near = bundled_scores(_question_in(asked, relevance), texts)
    scores = [value + NAMED * name for value, name in zip(near, named, strict=True)]
    best = max(range(len(told)), key=lambda place: scores[place])
    return _finding(asked, *told[best]) if scores[best] >= NEAR else None


def _question_in(asked: Finding, relevance: Relevance) -> str:
    """The question of a turn that is most like the one that was put to us."""
    texts = [asked.document.at(part) for part in split_sentences(asked.document.text, asked.whole)]
    questions = [text for text in texts if text.rstrip().endswith("?")] or texts
    return max(zip(relevance.near(questions), questions, strict=True))[1]


def _finding(asked: Finding, paragraph: Paragraph, whole: Span) -> Finding:
    return replace(asked, paragraph=paragraph, whole=whole, voice=paragraph.voice or "")
