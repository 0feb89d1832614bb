"""People, parties, ministries and types of paper named in a question, from the index's own names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from index.language.vocabulary import ministry, party, party_names
from index.search import Filters
from rag.understand.folding import SAID, SAYS_NEXT, fold_letters, in_topic, is_mover
from rag.understand.surnames import (
    find_names,
    given_name_start,
    is_given_name,
    is_meant,
    name_of_one,
    surnames,
    whole_name,
)

Field = Literal["party", "minister", "ministry", "type"]

TITLE = (
    r"(?:minister(?:-president)?|staatssecretaris|bewindspersoon|bewindsvrouw|bewindsman|premier|"
    r"state secretary|secretary)"
)
_WORD_BEFORE_NON_SPEAKER = re.compile(
    r"(?:motie|motion|lid|leden|kabinet|cabinet|commissie|wet|amendement|rapport|plan)[- ]?$|[-/]$|"
    r"\b(?:(?:kamer)?vra(?:gen|ag) (?:van|door)(?: mevrouw| de heer)?|vroeg|vraagt|stelde) $"
)
_NAME_BEHIND_TITLE = re.compile(
    r"\b(?:[Mm]inister|[Ss]taatssecretaris) (?P<name>(?:van de[rn] |(?:(?:Van|De|Der|Den|Ter|Ten|El) ){0,2})"
    r"[A-Z][\w-]{2,30}(?:(?:(?: van)? de[rn]?)? [A-Z][a-z][\w-]+)?)"
)
_ADDRESSES_MINISTER = re.compile(r"(?:kan|is|deelt|onderschrijft|ziet|erkent|wil|zal|gaat|can|will|is|does) ")
_BY_OR_TO = re.compile(r"\b(?:volgens|door|aan|according to|by)(?: de| het| the)? ?$")
_FATE = (
    r".*\b(?:aangenomen|verworpen|uitgevoerd|uitvoering|afgedaan|ingetrokken|overgenomen|ontraden|gedaan|"
    r"gebeurd)\b"
)
_OF_CABINET = r"[^?]*\b(?:kabinet|regering|minister|staatssecretaris|bewinds\w+)\b"
_TYPE_PATTERNS = {
    "brief": r"kamerbrie(?:f|ven)|letters? to (?:the house|parliament)",
    "motie": rf"(?:in|alle) moties|^moties?(?=[ -]\w)(?!{_FATE})|"
    rf"(?:in )?welke moties(?!{_FATE})|(?:in )?welke motie(?!{_OF_CABINET}|{_FATE})|"
    r"(?:een|de|die|deze) motie (?:in|ingediend)\b|"
    r"(?:vroeg|vraagt|vroegen|vragen|verzoekt|verzocht|verzoeken) (?:een|de|die|deze) moties?|"
    r"(?:is|zijn|bestaan?|ligt|liggen) er (?:al |ook |nog )?(?:een |geen )?moties?(?= over)|"
    r"welke? voorstel(?:len)? (?:deed|doet|deden|heeft|hebben) de (?:tweede )?kamer(?:leden)?",
    "schriftelijk overleg": r"schriftelijke? overleg(?:gen)?",
    "mondelinge vragen": r"mondelinge vragen",
    "lijst van vragen en antwoorden": r"lijst(?:en)? van vragen en antwoorden",
}
_PORTFOLIO_WORDS, _OFFICE = 9, re.compile(r"[A-Z][\w-]{2,}(?:(?:,| en| and|, en)? [A-Z][\w-]+)*")
_SHORT_OFFICE = re.compile(
    r"\b(?:zei|zegt|antwoord(?:de|t)|schr(?:eef|ijft)|vindt|vond|[Vv]olgens|says?|said) (?:het )?"
    r"(?P<office>[A-Z](?:[A-Z]|&|en(?=[A-Z])){1,4})(?![\w-])"
)


class NameSource(Protocol):
    """What an index holds, as far as a question can name it; names as the papers write them."""

    def people(self) -> Sequence[str]: ...  # noqa: D102
    def parties(self) -> Sequence[str]: ...  # noqa: D102
    def ministers(self) -> Sequence[str]: ...  # noqa: D102
    def types(self) -> Sequence[str]: ...  # noqa: D102
    def period(self) -> tuple[date | None, date | None]: ...  # noqa: D102
    def count(self, filters: Filters) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name said in a question: the field of Filters that it narrows, its value there, and its place."""

    field: Field
    value: str
    start: int
    end: int


