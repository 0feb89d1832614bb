"""Running text (Kamerbrief, motion, nota, overig) -> numbered paragraphs under their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning.print_width import column_width, printed_width, stops_short
from index.document import Paragraph, Span
from index.parse.head.head_text import LETTERHEAD_FIELD
from index.parse.head.signature import is_rest_of_office, is_signature

_MAX_HEADING = 90  # characters
_MAX_COVER_LINES = 25  # blocks above a letter's first sentence
_LIST_ITEM = re.compile(r"(?:[-–—•·▪●→*]|\(?[a-z0-9]{1,2}[.)])[ \t]+\S|[•▪●→]")
_PUNCTUATION_END = re.compile(r"[.?!:;,]['’”\"»)\]]{0,2}\d{0,2}$")
_SENTENCE_SIGN = re.compile(
    r"[.?!:;,]['’”\"»)\]]{0,2}\d{0,2}$|\b(?:wordt|worden|is|zijn|heeft|hebben|ik|wij)\b"
)
_COVER_LINE = re.compile(
    r"^(?:(?:der )?Staten-Generaal|Den Haag\b.{0,30}|['’‘]s-Gravenhage\b.{0,30}|"
    r"[A-Z][a-z]{2,20}, \d{1,2} \w+ \d{4}|(?:Tweede|Eerste) Kamer der Staten-Generaal.{0,60}|Kamerstuk|"
    r"Datum publicatie.{0,80}|Vergaderjaar \d{4}.{0,60}|"
    r"Nr\. ?\w{1,4}\b.{0,500}|BRIEF VAN (?:DE|HET) [^.]{0,500}|(?:Voorgesteld|Vastgesteld|"
    r"Ontvangen) (?:op )?\d.{0,30}|\d\d \d{3}\b.{0,120}|"
    r"\d{4} E[A-Z]\b.{0,30}|Geachte [\w ]{3,40},?|Hoogachtend,?|Met vriendelijke groet,?|"
    r"\[[^\[\]]{3,200}\]|[A-Z0-9Á-Ú ,.()’'–-]{5,400}|\d{1,5}|"
    # the head of a set of questions, where its questions themselves are not printed
    r"(?:Schriftelijke v|V)ragen van (?:het lid|de leden)\b[^«]{5,700}"
    r"\((?:ingezonden|ontvangen) [^()]{4,60}\)\.?|"
    r"(?:Nader |Aanvullend )?(?:[Aa]ntwoord|[Mm]ededeling|[Uu]itstel) van\b[^«]{3,300}"
    r"\(ontvangen [^()]{4,60}\)\.?)$"
)
_TITLE_ALONE = re.compile(  # of a point and of the reply to it
    r"\W{0,3}(?:\d{1,2}[.)] )?(?:(?:(?:Mijn|Onze) )?(?:[Kk]abinets|[Bb]eleids)?[Rr]eactie"
    r"(?: van het kabinet)?|(?:[Kk]abinets)?[Aa]ppreciatie|"
    r"(?:Aanbeveling|Conclusie|Bevinding|Punt)(?: \d{1,2})?)\W{0,3}"
)
_ENDS_IN_NUMBER = re.compile(r"\d[\d.,%]*$")
_NUMBERED_PART = re.compile(
    r"^(?:Artikel|Bijlage|Hoofdstuk|Paragraaf|Deel|Fase|Motie|Spoor)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _LineBlock:
    """Lines that stand together, as offsets; `apart`: a blank line stood before it."""

    start: int
    end: int
    text: str
    apart: bool


def cut_paragraphs(text: str, end: int) -> tuple[Paragraph, ...]:
    """Cut `text[:end]` into paragraphs, numbered from 1, each under the heading above it.

    The text may still have the line breaks of the page, or one line a paragraph. Covering lines
    (addressee, place and date) and signatures are no paragraphs; headings are not either.
    """
    blocks = _join_lines(text, end)
    found: list[Paragraph] = []
    heading: str | None = None
    begun = signed = False
    for i, block in enumerate(blocks):
        signed = is_signature(block.text) or (signed and not block.apart and is_rest_of_office(block.text))
        if signed or (not begun and _is_covering_block(block, blocks[i + 1 : i + 2])):
            continue
        if _is_heading(blocks, i):
            heading = " ".join(block.text.strip(" *#_").split())
            continue
        begun = True
        found.append(Paragraph(len(found) + 1, heading, Span(block.start, block.end)))
    return tuple(found)


def _is_covering_block(block: _LineBlock, following: Sequence[_LineBlock]) -> bool:
    """What stands above a letter's first sentence: fields, address, date, salutation, a title in capitals."""
    if _is_cover_line(block.text):
        return True
    return (
        len(block.text) < _MAX_HEADING
        and not _SENTENCE_SIGN.search(block.text)
        and not (following and _is_prose(following[0]))
    )


