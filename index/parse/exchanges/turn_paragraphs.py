"""Turns -> the paragraphs that each holds: from its label to the next turn, a title, a signature."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.cleaning import CleanPaper, Label, TextBlock
from index.document import Span
from index.parse.exchanges.fracties import place_of_members
from index.parse.exchanges.labels.bare_labels import CELLS
from index.parse.exchanges.labels.sequence_state import CountedLabel, PlacedLabels
from index.parse.exchanges.named_askers import is_set_title, members_in_title
from index.parse.exchanges.side_units import without_tail

_END_OF_ANSWER = re.compile(
    r"(?:(?:aanvullende|nadere|schriftelijke) )?vragen van (?:het (?:kamer)?lid|de (?:kamer)?leden)\b"
    r"|(?:antwoord|antwoorden|beantwoording) (?:van|door) (?:de )?(?:minister|staatssecretaris)"
    r"|(?:antwoord(?:en)?|beantwoording) op (?:de )?(?:schriftelijke )?vragen van (?:het|de) (?:lid|leden)\b"
    r"|\d{4}Z\d{4,6}$|hoogachtend,?$|(?:met )?(?:vriendelijke |hartelijke )?groet(?:en)?,?$"
    r"|de (?:minister|staatssecretaris)(?:-president)?(?: van| voor)?[^.?!]{0,120},$",
    re.IGNORECASE,
)
_READ_CHARACTERS = 200  # of a paragraph, in which it shows that an answer has ended
_SECTION_HEADING = re.compile(
    r"(?:(?:Hoofdstuk|Artikel|Thema|Deel) )?(?:\d{1,2}(?:\.\d)?\.? )?[A-Z][^.?!:;\n|]{2,90}[^.?!:;,\d]"
)


def paragraphs_of_turns(
    clean: CleanPaper, labels: PlacedLabels, turns: Sequence[CountedLabel]
) -> list[list[Span]]:
    """The paragraphs of each turn; a section has those below it."""
    by_block = dict(labels)
    ends = [*(turn.block for turn in turns[1:]), len(clean.blocks)]
    return [
        _paragraphs_of_turn(clean, by_block[turn.block], turn, end)
        for turn, end in zip(turns, ends, strict=False)
    ]


def ends_answer(body: str) -> bool:
    """Whether a paragraph is none of the answer above it: a title, a greeting, a signature."""
    return _END_OF_ANSWER.match(body[:_READ_CHARACTERS]) is not None or is_set_title(body)


def headings_of_sets(clean: CleanPaper, labels: PlacedLabels) -> list[int]:
    """The blocks that head a further set: a heading right above a question that bears number 1 again."""
    return [
        place - 1
        for place, label in labels
        if label.kind == "question"
        and [number.value for number in label.numbers] == [1]
        and place > 1
        and clean.blocks[place].gap
        and clean.blocks[place - 1].label is None
        and _is_heading_of_next(clean, clean.blocks[place - 1], Span(0, clean.blocks[place - 2].end))
    ]


def without_members(text: str, answer: list[Span]) -> list[Span]:
    """The paragraphs of an answer up to where members have the word again, as in an overleg."""
    bodies = [text[span.start : span.end] for span in answer]
    at = place_of_members(bodies, asked_below=False) if any("leden" in body for body in bodies) else 0
    return answer[:at] if at else answer


def _paragraphs_of_turn(clean: CleanPaper, label: Label, turn: CountedLabel, end: int) -> list[Span]:
    """The paragraphs of a turn whose next one begins at block `end`."""
    spans = [_first_span(clean, label, turn.block)]
    for block in clean.blocks[turn.block + 1 : end]:
        start = clean.text[block.start : min(block.end, block.start + _READ_CHARACTERS)]
        if _END_OF_ANSWER.match(start) or members_in_title(clean, block):
            break
        spans.append(_trim_span(clean.text, block.start, block.end))
    spans = [span for span in spans if span.end > span.start]
    while len(spans) > 1 and not any(map(str.isalnum, clean.text[spans[-1].start : spans[-1].end])):
        spans.pop()  # a rule
    if end == len(clean.blocks):
        spans = without_tail(clean.text, spans)
    if turn.kind == "answer":
        spans = without_members(clean.text, spans)
    last = clean.blocks[end - 1]
    is_last = end < len(clean.blocks) and len(spans) > 1 and spans[-1].start == last.start
    return spans[:-1] if is_last and _is_heading_of_next(clean, last, spans[-2]) else spans


def _first_span(clean: CleanPaper, label: Label, place: int) -> Span:
    """What stands behind a label in its own block; of a label within a row, its cell."""
    block = clean.blocks[place]
    if block.label:
        return _trim_span(clean.text, block.after, block.end)
    start = block.start + label.length
    cells = CELLS.search(clean.text, start, block.end)
    return _trim_span(clean.text, start, cells.start() if cells else block.end)


def _is_heading_of_next(clean: CleanPaper, block: TextBlock, before: Span) -> bool:
    """Whether the last line above the next label is a heading of what follows, not text of its own."""
    body = clean.text[block.start : block.end]
    return block.gap and _SECTION_HEADING.fullmatch(body) is not None and clean.text[before.end - 1] in ".?!"


def _trim_span(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
