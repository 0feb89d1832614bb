"""A follow-up that only names another period, party, person or place -> the question before it, with that.

"En in 2014?", "en D66?", "een jaar eerder", "en de minister van Financiën?", "hoe zit dat met Noorwegen?"
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.language.place_names import country_terms
from index.language.vocabulary import ministry, party, party_names
from index.language.words import words
from rag.understand.folding import TOPIC, fold_letters
from rag.understand.names import TITLE, NameSource
from rag.understand.periods import Period, read_periods
from rag.understand.standalone import OPENER, content_words, own_words, subject_words
from rag.understand.surnames import surnames

_OPENING = re.compile(
    r"^(?:(?:en|maar|and|but|oke?|ok|dus|ook|und|aber|et|mais|y|pero|ya|peki|ve|a|i)\b[ ,]*)*"
    r"(?:(?:alleen|enkel|only|just|nur|seulement|solo|tylko|sadece)\b[ ,]*)?"
    r"(?:(?:hoe|wat) (?:zit|is|staat|was|ging|gaat) (?:het|dat|dit)"
    r"(?: dan| nu| eigenlijk)*(?: (?=met|in|bij|voor|onder))?|(?:geldt|gold) (?:dat|dit|"
    r"hetzelfde)(?: ook| dan)*"
    r"|what about|how about|and (?=in|for)|wat (?:vindt|vond|vinden|zegt|zei|zeiden|vroeg|vroegen)"
    r"(?= (?:de |het )?[\w& -]{2,40}[ ?]*$)(?! hij| zij| ze| dat| dit))?[ ,]*"
)
_PREPOSITION = re.compile(
    r"^(?:met|in|bij|voor|van|door|volgens|over|onder|sinds|naar|uit|tijdens|for|in|of|by|with|"
    r"about|under)\b ?"
)
_ARTICLE = re.compile(r"^(?:de|het|een|the|a) ")
_CLOSING_WORDS = re.compile(
    r"(?:, ?hoe (?:zit|staat) (?:het|dat) (?:daar ?mee|met (?:die|hen|hun))|, ?what about (?:them|it|those))?"
    r"[ ,]*(?:dan|ook|daarover|daarvan|ervan|hierover|eigenlijk|precies|then|too)?[ ?.!]*$"
)
_NUMBER_WORDS = {
    "een": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "tien": 10,
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
}
_RELATIVE_TIME = re.compile(
    r"^(?:(?P<count>een|twee|drie|vier|vijf|tien|a|one|two|three|\d{1,2}) (?:jaar|jaren|years?) "
    r"(?P<way>eerder|ervoor|daarvoor|terug|later|erna|daarna|nadien|earlier|before|later|after)|"
    r"(?:in )?(?:het|the) (?:jaar |year )(?P<next>ervoor|daarvoor|before|erna|daarna|after|daarop)|"
    r"(?:het )?(?P<near>vorig|volgend|previous|next) (?:jaar|year))$"
)
_BACKWARD_WORDS = frozenset("eerder ervoor daarvoor terug earlier before vorig previous".split())
_SPEAKER = re.compile(
    rf"\b(?i:(?:de |het |the )?{TITLE}) (?:van|voor|of|for) [\w&,-]+(?: (?:en |and |[A-Z])[\w&,-]*){{0,4}}|"
    rf"\b(?i:(?:de |the )?{TITLE})(?: (?:Van|De|Der|Den|Ter|Ten|[A-Z])[\w-]*){{1,3}}|\b(?i:(?:de "
    rf"|the )?{TITLE})\b|"
    r"\b(?i:(?:de |het |the )?(?:kabinet|regering|cabinet|government))\b(?!-)"
)
MOST_WORDS = 6
MOST_OF_NAME = 3  # words


def replace_slot(question: str, base: str, catalogue: NameSource | None) -> str | None:
    """The question `base` with what the follow-up names in its place; None where that is more than a name."""
    rest = _CLOSING_WORDS.sub("", question.strip())
    opened = _OPENING.match(fold_letters(rest))
    rest = rest[opened.end() :] if opened else rest
    if not rest or len(rest.split()) > MOST_WORDS:
        return None
    bare = _ARTICLE.sub("", _PREPOSITION.sub("", fold_letters(rest)))
    named = rest[len(rest) - len(bare) :]
    if (period := _with_period(rest, base)) is not None:
        return period
    if bare != fold_letters(rest) and _is_minister(fold_letters(rest), catalogue):
        return _with_speaker(rest, base)  # "Van Weel": the particle is the name's
    for typed in (rest, named):
        if (
            typed.split()[-1:]
            and typed.split()[-1][0].isupper()
            and _is_member(fold_letters(typed), catalogue)
        ):
            return _with_member(typed, base, catalogue)
    if said := _party_named(bare.removesuffix("-fractie").removesuffix(" fractie"), catalogue):
        return _with_party(said, base, catalogue)
    if _is_person(bare, catalogue):
        return _with_speaker(named if not re.match(TITLE, bare) else f"de {named}", base)
    if country := _country_named(bare):
        return _with_country(country, named, base)
    starts_so = opened is not None and opened.end() > 0
    return (
        _with_topic(rest, base) if starts_so and fold_letters(rest).startswith(("over ", "about ")) else None
    )


def bare_name(question: str) -> tuple[str, str] | None:
    """The preposition ("" for none) and the name where a follow-up is no more: "en voor huurders?"."""
    rest = _CLOSING_WORDS.sub("", fold_letters(question.strip()))
    opened = OPENER.match(rest)
    if opened is None:
        return None
    rest = rest[opened.end() :]
    led = _PREPOSITION.match(rest)
    name = _ARTICLE.sub("", rest[led.end() :] if led else rest)
    said = name.split()
    if not 0 < len(said) <= MOST_OF_NAME or len(own_words(name)) != len(said):
        return None
    return (led[0].strip() if led else "", name)


def _with_period(rest: str, base: str) -> str | None:
    """The base of another time: "in 2014", "een jaar eerder"."""
    asked = fold_letters(rest)
    before = read_periods(base)
    if relative := _RELATIVE_TIME.match(asked):
        anchor = next((p.since or p.until for p in reversed(before)), None)
        if anchor is None:
            return None
        count = _NUMBER_WORDS.get(relative["count"] or "een") or int(relative["count"])
        way = relative["way"] or relative["next"] or relative["near"]
        return _replace_period(str(anchor.year + (-count if way in _BACKWARD_WORDS else count)), base, before)
    named = read_periods(rest)
    if len(named) != 1:
        return None
    (said,) = named
    beside = content_words(rest[: said.start] + rest[said.end :])
    return None if beside else _replace_period(rest, base, before)


def _replace_period(new_period: str, base: str, before: Sequence[Period]) -> str:
    if not before:
        asked, bracket, carried = base.partition(" (")  # words carried to a follow-up stay behind it
        said = new_period if not new_period.isdigit() else f"in {new_period}"
        return f"{asked.rstrip(' ?')} {said}?{bracket}{carried}"
    old = before[-1]
    new = read_periods(new_period)
    bare = new_period[new[0].start :] if new else new_period
    led = re.match(
        r"(?:in|sinds|vanaf|voor|na|tot|tijdens|onder|since|before|after|until)\b",
        fold_letters(base[old.start : old.end]),
    )
    lead = led[0] + " " if led and not re.match(r"[a-z]+ ", fold_letters(bare)) else ""
    return f"{base[: old.start]}{lead}{bare}{base[old.end :]}"


def _party_named(bare: str, catalogue: NameSource | None) -> str | None:
    own = {fold_letters(name): name for name in catalogue.parties()} if catalogue else {}
    return own.get(bare) or party(bare)


def _with_party(name: str, base: str, catalogue: NameSource | None) -> str:
    """The base of another party; where it named none, what members of that party asked about its subject."""
    asked = fold_letters(base)
    topic = TOPIC.search(asked)
    end = topic.start() if topic else len(base)
    for match in re.finditer(rf"(?<!\w)(?:{'|'.join(_party_patterns(catalogue))})(?![\w-])", asked[:end]):
        return f"{base[: match.start()]}{name}{base[match.end() :]}"
    about = base[topic.start() :] if topic else f"over {' '.join(subject_words(base))}?"
    return f"Wat vroeg {name} {about}"


def _party_patterns(catalogue: NameSource | None) -> list[str]:
    """The parties' spellings as patterns, longest first."""
    known = {fold_letters(each) for name, others in party_names().items() for each in (name, *others)}
    known |= {fold_letters(each) for each in catalogue.parties()} if catalogue else set()
    return [re.escape(each) for each in sorted(known, key=len, reverse=True) if len(each) > 1]


