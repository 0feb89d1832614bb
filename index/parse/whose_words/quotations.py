"""Paragraphs of running text that are a quotation from end to end: they are not the writer's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.document import CABINET, Document, Paragraph

_CLOSED_BY = {"«": "»", "»": "«", "“": "”", "„": "”“", '"': '"', "‘": "’", "'": "'"}
_MAX_PARAGRAPHS = 12  # that one quotation may run over
_OF_MOTION = re.compile(  # what it asks for, printed again by who replies to it
    r"(?:(?:\w+ )?motie\b[^.?!:;]{0,60}(?:\([^()]{1,60}\)[ :]{0,2})?)?"
    r"(?:en )?(?:verzoekt|roept|spoort) (?:de regering|het kabinet)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[.?!] +[A-Z]|\b(?:[Ii]k|[Mm]ijn|[Ww]ij)\b")
_BEHIND = re.compile(r"[.?!,;]?(?:\[?\d{1,2}\]?)?$")  # what may stand behind the closing mark


def quoted_paragraphs(document: Document, paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The numbers of the paragraphs that are quoted lines, or stand wholly between quotation marks.

    In a letter of the cabinet, also those that only print again what a motion asks for.
    """
    again = (each for each in paragraphs if each.voice == CABINET and document.type == "brief")
    motions = {each.number for each in again if _is_of_motion(document.at(each.span))}
    return frozenset(_numbers_quoted(document, paragraphs)) | motions


def _is_of_motion(body: str) -> bool:
    """Whether one sentence is what a motion asks for: "verzoekt de regering …", its name before it or not."""
    return _OF_MOTION.match(body.strip(" *_")) is not None and not _GOES_ON.search(body)


def _numbers_quoted(document: Document, paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    last = -1  # the place of the last paragraph that is known to be quoted
    for place, each in enumerate(paragraphs):
        body = document.at(each.span).strip(" *_")
        if place <= last or body.startswith(">"):
            yield each.number
        elif body[:1] in _CLOSED_BY and body:
            closing = _CLOSED_BY[body[0]]
            if _ends_quotation(body[1:], closing):
                yield each.number
            elif not any(sign in body[1:] for sign in closing):
                following = paragraphs[place + 1 : place + _MAX_PARAGRAPHS]
                ends = _place_of_end([document.at(other.span).strip(" *_") for other in following], closing)
                last = place + ends
                yield each.number


def _ends_quotation(body: str, closing: str) -> bool:
    """Whether the first closing mark in a text is its end; an apostrophe inside a word closes nothing."""
    marks = [
        i
        for i, sign in enumerate(body)
        if sign in closing
        and not (sign in "'’" and body[i + 1 : i + 2].isalnum() and body[i - 1 : i].isalnum())
    ]
    return bool(marks) and _BEHIND.fullmatch(body, marks[0] + 1) is not None


def _place_of_end(bodies: Sequence[str], closing: str) -> int:
    """How many paragraphs further a quotation ends that runs over several; 0 where no mark closes it."""
    for count, body in enumerate(bodies, 1):
        if any(sign in body for sign in closing):
            return count if _ends_quotation(body.lstrip("«“„\"‘'"), closing) else 0
    return 0
