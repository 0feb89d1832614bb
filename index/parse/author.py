"""Who wrote a paper, as its head says: title, kind, sender, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import CABINET, MEMBER, Document
from index.parse.debate_speakers import is_by_turns
from index.parse.head.head_text import head_text, tail_text
from index.parse.head.people import read_ministers

_LEAD = 2_500  # characters of a paper in which its author stands
_NUMBER = r"(?:[Nn][Rr]\.? ?\w{1,5} |[A-Z]{1,2} )?"
_TITLED = re.compile(
    rf"^{_NUMBER}(?P<paper>(?:[Gg]ewijzigde? |GEWIJZIGDE? |[Hh]erdruk |[Nn]ader |NADER )?"
    r"(?:[A-Z][A-Za-z-]{0,24}(?: paper)?))(?i: (?:van|door) )(?P<who>.{3,300})$"
)
_PAPERS = re.compile(
    r"(?:gewijzigde? |herdruk |nader )?(?:\w{0,12}brief|eindverslag|verslag|\w{0,14}rapport(?:age)?|advies|"
    r"reactie|\w{0,10}nota|notitie|jaarverslag|amendement|motie|position paper|memo|bijdrage|inbreng|"
    r"verzoek(?:schrift)?|petitie|zienswijze|evaluatie|onderzoek|antwoord(?:en)?|beantwoording)",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"(?:de |het )?(?:demissionair\w* )?(?:vice-?)?"
    r"(?:minister|staatssecretaris|bewindsperso|kabinet\b|regering\b)",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"(?:de |het )?(?:\w{0,12}leden\b|(?:kamer)?lid\b|[\w +-]{1,30}fracties?\b)", re.IGNORECASE
)
_REPORT = re.compile(
    rf"^{_NUMBER}(?P<name>(?:stenogra\w+|handelingen|(?:concept)?verslag) (?:van )?(?:een |het )?"
    r"(?!schriftelijk)(?:(?:algemeen )?\w{0,20}overleg|"
    r"\w{0,20}debat|\w{0,20}gesprek|hoorzitting|\w{0,20}vergadering|"
    r"werkbezoek|technische briefing|openbaar \w+|besloten \w+|gesloten \w+|mondeling\w* \w+)\b.{0,60})$",
    re.IGNORECASE,
)
_ADVICE = re.compile(r"\badvies\b.{0,40}\braad van state\b(?P<both>.{0,40}\bnader rapport\b)?", re.IGNORECASE)
_OWN_REPLY = re.compile(
    rf"^{_NUMBER}(?:nadere )?(?:nota naar aanleiding van het|memorie van (?:antwoord|toelichting))\b",
    re.IGNORECASE,
)
_OF_MEMBERS = re.compile(
    rf"^{_NUMBER}(?:(?:nader |voorlopig |eind)?verslag(?: van de (?:vaste )?commissie(?!-).{{0,90}})?"
    r"|initiatiefnota\b.{0,200}|inbreng (?:verslag|van).{0,120})$",
    re.IGNORECASE,
)
_INITIATIVE = re.compile(
    r"\binitiatief(?:nota|nemers?|wetsvoorstel|voorstel)\b|\bvoorstel van wet van (?:het lid|de leden)\b",
    re.IGNORECASE,
)
_COLLEGES = (
    r"(?:Algemene Rekenkamer|(?:Afdeling advisering van de )?Raad van State|Nationale [Oo]mbudsman|"
    r"Kinderombudsman|Onderzoeksraad voor Veiligheid|Raad voor de rechtspraak|Sociaal-Economische Raad|"
    r"Hoge Raad der Nederlanden|Gezondheidsraad|Raad voor het [a-z ]{3,30}|Autoriteit [A-Z][a-z ]{3,40})"
)
_SENDER = re.compile(rf"^(?:De |Het )?(?P<who>{_COLLEGES}),?$")
_THEIR_ANSWER = re.compile(
    rf"^(?:Antwoord(?:en)?|Beantwoording|Reactie)(?: van| door)?(?: de| het)? (?P<who>{_COLLEGES})\b"
)
_FROM = re.compile(r"^(?:Van|Afzender|Auteurs?)\s?: ?(?P<who>.{3,90})$")
_GREETING = re.compile(
    r"^(?:hoogachtend|met (?:vriendelijke|hartelijke) groet(?:en)?|namens\b.{0,40})\W*$", re.IGNORECASE
)
_STOPS = re.compile(
    r"(?:,|\(|;|:| d\.d\.| van \d| over | inzake | betreffende | aan (?:de|het) | ter | met betrekking"
    r"| naar aanleiding| op (?:de )?vragen| op (?:de|het|uw) | bij (?:het|de) )",
    re.IGNORECASE,
)
_CUSTOMER = re.compile(r"^Ministerie van [A-Z]")
_TO_HOUSE = re.compile(r"^(?:Geachte (?:heer |mevrouw )?[Vv]oorzitter|Aan de [Vv]oorzitter)\b")
_OWN_FIELD = re.compile(r"^(?:Ons kenmerk|Onze referentie|Ons nummer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Author:
    """`name`: a voice as of `Paragraph.voice`; `report` says that people speak by turns in the paper."""

    name: str | None
    report: bool = False


def find_author(document: Document, raw: str) -> Author:
    """Who wrote a paper; the name is None where its head does not say."""
    if document.type == "motie":
        return Author(MEMBER)
    lines = _lead(raw)
    return _of_kind(document, lines) or _of_sender(document, lines, raw)


def _lead(raw: str) -> list[str]:
    """The lines of the head without markup, up to _LEAD characters."""
    found, used = [], 0
    for line in head_text(raw).lines:
        used += len(line) + 1
        if used > _LEAD:
            break
        found.append(line.strip(" *#_>"))
    return found


def _of_kind(document: Document, lines: Sequence[str]) -> Author | None:
    """What the kind of paper says: reports, papers of members, advice, the cabinet's replies."""
    initiative = any(_INITIATIVE.search(line) for line in lines)
    for line in lines:
        if report := _REPORT.match(line):
            return Author(_spelled(report["name"]), report=True)
        if _OWN_REPLY.match(line):
            return Author(MEMBER if initiative else CABINET)
        if (advice := _ADVICE.search(line)) and len(line) < 120 and line[:1].isupper():
            return Author(None if advice["both"] else "Raad van State")
        if _OF_MEMBERS.match(line) and document.type in ("overig", "brief"):
            return Author(MEMBER)
    if document.type == "mondelinge vragen" or (document.type == "overig" and is_by_turns(document)):
        return Author("verslag", report=True)
    return Author(MEMBER) if document.type == "vragen" else None


