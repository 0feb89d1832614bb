"""The head and the foot of a motion -> its `Heading`: who moves it, about what, when."""

from __future__ import annotations

import re
from dataclasses import replace

from index.document import Dates, Member
from index.parse.head.dates import first_date
from index.parse.head.head_text import HeadText
from index.parse.head.heading_fields import Heading
from index.parse.head.paper_numbers import paper_numbers
from index.parse.head.people import from_capitals, read_members
from index.parse.head.signature import cosigners

_PROPOSED_ON = re.compile(r"\bVoorgesteld\s+(?P<day>\d[^\n]{0,40})", re.IGNORECASE)
_NAME_PARTICLE = re.compile(r"(\blid |\bleden |, | en )(van|de|den|der|ten|ter)\b")
_MOTION_TITLE = re.compile(
    r"\b(?:(?:nader |tweede nader )?gewijzigde )?motie van (?:het lid|de leden) (?P<who>[^\n]{2,200}?)"
    r"(?: c\.s\.)?(?=\n|$| ter vervanging\b| over (?P<about>[^\n]{3,300}))",
    re.IGNORECASE,
)
_AMENDMENT_TITLE = re.compile(
    r"(?:^|\n|Nr\. ?\w{1,4} )(?:(?:nader |tweede nader )?gewijzigd )?(?:sub)?amendement van "
    r"(?:het lid|de leden) (?P<who>[^\n]{2,200}?)"
    r"(?=,? c\.s\.|\n|$| ter vervanging\b| over \b| ontvangen \d| voorgesteld \d)",
    re.IGNORECASE,
)


def movers_of_amendment(head: HeadText) -> tuple[Member, ...]:
    """The members whose amendment a paper's title says it is."""
    title = _AMENDMENT_TITLE.search(head.flow)
    return read_members(from_capitals(title["who"])) if title else ()


def read_motion_head(raw: str, head: HeadText) -> Heading:
    """Read a motion: its title names the mover, its foot whoever signs with him."""
    match = _MOTION_TITLE.search("\n".join(head.lines))
    who = match["who"] if match else ""
    proposed = _PROPOSED_ON.search(head.flow)
    return Heading(
        type="motie",
        title=_spell_title(" ".join(match[0].split())) if match else None,
        subject=match["about"] if match else None,
        dates=Dates(sent=first_date(proposed["day"]) if proposed else None),
        askers=_merge_movers(read_members(from_capitals(who)), cosigners(raw)),
        numbers=paper_numbers(raw, head),
    )


def _merge_movers(named: tuple[Member, ...], signed: tuple[Member, ...]) -> tuple[Member, ...]:
    """Whom a motion's title names, with the party under which he signs, and whoever signs with him."""
    parties = {each.name: each.party for each in signed}
    movers = [replace(each, party=each.party or parties.get(each.name)) for each in named]
    known = {each.name for each in movers}
    return tuple(dict.fromkeys([*movers, *(each for each in signed if each.name not in known)]))


def _spell_title(title: str) -> str:
    """A motion's title out of capitals: "MOTIE VAN HET LID DE WIT" -> "Motie van het lid De Wit"."""
    if not title.isupper():
        return title
    spelled = _NAME_PARTICLE.sub(lambda m: m[1] + m[2].title(), from_capitals(title))
    return spelled[0] + spelled[1:].replace(" Motie ", " motie ", 1).replace(
        " Gewijzigde ", " gewijzigde ", 1
    )
