"""What a member asks or moves in a debate, and the reply to it: one is not shown without the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.document import Document, Paragraph, Span
from index.language.sentences import split_sentences
from index.language.words import fold
from index.parse.debate_turns import CHAIR, turn_kind
from rag.gather.debates.addressed import addressed, turns_to
from rag.gather.debates.numbered_motions import CHAIR_NUMBERS
from rag.gather.debates.voices import kind_of_turn, members_of, place_of, without_label
from rag.gather.findings import Finding
from rag.gather.heading import ASKS, REQUEST
from rag.gather.question_profile import holds_wanted
from rag.gather.relevance import Relevance, bundled_scores

SHORT_TURN = 130  # words: a turn this short is a reply as a whole
NEAR = 0.6  # late interaction with what was asked, for a paragraph of a later turn to be the reply to it
NAMED = 0.2  # more for one that turns to him: "De heer Wiek vroeg naar …"
GOES_ON = 0.4  # the same for a paragraph behind that one, to be part of the reply
MOST_OF_MOTION = 40  # paragraphs from its first to the chair's words that number it
AS_GOOD = 0.75  # of the engine's score of a member's question, for a minister's words to go before it
_WHOLE_MOTION = re.compile(r"De Kamer,?\s+(?:gehoord|gezien|constaterende|overwegende|verzoekt|spreekt)\b")
_NUMBERED = re.compile(CHAIR_NUMBERS)

_GIVES_REASON = re.compile(
    r"\b(?:omdat|doordat|want|vanwege|wegens|daarom|namelijk|aangezien|reden(?:en)?|"
    r"(?:komt|kwam) (?:\w+ ){0,2}door)\b",
    re.IGNORECASE,
)


def with_replies(
    picked: Sequence[Finding], ranked: Sequence[Finding], relevance: Relevance, members: bool
) -> tuple[Finding, ...]:
    """The findings, with the reply of a minister beside each question that a member asks in a debate, and his
    judgement beside each motion: before it, or behind it where `members`' questions are asked for; beside a
    view that is asked for none. Where no reply is told, what a minister says later of what is asked goes
    before the question, if that was found nearly as good among the `ranked`; else it stays alone."""
    if members and not ASKS.search(fold(relevance.asked.text)):
        return tuple(picked)
    made: dict[tuple[str, int], Finding] = {}
    for finding in _led_by_reason(picked, ranked, relevance):
        reply = None if finding.aside else reply_to(finding, relevance) or judgement_of_motion(finding)
        if reply is None and not members and not finding.aside:
            reply = _told_later(finding, ranked)
        behind = members or (reply is not None and _tells_alone(finding, reply, relevance))
        pair = (finding,) if reply is None else (finding, reply) if behind else (reply, finding)
        for each in pair:
            made.setdefault(each.key, each)
    shown = made.values()
    return (*(each for each in shown if not each.aside), *(each for each in shown if each.aside))


def _tells_alone(asked: Finding, reply: Finding, relevance: Relevance) -> bool:
    """Whether a member's question holds the number, day or sum that is asked for, and the reply does not."""
    what = relevance.asked.wanted
    return holds_wanted(asked.text, what) and not holds_wanted(reply.text, what)


def _led_by_reason(
    picked: Sequence[Finding], ranked: Sequence[Finding], relevance: Relevance
) -> Sequence[Finding]:
    """The findings, first of them for a question after a reason one of a member that was given one in reply,
    where what led was not and that one was found nearly as good."""
    if relevance.asked.kind != "reason" or not picked:
        return picked
    for each in (picked[0], *ranked):
        if each.score < AS_GOOD * ranked[0].score or each.document.name != picked[0].document.name:
            continue
        reply = reply_to(each, relevance)
        if reply and _GIVES_REASON.search(reply.text):
            led = replace(each, aside=False, score=picked[0].score)
            return (led, *(other for other in picked if other.key != each.key))
    return picked


def reply_to(finding: Finding, relevance: Relevance) -> Finding | None:
    """The minister's reply to what a member asks in a turn of a debate; None for anything else, and where
    none is found."""
    document, paragraph = finding.document, finding.paragraph
    if paragraph is None or "?" not in finding.text:
        return None
    if kind_of_turn(document, finding.voice) != "member" or _to_member(paragraph):
        return None
    behind = list(_turns_behind(document, place_of(document, paragraph)))
    ministers = [turn for turn in behind if kind_of_turn(document, turn[0].voice or "") == "minister"]
    if ministers and ministers[0] is behind[0] and not _turns_elsewhere(finding, behind[0]):
        return _reply_at_once(finding, behind[0], relevance)
    return _reply_in(finding, ministers, relevance)


