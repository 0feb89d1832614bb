"""Schriftelijk overleg: unnumbered questions per fractie, answers under `Antwoord:`; and kindred layouts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.cleaning import Block, Clean
from index.parse.document import Exchange, Member, Span

_FRACTIE = re.compile(
    r"(?:inbreng|vragen|opmerkingen|reactie)[\w ,]{0,60}? (?:van )?de (?:leden van de )*"
    r"(?P<name>[A-Z50][\w+ -]{0,40}?)-?[ -]?fractie\b",
    re.IGNORECASE,
)
_FRACTIES = re.compile(r"\bfracties van (?:de |het )?(?P<names>[A-Z50].{0,80}?)(?=\s*$|[.:])", re.MULTILINE)
_NAMED = re.compile(r"\bleden van de (?P<name>[A-Z0-9][\w+-]*(?: [A-Z][\w+-]*)?)-?[ -]?fractie\b")
_MEMBERS = re.compile(
    r"\b(?:leden van de [\w +-]{1,40}fracties?|fracties van|(?:deze|genoemde|aan het woord zijnde) leden)\b"
)
_OPENING = re.compile(
    r"(?:kennis ?genomen van|gelezen|(?:nog |hier(?:over|bij) |graag )?"
    r"(?:enkele|een aantal|de volgende|een enkele|geen) (?:verdere |korte |nadere |aanvullende )?(?:vragen|vraag|opmerkingen))",
    re.IGNORECASE,
)
_REQUEST = re.compile(
    r"\?|\bvragen (?:de|het|zich|of|wat|hoe|naar|welke|waarom|in hoeverre|om|wanneer|aan|daarom|ook|deze|zij)\b"
    r"|\bverzoeken\b|\bgraag (?:horen|vernemen|ontvangen|zien)\b|\b(?:horen|ontvangen) (?:deze leden )?graag\b",
    re.IGNORECASE,
)
_ANSWERS = re.compile(
    r"^(?:ja|nee|het kabinet|de regering|ik|wij|nederland|zoals|uw kamer|hierop|dit|er is|er zijn)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"^[IVX]{1,4}[.)]?\s+\S.{0,120}$")
_ARROW = re.compile(r"^(?:→|➔|=>|->)\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of blocks under one fractie's heading."""

    asker: Member | None
    blocks: tuple[Block, ...]


def fractie_heading(text: str) -> str | None:
    """The fractie that a heading line names, None where the line is no such heading."""
    if len(text) > 160 or text.endswith((".", "?")) or "fractie" not in text:
        return None
    match = _FRACTIE.match(text)
    if match:
        return match["name"].strip(" -")
    several = _FRACTIES.search(text)
    return several["names"].strip() if several and text.lower().startswith(("vragen", "inbreng")) else None


def cut_consultation(clean: Clean) -> tuple[list[Exchange], list[str]]:
    """The exchanges of a consultation, numbered from 1, and what is odd about them."""
    exchanges: list[Exchange] = []
    for part in _parts(clean):
        exchanges.extend(_pairs(clean, part, len(exchanges)))
    return exchanges, []


def _parts(clean: Clean) -> list[Part]:
    parts: list[Part] = []
    asker: Member | None = None
    held: list[Block] = []
    started = False
    for block in clean.blocks:
        body = clean.text[block.start : block.end]
        name = fractie_heading(body)
        if name or (_PART.match(body) and not block.label):
            if started:
                parts.append(Part(asker, tuple(held)))
            asker, held, started = Member(None, name) if name else None, [], True
        else:
            held.append(block)
    parts.append(Part(asker, tuple(held)))
    return parts


def _pairs(clean: Clean, part: Part, count: int) -> list[Exchange]:
    """One exchange for each `Antwoord` label of a part."""
    places = [i for i, block in enumerate(part.blocks) if block.label and block.label.kind == "answer"]
    exchanges: list[Exchange] = []
    start = 0
    for n, place in enumerate(places):
        question = _asking(clean, part.blocks[start:place], first=n == 0)
        end = places[n + 1] if n + 1 < len(places) else len(part.blocks)
        stop = place + 1 + _answer_length(clean, part.blocks[place + 1 : end], last=n + 1 == len(places))
        answer = _answer_span(clean, part.blocks, place, stop)
        if question:
            exchanges.append(_exchange(clean, part, count + len(exchanges) + 1, question, answer))
        start = stop
    return exchanges


def _asking(clean: Clean, blocks: Sequence[Block], first: bool) -> Span | None:
    """The question before an answer: all its paragraphs but the opening courtesies."""
    begin = 0
    while begin < len(blocks) - 1 and first and _is_opening(_body(clean, blocks[begin])):
        begin += 1
    return Span(blocks[begin].start, blocks[-1].end) if blocks else None


def _is_opening(body: str) -> bool:
    return "?" not in body and _OPENING.search(body) is not None


def _body(clean: Clean, block: Block) -> str:
    return clean.text[block.start : block.end]


def _answer_length(clean: Clean, blocks: Sequence[Block], last: bool) -> int:
    """How many of the paragraphs between two `Antwoord` labels are answer; the rest ask the next question."""
    if last or len(blocks) < 2:
        return len(blocks)
    split = len(blocks) - 1
    while split > 1 and _asks(_body(clean, blocks[split - 1])):
        split -= 1
    return split


def _asks(body: str) -> bool:
    """Whether a paragraph in between is the members' and not the minister's."""
    if _ANSWERS.match(body) and "?" not in body:
        return False
    return body.rstrip("’”\"' ").endswith("?") or (
        _MEMBERS.search(body) is not None and _REQUEST.search(body) is not None
    )


def _answer_span(clean: Clean, blocks: Sequence[Block], place: int, stop: int) -> Span | None:
    label = blocks[place]
    start, end = label.after, blocks[stop - 1].end
    while start < end and clean.text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def _exchange(clean: Clean, part: Part, number: int, question: Span, answer: Span | None) -> Exchange:
    named = _NAMED.search(clean.text, question.start, question.end)
    asker = part.asker or (Member(None, named["name"]) if named else None)
    return Exchange(
        id=str(number),
        numbers=(),
        asker=asker,
        question=question,
        answer=answer,
        state="answered" if answer else "missing",
    )
