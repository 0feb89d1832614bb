"""Whose words a paper's answers and paragraphs are: the cabinet's only where the paper proves it.

In: a parsed `Document` and the file's text. Out: the same with a voice on each exchange and paragraph:
"cabinet", "member", the author as the paper names him, or None where it names none.
"""

from __future__ import annotations

import re
from dataclasses import replace

from index.cleaning.labels import is_note
from index.document import CABINET, MEMBER, Document, Exchange, Paragraph
from index.parse.author import Author, find_author
from index.parse.debate_speakers import with_speakers
from index.parse.exchanges.fracties import ANSWERING_PART
from index.parse.head.signature import is_signature

_ANNEX_HEADING = re.compile(r"^(?:bijlagen?|annex|appendix)\b.{0,120}$", re.IGNORECASE)
_NAME_OF_OTHER = re.compile(r"\b(?:van|door) (?:de |het )?(?P<who>[A-Z][^\n.,;(]{2,60})")
_FRACTIE = re.compile(r"De leden van de (?:fracties? |[\w+ -]{1,40}fracties?\b)|Deze leden\b")
_SALUTATION = re.compile(r"^(?:Geachte|Beste|Zeer geachte)\b", re.MULTILINE)


def with_voices(document: Document, raw: str) -> Document:
    """The document with a voice on each of its exchanges and paragraphs; `raw` is the file as read."""
    who = find_author(document, raw)
    replied = document.type == "schriftelijk overleg" and who.name is None and _has_answering_part(document)
    exchanges = tuple(_set_exchange_voice(document, each, who, replied) for each in document.exchanges)
    if who.report:
        paragraphs = with_speakers(document, who.name)
    else:
        paragraphs = tuple(_set_paragraph_voice(each, document, who) for each in document.paragraphs)
        paragraphs = _set_annex_voices(document, paragraphs)
    return replace(document, exchanges=exchanges, paragraphs=paragraphs)


def _set_exchange_voice(document: Document, exchange: Exchange, who: Author, replied: bool) -> Exchange:
    """An answer under a head that names a minister is the cabinet's; across a lost seam it is nobody's."""
    if exchange.answer is None or exchange.state == "unsure" or who.report:
        return replace(exchange, voice=None)
    if replied:
        return replace(exchange, voice=CABINET)
    return replace(exchange, voice=None if who.name == MEMBER else who.name)


def _has_answering_part(document: Document) -> bool:
    """Whether a heading says that a minister replies below."""
    lines = document.text.split("\n")
    return any(len(line) < 200 and ANSWERING_PART.fullmatch(line) for line in lines)


def _set_paragraph_voice(paragraph: Paragraph, document: Document, who: Author) -> Paragraph:
    heading = paragraph.heading or ""
    if document.exchanges and is_note(heading):
        return replace(paragraph, voice=MEMBER)  # the asker's note below his questions
    if document.exchanges and not heading.lower().startswith("mededeling"):
        theirs = _FRACTIE.match(document.text, paragraph.span.start)
        return replace(paragraph, voice=MEMBER if theirs else None)
    return replace(paragraph, voice=who.name)


def _set_annex_voices(document: Document, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """What stands behind the signature or under `Bijlage` is another's, whose name its heading may give."""
    start = _end_of_letter(document)
    found = []
    for each in paragraphs:
        behind = start is not None and each.span.start >= start
        below = each.heading is not None and _ANNEX_HEADING.match(each.heading) is not None
        if behind or below:
            named = _NAME_OF_OTHER.search(each.heading or "") if below else None
            each = replace(each, voice=named["who"].strip() if named and below else None)
        found.append(each)
    return tuple(found)


def _end_of_letter(document: Document) -> int | None:
    """Where a letter is over: behind its signature, or where a line says `Bijlage`."""
    if document.type != "brief":
        return None
    opened = _SALUTATION.search(document.text)
    at = begin = opened.end() if opened else 0
    block: list[str] = []
    for line in [*document.text[begin:].split("\n"), ""]:
        plain = line.strip(" *#_")
        if plain:
            block.append(plain)
        elif block:
            if _ANNEX_HEADING.match(block[0]) or (len(block) > 1 and is_signature("\n".join(block))):
                return at
            block = []
        at += len(line) + 1
    return None