def _is_person(bare: str, catalogue: NameSource | None) -> bool:
    title = re.match(rf"{TITLE}(?: (?:van|voor|of|for) )?", bare)
    if title:
        rest = bare[title.end() :].strip()
        return (
            not rest or ministry(rest) is not None or _is_minister(rest, catalogue) or not TOPIC.search(rest)
        )
    return _is_minister(bare, catalogue)


def _is_minister(bare: str, catalogue: NameSource | None) -> bool:
    return catalogue is not None and bare in {s for name in catalogue.ministers() for s in surnames(name)}


def _is_member(bare: str, catalogue: NameSource | None) -> bool:
    return catalogue is not None and bare in {s for name in catalogue.people() for s in surnames(name)}


def _with_member(name: str, base: str, catalogue: NameSource | None) -> str:
    """The base of another member; where it named none, what that one asked about its subject."""
    asked = fold_letters(base)
    topic = TOPIC.search(asked)
    known = {s for each in (catalogue.people() if catalogue else ()) for s in surnames(each)}
    others = "|".join(re.escape(each) for each in sorted(known, key=len, reverse=True))
    if found := re.search(rf"(?<!\w)(?:{others})(?![\w-])", asked[: topic.start() if topic else len(base)]):
        return f"{base[: found.start()]}{name}{base[found.end() :]}"
    about = base[topic.start() :] if topic else f"over {' '.join(subject_words(base))}?"
    return f"Wat vroeg {name} {about}"


def _with_speaker(speaker: str, base: str) -> str:
    for match in _SPEAKER.finditer(base):
        if not (topic := TOPIC.search(fold_letters(base))) or match.start() < topic.start():
            return f"{base[: match.start()]}{speaker}{base[match.end() :]}"
    topic = TOPIC.search(fold_letters(base))
    about = base[topic.start() :] if topic else f"over {' '.join(subject_words(base))}?"
    return f"Wat zei {speaker} {about}"


def _country_named(bare: str) -> str | None:
    return country_terms().get(tuple(words(bare)))


def _with_country(term: str, typed: str, base: str) -> str | None:
    """The base about another country; None where it named no country."""
    for match in re.finditer(r"[^\W\d_][\w-]+", base):
        found = country_terms().get(tuple(words(match[0])))
        if found and found != term:
            return f"{base[: match.start()]}{typed[:1].upper()}{typed[1:]}{base[match.end() :]}"
    return None


def _with_topic(rest: str, base: str) -> str | None:
    topic = TOPIC.search(fold_letters(base))
    return f"{base[: topic.start()]}{rest}?" if topic else None