def named_in_question(question: str, catalogue: NameSource) -> tuple[NameMention, ...]:
    """What the question names as speaker, asker or kind of paper; a mere subject is not named here."""
    asked = fold_letters(question)
    ministers = _first_mention(_minister_mentions(question, asked, catalogue))
    parties = _first_mention(_party_mentions(asked, catalogue))
    return (
        *ministers,
        *(each for each in parties if each.end not in {other.end for other in ministers}),  # Klein is both
        *_first_mention(_ministry_mentions(question, asked)),
        *_first_mention(_type_mentions(asked)),
    )


def _first_mention(found: Iterator[NameMention]) -> list[NameMention]:
    return [named for named, _ in zip(found, range(1), strict=False)]


def _is_speaker(asked: str, start: int) -> bool:
    """Whether a name at `start` is the one who speaks or asks, not what it is about."""
    before = asked[max(0, start - 40) : start]
    if _WORD_BEFORE_NON_SPEAKER.search(before):
        return False
    return not in_topic(asked, start) or _BY_OR_TO.search(before) is not None


def _minister_mentions(question: str, asked: str, catalogue: NameSource) -> Iterator[NameMention]:
    """ "minister Agema", and "Agema" alone where no member is called so, or who says something is meant.

    Who is asked to do something ("Kan minister Agema …?") need not be who spoke of it before.
    """
    if _ADDRESSES_MINISTER.match(asked) and not SAID.search(asked):
        return
    members = {surname for name in catalogue.people() for surname in surnames(name)}
    known = {call: name for name in catalogue.ministers() for call in (*surnames(name), *whole_name(name))}
    for match in find_names(known, rf"(?P<title>{TITLE} (?P<given>[^\W\d_][\w.-]+ )?)?", asked):
        start, end, titled = match.start("name"), match.end("name"), match["title"] is not None
        given, name = question[match.start("given") : start], known[match["name"]]
        another = match["given"] and not is_given_name(given, match["name"], name)
        if another or (not titled and match["name"] in members and not SAYS_NEXT.search(asked[:start])):
            continue
        if is_meant(question, start, end, name, titled=titled) and _is_speaker(asked, match.start()):
            begin = given_name_start(question, match.start())
            whole = question[max(begin, match.start("given")) : end]
            value = name_of_one(whole, question[start:end], catalogue.ministers())
            yield NameMention("minister", value, begin, end)
    for match in _NAME_BEHIND_TITLE.finditer(question):  # narrows to nothing, which is worth a note
        if _is_speaker(asked, match.start()):
            yield NameMention("minister", match["name"], match.start(), match.end())


def _party_mentions(asked: str, catalogue: NameSource) -> Iterator[NameMention]:
    """A party that asks or is answered: "op vragen van NSC", "DENK vroeg", "wat kreeg de VVD te horen"."""
    spellings, found = _spellings_of_parties(catalogue), []
    for match in find_names(spellings, "", asked, _FRACTIE):
        around = (asked[: match.start()], asked[match.end("name") :])
        if (
            _is_asker(*around)
            or _LISTED_BESIDE.search(around[0])
            or (not in_topic(asked, match.start()) and _is_addressee(around[0]))
        ):
            found.append(NameMention("party", spellings[match["name"]], match.start(), match.end()))
    if len({named.value for named in found}) == 1:  # of two parties, a filter would leave one out
        yield found[0]


def _spellings_of_parties(catalogue: NameSource) -> dict[str, str]:
    """The party of each folded spelling."""
    known = {party(name) or name for name in catalogue.parties()} | set(party_names())
    return {fold_letters(other): name for name in known for other in (name, *party_names().get(name, ()))}


def parties_in_list(question: str, catalogue: NameSource) -> tuple[NameMention, ...]:
    """Two or more parties in one breath that ask or think: "wat vroegen de SP, DENK en D66"; else none."""
    asked, run = fold_letters(question), list[NameMention]()
    spellings = _spellings_of_parties(catalogue)
    for match in find_names(spellings, "", asked, _FRACTIE):
        if run and not _BETWEEN_PARTIES.fullmatch(asked[run[-1].end : match.start()]):
            if len(run) > 1:
                break
            run = []
        if run or _LIST_BEFORE.search(asked[: match.start()]):
            run.append(NameMention("party", spellings[match["name"]], match.start(), match.end()))
    return tuple(run) if len({each.value for each in run}) > 1 else ()


