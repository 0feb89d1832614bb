"""The field's vocabularies: cabinets by date, and the one name for each party, country and ministry.

The words stand in `index/data/*.json`, each file with its source. Nothing here says who was minister
when: that comes from the paper itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from importlib import resources
from typing import Any

_NAME_SEPARATORS = re.compile(r"[\s.,'’`´/&-]+")
_WITH_ABBREVIATION = re.compile(r"(.{3,}?)\s*\(([^()]{2,12})\)")
_NEXT_OFFICE = re.compile(
    r",?\s+(?:en|alsmede|mede namens)\s+(?:van\s+)?(?:de\s+)?"
    r"(?:minister|staatssecretaris)\b(?:\s+(?:van|voor)\s+)?",
    re.IGNORECASE,
)
_PART_OF_MINISTRY = re.compile(r"\s+[-–—]\s+|\s*[;:(]")


@dataclass(frozen=True, slots=True)
class Cabinet:
    """A cabinet, which sits from `start` up to, not including, `end`.

    `demissionary` says whether it had already resigned on the day it was asked about.
    """

    name: str  # "kabinet-Rutte IV"
    start: date
    end: date | None
    demissionary_from: date | None
    parties: tuple[str, ...]
    demissionary: bool = False


def cabinet_on(day: date) -> Cabinet | None:
    """The cabinet of that day, None before the first one we know (November 1982)."""
    for cabinet in reversed(cabinets()):
        if cabinet.start <= day and (cabinet.end is None or day < cabinet.end):
            since = cabinet.demissionary_from
            return replace(cabinet, demissionary=since is not None and since <= day)
    return None


@cache
def cabinets() -> tuple[Cabinet, ...]:
    """All cabinets, oldest first."""
    return tuple(
        Cabinet(
            name=entry["name"],
            start=date.fromisoformat(entry["start"]),
            end=_parse_day(entry["end"]),
            demissionary_from=_parse_day(entry["demissionary_from"]),
            parties=tuple(entry["parties"]),
        )
        for entry in _file_entries("cabinets")
    )


def party(alias: str) -> str | None:
    """The usual short name of a party or splinter: "Partij voor de Dieren" -> "PvdD"; None if unknown."""
    return _party_by_key().get(
        _fold_name(re.sub(r"^(?:de )?(.+?)[- ]?fractie$", r"\1", alias.strip(), flags=re.I))
    )


@lru_cache(maxsize=4096)
def party_spellings(name: str) -> frozenset[str]:
    """What a party may be called, folded: two names of one party have one of these in common.

    Of a party that the list does not hold these are its name, the abbreviation behind it in brackets, and the
    initials of three words or more, unless another party is called that.
    """
    if known := party(name):
        return frozenset((_fold_name(known),))
    found = _WITH_ABBREVIATION.fullmatch(name.strip())
    parts = (found[1], found[2]) if found else (name,)
    words = _fold_name(parts[0]).split()
    initials = "".join(word[0] for word in words)
    short = [initials] if len(words) > 2 and party(initials) is None else []
    return frozenset((*(_fold_name(party(part) or part) for part in parts), *short))


def party_labels(names: Iterable[str]) -> dict[str, str]:
    """Each name with what a list calls its party: the shortest name that all of them are spellings of."""
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda each: (-len(party_spellings(each)), each)):
        spelled = party_spellings(name)
        group = next((g for g in groups if any(not spelled.isdisjoint(party_spellings(n)) for n in g)), None)
        groups.append([name]) if group is None else group.append(name)
    return {name: label for group in groups for label in (_shortest_label(group),) for name in group}


def _shortest_label(group: list[str]) -> str:
    found = [match[2] for name in group if (match := _WITH_ABBREVIATION.fullmatch(name.strip()))]
    known = [name for each in group if (name := party(each))]
    for label in sorted((*known, *found, *group), key=lambda each: (len(each), each)):
        if all(not party_spellings(label).isdisjoint(party_spellings(each)) for each in group):
            return label
    return group[0]


def country(word: str) -> str | None:
    """The Dutch name of the country that a name, adjective or inhabitant belongs to: "Irakezen" -> "Irak".

    Knows Dutch words, names in seven other languages and English demonyms; takes one word or name, in any
    case, but a word that also means something else ("pool", "vs") only with its capital.
    """
    found = _country_by_key().get(_fold_name(word))
    if found is None or (found.capital and not word[:1].isupper()):
        return None
    return found.name


def ministry(portfolio: str) -> str | None:
    """The present name of a portfolio: "Veiligheid en Justitie", "V&J" -> "Justitie en Veiligheid".

    Spaces, case and accents do not count, so that glued words from a PDF ("Welzijn enSport") are known.
    """
    return _portfolio_by_key().get(_fold_name(portfolio).replace(" ", ""))


def ministries(portfolio: str) -> tuple[str, ...]:
    """The ministries that a portfolio is of, by their present names; itself where none is known.

    A part of a ministry's ("Financiën – Fiscaliteit") is of that ministry; one line with a second minister
    ("Defensie en de Minister van Financiën") is of both.
    """
    found = (each.strip(" ,.;") for each in _NEXT_OFFICE.split(portfolio))
    return tuple(dict.fromkeys(_ministry_of(each) or each for each in found if each)) or (portfolio,)


def _ministry_of(portfolio: str) -> str | None:
    return ministry(portfolio) or ministry(_PART_OF_MINISTRY.split(portfolio)[0])


def portfolio_as_spelled(portfolio: str) -> str | None:
    """A portfolio in its usual spelling, under the name it was written with; None if unknown."""
    return _portfolio_by_letters().get(_fold_name(portfolio).replace(" ", ""))


@cache
def country_words() -> Mapping[str, tuple[str, ...]]:
    """Each country's Dutch name with all the words that lead to it, as they are spelled."""
    return {e["name"]: (e["name"], *e["words"], *e["foreign"]) for e in _file_entries("countries")}


