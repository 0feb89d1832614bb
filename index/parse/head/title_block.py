"""The sentences above an answer: "Vragen van het lid A (P) aan … over … (ingezonden …)", "Antwoord van …"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from index.document import Member, Minister
from index.parse.head.dates import first_date
from index.parse.head.people import read_members, read_ministers

_QUESTIONS_OF_MEMBERS = re.compile(
    r"(?<!\w)(?:(?:Mondelinge|Schriftelijke|Nadere|Aanvullende|Feitelijke)\s+v|V)ragen\s+van\s+(?:het|de)\s+"
    r"(?:lid|leden|Kamerlid|Kamerleden)\b"
)
_ANSWER_TO_QUESTIONS = re.compile(
    r"\b(?:Antwoorden|Antwoord|Beantwoording|Reactie)\b(?P<by>(?:\s+van\s+(?!Kamervragen)(?:(?!\n\n)[^?])"
    r"{5,500}?\s+op)?(?:\s+van|\s+op)?(?:\s+de)?(?:\s+schriftelijke|\s+mondelinge|\s+nadere)?"
    r"\s+(?:Kamer)?vragen)(?:\s+van\s+het)?(?:\s+van)?(?:\s+het|\s+de)?(?:\s+(?:Kamer)?lid|"
    r"\s+(?:Kamer)?leden)?(?=\s)",
    re.IGNORECASE,
)
_HAVE_ASKED = re.compile(  # "Op 1 mei heeft het lid A (P) vragen gesteld over B"
    r"\b(?:heeft|hebben)\s+(?:het|de)\s+(?:Kamer)?(?:lid|leden)(?=\s(?:(?!\n\n)[^.?]){3,300}?\svragen\s+gesteld\b)"
)
_MEMBERS_HAVE_ASKED = re.compile(  # "De leden A (P) en B (Q) hebben op 1 mei vragen gesteld over C"
    r"\b(?:Het|De)\s+(?:Kamer)?(?:lid|leden)"
    r"(?=\s(?:(?!\n\n)[^.?]){3,200}?\s(?:heeft|hebben)\s(?:(?!\n\n)[^.?]){0,80}?vragen\s+gesteld\b)"
)
_ASKING_VERB = re.compile(
    r"\s+(?:heeft|hebben)\s|\s+(?:(?:schriftelijke|mondelinge|nadere)\s+)?(?:Kamer)?vragen\s+(?:gesteld|ingediend)\b"
)
_COVERING_SENTENCE = re.compile(
    r"(?:\b(?:Kamerv|v)ragen\s+(?:(?:doen\s+)?(?:toekomen|toegezonden|gezonden|voorgelegd)\s+)?(?:van\s+het\s+)?van\s+(?:het|de)\s+(?:Kamer)?(?:lid|leden)\b|"
    r"\bgesteld\s+door(?:\s+(?:het|de)\s+(?:Kamer)?(?:lid|leden))?(?=\s))"
)
_SENTENCE_END = re.compile(
    r"\s*(?:[:.,]?\s*\(\s*(?:[Ii]ngezonden\b|[Oo]ntvangen\b[^\n()]{4,40}\)\.?\s*(?:\n\n|$)|"
    r"(?:kenmerk |nr\. ?)?20\d\dZ ?\d{5})|\n\n(?=[^a-zà-ž])|\.\n\n|"
    r"\bAntwoord\s+van\b|"
    r"\bMededeling\s+van\b"
    r"|,?\s*\b(?:met\s+kenmerk\s+\S{4,20},?\s+)?(?:(?:die|welke)\s+)?(?:(?:u|uw\s+Kamer)\s+)?"
    r"(?:op\s+\d{1,2}\s+\w{3,9}\s+\d{4}\s+)?(?:(?:zijn|werden)\s+)?ingezonden\b"
    r"|,?\s*\b(?:met\s+)?kenmerk\s+20\d\dZ"
    r"|,?\s*\b(?:worden|zijn|is|wordt)\s+(?:hierbij\s+)?beantwoord\b|\.\s+(?=[A-Z])|\.?\s*$)"
)
_ABOUT_WORD = re.compile(
    r"\s+(?:over|inzake|betreffende|omtrent|naar\s+aanleiding\s+van|"
    r"met\s+betrekking\s+tot)\s*(?=\S)"
)
_ABOUT_BEHIND_DAY = re.compile(  # "vragen van het lid A (P), ingezonden op 3 mei, over B, niet binnen …"
    r"[\s,(]{0,3}(?:die |welke )?(?:(?:zijn|werden) )?[Ii]ngezonden\b[^\n]{0,80}? "
    r"(?:over|inzake) (?P<about>[^.,;\n]{5,200})"
)
_GLUED_ABOUT = re.compile(r"(?<=[a-z])over\s+(?=\S)")  # "Welzijn en Sportover zorg", as a PDF gives it
_ADDRESSED_TO = re.compile(r"\s+aan\s+(?:de|het)\b")
_NAMENS_WORD = re.compile(r",?\s*\b(?:mede\s*)?namens\b\s*")
_NAMENS_IN_TITLE = re.compile(  # it has a field of its own; a title is shorter without it
    r",?\s*mede\s*namens\b.*?(?=\s+op\s+(?:de\s+)?(?:\w+\s+)?(?:Kamer)?vragen)", re.IGNORECASE | re.DOTALL
)
_ANSWER_OF_MINISTER = re.compile(
    r"(?<!\w)(?P<kind>(?:(?:Nader|Aanvullend|Gewijzigd) a|A)ntwoord(?:en)?|Mededeling)\s+van\s+"
    r"(?P<who>(?:(?!\n\n)[^?:]){3,700}?)\s*(?:[(,]\s*[Oo]ntvangen\b\s*(?:op\s+)?(?P<received>[^)\n]{0,40})|\n\n|$)"
)
_MEDE_NAMENS = re.compile(
    r"\bmede\s*namens\s+(?P<who>(?:(?!\n\n)[^?;]){3,500}?)(?=,?\s+(?:op\s+(?:de\s+)?(?:schriftelijke\s+|"
    r"Kamer)?vragen|"
    r"de\s+antwoord|het\s+antwoord|aan\s+op|deel\s+ik|bied\s+ik|informeer|uw\s+Kamer|hierbij)\b|"
    r"\s*\(ontvangen|"
    r"[.;]|\n\n|$)",
    re.IGNORECASE,
)
_ANSWERED_ON = (
    re.compile(
        r"(?:^|[.;,(] ?)(?:[Vv]erzonden|[Bb]eantwoord|[Gg]eantwoord)(?: op)? (?P<day>\d[^\n()]{0,40})", re.M
    ),
    re.compile(
        r"\b(?:[Mm]inister|[Ss]taatssecretaris)\b[^.?\n]{0,120}?\b(?:heeft|hebben)\b[^.?\n]{0,60}? "
        r"op (?P<day>\d{1,2} \w+ \d{4})[^.?\n]{0,60}? (?:ge|be)antwoord\b"
    ),
    re.compile(
        r"\bvragen\b[^.?\n]{0,60}? op (?P<day>\d{1,2} \w+ \d{4}) (?:door [^.?\n]{3,120} )?beantwoord\b"
    ),
)
_OFFICE = r"(?P<who>(?:[Dd]e )?(?:[Mm]inister|[Ss]taatssecretaris)\b[^.?\n]{2,120}?)"
_HAS_ANSWERED = (
    re.compile(
        rf"(?:^|(?<=[.?!] )|(?<=\n)){_OFFICE} (?:heeft|hebben) (?:deze?|ze|hierop|die)\b"
        r"(?:(?!\bniet\b)[^.?\n]){0,80}\b(?:be|ge)antwoord\b"
    ),
    re.compile(rf"\bbeantwoord door {_OFFICE}(?= op \d|,? mede|\.(?:\s|$)|\n|$)"),
)
_ASKED_OF = re.compile(r"\bvragen gesteld aan (?P<to>de [^.\n]{3,160}?) (?:over|inzake|naar aanleiding)\b")
_TITLE_OF_ANSWERS = re.compile(
    r"^[ \t*#_]*(?:Antwoorden|Beantwoording|Reactie) (?:van|door) "
    r"(?P<who>(?:de )?(?:[Mm]inister|[Ss]taatssecretaris)\b[^\n?]{3,200})$",
    re.MULTILINE,
)
_RECEIVED = re.compile(r"\b(?:ontvangen|verzonden|d\.d\.)(?: op)? (?P<day>\d[^\n()]{0,30})")
_NO_MEMBER = re.compile(r"\b(?:Tweede|Eerste) Kamer\b|[Cc]ommissie\b|Rekenkamer\b|\b[Mm]inister")
_MAX_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class AskedSentence:
    """One sentence that says who asked about what; `title` is that sentence without date and mede namens."""

    title: str
    askers: tuple[Member, ...]
    subject: str | None
    oral: bool = False
    formal: bool = False  # the title itself, not a letter that speaks of questions


@dataclass(frozen=True, slots=True)
class AnsweredSentence:
    """One sentence that says who answered; `received` holds the words in the brackets after it."""

    answered_by: tuple[Minister, ...]
    mede_namens: tuple[Minister, ...]
    received: str | None
    postponed: bool = False


@lru_cache(maxsize=1)  # the type of a paper and its heading ask for the same
def asked_sentences(flow: str) -> tuple[AskedSentence, ...]:
    """The sentences that say who asked about what, the most formal first."""
    answers = _last_title(flow)  # an annex has its title after the letter's subject
    matches = (
        (_QUESTIONS_OF_MEMBERS.search(flow), True),
        (answers, answers is not None and _begins_paragraph(flow, answers.start())),
        *((form.search(flow), False) for form in (_COVERING_SENTENCE, _HAVE_ASKED, _MEMBERS_HAVE_ASKED)),
    )
    return tuple(_read_asked_sentence(flow, match, formal) for match, formal in matches if match)


@lru_cache(maxsize=1)
def answered_sentence(flow: str) -> AnsweredSentence | None:
    """The sentence "Antwoord van Minister A (P), mede namens … (ontvangen …)", None where there is none."""
    for match in _ANSWER_OF_MINISTER.finditer(flow):
        if re.search(
            r"\bop\s+(?:de\s+|uw\s+)?(?:schriftelijke\s+|mondelinge\s+|nadere\s+)?(?:Kamer)?vragen\b",
            match["who"],
            re.I,
        ):
            continue
        by, *namens = _NAMENS_WORD.split(match["who"], maxsplit=1)
        people = read_ministers(by)
        if people:
            postponed = match["kind"].lower().startswith("mededeling")
            return AnsweredSentence(people, read_ministers(" ".join(namens)), match["received"], postponed)
    return None


def answered_sentence_below(raw: str) -> AnsweredSentence | None:
    """The same as the title of the answers below the questions; None where it names no office."""
    for title in _TITLE_OF_ANSWERS.finditer(raw, raw.find("?") + 1):
        if re.search(r" op (?:\w+ ){0,3}(?:kamer)?vragen\b", title["who"], re.IGNORECASE):
            continue  # that of an annex, with who asked
        if people := tuple(each for each in read_ministers(title["who"]) if each.portfolio):
            received = _RECEIVED.search(title["who"])
            return AnsweredSentence(people, (), received["day"] if received else None)
    return None


def answered_on(flow: str) -> date | None:
    """The day on which a sentence of the head says that the answers were given or sent."""
    for form in _ANSWERED_ON:
        if (said := form.search(flow)) and (day := first_date(said["day"])):
            return day
    return None


def answering_minister(flow: str) -> tuple[Minister, ...]:
    """The minister who "heeft deze op 3 mei 2038 beantwoord"; his portfolio may stand with whom was asked."""
    said = next(filter(None, (form.search(flow) for form in _HAS_ANSWERED)), None)
    found = read_ministers(f"{said['who']} ") if said else ()
    addressed = _ASKED_OF.search(flow)
    asked = read_ministers(f"{addressed['to']} ") if addressed else ()
    if len(found) == len(asked) == 1 and found[0].function == asked[0].function and not found[0].portfolio:
        return (replace(found[0], portfolio=asked[0].portfolio),)
    return found if said and any(each.portfolio or each.name for each in found) else ()


def annex_sentence(flow: str) -> AnsweredSentence | None:
    """The same from the title of a letter's annex: "Antwoorden van de minister van A op Kamervragen …"."""
    if (match := _last_title(flow)) is None:
        return None
    by, *namens = _NAMENS_WORD.split(re.sub(r"\s+op\s[^\n]{0,60}$", "", match["by"]), maxsplit=1)
    return AnsweredSentence(read_ministers(by), read_ministers(" ".join(namens)), None)