def _of_sender(document: Document, lines: Sequence[str], raw: str) -> Author:
    """Who sent or signed it: a minister, or whoever title, letterhead or signature name."""
    titled = list(_titles(lines))
    if titled and titled[0] is not None:
        return Author(titled[0])
    for line in lines:
        if answer := _THEIR_ANSWER.match(line):
            return Author(answer["who"])
    if document.answered_by and not _only_addressed(document, lines, raw):
        return Author(CABINET)
    for line in lines:
        if sender := _SENDER.match(line) or _FROM.match(line):
            who = sender["who"].strip()
            return Author(CABINET if _OFFICE.match(who) else who)
    if document.type in ("antwoord", "uitstel", "lijst van vragen en antwoorden") and _asked_of(document):
        return Author(CABINET)
    return Author(CABINET if _from_ministry(lines) else _signed(raw))


def _titles(lines: Sequence[str]) -> Iterator[str | None]:
    """Whose a title says the paper is: `BRIEF VAN DE INFORMATEUR`, `Advies van de Raad voor …`."""
    for line in lines:
        title = _TITLED.match(line)
        if title is None or not _PAPERS.fullmatch(title["paper"]):
            continue
        who = title["who"]
        if who.lower().startswith(("een ", "schriftelijk", "vragen", "kamervragen")):
            continue
        if _OFFICE.match(who):
            yield CABINET
        elif _MEMBERS.match(who):
            yield MEMBER
        else:
            yield _spelled(_STOPS.split(who)[0])


def _spelled(name: str) -> str:
    """A name out of capitals, without its article and full stop."""
    plain = name.lower() if name.isupper() else name
    return re.sub(r"^(?:de|het) ", "", " ".join(plain.split()).strip(" .:,"), flags=re.IGNORECASE)


def _only_addressed(document: Document, lines: Sequence[str], raw: str) -> bool:
    """Whether a minister stands in a letter only as the one it is sent to, above its salutation."""
    if document.type not in ("brief", "overig"):
        return False
    greeted = next((i for i, line in enumerate(lines) if line.startswith("Geachte")), None)
    if greeted is None:
        return False
    names = [each.name for each in document.answered_by if each.name]
    below = raw.partition("Geachte")[2]
    return bool(names) and not any(name in below for name in names) or "minister" in lines[greeted].lower()


def _asked_of(document: Document) -> bool:
    """Whether a paper answers members' questions that its title puts to a minister."""
    return bool(document.askers and read_ministers(f"{document.title or ''} "))


def _from_ministry(lines: Sequence[str]) -> bool:
    """Whether a letter to the House bears a ministry's name and its own reference."""
    return (
        any(map(_CUSTOMER.match, lines))
        and any(map(_TO_HOUSE.match, lines))
        and any(map(_OWN_FIELD.match, lines))
    )


def _signed(raw: str) -> str | None:
    """Who stands below a letter's greeting."""
    lines = tail_text(raw).lines
    for i, line in enumerate(lines):
        if _GREETING.match(line):
            below = next((each for each in lines[i + 1 : i + 6] if each), None)
            if below and len(below) < 80 and below[:1].isupper():
                return CABINET if _OFFICE.match(below) else below.strip(" ,.")
    return None