def judgement_of_motion(finding: Finding) -> Finding | None:
    """What a minister says, later in the debate, of the motion whose request a member reads out, by the
    number that the chair gives it; None for anything else, and where he says nothing."""
    document, paragraph = finding.document, finding.paragraph
    if paragraph is None or kind_of_turn(document, finding.voice) != "member":
        return None
    if not (REQUEST.match(finding.text) or _WHOLE_MOTION.match(finding.text)):
        return None
    behind = document.paragraphs[place_of(document, paragraph) + 1 :]
    numbered = (_NUMBERED.search(document.at(each.span)) for each in behind[:MOST_OF_MOTION])
    number = next((found["number"] for found in numbered if found), None)
    if number is None:
        return None
    said = re.compile(rf"\b(?:nr|nummer)\.? ?{number}\b")
    for each in behind:
        if kind_of_turn(document, each.voice or "") == "minister" and said.search(document.at(each.span)):
            span = without_label(document, each)
            return _finding(finding, each, span) if span else None
    return None


def _told_later(asked: Finding, ranked: Sequence[Finding]) -> Finding | None:
    """What a minister says of the subject, later on that item of the debate, nearly as good as the question
    of a member; None for anything else than such a question."""
    document, paragraph = asked.document, asked.paragraph
    if paragraph is None or kind_of_turn(document, asked.voice) != "member" or "?" not in asked.text:
        return None
    item = _item(paragraph)
    for each in ranked:
        if each.score < AS_GOOD * asked.score:
            return None
        later = each.document.name == document.name and each.whole.start > asked.whole.start
        if later and each.paragraph and _item(each.paragraph) == item:
            if kind_of_turn(document, each.voice) == "minister":
                return each
    return None


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


def _turns_elsewhere(asked: Finding, turn: Sequence[Paragraph]) -> bool:
    """Whether a minister turns to other members than the one who asked: he answers all who spoke before."""
    others = members_of(asked.document) - {asked.voice}
    return any(turns_to(voice, asked.document.at(each.span)) for voice in others for each in turn)


def _reply_at_once(asked: Finding, turn: Sequence[Paragraph], relevance: Relevance) -> Finding | None:
    """The reply in the turn of a minister that follows at once: all of it where it is short."""
    document = asked.document
    told = [(each, span) for each in turn if (span := without_label(document, each))]
    if told and (whole := _as_one(document, [span for _, span in told])):
        return _finding(asked, told[0][0], whole)
    return _reply_in(asked, [turn], relevance)


def _reply_in(asked: Finding, turns: Sequence[Sequence[Paragraph]], relevance: Relevance) -> Finding | None:
    """The paragraph of a minister that is most like the question, above all where it says who asked, with
    those that go on from there; None where none is like it."""
    document, members = asked.document, members_of(asked.document)
    told: list[tuple[Paragraph, Span]] = []
    runs: list[int | None] = []
    for turn in turns:
        said = [(each, span) for each in turn if (span := without_label(document, each))]
        told += said
        runs += addressed(asked.voice, members, [document.at(span) for _, span in said])
    if not told:
        return None
    near = bundled_scores(_question_in(asked, relevance), [document.at(span) for _, span in told])
    scores = [value + NAMED * (run == 0) for value, run in zip(near, runs, strict=True)]
    best = max(range(len(told)), key=lambda place: scores[place])
    if scores[best] < NEAR:
        return None
    end = best + 1
    while runs[best] is not None and end < len(told) and runs[end] and near[end] >= GOES_ON:
        end += 1
    whole = _as_one(document, [span for _, span in told[best:end]])
    return _finding(asked, told[best][0], whole or told[best][1])


def _as_one(document: Document, spans: Sequence[Span]) -> Span | None:
    """Paragraphs with nothing between them as one short text; None where they are none."""
    apart = any(document.text[one.end : two.start].strip() for one, two in pairwise(spans))
    words = sum(len(document.at(span).split()) for span in spans)
    return None if apart or words > SHORT_TURN else Span(spans[0].start, spans[-1].end)


def _question_in(asked: Finding, relevance: Relevance) -> str:
    """The question of a turn that is most like the one that was put to us."""
    texts = [asked.document.at(part) for part in split_sentences(asked.document.text, asked.whole)]
    questions = [text for text in texts if text.rstrip().endswith("?")] or texts
    return max(zip(relevance.near(questions), questions, strict=True))[1]


def _finding(asked: Finding, paragraph: Paragraph, whole: Span) -> Finding:
    return replace(asked, paragraph=paragraph, whole=whole, voice=paragraph.voice or "")