def _is_cover_line(line: str) -> bool:
    return _COVER_LINE.match(line) is not None or LETTERHEAD_FIELD.match(line) is not None


def _is_prose(block: _LineBlock, least: int = 60) -> bool:
    """Whether a block is prose: some length, and it ends as a sentence does."""
    ends = _PUNCTUATION_END.search(block.text) is not None
    return len(block.text) > least and ends and not LETTERHEAD_FIELD.match(block.text)


def _is_heading(blocks: Sequence[_LineBlock], i: int) -> bool:
    """A short line without full stop above a paragraph; rows of a table and items of a list are none."""
    line = blocks[i].text.strip(" *#_")
    if "\n" in line or len(line) > _MAX_HEADING or _PUNCTUATION_END.search(line) or not line[:1].isalnum():
        return False
    if line[:1].islower() or "  " in line or "\t" in line:
        return False
    if _ENDS_IN_NUMBER.search(line) and not _NUMBERED_PART.match(line):
        return False
    return _is_followed_by_prose(blocks[i], blocks[i + 1 : i + 3])


def _is_followed_by_prose(line: _LineBlock, below: Sequence[_LineBlock]) -> bool:
    """Whether prose follows, at once or under a second heading."""
    if not below:
        return False
    alone = line.apart and below[0].apart
    if _is_prose(below[0], 20 if alone else 60) or (alone and _LIST_ITEM.match(below[0].text)):
        return True
    return len(below) > 1 and len(below[0].text) <= _MAX_HEADING and _is_prose(below[1])


def _join_lines(text: str, end: int) -> list[_LineBlock]:
    """The lines of a text put together where the page broke them."""
    lines = _printed_lines(text, end)
    column = column_width([text[a:b] for a, b, _ in lines])
    found: list[tuple[int, int, bool]] = []
    for i, (a, b, apart) in enumerate(lines):
        line = text[a:b]
        before = text[lines[i - 1][0] : lines[i - 1][1]] if i else ""
        above = len(found) < _MAX_COVER_LINES and (_is_cover_line(line) or _is_cover_line(before))
        if found and not apart and not above and _continues_line(before, line, column):
            found[-1] = (found[-1][0], b, found[-1][2])
        else:
            found.append((a, b, apart))
    return [_LineBlock(a, b, text[a:b], apart) for a, b, apart in found]


def _continues_line(before: str, line: str, column: int) -> bool:
    if (
        column == 0
        or _LIST_ITEM.match(line)
        or _TITLE_ALONE.fullmatch(line)
        or _TITLE_ALONE.fullmatch(before)
    ):
        return False
    if not _PUNCTUATION_END.search(before):
        return line[:1].islower() or printed_width(before) > 0.6 * column
    return not stops_short(before, line, column)


def _printed_lines(text: str, end: int) -> list[tuple[int, int, bool]]:
    """Start, end and whether a blank line stands before it, of each line with anything on it."""
    found = []
    apart = True
    for match in re.finditer(r"[^\n\f]*", text[:end]):
        line = match[0]
        if line.strip():
            left = len(line) - len(line.lstrip())
            found.append((match.start() + left, match.start() + len(line.rstrip()), apart))
            apart = False
        elif match.start() < end and text[match.start()] in "\n\f":
            apart = apart or text[match.start() - 1 : match.start()] in ("\n", "\f", "")
    return found
