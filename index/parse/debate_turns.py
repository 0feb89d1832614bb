"""What the turns of a debate tell: whether a minister or a member speaks, which ministers do, on what day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Literal

from index.document import Document, Member, Minister
from index.parse.head.dates import first_date
from index.parse.head.people import read_ministers

DEBATES = frozenset({"overig", "mondelinge vragen"})  # types of paper that may report one
CHAIR = "De voorzitter"
HEAD = 4_000  # characters in which the report says who came, and when

_MINISTER = re.compile(
    r"(?P<function>Minister(?:-president)?|Staatssecretaris) "
    r"(?P<name>(?:(?:Van|De|Der|Den|Ter|Ten|El|Al) ){0,3}[A-ZÀ-Þ’'][^():,]{1,60})"
    r"|De (?:minister|staatssecretaris)(?: [A-ZÀ-Þ][^():,]{1,60})?"
)
_MEMBER = re.compile(
    r"(?:De heer|Mevrouw|De (?:heer|mevrouw)|Het lid) [^():]{2,60}(?: \([^()]{1,40}\))|Het lid [^():]{2,60}"
    r"|[A-ZÀ-Þ'’][^():]{1,60} \([^()]{1,40}\)"
)
_TITLE = re.compile(r"^(?:De heer|De mevrouw|Mevrouw|Het lid) ")
_HELD_ON = re.compile(
    r"\b(?:heeft|hebben) op (?:\w{3,6}dag )?"
    r"(?P<day>\d{1,2} \w{3,9} \d{4})(?: \w+){0,4} "
    r"(?:overleg|(?:rondetafel)?gesprek(?:ken)?|hoorzitting|debat)\b"
)


def is_debate(document: Document) -> bool:
    """Whether a paper is of a type that may report a debate, and is not cut into questions and answers."""
    return document.type in DEBATES and not document.exchanges


def turn_kind(voice: str | None) -> Literal["minister", "member"] | None:
    """Whether a minister or a member speaks, by how the report of a debate names him: "Minister Bos",
    "De heer Wiek (ABC)"; None for the chair, a guest without brackets, and any other author."""
    if voice is None:
        return None
    if _MINISTER.fullmatch(voice):
        return "minister"
    return "member" if _MEMBER.fullmatch(voice) else None


def speaking_ministers(document: Document) -> tuple[Minister, ...]:
    """The ministers who take a turn in a debate, in that order, each with the portfolio that the report gives
    him; those whom it names by office alone are left out."""
    if not is_debate(document):
        return ()
    voices = dict.fromkeys(each.voice for each in document.paragraphs if each.voice)
    return tuple(filter(None, (minister_of_turn(voice, document.text) for voice in voices)))


def speaking_members(document: Document) -> tuple[Member, ...]:
    """The members who take a turn in a debate, in that order, each with his party as the report names it."""
    if not is_debate(document):
        return ()
    voices = dict.fromkeys(each.voice for each in document.paragraphs if each.voice)
    return tuple(filter(None, map(member_of_turn, voices)))


def member_of_turn(voice: str | None) -> Member | None:
    """The member who speaks in a voice ("De heer Wiek (ABC)"); None where none does."""
    if turn_kind(voice) != "member" or voice is None:
        return None
    name, _, party = _TITLE.sub("", voice).partition(" (")
    return Member(name.strip(), party.rstrip(")").strip() or None)


def minister_of_turn(voice: str, text: str) -> Minister | None:
    """The minister who speaks in a voice, with his portfolio as the text of the report gives it; None where
    no minister speaks, or one named by his office alone."""
    named = _MINISTER.fullmatch(voice)
    if named is None or not named["name"]:
        return None
    return Minister(named["name"].strip(), named["function"], _portfolio(named["name"].strip(), text))


def _portfolio(name: str, text: str) -> str | None:
    """The portfolio of a minister where the report names him with it: "mevrouw Bos, Minister van Water"."""
    for office in _offices(re.escape(name), text[: 10 * HEAD]):
        for minister in read_ministers(office):
            if minister.portfolio:
                return minister.portfolio
    return None


def _offices(name: str, text: str) -> Iterator[str]:
    office = r"(?:[Mm]inister|[Ss]taatssecretaris)(?:-president)?"
    behind = rf"\b{name},? (?:de )?(?:demissionaire? )?(?P<office>{office}[^.;()\n]{{0,120}})"
    for found in re.finditer(behind, text):
        yield found["office"]
    for found in re.finditer(rf"\b(?P<office>{office}) {name} (?P<of>(?:van|voor) [^.;()\n]{{0,120}})", text):
        yield f"{found['office']} {found['of']}"


def with_meeting_day(document: Document) -> Document:
    """The report of a debate with the day on which it was held, where it says so: what was said there was not
    said on the day on which the report was settled."""
    if document.type not in DEBATES or not any(turn_kind(each.voice) for each in document.paragraphs):
        return document
    held = _HELD_ON.search(document.text, 0, HEAD)
    day = first_date(held["day"]) if held else None
    if day is None and document.dates.spoken is None:
        turns = (each for each in document.paragraphs if turn_kind(each.voice) or each.voice == CHAIR)
        day = first_date(document.text[: min(next(turns).span.start, HEAD)])
    return replace(document, dates=replace(document.dates, sent=day)) if day else document
