"""The field's vocabularies: cabinets by date, and the one name for each party, country and ministry.

The words stand in `index/data/*.json`, each file with its source. Nothing here says who was minister
when: that comes from the paper itself.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

_SEPARATORS = re.compile(r"[\s.,'’`´/&-]+")


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
            end=_day(entry["end"]),
            demissionary_from=_day(entry["demissionary_from"]),
            parties=tuple(entry["parties"]),
        )
        for entry in _entries("cabinets")
    )


def party(alias: str) -> str | None:
    """The usual short name of a party or splinter: "Partij voor de Dieren" -> "PvdD"; None if unknown."""
    return _parties().get(_key(re.sub(r"^(?:de )?(.+?)[- ]?fractie$", r"\1", alias.strip(), flags=re.I)))


def country(word: str) -> str | None:
    """The Dutch name of the country that a name, adjective or inhabitant belongs to: "Irakezen" -> "Irak".

    Knows Dutch words, names in seven other languages and English demonyms; takes one word or name, in any
    case, but a word that also means something else ("pool", "vs") only with its capital.
    """
    found = _countries().get(_key(word))
    if found is None or (found.capital and not word[:1].isupper()):
        return None
    return found.name


def ministry(portfolio: str) -> str | None:
    """The present name of a portfolio: "Veiligheid en Justitie", "V&J" -> "Justitie en Veiligheid".

    Spaces, case and accents do not count, so that glued words from a PDF ("Welzijn enSport") are known.
    """
    return _portfolios().get(_key(portfolio).replace(" ", ""))


def portfolio_as_spelled(portfolio: str) -> str | None:
    """A portfolio in its usual spelling, under the name it was written with; None if unknown."""
    return _spellings().get(_key(portfolio).replace(" ", ""))


@cache
def country_words() -> Mapping[str, tuple[str, ...]]:
    """Each country's Dutch name with all the words that lead to it, as they are spelled."""
    return {e["name"]: (e["name"], *e["words"], *e["foreign"]) for e in _entries("countries")}


@cache
def party_names() -> Mapping[str, tuple[str, ...]]:
    """Each party's short name with its other names."""
    return {entry["name"]: tuple(entry["aliases"]) for entry in _entries("parties")}


@dataclass(frozen=True, slots=True)
class _Country:
    name: str
    capital: bool


@cache
def _parties() -> Mapping[str, str]:
    names = {_key(alias): name for name, aliases in party_names().items() for alias in aliases}
    return names | {_key(name): name for name in party_names()}


@cache
def _countries() -> Mapping[str, _Country]:
    capital = {_key(word) for word in _file("countries")["capital"]}
    words: dict[str, _Country] = {}
    for position in ("foreign", "words"):  # Dutch words win: "Polen" is Poland, "Niger" is no Nigeria
        for entry in _entries("countries"):
            for word in entry[position]:
                words[_key(word)] = _Country(entry["name"], _key(word) in capital)
    return words | {
        _key(e["name"]): _Country(e["name"], _key(e["name"]) in capital) for e in _entries("countries")
    }


def stand_in_terms(name: str) -> frozenset[str]:
    """The terms a paper may use in the place of a folded name: the country of a capital, or none."""
    return _stand_ins().get(name, frozenset())


@cache
def _stand_ins() -> Mapping[str, frozenset[str]]:
    return {entry["name"]: frozenset(entry["terms"]) for entry in _entries("stands_for")}


@cache
def _portfolios() -> Mapping[str, str]:
    names = {}
    for entry in _entries("portfolios"):
        former = [old["name"] for old in entry["former"]]
        for name in (entry["name"], *entry["aliases"], *former):
            names[_key(name).replace(" ", "")] = entry["name"]
    return names


@cache
def _spellings() -> Mapping[str, str]:
    names = [e["name"] for e in _entries("portfolios")]
    names += [old["name"] for e in _entries("portfolios") for old in e["former"]]
    return {_key(name).replace(" ", ""): name for name in names}


def _key(words: str) -> str:
    """Letters and digits only, folded: what two spellings of one name have in common."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) or "؀" <= c <= "ۿ")
    return _SEPARATORS.sub(" ", plain).strip()


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso)


def _entries(name: str) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = _file(name)["entries"]
    return entries


@cache
def _file(name: str) -> dict[str, Any]:
    text = (resources.files("index") / "data" / f"{name}.json").read_text(encoding="utf-8")
    content: dict[str, Any] = json.loads(text)
    return content
