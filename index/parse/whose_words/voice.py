"""Whose words a paper's answers and paragraphs are: the cabinet's only where the paper proves it.

In: a parsed `Document` and the file's text. Out: the same with a voice on each exchange and paragraph:
"cabinet", "member", the author as the paper names him, or None where it names none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from operator import itemgetter

from index.cleaning.section_titles import is_note
from index.document import CABINET, MEMBER, Document, Exchange, Paragraph, Span
from index.parse.debate_speakers import with_speakers
from index.parse.exchanges.fracties import ANSWERING_PART
from index.parse.whose_words.annexes import (
    annexes_of_letters,
    authors_of_letters,
    covering_letter,
    others_who_answer,
    set_annex_voices,
)
from index.parse.whose_words.author import Author, find_author
from index.parse.whose_words.enclosed_letters import enclosed_letters, without_enclosed_letters
from index.parse.whose_words.other_signs import is_members_question, is_roll
from index.parse.whose_words.points import with_replies
from index.parse.whose_words.quotations import quoted_paragraphs
from index.parse.whose_words.sections import without_sections_of_others

_OF_THE_CABINET = re.compile(r"\b(?:ik|wij|mij|mijn|beantwoord(?:en)?)\b", re.IGNORECASE)
_OPINION = re.compile(  # of the cabinet, printed below a motion or an amendment
    r"(?:(?:kabinets)?(?:appreciatie|reactie|advies|oordeel|standpunt)|preadvies|antwoord)\b"
    r"(?P<cabinet>.{0,30}? "
    r"(?:van|door|namens) (?:de |het )?(?:minister|staatssecretaris|bewindspers|kabinet|regering))?",
    re.IGNORECASE,
)
_LAST_WORDS_OF_MOTION = re.compile(r"\ben\s+gaat\s+over\s+tot\s+de\s+orde\s+van\s+de\s+dag\W{0,3}")
_NAMES = re.compile(r"[^.?!:;\d\n]{2,40}(?:\n[^.?!:;\d\n]{2,40}){0,20}")  # of who signs below a motion
_FRACTIE = re.compile(r"De leden van de (?:fracties? |[\w+ -]{1,40}fracties?\b)|Deze leden\b")


def with_voices(document: Document, raw: str) -> Document:
    """The document with a voice on each of its exchanges and paragraphs; `raw` is the file as read."""
    who = find_author(document, without_enclosed_letters(raw))
    titles = others_who_answer(document)
    replied = document.type == "schriftelijk overleg" and who.name in (None, MEMBER)
    replied = replied and _has_answering_part(document)
    exchanges = tuple(
        _set_exchange_voice(each, _author_below(titles, each, who), replied) for each in document.exchanges
    )
    if who.report:
        paragraphs = with_speakers(document, who.name)
    else:
        letter = covering_letter(document) if document.exchanges and who.name == CABINET else None
        paragraphs = tuple(_set_paragraph_voice(each, document, who, letter) for each in document.paragraphs)
        if not document.exchanges and document.type in ("brief", "overig") and who.name == CABINET:
            paragraphs = without_sections_of_others(document, paragraphs)
        paragraphs = set_annex_voices(document, paragraphs)
    if letters := authors_of_letters(document):
        exchanges = tuple(
            replace(each, voice=each.voice and _writer(letters, each.answer)) for each in exchanges
        )
        writers = sorted([*letters, *annexes_of_letters(document, letters)], key=itemgetter(0))
        paragraphs = tuple(replace(each, voice=_writer(writers, each.span)) for each in paragraphs)
    quoted = frozenset[int]()
    if not who.report:
        quoted = quoted_paragraphs(document, paragraphs) | _of_enclosed_letters(document, paragraphs)
        if who.name == CABINET and not document.exchanges:
            paragraphs = with_replies(document, paragraphs, who.name)
    quoted |= {each.number for each in paragraphs if is_roll(document.at(each.span))}
    paragraphs = tuple(replace(each, voice=None) if each.number in quoted else each for each in paragraphs)
    if not document.exchanges:
        paragraphs = tuple(
            replace(each, voice=MEMBER) if is_members_question(document.at(each.span)) else each
            for each in paragraphs
        )
    return replace(document, exchanges=exchanges, paragraphs=paragraphs)


def _of_enclosed_letters(document: Document, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The numbers of the paragraphs that would be the cabinet's but stand in another's letter."""
    if document.type not in ("brief", "overig"):
        return frozenset()
    inside = enclosed_letters(document.text)
    return frozenset(
        each.number
        for each in paragraphs
        if each.voice == CABINET and any(one.start <= each.span.start < one.end for one in inside)
    )


