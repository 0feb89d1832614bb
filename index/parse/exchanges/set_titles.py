"""Titles of sets of questions: `Vragen van het lid Wiek (ABC) aan …`; who asks what stands below each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from index.cleaning import CleanPaper, TextBlock
from index.document import Exchange, Member
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
