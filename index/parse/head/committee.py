"""The head of a committee's paper: a schriftelijk overleg, a list of questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.document import Minister
from index.parse.head.dates import first_date
from index.parse.head.people import read_ministers

_TITLE = re.compile(
    r"^(?:Nr\. ?\w{1,4} |[A-Z]{1,2} )?(?P<title>(?:inbreng )?(?:verslag|lijst) (?:van|houdende) .{0,90})$",
    re.IGNORECASE,
)
_MINISTER = r"(?:de|het)\s(?:minister|staatssecretaris)[^\n.]{3,300}?"
_SUBMITTED_TO = re.compile(
    rf"\b(?:aan|overleg\s+gevoerd\s+met)\s+(?P<who>{_MINISTER})\s+(?:over|inzake|voorgelegd)\b", re.IGNORECASE
)
_ABOUT = re.compile(
    r"\b(?:voorgelegd|overleg\s+gevoerd)\b[^\n]{0,300}?\b(?:over|inzake)\s+(?:de\s+|het\s+)?(?P<about>[^\n]{5,600}?)"
    r"(?=\s*[(,]|\.(?:\s|$)|\n|$)"
)
_ANSWERED_BY = re.compile(
    rf"\b(?:heeft|hebben)\s+(?P<who>{_MINISTER})\s+(?:de\s+(?:gestelde\s+)?vragen|deze\b|ze\b|hierop\b)",
    re.IGNORECASE,
)
_LETTER = re.compile(
    r"\b(?:(?:bij|per|in)\s+(?:zijn\s+|haar\s+)?|antwoord)brief\s+van\s+(?P<day>\d[^\n]{0,30})", re.IGNORECASE
)
_ADOPTED = re.compile(r"^Vastgesteld (?:op )?(?P<day>\d.{0,30})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommitteeHead:
    """What such a head says: `answered` by letter of that day, `adopted` the day the paper was made up."""

    title: str | None
    about: str | None
    answered_by: tuple[Minister, ...]
    answered: date | None
    adopted: date | None


def read_committee_head(lines: Sequence[str], flow: str) -> CommitteeHead:
    """Read the covering sentences; a date that was left open ("Bij brief van …") is None."""
    about = _ABOUT.search(flow)
    who = _ANSWERED_BY.search(flow) or _SUBMITTED_TO.search(flow)
    letter = _LETTER.search(flow, about.end() if about else 0)
    adopted = next(filter(None, map(_ADOPTED.match, lines)), None)
    title = next(filter(None, map(_TITLE.match, lines)), None)
    return CommitteeHead(
        title=_plain(title["title"]) if title else None,
        about=" ".join(about["about"].split()) if about else None,
        answered_by=read_ministers(who["who"]) if who else (),
        answered=first_date(letter["day"]) if letter else None,
        adopted=first_date(adopted["day"]) if adopted else None,
    )


def _plain(title: str) -> str:
    return title.capitalize() if title.isupper() else title