def _writer(letters: Sequence[tuple[int, str | None]], span: Span | None) -> str | None:
    """Whose letter a span stands in; None above the first."""
    above = bisect_left(letters, span.start if span else 0, key=itemgetter(0))
    return letters[above - 1][1] if above else None


def _author_below(titles: Sequence[tuple[int, str | None]], exchange: Exchange, who: Author) -> Author:
    """Who answers an exchange: the paper's author, or another whom the last title above it names."""
    if not titles:
        return who
    above = bisect_left(titles, exchange.question.start, key=itemgetter(0))
    name = titles[above - 1][1] if above else None
    return who if name is None else Author(name or None, who.report)


def _set_exchange_voice(exchange: Exchange, who: Author, replied: bool) -> Exchange:
    """An answer under a head that names a minister is the cabinet's; across a lost seam it is nobody's."""
    if exchange.answer is None or exchange.state == "unsure" or who.report:
        return replace(exchange, voice=None)
    if replied and who.name in (None, MEMBER):
        return replace(exchange, voice=CABINET)
    return replace(exchange, voice=None if who.name == MEMBER else who.name)


def _has_answering_part(document: Document) -> bool:
    """Whether a heading says that a minister replies below."""
    lines = document.text.split("\n")
    return any(len(line) < 200 and ANSWERING_PART.fullmatch(line) for line in lines)


def _set_paragraph_voice(
    paragraph: Paragraph, document: Document, who: Author, letter: Span | None
) -> Paragraph:
    heading = paragraph.heading or ""
    if document.exchanges and is_note(heading):  # the asker's, below his questions
        return replace(paragraph, voice=None if _may_be_of_answer(paragraph, document) else MEMBER)
    if who.name == MEMBER and (opinion := _voice_of_opinion(paragraph, document)) != MEMBER:
        return replace(paragraph, voice=opinion)
    if paragraph.voice is not None:  # known where it was parted from an answer
        return paragraph
    if letter is not None and letter.start <= paragraph.span.start < letter.end:
        return replace(paragraph, voice=who.name)
    if _is_notice(paragraph, document):
        return replace(paragraph, voice=who.name)
    if document.exchanges and not heading.lower().startswith("mededeling"):
        theirs = _FRACTIE.match(document.text, paragraph.span.start)
        return replace(paragraph, voice=MEMBER if theirs else None)
    if document.type == "schriftelijk overleg":  # members and minister take turns that could not be parted
        return replace(paragraph, voice=None)
    return replace(paragraph, voice=who.name)


def _may_be_of_answer(paragraph: Paragraph, document: Document) -> bool:
    """Whether a bare `Toelichting` between an answer and the next question may be the minister's of his."""
    answers = [each.answer.start for each in document.exchanges if each.answer]
    return (
        (paragraph.heading or "").lower() == "toelichting"
        and any(start < paragraph.span.start for start in answers)
        and any(paragraph.span.start < each.question.start for each in document.exchanges)
    )


def _is_notice(paragraph: Paragraph, document: Document) -> bool:
    """Whether a paragraph above the first question says that the answers will come later."""
    if document.type != "uitstel" or not document.exchanges:
        return False
    above = paragraph.span.end <= document.exchanges[0].question.start
    return above and _OF_THE_CABINET.search(document.at(paragraph.span)) is not None


def _voice_of_opinion(paragraph: Paragraph, document: Document) -> str | None:
    """Whose a paragraph of a members' paper is: theirs, but for the cabinet's opinion of it.

    Below a motion's last words only a note is theirs; an opinion under a heading that names no minister is
    nobody's.
    """
    heading = paragraph.heading or ""
    if is_note(heading):
        return MEMBER
    if opinion := _OPINION.match(heading):
        return CABINET if opinion["cabinet"] or heading.lower().startswith("kabinets") else None
    if document.type == "motie" and (last := _LAST_WORDS_OF_MOTION.search(document.text)):
        signs = _NAMES.fullmatch(document.at(paragraph.span)) is not None
        return MEMBER if signs or paragraph.span.start < last.end() else None
    return MEMBER