@cache
def party_names() -> Mapping[str, tuple[str, ...]]:
    """Each party's short name with its other names."""
    return {entry["name"]: tuple(entry["aliases"]) for entry in _file_entries("parties")}


@dataclass(frozen=True, slots=True)
class _CountryWords:
    name: str
    capital: bool


@cache
def _party_by_key() -> Mapping[str, str]:
    names = {_fold_name(alias): name for name, aliases in party_names().items() for alias in aliases}
    return names | {_fold_name(name): name for name in party_names()}


@cache
def _country_by_key() -> Mapping[str, _CountryWords]:
    capital = {_fold_name(word) for word in _read_file("countries")["capital"]}
    words: dict[str, _CountryWords] = {}
    for position in ("foreign", "words"):  # Dutch words win: "Polen" is Poland, "Niger" is no Nigeria
        for entry in _file_entries("countries"):
            for word in entry[position]:
                words[_fold_name(word)] = _CountryWords(entry["name"], _fold_name(word) in capital)
    return words | {
        _fold_name(e["name"]): _CountryWords(e["name"], _fold_name(e["name"]) in capital)
        for e in _file_entries("countries")
    }


def stand_in_terms(name: str) -> frozenset[str]:
    """The terms a paper may use in the place of a folded name: the country of a capital, or none."""
    return _terms_by_stand_in().get(name, frozenset())


@cache
def _terms_by_stand_in() -> Mapping[str, frozenset[str]]:
    return {entry["name"]: frozenset(entry["terms"]) for entry in _file_entries("stands_for")}


@cache
def _portfolio_by_key() -> Mapping[str, str]:
    names = {}
    for entry in _file_entries("portfolios"):
        former = [old["name"] for old in entry["former"]]
        for name in (entry["name"], *entry["aliases"], *entry.get("english", ()), *former):
            names[_fold_name(name).replace(" ", "")] = entry["name"]
    return names


@cache
def _portfolio_by_letters() -> Mapping[str, str]:
    names = [e["name"] for e in _file_entries("portfolios")]
    names += [old["name"] for e in _file_entries("portfolios") for old in e["former"]]
    return {_fold_name(name).replace(" ", ""): name for name in names}


def _fold_name(words: str) -> str:
    """Letters and digits only, folded: what two spellings of one name have in common."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) or "؀" <= c <= "ۿ")
    return _NAME_SEPARATORS.sub(" ", plain).strip()


def _parse_day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _file_entries(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = _read_file(name)["entries"]
    return entries


@cache
def _read_file(name: str) -> dict[str, Any]:
    text = (resources.files("index") / "data" / f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content
