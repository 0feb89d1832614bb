"""Members and ministers as a paper names them: lists of names, parties, functions and portfolios."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.document import Member, Minister
from index.language.vocabulary import country, portfolio_as_spelled

_PARTY_IN_BRACKETS = re.compile(r"\(\s*(?:(?:beiden|beide|allen|alle(?:\s\w+)?)\s*:?\s+)?([^()]{1,80})\)")
_NAME_SEPARATOR = re.compile(r"\s*(?:,|/|&|;|\ben\b)\s*")
_INITIALS = re.compile(r"(?:[A-Z][a-z]?\.\s?){1,8}")
_FORM_OF_ADDRESS = re.compile(
    r"^\W*(?:(?:het|lid|leden|heer|heren|mevrouw|dames|mw\.|dhr\.|drs?\.|mr\.|ir\.|prof\.|ing\.|"
    r"de(?=\s+(?:leden|heer|heren)\b)|van(?=\s+(?:het|de)\s+(?:lid|leden|heer)\b))\s+)+",
    re.IGNORECASE,
)
_GLUED_NAME = re.compile(r"(?<=[a-zà-ž])(?<!\bMc)(?<!\bMac)(?=[A-ZÀ-Þ])")

_FUNCTION = re.compile(
    r"\b(?P<function>(?:vice-?)?minister-?\s?president|ministers?|staatssecretaris(?:sen)?|state\s+secretary|ambts?geno(?:ot|ten))\b",
    re.IGNORECASE,
)
_PORTFOLIO_START = re.compile(r"\s+(?:van|voor|of|for)\s+(?=[A-Z0-9])")
_OTHER_COUNTRY = re.compile(  # "van Financiën van Curaçao"; a word without capital ends the portfolio
    r"\s*(?i:van|voor) (?:(?:[A-ZÀ-Þ][\w-]*,?|en) ){1,8}(?i:van (?:het )?(?:land )?)"
    r"(?P<where>(?:(?i:sint)[ -])?[A-ZÀ-Þ][\w-]+)"
)
_COUNTRIES_OF_THE_KINGDOM = frozenset({"curaçao", "aruba", "sint maarten", "sint-maarten"})
_NEXT_PORTFOLIO = re.compile(r"\s*(?:,|\ben\b|,\s?en\b)\s*(?:de\s+)?(?:van|voor)\s+(?=[A-Z])")
_NAME_WITH_PORTFOLIO = re.compile(
    r"\s*(?:,|\ben\b)?\s*(?:van\s)?\s*(?P<name>[^(),]{2,80}?)\s*\((?P<portfolio>[^()]{2,160})\)?"
)
_NAME_WITH_TITLE = re.compile(
    r"(?:de heer|mevrouw|dhr\.|mw\.)\s+(?P<name>[^,;()]{2,60}),\s*(?:de\s+)?$", re.IGNORECASE
)
_NAME_BEHIND = re.compile(  # "de Minister van A, de heer B. Bos"
    r", (?:de heer|mevrouw|dhr\.|mw\.) (?P<name>[A-Z][^,;()]{1,50}?)[ ,.]*$"
)
_BARE_NAME = re.compile(
    r"\s+(?P<name>(?:(?:[Vv]an|[Dd]e|[Dd]er|[Dd]en|[Tt]er|[Tt]en)\s){0,3}[A-ZÀ-Þ][\w’'-]{1,30}"
    r"(?:[ –-]{1,3}(?:(?:van|de|der|den)\s){0,3}[A-ZÀ-Þ][\w’'-]{1,30}){0,2})\s*(?:,|$|\ben\b)"
)
_ARTICLE = re.compile(r"\b(?:de|het) (?:demissionaire? )?$", re.IGNORECASE)  # no name follows "de minister"
_FUNCTION_SEPARATOR = re.compile(
    r"\s*(?:,|\ben\b)\s*(?:de\s+)?"
)  # "de Minister en de Staatssecretaris van A"
_NEXT_PERSON = re.compile(r",?\s+(?:en\s+)?(?:de heer|mevrouw|dhr\.|mw\.)\s")
_TRAILING_WORDS = re.compile(
    r"[\s,;]*(?:\b(?:en|alsmede|evenals|van|voor|de|het|heer|mevrouw|mede namens|namens)\b[\s,]*)*$",
    re.IGNORECASE,
)
_WORDS_INSIDE_NAME = ("en", "van", "voor", "de", "het", "der")
_WORDS_WITHOUT_CAPITAL = {
    "van",
    "de",
    "den",
    "der",
    "ten",
    "ter",
    "en",
    "het",
    "voor",
    "lid",
    "leden",
    "c.s.",
}
_PARTICLES = {*"van de den der ten ter te het lid en el al 't ’t in op la le l' d' du von zu bin ben".split()}
_GLUED_WORD = re.compile(r"\b(van|voor|en|de|het|namens)(?=[A-Z][a-z])")


def read_members(text: str) -> tuple[Member, ...]:
    """Read a list of members: "A, B (beiden CDA) en C (SP)" -> three, each with the party after it.

    A party counts for all names since the one before it; initials behind a name ("Jansen, J.M.") and forms
    of address are dropped; "Van Campen/Boswijk" are two.
    """
    found: list[Member] = []
    at = 0
    for party in _PARTY_IN_BRACKETS.finditer(text):
        name_of_party = " ".join(party[1].split())
        found += [Member(name, name_of_party) for name in _split_names(text[at : party.start()])]
        at = party.end()
    found += [Member(name, None) for name in _split_names(text[at:])]
    return tuple(dict.fromkeys(found))


def read_ministers(text: str) -> tuple[Minister, ...]:
    """Read ministers: "Minister Bos (A) en van Staatssecretaris Vos (B)", "de Ministers van A en voor B".

    A plural noun spreads over the portfolios after it; who has no name in the paper gets none. A minister of
    another country is left out.
    """
    text = _GLUED_WORD.sub(r"\1 ", " ".join(text.split()))
    functions = [f for f in _FUNCTION.finditer(text) if not _is_in_brackets(text, f.start())]
    found: list[Minister] = []
    for i, function in enumerate(functions):
        until = functions[i + 1].start() if i + 1 < len(functions) else len(text)
        shared = _FUNCTION_SEPARATOR.fullmatch(text, function.end(), until) and i + 1 < len(functions)
        start = functions[i + 1].end() if shared else function.end()
        until = (
            functions[i + 2].start() if shared and i + 2 < len(functions) else len(text) if shared else until
        )
        if not is_of_other_country(text[start:until]):
            title = _title_of_function(function["function"])
            found += _ministers_of_function(title, text, start, until, function.start())
    return tuple(dict.fromkeys(found))


def is_of_other_country(office: str) -> bool:
    """Whether what stands behind "minister" is of another country: "van Financiën van Curaçao"."""
    match = _OTHER_COUNTRY.match(office)
    where = match["where"] if match else "Nederland"
    return where.lower() in _COUNTRIES_OF_THE_KINGDOM or (country(where) or "Nederland") != "Nederland"


def person_name(text: str) -> str | None:
    """A single name cleaned of address and glue; None if it is none."""
    for name in _split_names(text):
        return name
    return None


def from_capitals(text: str) -> str:
    """Names printed in capitals as they are spelled: "VAN DEN BERG EN DE WIT" -> "van den Berg en de Wit"."""
    if not text.isupper():
        return text
    return " ".join(
        word.lower() if word.lower() in _WORDS_WITHOUT_CAPITAL else word.title() for word in text.split()
    )


def clean_portfolio(text: str) -> str:
    """A portfolio as written, without what hangs on it; in its usual spelling where we know it."""
    said = " ".join(_GLUED_WORD.sub(r"\1 ", text).split())
    if (another := _FUNCTION.search(said)) and another.start():  # "Defensie en de Minister van Financiën"
        said = said[: another.start()]
    plain = _TRAILING_WORDS.sub("", said).strip(" ,.;:([")
    words = plain.split(" ")
    for count in range(len(words), 0, -1):
        known = portfolio_as_spelled(" ".join(words[:count]))
        if known and not {*words[count - 1 : count + 1]} & {"en", "-", "–"}:
            return known
    until = next(
        (i for i, word in enumerate(words) if word[:1].islower() and word not in _WORDS_INSIDE_NAME),
        len(words),
    )
    return _TRAILING_WORDS.sub("", " ".join(words[: until or len(words)])).strip(" ,.;:")


def _split_names(text: str) -> Iterator[str]:
    text = " ".join(text.split())
    for part in _NAME_SEPARATOR.split(_FORM_OF_ADDRESS.sub("", text)):
        name = _FORM_OF_ADDRESS.sub("", part.strip(" .:–-")).removesuffix(" c.s").strip()
        name = _GLUED_NAME.sub(" ", name)
        if (
            not 1 < len(name) < 60
            or any(sign.isdigit() for sign in name)
            or any(word.islower() and word not in _PARTICLES for word in name.split())
            or _INITIALS.fullmatch(name + ("" if name.endswith(".") else "."))
        ):
            continue
        yield name[0].upper() + name[1:]


def _ministers_of_function(
    function: str | None, text: str, start: int, until: int, before: int
) -> Iterator[Minister]:
    chunk = text[start:until]
    if opening := _PORTFOLIO_START.match(chunk):
        titled = _NAME_WITH_TITLE.search(text[:before])
        name = titled["name"].strip() if titled else None
        behind = _NAME_BEHIND.search(chunk) if name is None and until == len(text) else None
        name = behind["name"] if behind else name
        for part in _NEXT_PORTFOLIO.split(_NEXT_PERSON.split(chunk[opening.end() :])[0]):
            yield from (Minister(name, function, each) for each in _split_portfolios(part))
        return
    named = list(_NAME_WITH_PORTFOLIO.finditer(chunk))
    for match in named:
        yield Minister(
            _GLUED_NAME.sub(" ", match["name"].strip()), function, clean_portfolio(match["portfolio"])
        )
    if named:
        return
    if function == "Minister-President":
        yield Minister(person_name(_TRAILING_WORDS.sub("", chunk)), function, "Algemene Zaken")
    elif known := portfolio_as_spelled(_TRAILING_WORDS.sub("", chunk).strip()):
        yield Minister(None, function, known)
    elif _ARTICLE.search(text[:before]):
        plain = clean_portfolio(chunk)
        if plain[:1].isupper() and len(chunk.strip(" ,.;")) <= len(plain):  # else a sentence begins there
            yield Minister(None, function, plain)
    elif bare := _BARE_NAME.match(chunk):
        yield Minister(bare["name"], function, None)


def _is_in_brackets(text: str, at: int) -> bool:
    """Whether a place lies between brackets: "Minister Bos (Algemene Zaken, minister-president)"."""
    return text.rfind("(", 0, at) > text.rfind(")", 0, at) and text.find(")", at) >= 0


def _split_portfolios(text: str) -> tuple[str, ...]:
    """One portfolio, or two that only their known names tell apart: "Defensie en Buitenlandse Zaken"."""
    whole = clean_portfolio(text)
    if portfolio_as_spelled(whole) is None:
        for between in re.finditer(r"\s+en\s+", whole):
            parts = (clean_portfolio(whole[: between.start()]), clean_portfolio(whole[between.end() :]))
            if all(portfolio_as_spelled(part) for part in parts):
                return parts
    return (whole,)


def _title_of_function(function: str) -> str | None:
    """The function as a title; None for an "ambtgenoot", who may be minister or staatssecretaris."""
    lower = function.lower().replace(" ", "")
    if "president" in lower:
        return "Minister-President"
    if lower.startswith("ambt"):
        return None
    return "Staatssecretaris" if lower.startswith("sta") else "Minister"
