"""Who wrote a paper, as its head says: title, kind, sender, signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.document import CABINET, MEMBER, Document
from index.parse.debate_speakers import is_by_turns
from index.parse.head.head_text import head_text
from index.parse.head.people import read_ministers
from index.parse.whose_words.cabinet_signs import COLLEGE_NAMES, holds_cabinet_office, is_said_to_be_answered
from index.parse.whose_words.greeting import name_below_greeting

_MAX_LEAD_CHARACTERS = 2_500  # characters of a paper in which its author stands
_PAPER_NUMBER = r"(?:[Nn][Rr]\.? ?\w{1,5} |[A-Z]{1,2} )?"
_TITLE_OF_AUTHOR = re.compile(
    rf"^{_PAPER_NUMBER}(?P<paper>(?:[Gg]ewijzigde? |GEWIJZIGDE? |[Hh]erdruk |[Nn]ader |NADER )?"
    r"(?:[A-Z][A-Za-z-]{0,24}(?: paper)?))(?i: (?:van|door) )(?P<who>.{3,300})$"
)
_KIND_OF_PAPER = re.compile(
    r"(?:gewijzigde? |herdruk |nader )?(?:\w{0,12}brief|eindverslag|verslag|\w{0,14}rapport(?:age)?|advies|"
    r"reactie|\w{0,10}nota|notitie|jaarverslag|amendement|motie|position paper|memo|bijdrage|inbreng|"
    r"verzoek(?:schrift)?|petitie|zienswijze|evaluatie|onderzoek|antwoord(?:en)?|beantwoording)",
    re.IGNORECASE,
)
_MEMBERS_OF_HOUSE = re.compile(
    r"(?:de |het )?(?:\w{0,12}leden\b|(?:kamer)?lid\b|[\w +-]{1,30}fracties?\b)", re.IGNORECASE
)
_REPORT_TITLE = re.compile(
    rf"^{_PAPER_NUMBER}(?P<name>(?:stenogra\w+|handelingen|(?:concept)?verslag) (?:van )?(?:een |het )?"
    r"(?!schriftelijk)(?:(?:algemeen )?\w{0,20}overleg|"
    r"\w{0,20}debat|\w{0,20}gesprek|hoorzitting|\w{0,20}vergadering|"
    r"werkbezoek|technische briefing|openbaar \w+|besloten \w+|gesloten \w+|mondeling\w* \w+)\b.{0,60})$",
    re.IGNORECASE,
)
_ADVICE_TITLE = re.compile(
    r"\badvies\b.{0,40}\braad van state\b(?P<both>.{0,40}\bnader rapport\b)?", re.IGNORECASE
)
_ADVICE_WITH_REPORT = re.compile(  # both in one paper: whose a sentence is, only its type told
    r"^(?:(?:\d\d \d{3}\b[^\n]{0,300}|Nr\. ?\w{1,4}|[A-Z]) )?"
    r"ADVIES\b.{0,60}\bRAAD VAN STATE\b.{0,40}\bNADER RAPPORT\b"
    r"|^(?:Hieronder|Hierna)\b.{0,60}\badvies\b.{0,160}\bRaad van State\b.{0,120}\bnader rapport\b",
    re.MULTILINE | re.IGNORECASE,
)
_REACTION_TITLE = re.compile(r"(?:Kabinets|Beleids)(?:reactie|standpunt|appreciatie)\b[^.?!]{0,160}$")
_MAX_TITLE_LINES = 6  # of a head in which its title stands
_CABINET_REPLY_TITLE = re.compile(
    rf"^{_PAPER_NUMBER}(?:nadere )?(?:nota naar aanleiding van het|memorie van (?:antwoord|toelichting))\b",
    re.IGNORECASE,
)
_MEMBERS_TITLE = re.compile(
    rf"^{_PAPER_NUMBER}(?:(?:nader |voorlopig |eind)?verslag(?: van de (?:vaste )?commissie(?!-).{{0,90}})?"
    r"|initiatiefnota\b.{0,200}|inbreng (?:verslag|van).{0,120})$",
    re.IGNORECASE,
)
_INITIATIVE = re.compile(
    r"\binitiatief(?:nota|nemers?|wetsvoorstel|voorstel)\b|\bvoorstel van wet van (?:het lid|de leden)\b",
    re.IGNORECASE,
)
_SENDER_LINE = re.compile(rf"^(?:De |Het )?(?P<who>{COLLEGE_NAMES}),?$")
_ANSWER_OF_OTHERS = re.compile(
    rf"^(?:(?:Antwoord(?:en)?|Beantwoording|Reactie)(?: van| door)?(?: de| het)? (?P<who>{COLLEGE_NAMES})\b"
    rf"|(?:De|Het) (?P<by>{COLLEGE_NAMES}) heeft (?:deze|de) vragen beantwoord\b)"
)
_FROM_FIELD = re.compile(r"^(?:Van|Afzender|Auteurs?)\s?: ?(?P<who>.{3,90})$")
_NO_AUTHORS = (  # what a title "Beantwoording van …" says is answered
    *("een ", "schriftelijk", "vragen", "kamervragen", "feitelijke ", "gestelde ", "mondelinge ", "nadere "),
    *("aanvullende ", "openstaande ", "resterende ", "overige "),
)
_NAME_END = re.compile(
    r"(?:,|\(|;|:| d\.d\.| van \d| over | inzake | betreffende | aan (?:de|het) | ter | met betrekking"
    r"| naar aanleiding| op (?:de )?vragen| op (?:de|het|uw) | bij (?:het|de) )",
    re.IGNORECASE,
)
_MINISTRY_LINE = re.compile(r"^Ministerie van [A-Z]")
_SALUTATION_TO_HOUSE = re.compile(r"^(?:Geachte (?:heer |mevrouw )?[Vv]oorzitter|Aan de [Vv]oorzitter)\b")
_ENGLISH_LETTER = (  # to the House, signed by a minister
    re.compile(r"^To the (?:President|Speaker|Chair\w*) of the (?:House of Representatives|Senate)\b"),
    re.compile(r"^The (?:Prime )?(?:Minister|State Secretary)(?: (?:of|for) [A-Z][^.?!]{2,80})?,$"),
)
_OWN_REFERENCE_FIELD = re.compile(r"^(?:Ons kenmerk|Onze referentie|Ons nummer)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Author:
    """`name`: a voice as of `Paragraph.voice`; `report` says that people speak by turns in the paper."""

    name: str | None
    report: bool = False


def find_author(document: Document, raw: str) -> Author:
    """Who wrote a paper; the name is None where its head does not say."""
    if document.type == "motie":
        return Author(MEMBER)
    lines = _head_lines(raw)
    if _ADVICE_WITH_REPORT.search(head_text(raw).flow, 0, _MAX_LEAD_CHARACTERS):
        return Author(None)
    if document.answered_by and any(map(_REACTION_TITLE.match, lines[:_MAX_TITLE_LINES])):
        return Author(CABINET)
    return _author_by_kind(document, lines) or _author_by_sender(document, lines, raw)


def _head_lines(raw: str) -> list[str]:
    """The lines of the head without markup, up to _MAX_LEAD_CHARACTERS."""
    found, used = [], 0
    for line in head_text(raw).lines:
        used += len(line) + 1
        if used > _MAX_LEAD_CHARACTERS:
            break
        found.append(line.strip(" *#_>"))
    return found


def _author_by_kind(document: Document, lines: Sequence[str]) -> Author | None:
    """What the kind of paper says: reports, papers of members, advice, the cabinet's replies."""
    initiative = any(_INITIATIVE.search(line) for line in lines)
    for line in lines:
        if report := _REPORT_TITLE.match(line):
            return Author(_clean_name(report["name"]), report=True)
        if _CABINET_REPLY_TITLE.match(line):
            return Author(MEMBER if initiative else CABINET)
        if (advice := _ADVICE_TITLE.search(line)) and len(line) < 120 and line[:1].isupper():
            return Author(None if advice["both"] else "Raad van State")
        if _MEMBERS_TITLE.match(line) and document.type in ("overig", "brief"):
            return Author(MEMBER)
    if document.type == "mondelinge vragen" or (document.type == "overig" and is_by_turns(document)):
        return Author("verslag", report=True)
    return Author(MEMBER) if document.type == "vragen" else None


