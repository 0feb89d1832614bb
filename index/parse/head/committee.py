"""The head of a committee's paper: a schriftelijk overleg, a list of questions and answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.document import Member, Minister
from index.parse.head.dates import first_date
from index.parse.head.people import read_ministers

_COMMITTEE_TITLE = re.compile(
    r"^(?:Nr\. ?\w{1,4} |[A-Z]{1,2} )?(?P<title>(?:(?:inbreng )?(?:verslag|lijst) (?:van|houdende) .{0,90}"
    r"|(?:initiatief)?nota(?: naar aanleiding van het .{3,60})?|memorie van (?:toelichting|antwoord)))$",
    re.IGNORECASE,
)
_MINISTER_PATTERN = r"(?:de|het)\s(?:minister|staatssecretaris)(?:[^\n.]|(?<=\b[A-Z])\.){3,300}?"
_SUBMITTED_TO = re.compile(
    rf"\b(?:aan|overleg\s+gevoerd\s+met)\s+(?P<who>{_MINISTER_PATTERN})\s+(?:over|inzake|voorgelegd)\b",
    re.IGNORECASE,
)
_PUT_TO = re.compile(  # no more is said: "voorgelegd aan de Minister van Visserij."
    r"\bvoorgelegd\s+aan\s+(?P<who>(?:de|het)\s(?:minister|staatssecretaris)[^\n.]{3,160}?)(?=\.(?:\s|$)|\n|$)",
    re.IGNORECASE,
)
_ABOUT_SENTENCE = re.compile(
    r"\b(?:voorgelegd|overleg\s+gevoerd)\b[^\n]{0,300}?\b(?:over|inzake)\s+(?:de\s+|het\s+)?(?P<about>[^\n]{5,600}?)"
    r"(?=\s*[(,]|\.(?:\s|$)|\n|$)"
)
_ANSWERED_BY = re.compile(
    rf"\b(?:heeft|hebben)\s+(?P<who>{_MINISTER_PATTERN})\s+(?:de\s+(?:gestelde\s+)?vragen|deze\b|ze\b|hierop\b)",
    re.IGNORECASE,
)
_ANSWERED_BY_WHOM = re.compile(  # "Bij brief van 1 mei zijn deze door de minister van A beantwoord"
    rf"\b(?:zijn|werden)\b[^.\n]{{0,60}}\bdoor\s+(?P<who>{_MINISTER_PATTERN})\s+(?:be|ge)antwoord\b",
    re.IGNORECASE,
)
_LETTER_OF_DAY = re.compile(
    r"\b(?:(?:bij|per|in)\s+(?:zijn\s+|haar\s+)?|antwoord)brief\s+van\s+(?P<day>\d[^\n]{0,30})", re.IGNORECASE
)
_BODY = (
    r"(?:[Vv]aste |[Aa]lgemene |[Tt]ijdelijke |[Bb]ijzondere )?"
    r"(?P<board>(?:[Kk]amerc|[Cc])ommissies?(?: voor| van)?(?: de| het)? "
    r"[A-Z][\w&-]{1,40}(?:(?:, | en | en de | voor | van | der )[A-Z][\w&-]{1,40}| [A-Z][\w&-]{1,40}){0,6})"
)
_ASKING_BOARDS = tuple(
    re.compile(form)
    for form in (
        rf"\b{_BODY}(?: \([A-Za-z]{{2,6}}\))? (?:heeft|hebben|had)\b[^.\n]{{0,160}}?\b(?:vragen|gesteld)\b",
        rf"\bvragen (?:van|(?:zoals )?gesteld door|vanuit) de {_BODY}",
        rf"\bdoor de {_BODY}[^.\n]{{0,60}} (?:gestelde|toegezonden|voorgelegde) [^.\n]{{0,30}}vragen\b",
        rf"\bdoor de {_BODY} (?:zijn|werden) gesteld\b",
    )
)
_PUT_TO_MINISTER = re.compile(
    r"\b(?:vragen|opmerkingen|inbreng)\b[^.\n]{0,80}\b(?:zijn|is|werden)\b[^.\n]{0,20}\bop "
    r"(?P<day>\d{1,2} \w{3,9} \d{4})[^.\n]{0,99}\b(?:voorgelegd|toegezonden|verzonden|gezonden|ingezonden)\b"
    r"|\b[Oo]p (?P<then>\d{1,2} \w{3,9} \d{4}) (?:zijn|heeft|hebben)\b[^.\n]{0,160}\b(?:vragen|opmerkingen)\b"
    r"[^.\n]{0,160}\b(?:voorgelegd|toegezonden|verzonden|gezonden|gesteld)\b"
)
_ANSWERED_ON = re.compile(
    r"\bvragen\b[^.\n]{0,60}\bop (?P<day>\d{1,2} \w{3,9} \d{4})[^.\n]{0,120}\bbeantwoord\b", re.IGNORECASE
)
_REPLIED_ON = re.compile(
    r"\b(?:[Mm]inister|[Ss]taatssecretaris)\b[^.\n]{0,80}\b(?:heeft|hebben)\b[^.\n]{0,40}\b"
    r"op (?P<day>\d{1,2} \w{3,9} \d{4})[^.\n]{0,60}\b(?:gereageerd|geantwoord|beantwoord)\b"
)
_ADOPTED_ON = re.compile(r"^Vastgesteld (?:op |d\.d\. )?(?P<day>\d.{0,30})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CommitteeHead:
    """`asked` and `answered`: when the questions were put, and answered by letter; `adopted`: made up."""

    title: str | None
    about: str | None
    answered_by: tuple[Minister, ...]
    answered: date | None
    adopted: date | None
    asked: date | None = None


def read_committee_head(lines: Sequence[str], flow: str) -> CommitteeHead:
    """Read the covering sentences; a date that was left open ("Bij brief van …") is None."""
    about = _ABOUT_SENTENCE.search(flow)
    who = (
        _ANSWERED_BY.search(flow)
        or _ANSWERED_BY_WHOM.search(flow)
        or _SUBMITTED_TO.search(flow)
        or _PUT_TO.search(flow)
    )
    put = _PUT_TO_MINISTER.search(flow)
    adopted = next(filter(None, map(_ADOPTED_ON.match, lines)), None)
    title = next(filter(None, map(_COMMITTEE_TITLE.match, lines)), None)
    return CommitteeHead(
        title=_without_capitals(title["title"]) if title else None,
        about=" ".join(about["about"].split()) if about else None,
        answered_by=read_ministers(who["who"]) if who else (),
        answered=_day_of_answer(flow, about.end() if about else 0),
        adopted=first_date(adopted["day"]) if adopted else None,
        asked=first_date(put["day"] or put["then"]) if put else None,
    )


def asking_committee(flow: str) -> Member | None:
    """The committee that put a list of questions, without "vaste"; None where the head names none."""
    for form in _ASKING_BOARDS:
        if found := form.search(flow):
            return Member(found["board"][0].lower() + found["board"][1:], None)
    return None


def _day_of_answer(flow: str, at: int) -> date | None:
    """The day of the letter with the answers, named behind what the letter is about."""
    said = _LETTER_OF_DAY.search(flow, at) or _ANSWERED_ON.search(flow) or _REPLIED_ON.search(flow)
    return first_date(said["day"]) if said else None


def _without_capitals(title: str) -> str:
    return title.capitalize() if title.isupper() else title
