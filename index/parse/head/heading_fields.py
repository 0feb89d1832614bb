"""The type that reading the head of a paper gives: `Heading`; fields on lines with their names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from index.document import Dates, DocumentType, Member, Minister
from index.parse.head.dates import first_date
from index.parse.head.people import read_members, read_ministers

_FIELD_NAMES = (  # each name with what it holds; lower case, the longest first within one
    (
        "askers",
        r"(?:kamer)?vragen van|(?:vra(?:ag|gen))?steller(?:s|\(s\))?|gesteld door|ingediend door|"
        r"indiener(?:s|\(s\))?|gevraagd door|vragensteller(?:s|\(s\))?",
    ),
    (
        "asked",
        r"ingezonden(?: op)?|gesteld op|ingediend(?: op)?|vragen (?:d\.d\.|van datum)|"
        r"datum (?:van )?(?:de )?(?:kamer)?vragen|vraagdatum|inzenddatum|"
        r"datum (?:vraag|indiening|inzending|gesteld|ingediend|ingezonden|indienen)",
    ),
    (
        "answered_by",
        r"beantwoord(?:ing)? door|antwoord (?:van|door)|(?:verantwoordelijke )?bewindspers(?:oon|onen)|"
        r"ondertekend door|beantwoorder|afzender|minister|staatssecretaris|van",
    ),
    (
        "answered",
        r"(?:datum |dag van )(?:van )?(?:het |de )?"
        r"(?:antwoord(?:en)?|beantwoording|beantwoord|verzending|ontvangst|brief)|"
        r"beantwoord(?: op)?|antwoorddatum|verzonden(?: op)?|verzenddatum|ontvangen(?: op)?",
    ),
)
_BESIDE = re.compile(r" [·•] ")  # between fields on one line
_NAMED_FIELD = re.compile(
    "(?:"
    + "|".join(f"(?P<{field}>{names})" for field, names in _FIELD_NAMES)
    + r")(?P<sign> ?[:|] ?|$| )(?P<value>.{0,300})",
    re.IGNORECASE,
)
_PERSON = (
    r"(?:(?:[Dd]rs|[Dd]r|[Mm]r|[Ii]r|[Pp]rof)\. ?){0,3}"
    r"[A-ZÀ-Þ][\w.’'-]{0,30}+(?: ?[\w.’'-]{1,30}+){0,4}+"  # each word taken whole: no other split is tried
)
_OFFICE = r"(?:[Dd]e )?(?:[Mm]inister|[Ss]taatssecretaris)\b"
_NAME_AND_OFFICE = re.compile(
    rf"(?P<name>{_PERSON})(?:, | \((?={_OFFICE}[^()]{{3,120}}\)$))(?P<office>{_OFFICE}.{{3,120}}?)\)?"
)
_OFFICE_AND_NAME = re.compile(
    rf"(?P<office>{_OFFICE}[^()]{{3,120}}), (?P<name>(?:[A-Z]\.){{1,5}} ?[^,()]{{2,40}})"
)
_DAY_ALONE = re.compile(r"(?:op )?(?:\w{5,9}dag )?\d{1,2}(?:[ -]\w{1,9}\.?[ -]\d{4}|[./]\d{1,2}[./]\d{4})\.?")
_MEMBERS_ALONE = re.compile(r"[^()]{2,60}\([^()]{1,30}\)(?:(?:, | en |; )[^()]{2,60}\([^()]{1,30}\)){0,9}")


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
    answered: date | None = None


def named_fields(lines: Sequence[str]) -> NamedFields:
    """The fields that stand behind or right below their names; empty where there are none.

    Without a colon or the border of a cell between, the value must be no more than what the field holds.
    """
    said: dict[str, str] = {}
    lines = [part for line in lines for part in _BESIDE.split(line)]
    for i, line in enumerate(lines):
        match = _NAMED_FIELD.fullmatch(line.strip("| "))
        if match is None:
            continue
        value = match["value"].strip() or next((below for below in lines[i + 1 : i + 3] if below), "")
        field = next(field for field, _ in _FIELD_NAMES if match[field])
        alone = not match["sign"].strip()  # no sign between name and value
        office = match[field].lower() in ("minister", "staatssecretaris")
        value = f"{match[field]} {value}" if office else value
        if not alone or (match[field].lower() != "van" and not office and _is_value(field, value)):
            said.setdefault(field, value)
    askers = read_members(said["askers"]) if "askers" in said else ()
    return NamedFields(
        tuple(member for member in askers if member.party),
        first_date(said.get("asked", "")),
        _read_office(said.get("answered_by", "")),
        first_date(said.get("answered", "")),
    )


def _is_value(field: str, value: str) -> bool:
    """Whether a text is what a field holds, and nothing else."""
    if field == "answered_by":
        return (
            bool(_NAME_AND_OFFICE.fullmatch(value) or re.match(_OFFICE, value)) and value[-1] not in ".?:;,"
        )
    return (_MEMBERS_ALONE if field == "askers" else _DAY_ALONE).fullmatch(value) is not None


def _read_office(value: str) -> tuple[Minister, ...]:
    """Ministers as a field names them: `A. Bos, Minister van B`, `de minister van B, A. Bos`."""
    person = _NAME_AND_OFFICE.fullmatch(value) or _OFFICE_AND_NAME.fullmatch(value)
    if person is None or re.match(_OFFICE, person["name"]):
        return read_ministers(value)
    found = read_ministers(f"{person['office']} ")
    return (
        tuple(replace(each, name=each.name or person["name"]) for each in found) if len(found) == 1 else found
    )