@lru_cache(maxsize=1)
def _last_title(flow: str) -> re.Match[str] | None:
    """The last words that may be a title above answers."""
    titles = list(_ANSWER_TO_QUESTIONS.finditer(flow))
    return titles[-1] if titles else None


def cosigning_ministers(flow: str) -> tuple[Minister, ...]:
    """Whom a covering letter names after "mede namens", from the first such clause that names anyone."""
    for match in _MEDE_NAMENS.finditer(flow):
        if people := read_ministers(match["who"]):
            return people
    return ()


def _read_asked_sentence(flow: str, match: re.Match[str], formal: bool) -> AskedSentence:
    rest = flow[match.end() : match.end() + _MAX_CHARACTERS]
    ending = _SENTENCE_END.search(rest, 1)
    sentence = rest[: ending.start()] if ending else rest
    about = _ABOUT_WORD.search(sentence) or _GLUED_ABOUT.search(sentence)
    who = sentence[: about.start()] if about else sentence
    addressed = _ADDRESSED_TO.search(who)
    subject = _as_one_line(sentence[about.end() :]) if about else None
    if about is None and ending and (late := _ABOUT_BEHIND_DAY.match(rest, ending.start())):
        subject = _as_one_line(late["about"])
    title = _as_one_line(_NAMENS_IN_TITLE.sub("", match[0]) + sentence)
    title = title[:1].upper() + title[1:]
    who = _ASKING_VERB.split(who[: addressed.start()] if addressed else who, maxsplit=1)[0]
    named = read_members(who)
    askers = tuple(each for each in named if not _NO_MEMBER.search(each.name or ""))
    for member in askers:  # "DaniëlleJansen" is one word in some PDFs
        title = title.replace((member.name or " ").replace(" ", ""), member.name or " ")
    return AskedSentence(
        title=title,
        askers=askers,
        subject=subject or None,
        oral=match[0].startswith("Mondelinge"),
        formal=formal,
    )


def _as_one_line(text: str) -> str:
    return " ".join(text.split()).strip(" .:,;")


def _begins_paragraph(flow: str, at: int) -> bool:
    return at == 0 or flow.endswith("\n\n", 0, at)
