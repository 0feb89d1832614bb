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

_NAME_SEPARATORS = re.compile(r"[\s.,'’`´/&-]+")


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
        for name in (entry["name"], *entry["aliases"], *former):
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
