"""The report of a debate: who speaks in each of its paragraphs, as the report names him."""

from __future__ import annotations

import re
from dataclasses import replace

from index.document import Document, Paragraph

_SURNAME = r"[A-ZÀ-Þ][\w’'-]{1,30}"
_NAME = (
    rf"(?:(?:van|de|den|der|ter|ten|el|al|’t|'t|in) ){{0,3}}{_SURNAME}"
    rf"(?:[ -]+(?:(?:van|de|den|der) ){{0,3}}{_SURNAME}){{0,3}}"
)
_OFFICE_PATTERN = r"De (?:voorzitter|minister|staatssecretaris|informateur)"
_TITLE_PATTERN = r"(?:De heer|Mevrouw|Het lid|Minister(?:-president)?|Staatssecretaris|De (?:heer|mevrouw))"
SPEAKS = re.compile(
    rf"\W{{0,3}}(?P<who>{_TITLE_PATTERN} {_NAME}(?: \([^()\n]{{1,40}}\))?|{_OFFICE_PATTERN})"
    r"[\s*_]{0,3}(?P<colon>:)?(?=[ \n*_,]|$)"
)
_MIN_TURNS = 3
SECOND = re.compile(rf"(?<=[.?!”\"]) (?:{_TITLE_PATTERN} {_NAME}(?: \([^()\n]{{1,40}}\))?|De voorzitter): ")


def is_by_turns(document: Document) -> bool:
    """Whether people speak by turns in a paper: at least three marks of a speaker (`De heer Wiek (ABC):`)."""
    marks = (SPEAKS.match(document.text, each.span.start) for each in document.paragraphs)
    return sum(mark is not None and mark["colon"] is not None for mark in marks) >= _MIN_TURNS


def with_speakers(document: Document, report: str | None) -> tuple[Paragraph, ...]:
    """The paragraphs, each in the voice of who speaks; of the report itself where nobody does.

    A turn runs on to the next speaker or heading; a paragraph with a second speaker's mark is nobody's.
    """
    found, who, heading = [], report, None
    for each in document.paragraphs:
        text = document.at(each.span)
        if each.heading != heading:
            who, heading = report, each.heading
        if speaks := SPEAKS.match(text):
            who = speaks["who"]
        found.append(replace(each, voice=None if SECOND.search(text) else who))
    return tuple(found)
