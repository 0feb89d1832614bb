"""The type that reading the head of a paper gives: `Heading`; fields on lines with their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from index.document import Dates, DocumentType, Member, Minister
from index.parse.head.dates import first_date
from index.parse.head.people import read_members, read_ministers

_NAMED_FIELD = re.compile(
    r"(?:(?P<asker>(?:[Kk]amer)?[Vv]ragen van|(?:[Vv]ra(?:ag|gen))?[Ss]teller(?:s|\(s\))?"
    r"|[Gg]esteld door|[Ii]ngediend door|[Ii]ndiener(?:s|\(s\))?)"
    r"|(?P<asked>[Ii]ngezonden(?: op)?|[Gg]esteld op|[Ii]ngediend op|[Vv]ragen (?:d\.d\.|van [Dd]atum)"
    r"|[Dd]atum (?:van )?(?:de )?(?:[Kk]amer)?vragen|[Dd]atum (?:indiening|inzending))"
    r"|(?P<answerer>[Bb]eantwoord(?:ing)? door|[Aa]ntwoord (?:van|door)|[Bb]ewindspers(?:oon|onen)"
    r"|[Vv]erantwoordelijke bewindspersoon))"
    r" ?: ?(?P<value>\S.{1,300})"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a paper says; None or empty where it is silent.

    `type` is None where the head alone does not tell. `numbers` has the keys vraagnummer, kenmerk,
    aanhangsel (`1193`), vergaderjaar (`2023-2024`), publicatie (`ah-tk-20232024-1193`), kamerstuk
    (`29344-155`). `see_also` holds the Aanhangsel numbers of the title block ("Zie ook …").
    """

    type: DocumentType | None = None
    title: str | None = None
    subject: str | None = None
    dates: Dates = Dates()
    askers: tuple[Member, ...] = ()
    answered_by: tuple[Minister, ...] = ()
    mede_namens: tuple[Minister, ...] = ()
    committee: Member | None = None
    numbers: Mapping[str, str] = field(default_factory=dict)
    see_also: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NamedFields:
    """What the lines `Vragensteller: …`, `Ingezonden: …` and `Beantwoord door: …` of a head or a mail say."""

    askers: tuple[Member, ...] = ()
    asked: date | None = None
    answered_by: tuple[Minister, ...] = ()


def named_fields(lines: Sequence[str]) -> NamedFields:
    """The fields that stand on a line of their own behind their names; empty where there are none."""
    said: dict[str, str] = {}
    for line in lines:
        if ":" in line and (match := _NAMED_FIELD.fullmatch(line)):
            name = next(name for name in ("asker", "asked", "answerer") if match[name])
            said.setdefault(name, match["value"])
    askers = read_members(said["asker"]) if "asker" in said else ()
    return NamedFields(
        tuple(member for member in askers if member.party),
        first_date(said.get("asked", "")),
        read_ministers(said["answerer"]) if "answerer" in said else (),
    )