_BETWEEN_PARTIES = re.compile(
    r"(?:,? (?:en|of|and|or|als|versus)|,)(?: ook| van)?(?: de| het| the)?(?: fracties? van)?(?: de)? "
)
_LIST_BEFORE = re.compile(
    r"\b(?:(?:kamer)?vragen van|vroegen|vragen|stelden|vonden|vinden|willen|wilden|denken|dachten|dienden|"
    r"zeggen|zeiden|kregen|door|did|do)(?: de| het| the)?(?: fracties? van)?(?: zowel)?(?: de)? $"
)


_LISTED_BESIDE = re.compile(
    r"\b(?:vragen van|vroegen|stelden|vragen stelden)\b(?: (?:de|het|"
    r"[\w-]+),?){1,3} (?:en|and) (?:de |het )?$"
)
_FRACTIE = r"(?:[- ]?fractie)?"
_ASKS_BEFORE = re.compile(
    r"(?:\b(?:vragen|kamervragen|vraag|inbreng|verzoek|questions?)(?: gesteld)? (?:van|door|from|by|of)"
    r"(?: mevrouw| het lid| de leden| de fractie| the)?(?: van)?(?: de| het)? ?(?:(?!over |"
    r"inzake )[\w'-]+ ){0,3}\(?|"
    r"\b(?:vroeg(?:en)?|vraagt|wil|wilden?|kreeg|kregen|stelden?|v(?:ond|indt|onden|inden)|zei(?:den)?|zegt|"
    r"zeggen|did)(?: de| het| the)?"
    r"(?: leden van de| fractie van)?(?: de)? |\bwaar(?: ook)?(?: de)? )$"
)
_ASKS_AFTER = re.compile(
    rf"^{_FRACTIE}\)? (?:vroeg|vroegen|vraagt|wilden? |kreeg|kregen|stelden?|asked?|"
    rf"(?:mede)?ondertekende|bij zat)\b"
)
_TOLD_TO = re.compile(r"\b(?:tegen|aan|richting|to|told)(?: de| het| the)?(?: fractie van)?(?: de)? $")


def _is_asker(before: str, after: str) -> bool:
    return any((_ASKS_BEFORE.search(before[-90:]), _ASKS_AFTER.search(after[:40]), is_mover(before, after)))


def _is_addressee(before: str) -> bool:
    """ "Wat zei Agema tegen NSC", "wat antwoordde de minister de SP"."""
    ends_of_verbs = [match.end() for match in SAID.finditer(before)]
    if not ends_of_verbs:
        return False
    object_first = re.fullmatch(r"(?: \w+){0,4} (?:de|het|the) ", before[ends_of_verbs[-1] :]) is not None
    return _TOLD_TO.search(before) is not None or (
        object_first and before[ends_of_verbs[-1] :].count(" ") > 3
    )


def _ministry_mentions(question: str, asked: str) -> Iterator[NameMention]:
    """ "De staatssecretaris van Justitie" or "VWS" who speaks: the longest portfolio that follows.

    One that there is not ("Toverij") narrows to nothing, which is worth a note.
    """
    for match in re.finditer(
        rf"\b(?:{TITLE}|ministerie|ministry|minister) (?:van|voor|of|for)(?: the)? ", asked
    ):
        if SAID.search(asked) is None or not _is_speaker(asked, match.start()):
            continue
        rest = list(re.finditer(r"[\w&,-]+", asked[match.end() : match.end() + 120]))[:_PORTFOLIO_WORDS]
        for last in reversed(rest):
            words = asked[match.end() : match.end() + last.end()].rstrip(",")
            found = ministry(words)
            if found:
                yield NameMention("ministry", found, match.start(), match.end() + len(words))
                break
        else:
            is_name = question[: match.end()].split()[-1][0].isupper()  # "minister Van Nergens"
            if not is_name and (office := _OFFICE.match(question, match.end())):
                yield NameMention("ministry", office[0], match.start(), office.end())
    for match in _SHORT_OFFICE.finditer(question):
        found = None if party(match["office"]) else ministry(match["office"])
        if found and not in_topic(asked, match.start()):
            yield NameMention("ministry", found, match.start("office"), match.end())


def asks_for_motions(asked: str) -> bool:
    """Whether a folded question is after motions: what they ask for, not what was answered."""
    return any(found.value == "motie" for found in _type_mentions(asked))


def _type_mentions(asked: str) -> Iterator[NameMention]:
    for kind, pattern in _TYPE_PATTERNS.items():
        for match in re.finditer(rf"\b(?:(?:in|uit|volgens) (?:een |de |het )?)?(?:{pattern})\b", asked):
            if not in_topic(asked, match.start()):
                yield NameMention("type", kind, match.start(), match.end())
