"""Papers whose questions bear no label: a question is what ends in a question mark, the rest answers it.

Members' questions that lost their list numbers, lists of questions and answers, answers after a debate.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Member, Span
from index.language.vocabulary import party
from index.parse.exchanges.labels.bare_labels import ASKS
from index.parse.exchanges.numbered_questions import is_procedural
from index.parse.head.people import read_members

_PAPER_TITLE = re.compile(
    r"(?:mondelinge |schriftelijke )?(?:vra(?:ag|gen)|antwoord(?:en)?|beantwoording|lijst van vragen)\b"
    r".{0,40}(?:\bvan\b|\baan\b|\bop\b|$)",
    re.IGNORECASE,
)
_ASKER_LINE = re.compile(r"(?:vragen van )?(?:het lid|de leden|lid) (?P<who>.{2,120})$", re.IGNORECASE)
_ITEM = re.compile(r"(?:\(?(?:[a-h]|[ivx]{1,4})[.)]|[-–•*o])[ \t]+(?=\S)", re.IGNORECASE)
_LONGEST_HEADING = 60


@dataclass(slots=True)
class _LoosePair:
    """A question with what follows it."""

    asker: Member | None
    question: list[TextBlock] = field(default_factory=list)
    answer: list[TextBlock] = field(default_factory=list)


def cut_loose(clean: CleanPaper, answering: bool) -> tuple[list[Exchange], list[str]]:
    """The exchanges of a paper without labels, numbered by their order; none where it asks nothing."""
    found = [pair for pair in _find_pairs(clean, answering) if pair.question]
    exchanges = [_make_exchange(clean, i, pair, answering) for i, pair in enumerate(found, 1)]
    if answering and not any(exchange.answer for exchange in exchanges):
        return [], []
    return exchanges, ["the questions have no label"] if exchanges else []


def _find_pairs(clean: CleanPaper, answering: bool) -> Iterator[_LoosePair]:
    pair = _LoosePair(None)
    begun = False
    for i, block in enumerate(clean.blocks):
        body = clean.text[block.start : block.end]
        asker = _read_asker(body)
        if asker or (not begun and _PAPER_TITLE.match(body)):
            yield pair
            pair, begun = _LoosePair(asker or pair.asker), begun or asker is not None
        elif ASKS.search(body) or _leads_to_items(clean, i):
            is_item = pair.question and not pair.answer and _ITEM.match(body)  # a) … of the question above
            if not is_item and (pair.answer or (pair.question and not answering)):
                yield pair
                pair = _LoosePair(pair.asker)
            pair.question.append(block)
            begun = True
        elif pair.question and answering:
            pair.answer.append(block)
    yield pair


def _leads_to_items(clean: CleanPaper, i: int) -> bool:
    """Whether a block only opens a question: `Kunt u aangeven:`, with items below it that ask."""
    block, below = clean.blocks[i], clean.blocks[i + 1 : i + 2]
    if clean.text[block.end - 1] != ":" or not below:
        return False
    item = clean.text[below[0].start : below[0].end]
    return _ITEM.match(item) is not None and ASKS.search(item) is not None


def _read_asker(body: str) -> Member | None:
    """Who asks what follows: a line that is a party's name or names one member."""
    if len(body) > _LONGEST_HEADING + 60 or body.endswith((".", "?")):
        return None
    if len(body) <= _LONGEST_HEADING and party(body.rstrip(":")):
        return Member(None, body.rstrip(":"))
    match = _ASKER_LINE.match(body.rstrip(":"))
    named = read_members(match["who"]) if match else ()
    return named[0] if len(named) == 1 and named[0].party else None


def _make_exchange(clean: CleanPaper, number: int, pair: _LoosePair, answering: bool) -> Exchange:
    question = Span(pair.question[0].start, pair.question[-1].end)
    answer = Span(pair.answer[0].start, pair.answer[-1].end) if pair.answer else None
    return Exchange(
        id=str(number),
        numbers=(),
        asker=pair.asker,
        question=question,
        answer=answer,
        state="answered" if answer else "missing" if answering else "unanswered",
        page=pair.question[0].page if clean.paged else None,
        procedural=is_procedural(clean.text[question.start : question.end]),
    )