def _author_by_sender(document: Document, lines: Sequence[str], raw: str) -> Author:
    """Who sent or signed it: a minister, or whoever title, letterhead or signature name."""
    titled = list(_authors_in_titles(_above_salutation(lines)))
    if titled and titled[0] is not None:
        return Author(titled[0])
    for line in lines:
        if answer := _ANSWER_OF_OTHERS.match(line):
            return Author(answer["who"] or answer["by"])
    if document.answered_by and not _is_minister_only_addressed(document, lines, raw):
        return Author(CABINET)
    for line in lines:
        if sender := _SENDER_LINE.match(line) or _FROM_FIELD.match(line):
            who = sender["who"].strip()
            return Author(_voice_of(who))
    if document.type in (
        "antwoord",
        "uitstel",
        "lijst van vragen en antwoorden",
    ) and _puts_questions_to_minister(document):
        return Author(CABINET)
    if document.exchanges and is_said_to_be_answered(document, lines, raw):
        return Author(CABINET)
    if all(any(map(form.match, lines)) for form in _ENGLISH_LETTER):
        return Author(CABINET)
    return Author(CABINET if _is_from_ministry(lines) else _named_below_greeting(raw))


def _voice_of(who: str) -> str:
    """The voice of whoever a field names as the sender."""
    if holds_cabinet_office(who):
        return CABINET
    return MEMBER if is_of_cabinet_or_members(who) else who


