"""Whose turns of a debate are heard: a minister's where the cabinet is asked, a member's where members
are."""

from __future__ import annotations

import re

from index.document import CABINET, MEMBER, Document, Paragraph, Span
from index.language.words import fold, words
from index.parse.debate_turns import is_debate, member_of_turn, minister_of_turn, turn_kind
from index.search import Filters
from index.search.filters import same_ministry, same_party, same_person
from rag.gather.debates.numbered_motions import motion_spoken_of
from rag.understand.surnames import surnames

LONG_NAME = 5  # letters of an author's last word, for a question to name him by it
MOST_OF_LINE = 400  # characters of a line that says what a debate is about
_SUBJECT = re.compile(r"^[–—•-] |\b(?:over|inzake|Aan de orde|betreffende)\b")
_LABEL_END = re.compile(r"[\s*_]*:[\s*_]*")


def kind_of_turn(document: Document, voice: str) -> str | None:
    """ "minister" or "member" for a turn of a debate; None for any other words."""
    return turn_kind(voice) if is_debate(document) else None


def is_heard(document: Document, voice: str, members: bool, cabinet: bool) -> bool:
    """Whether words in this voice answer: with `members` those of members, with `cabinet` the cabinet's, else
    all that are no member's paper."""
    if members:
        return voice == MEMBER or kind_of_turn(document, voice) == "member"
    if cabinet:
        return voice == CABINET or kind_of_turn(document, voice) == "minister"
    return voice != MEMBER


def names_author(voice: str, asked: str) -> bool:
    """Whether a question names the author of a paper that is neither cabinet nor member: "de Rekenkamer"."""
    last = fold(voice).rpartition(" ")[2]
    return author_of(voice) is not None and len(last) >= LONG_NAME and last in words(asked)


def author_of(voice: str) -> str | None:
    """The author of a paper of which the cabinet and members are none: "Algemene Rekenkamer"; else None."""
    known = voice in (CABINET, MEMBER, "unknown", "paper") or turn_kind(voice) is not None
    return None if known else voice


def members_called(document: Document, voice: str) -> frozenset[str]:
    """The folded surnames of whose words these are: of a member's turn in a debate the one who speaks, else
    of all who asked or tabled the paper."""
    speaks = member_of_turn(voice) if is_debate(document) else None
    people = (speaks,) if speaks else document.askers
    return frozenset(surname for each in people for surname in surnames(each.name or ""))


def members_of(document: Document) -> frozenset[str]:
    """The voices of the members who speak in a debate."""
    voices = {each.voice for each in document.paragraphs if each.voice}
    return frozenset(voice for voice in voices if kind_of_turn(document, voice) == "member")


def told_to_other_party(document: Document, paragraph: Paragraph | None, filters: Filters) -> bool:
    """Whether a minister's turn in a debate does not reply to one of the party that the filters name."""
    if not filters.party or paragraph is None:
        return False
    if kind_of_turn(document, paragraph.voice or "") != "minister":
        return False
    asked = member_of_turn(spoken_before(document, paragraph).partition("\n")[0] or None)
    return asked is None or not same_party(filters.party, asked.party or "")


def of_other_minister(document: Document, voice: str, filters: Filters) -> bool:
    """Whether words in a debate are another minister's than the filters name."""
    if not (filters.minister or filters.ministry) or kind_of_turn(document, voice) != "minister":
        return False
    speaks = minister_of_turn(voice, document.text)
    if speaks is None:
        return True
    named = not filters.minister or same_person(filters.minister, speaks.name or "")
    return not named or bool(filters.ministry and not same_ministry(filters.ministry, speaks.portfolio or ""))


def place_of(document: Document, paragraph: Paragraph) -> int:
    """Where a paragraph stands among those of its paper, from 0."""
    every, at = document.paragraphs, paragraph.number - 1
    if at < len(every) and every[at].number == paragraph.number:
        return at
    return next(place for place, each in enumerate(every) if each.number == paragraph.number)


def spoken_before(document: Document, paragraph: Paragraph) -> str:
    """Who asks what in the turn right before that of a minister, which replies to it, or the motion on which
    he speaks; else empty."""
    if kind_of_turn(document, paragraph.voice or "") != "minister":
        return ""
    if motion := motion_spoken_of(document, document.at(paragraph.span)):
        return motion
    every, place = document.paragraphs, place_of(document, paragraph)
    while place and every[place - 1].voice == paragraph.voice:
        place -= 1
    before, said = every[place - 1].voice if place else None, list[str]()
    if kind_of_turn(document, before or "") != "member":
        return ""
    while place and every[place - 1].voice == before:
        place -= 1
        if span := without_label(document, every[place]):
            said.append(document.at(span))
    return "\n".join((before or "", *reversed(said)))


def subject_of_debate(document: Document) -> str:
    """What a debate is about, in the lines of its report that say so before anybody speaks; else empty."""
    lines: list[str] = []
    for each in document.paragraphs:
        if turn_kind(each.voice):
            return "\n".join(lines)
        if _SUBJECT.search(text := document.at(each.span)):
            lines.append(text[:MOST_OF_LINE])
    return ""


def turn_words(document: Document, paragraph: Paragraph | None) -> str:
    """Who speaks in a turn of a debate, what was asked right before, and what the debate is about; else
    empty."""
    if paragraph is None or kind_of_turn(document, paragraph.voice or "") is None:
        return ""
    said = (paragraph.voice, spoken_before(document, paragraph), subject_of_debate(document))
    return "\n".join(filter(None, said))


def without_label(document: Document, paragraph: Paragraph) -> Span | None:
    """A paragraph without the mark of who speaks ("Minister Bos: …"), which its voice says; None where it is
    nothing else."""
    span, voice = paragraph.span, paragraph.voice
    if not voice or not document.text.startswith(voice, span.start):
        return span
    mark = _LABEL_END.match(document.text, span.start + len(voice), span.end)
    if mark is None:
        return span
    return Span(mark.end(), span.end) if mark.end() < span.end else None
