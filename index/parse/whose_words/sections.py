"""Who speaks under a heading that names another (`Reactie van de VNG`): he, or the minister about him."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from index.document import CABINET, Document, Paragraph
from index.parse.whose_words.other_signs import piece_author

_TO_HOUSE = re.compile(r"\b[Uu]w Kamer\b")  # who says so is the minister
_WE = re.compile(r"\b(?:[Ww]ij|[Ww]e|[Oo]ns|[Oo]nze)\b")
_IN_OFFICE = re.compile(r"\b(?:voorzitter|directeur|bestuur|bestuurder|namens|woordvoerder)\b")
_MAX_TITLE = 160  # characters


def is_about(who: str, text: str) -> bool:
    """Whether the minister certainly writes a text about `who`: to the House, or as "ik" of that other one.

    "De VNG heeft mij laten weten", "ik blijf met de VNG in gesprek"; not where "wij" or an office speaks.
    """
    if _TO_HOUSE.search(text):
        return True
    if not who or _WE.search(text) or _IN_OFFICE.search(text):
        return False
    name = re.escape(who)
    return (
        re.search(rf"\b{name}\b[^.?!\n]{{0,60}}\b(?:mij|mijn)\b", text, re.IGNORECASE) is not None
        or re.search(
            rf"\b[Ii]k\b[^.?!\n]{{0,80}}\b(?:met|van|aan) (?:de |het )?{name}\b", text, re.IGNORECASE
        )
        is not None
    )


def names_third(who: str, text: str) -> bool:
    """Whether a text speaks of `who` as of another, and in no first person."""
    named = bool(who) and re.search(rf"\b{re.escape(who)}\b", text, re.IGNORECASE) is not None
    return named and _WE.search(text) is None and re.search(r"\b[Ii]k\b", text) is None


def without_sections_of_others(
    document: Document, paragraphs: tuple[Paragraph, ...]
) -> tuple[Paragraph, ...]:
    """The paragraphs of a minister's letter: under another's title they are his only where he speaks."""
    titles = _titles(document)
    if not titles:
        return paragraphs
    starts = [start for start, _, _ in titles]
    lost = set[int]()
    below, his = -1, True  # the title whose section this is, and whether the minister speaks in it
    for each in paragraphs:
        place = bisect_right(starts, each.span.start) - 1
        within = place >= 0 and (each.heading is None or each.heading.rstrip(":") == titles[place][1])
        if not within or each.voice != CABINET:
            continue
        his = his if place == below else False
        below = place
        his = _is_his(titles[place][2], document.at(each.span), his)
        if not his:
            lost.add(each.number)
    return tuple(replace(each, voice=None) if each.number in lost else each for each in paragraphs)


def _is_his(who: str, text: str, before: bool) -> bool:
    """Whether a paragraph below another's title is the minister's, as `before` the one above it was."""
    if is_about(who, text) or names_third(who, text):
        return True
    return before and _WE.search(text) is None


def _titles(document: Document) -> Sequence[tuple[int, str, str]]:
    """The lines that head another's piece: where each stands, its words, and whose it is."""
    found, at = [], 0
    for line in document.text.split("\n"):
        plain = line.strip(" *#_").rstrip(":")
        if 0 < len(plain) <= _MAX_TITLE and (who := piece_author(plain)) is not None:
            found.append((at, plain, who))
        at += len(line) + 1
    return found
