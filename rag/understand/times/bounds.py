"""The words around a moment that tell what it bounds: "sinds 2024", "2024 of later", "voor 1 maart 2024"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from rag.understand.times.moments import Moment
from rag.understand.times.units import Stretch

Bound = Literal["within", "since", "until"]

SINCE_WORDS = (
    r"sinds|sedert|vanaf|met ingang van|per ingang van|niet (?:eerder dan|voor|vóór)|"
    r"since|no earlier than|not before|from|as of|starting"
)
AFTER_WORDS = r"na|later dan|nieuwer dan|recenter dan|after|following|later than|newer than"
UNTIL_WORDS = (
    r"tot en met|t/m|until|till|uiterlijk|up to and including|niet (?:later dan|na)|"
    r"no later than|not (?:later than|after)"
)
BEFORE_WORDS = r"voor|vóór|tot|eerder dan|ouder dan|before|prior to|voorafgaand aan|earlier than|older than"
AT_WORDS = (
    r"in|op|uit|van|gedurende|tijdens|onder|during|under|of|on|per|met|at|rond|rondom|omstreeks|around|"
    r"d\.?d\.?|by"
)
_LEAD = re.compile(
    rf"(?<![\w-])(?P<lead>{SINCE_WORDS}|{AFTER_WORDS}|{UNTIL_WORDS}|{BEFORE_WORDS}|{AT_WORDS}) "
    r"(?:de |het |the |aan |a )*$"
)
LATER_BEHIND = re.compile(r",? (?:en|of|and|or) (?:later|daarna|verder|after)\b|,? onwards?\b")
EARLIER_BEHIND = re.compile(r",? (?:en|of|and|or) (?:eerder|daarvoor|vroeger|earlier|before)\b")
UNTIL_NOW_BEHIND = re.compile(
    r" ?(?:t/m|tot en met|tot(?: op)?|to|until|till|-|–) ?(?:heden|nu toe|nu|vandaag|now|today)\b"
)

# What may stand between the two ends of a range: with a word before it, and without.
RANGE_LEAD = re.compile(
    r"(?<![\w-])(?:van(?:af)?|tussen|between|from|(?:in )?(?:de )?periode(?: van| tussen)?)"
    r"(?: de| het| the)? $"
)
_TO = r"t/m|tot en met|tot|to|until|till|through|-|–|—"
BETWEEN = re.compile(rf" ?(?:{_TO}|en|and) ?(?:de |het |the )?")
BETWEEN_SURE = re.compile(rf" ?(?:{_TO}) ?(?:de |het |the )?")
LISTED = re.compile(r" ?(?:,|en|of|and|or|/|&|versus) ?(?:(?:in|op|on) )?(?:de |het |the )?")
ALONE_BEFORE = re.compile(rf"(?<![\w.,/-])(?P<alone>\d{{1,2}})(?:e|de|ste)?(?:{BETWEEN.pattern})$")


@dataclass(frozen=True, slots=True)
class BoundStretch:
    """Days bounded by what was said at `start` to `end` of a text; the lead ends before `named_from`."""

    since: date | None
    until: date | None
    bound: Bound
    start: int
    end: int
    named_from: int
    exact: bool = True


def lead_before(asked: str, place: int) -> re.Match[str] | None:
    """The word of time that leads what begins at `place`, with its article."""
    return _LEAD.search(asked, max(0, place - 40), place)


def bound_of(lead: str, moment: Moment, days: Stretch) -> tuple[date | None, date | None, Bound]:
    """The period that a moment bounds. "Voor 2024" is also "meant for 2024"; "vóór 2024" is before."""
    first, last = days
    if lead and re.fullmatch(SINCE_WORDS, lead):
        return first, None, "since"
    if lead and re.fullmatch(AFTER_WORDS, lead):
        return last + timedelta(days=1), None, "since"
    if re.fullmatch(UNTIL_WORDS, lead) or (lead == "by" and not moment.bare):
        return None, last, "until"
    if re.fullmatch(BEFORE_WORDS, lead) and (lead != "voor" or moment.is_day):
        return None, first - timedelta(days=1), "until"
    return first, last, "within"
