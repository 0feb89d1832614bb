"""Motions by the number that the chair of a debate gives them: a minister calls them by nothing else."""

from __future__ import annotations

import re
from functools import lru_cache

from index.document import Document
from index.parse.debate_turns import turn_kind

CHAIR_NUMBERS = r"\bkrijgt (?:het )?nr\.? ?(?P<number>\d{1,5})\b"
# "Deze motie is voorgesteld door het lid Wiek. Naar mij blijkt, wordt … Zij krijgt nr. 213 (29675)."
_NUMBERED = re.compile(
    r"\bmotie is voorgesteld door (?P<who>[^.]{3,150})\.(?:(?!voorgesteld door).){0,200}?" + CHAIR_NUMBERS,
    re.DOTALL,
)
_ON_NUMBER = re.compile(r"\bmotie\b[^.?!]{0,60}?\b(?:nr\.|nummer) ?(?P<number>\d{1,5})\b")
_BEGINS = re.compile(r"\W*De Kamer,")


def motion_spoken_of(document: Document, text: str) -> str:
    """The motion of a debate that a text names by its number there, after who moved it ("motie van de leden
    Wiek en Kaper"); empty where it names none, or that number was given to none."""
    named = _ON_NUMBER.search(text)
    moved = _movers_by_number(document.text).get(named["number"]) if named else None
    if moved is None:
        return ""
    who, at = moved
    return f"motie van {who}\n{_read_out(document, at)}"


@lru_cache(maxsize=64)
def _movers_by_number(text: str) -> dict[str, tuple[str, int]]:
    """Of each number who moved it, as the chair says, and where he says so."""
    return {match["number"]: (match["who"], match.start()) for match in _NUMBERED.finditer(text)}


def _read_out(document: Document, at: int) -> str:
    """The text of the motion that was read out last before a place of the report."""
    said: list[str] = []
    for each in reversed([each for each in document.paragraphs if each.span.end <= at]):
        member = turn_kind(each.voice) == "member"
        if said and not member:
            break
        if member:
            said.append(document.at(each.span))
            if _BEGINS.match(said[-1]):
                break
    return "\n".join(reversed(said))
