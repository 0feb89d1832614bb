"""Another's words inside an answer: the answer ends there, and they stand as paragraphs of their own."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Paragraph, Span
from index.parse.whose_words.answer_ends import AnswerEnd, end_answers
from index.parse.whose_words.other_signs import (
    asks_the_minister,
    is_letter_head_line,
    is_quoted_line,
    is_roll,
    is_salutation,
    is_turn,
    other_who_answers,
    other_who_is_asked,
    piece_author,
)
from index.parse.whose_words.sections import is_about, names_third

_TO_HOUSE = re.compile(r"\buw Kamer\b")  # who says so below a title is the minister: it heads his own text
_MAX_HEAD_LINES = 10  # blocks of a letter's head above its salutation


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where another's words begin: the block, their title, their voice; `unsure` that it may be earlier."""

    block: int
    heading: str | None = None
    voice: str | None = None
    unsure: bool = False


def part_other_words(
    clean: CleanPaper, exchanges: Sequence[Exchange]
) -> tuple[list[Exchange], tuple[Paragraph, ...]]:
    """The exchanges, each answer up to where another's words begin, and those words as paragraphs.

    A paragraph's voice is the name that their title gives. Titles of a further set are left to whoever reads
    what stands between exchanges.
    """
    ends: dict[Span, AnswerEnd] = {}
    places = [each.start for each in clean.blocks]
    units: list[Paragraph] = []
    for answer in dict.fromkeys(each.answer for each in exchanges if each.answer):
        first = max(0, bisect_right(places, answer.start) - 1)
        blocks = clean.blocks[first : bisect_left(places, answer.end)]
        opening = _find_opening(clean.text, blocks)
        if opening is None:
            if blocks and is_salutation(_body(clean.text, blocks[0], answer)):
                ends[answer] = AnswerEnd(answer, unsure=True)
            continue
        ends[answer] = AnswerEnd(Span(answer.start, blocks[opening.block - 1].end), opening.unsure)
        units += _units(clean, blocks, opening, answer.end)
    return end_answers(exchanges, ends), tuple(units)


def _body(text: str, block: TextBlock, within: Span | None = None) -> str:
    start = max(block.after if block.label else block.start, within.start if within else 0)
    return text[start : block.end].strip()


def _find_opening(text: str, blocks: Sequence[TextBlock]) -> _Opening | None:
    """The first block at which another begins to speak, behind the one with which the answer begins."""
    bodies = [_body(text, block) for block in blocks]
    for i in range(1, len(blocks)):
        body = bodies[i]
        if is_quoted_line(body):
            if not is_quoted_line(bodies[i - 1]) and not _goes_on_behind(bodies, i):
                return _Opening(i)
        elif is_salutation(body):
            return _opening_of_letter(bodies, i)
        elif blocks[i].gap and i + 1 < len(blocks) and (who := piece_author(body)) is not None:
            below = list(takewhile(lambda each: piece_author(each) is None, bodies[i + 1 :]))
            if any(map(is_salutation, bodies[i + 1 :])) or not _is_his_own(who, bodies[i + 1 :], below):
                third = who and names_third(who, "\n".join(below))
                return _Opening(i, body.rstrip(":"), None if third else who or None)
        elif other_who_answers(body) or other_who_is_asked(body) is not None or is_turn(body):
            return _Opening(i)
        elif is_roll(body):  # a note: its mark stands above it
            return _Opening(i - (i > 1 and not any(map(str.isalpha, bodies[i - 1]))))
        elif asks_the_minister(body):
            return _Opening(i, unsure=i > 1)
    return None


def _is_his_own(who: str, rest: Sequence[str], below: Sequence[str]) -> bool:
    """Whether the one who answers goes on below a title that names another: it heads his own text."""
    return any(map(_TO_HOUSE.search, rest)) or is_about(who, "\n".join(below))


def _goes_on_behind(bodies: Sequence[str], i: int) -> bool:
    """Whether the one who answers goes on behind the quoted lines at `i`: they are then in his answer."""
    behind = next((body for body in bodies[i:] if not is_quoted_line(body)), None)
    return behind is not None and not is_salutation(behind) and not is_turn(behind)


def _opening_of_letter(bodies: Sequence[str], i: int) -> _Opening:
    """A letter from its salutation up to its head: sender, address, day."""
    start = i
    while start > 1 and i - start < _MAX_HEAD_LINES and is_letter_head_line(bodies[start - 1]):
        start -= 1
    return _Opening(start)


def _units(
    clean: CleanPaper, blocks: Sequence[TextBlock], opening: _Opening, end: int
) -> Iterator[Paragraph]:
    """The paragraphs of an answer behind its own words, each with its voice where that is known."""
    bodies = [_body(clean.text, block) for block in blocks]
    at, heading, voice = opening.block, opening.heading, opening.voice
    for i in range(at + (heading is not None), len(blocks)):
        if (who := piece_author(bodies[i])) is not None:
            heading, voice = bodies[i].rstrip(":"), who or None
        elif other_who_answers(bodies[i]) is not None or other_who_is_asked(bodies[i]) is not None:
            return  # titles of a further set
        else:
            yield _unit(clean, blocks[i], end, heading, voice)


def _unit(clean: CleanPaper, block: TextBlock, end: int, heading: str | None, voice: str | None) -> Paragraph:
    page = block.page if clean.paged else None
    return Paragraph(0, heading, Span(block.start, min(block.end, end)), page, voice)
