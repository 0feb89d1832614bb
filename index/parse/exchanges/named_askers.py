"""Who asks a question, said beside it: the title above its set, or the party before each question of a list.

`Vragen van het lid Wiek (ABC) aan …` stands above; `1 (ABC): Hoeveel …?` begins a question.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Member, Span
from index.language.vocabulary import party
from index.parse.exchanges.fracties import heading_of
from index.parse.exchanges.label_sequence import CountedLabel
from index.parse.head.head_text import plain_head
from index.parse.head.people import read_members

SEVERAL = Member(None, None)  # who asks where a title names more than one member
_SET_TITLE = re.compile(
    r"(?:(?:Antwoord(?:en)?|Beantwoording|Reactie|Antwoordbrief) (?:op|van) (?:de )?)?"
    r"(?:(?:[Aa]anvullende|[Nn]adere) )?(?:[Ss]chriftelijke |[Kk]amer)?[Vv]ragen "
    r"(?:van|door|gesteld door) (?:het|de) (?:[Kk]amer)?(?:lid|leden) "
    r"(?P<who>[^\n]{2,300}?)(?= aan | over |,? \(?(?:ingezonden|gesteld|d\.d\.|van \d)|[.:]?$)"
)
_MARK = re.compile(
    r"\(\s*(?P<round>[^()\n]{1,50}?)\s*\)\s*[:.–-]?\s*"
    r"|\[\s*(?P<square>[^\[\]\n]{1,50}?)\s*\]\s*[:.–-]?\s*"
    r"|[–-]\s+(?P<dashed>[^\n]{1,50}?)\s+[–-]\s+"
    r"|(?P<bare>[^\n:]{1,50}?)\s*:\s+"
)
_MIN_SHARE = 0.5  # of the questions: in a list where a few begin so it is their own first word


def is_set_title(body: str) -> bool:
    """Whether a paragraph names the members who ask what follows."""
    return _SET_TITLE.match(body) is not None


def members_in_title(clean: CleanPaper, block: TextBlock) -> tuple[Member, ...]:
    """The members whom a title names as asking what follows; empty for a block that is no title."""
    if block.label:
        return ()
    match = _SET_TITLE.match(clean.text, block.start, block.end)
    fractie = None if match else heading_of(clean.text[block.start : block.end])
    return read_members(plain_head(match["who"]).flow) if match else (fractie,) if fractie else ()


def with_asker_above(
    titles: Mapping[int, tuple[Member, ...]], turn: CountedLabel, exchange: Exchange
) -> Exchange:
    """The exchange with its asker, where the last title above it names one; SEVERAL where it names more."""
    if not titles:
        return exchange
    above = [place for place in titles if place < turn.block]
    named = titles[max(above)] if above else ()
    if len(named) == 1:
        return replace(exchange, asker=named[0]) if named[0].party else exchange
    return replace(exchange, asker=SEVERAL) if named else exchange


def with_marked_askers(text: str, exchanges: Sequence[Exchange]) -> list[Exchange]:
    """The exchanges with the party before each question as its asker, where most begin so.

    The mark is no part of the question: its span begins behind it.
    """
    marks = [_mark_at(text, each.question) for each in exchanges]
    if sum(mark is not None for mark in marks) <= max(1, _MIN_SHARE * len(marks)):
        return list(exchanges)
    return [
        replace(each, asker=Member(None, mark[0]), question=replace(each.question, start=mark[1]))
        if mark
        else each
        for each, mark in zip(exchanges, marks, strict=True)
    ]


def is_party_mark(body: str) -> bool:
    """Whether a text is nothing but the mark of a party before a question."""
    return any(party(name) for name in _names_in(_MARK.fullmatch(f"{body} ")))


def _mark_at(text: str, question: Span) -> tuple[str, int] | None:
    """The party that a question begins with, and where the question itself starts."""
    match = _MARK.match(text, question.start, question.end)
    named = next((name for name in _names_in(match) if party(name)), None)
    return (named, match.end()) if match and named and match.end() < question.end else None


def _names_in(match: re.Match[str] | None) -> list[str]:
    return [name for name in match.groupdict().values() if name] if match else []