def _above_salutation(lines: Sequence[str]) -> Sequence[str]:
    """The lines above a letter's salutation: a title below it is that of what the letter sends."""
    greeted = next(
        (i for i, line in enumerate(lines) if line.startswith(("Geachte ", "Zeer geachte "))), None
    )
    return lines if greeted is None else lines[:greeted]


def _authors_in_titles(lines: Sequence[str]) -> Iterator[str | None]:
    """Whose a title says the paper is: `BRIEF VAN DE INFORMATEUR`, `Advies van de Raad voor …`."""
    for line in lines:
        title = _TITLE_OF_AUTHOR.match(line)
        if title is None or not _KIND_OF_PAPER.fullmatch(title["paper"]):
            continue
        who = title["who"]
        if who.lower().removeprefix("de ").startswith(_NO_AUTHORS):
            continue
        if holds_cabinet_office(who):
            yield CABINET
        elif _MEMBERS_OF_HOUSE.match(who):
            yield MEMBER
        else:
            yield _clean_name(_NAME_END.split(who)[0])


def author_in_title(line: str) -> str | None:
    """Whose a title says that a paper is, None where it names nobody."""
    return next(_authors_in_titles([line]), None)


def is_of_cabinet_or_members(who: str) -> bool:
    """Whether a name in a title is that of a minister, the cabinet, members or a fractie."""
    return holds_cabinet_office(who) or _MEMBERS_OF_HOUSE.match(who) is not None


def _clean_name(name: str) -> str:
    """A name out of capitals, without its article and full stop."""
    plain = name.lower() if name.isupper() else name
    return re.sub(r"^(?:de|het) ", "", " ".join(plain.split()).strip(" .:,"), flags=re.IGNORECASE)


def _is_minister_only_addressed(document: Document, lines: Sequence[str], raw: str) -> bool:
    """Whether a minister stands in a letter only as the one it is sent to, above its salutation."""
    if document.type not in ("brief", "overig"):
        return False
    greeted = next((i for i, line in enumerate(lines) if line.startswith("Geachte")), None)
    if greeted is None:
        return False
    names = [each.name for each in document.answered_by if each.name]
    below = raw.partition("Geachte")[2]
    return bool(names) and not any(name in below for name in names) or "minister" in lines[greeted].lower()


def _puts_questions_to_minister(document: Document) -> bool:
    """Whether a paper answers members' questions that its title puts to a minister."""
    return bool(document.askers and read_ministers(f"{document.title or ''} "))


def _is_from_ministry(lines: Sequence[str]) -> bool:
    """Whether a letter to the House bears a ministry's name and its own reference."""
    return (
        any(map(_MINISTRY_LINE.match, lines))
        and any(map(_SALUTATION_TO_HOUSE.match, lines))
        and any(map(_OWN_REFERENCE_FIELD.match, lines))
    )


def _named_below_greeting(raw: str) -> str | None:
    name = name_below_greeting(raw)
    return CABINET if name and holds_cabinet_office(name) else name
