"""A paper as its text says it, completed by what the source says of it: the text is believed first."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import get_args

from index.document import Dates, Document, DocumentType, Member, Minister
from index.files.sidecar import Sidecar
from index.parse.head.people import clean_portfolio
from index.parse.xml.metadata import iso_date, without_initials

_OFFICE_PATTERN = re.compile(
    r"(?P<function>minister-president|minister|staatssecretaris)\b(?: (?:van|voor) (?P<portfolio>.+))?",
    re.IGNORECASE,
)
_ASKING_ROLES = frozenset(
    ("indiener", "medeindiener", "mede-indiener", "eerste ondertekenaar", "mede ondertekenaar")
)
_KNOWN_TYPES: Sequence[str] = get_args(DocumentType)
_ANSWERING_TYPES = ("antwoord", "brief", "uitstel", "schriftelijk overleg", "lijst van vragen en antwoorden")


def with_metadata(document: Document, said: Sidecar | None) -> Document:
    """The document with date, people, party, type, numbers and address where its text is silent."""
    if said is None:
        return document
    kind = document.type
    if kind == "overig" and said.type in _KNOWN_TYPES:
        kind = said.type  # type: ignore[assignment]  # one of them, as was just seen
    askers = _complete_askers(document, said, kind)
    first = askers[0] if len(askers) == 1 else None
    exchanges = tuple(
        one if one.asker or not first else replace(one, asker=first) for one in document.exchanges
    )
    return replace(
        document,
        type=kind,
        title=document.title or said.title or None,
        subject=document.subject or said.subject or None,
        dates=_complete_dates(document.dates, said, kind),
        askers=askers,
        exchanges=exchanges,
        answered_by=document.answered_by or _ministers_who_signed(said, kind),
        numbers={**said.numbers, **document.numbers},
        url=said.url if said.url.startswith("https://") else None,
    )


def _complete_dates(dates: Dates, said: Sidecar, kind: str) -> Dates:
    def day(text: str) -> date | None:
        return iso_date(text) if text else None

    questions = kind in ("vragen", "uitstel", "antwoord")
    return Dates(
        asked=dates.asked or day(said.asked),
        answered=dates.answered or (day(said.answered) if kind == "antwoord" else None),
        sent=dates.sent or (None if questions and kind != "uitstel" else day(said.date)),
    )


def _complete_askers(document: Document, said: Sidecar, kind: str) -> tuple[Member, ...]:
    """The members the text names, with the party it leaves out; those of the source where it names none."""
    members = [
        one
        for one in said.people
        if one.role.lower() in _ASKING_ROLES and not _OFFICE_PATTERN.match(one.function)
    ]
    parties: dict[str, set[str]] = {}
    for one in members:
        parties.setdefault(_surname(one.name), set()).add(one.party)
    if document.askers:
        return tuple(
            one if one.party else replace(one, party=_party_of_surname(one, parties))
            for one in document.askers
        )
    if kind not in ("vragen", "uitstel", "antwoord", "motie"):
        return ()
    return tuple(dict.fromkeys(Member(without_initials(one.name), one.party or None) for one in members))


def _party_of_surname(member: Member, parties: Mapping[str, set[str]]) -> str | None:
    """The party of the one member of that surname; None where there are two, or none."""
    found = parties.get(_surname(member.name), set()) if member.name else set()
    return (min(found) or None) if len(found) == 1 else None


def _ministers_who_signed(said: Sidecar, kind: str) -> tuple[Minister, ...]:
    """Who signed; never who was only asked, since another may have answered."""
    if kind not in _ANSWERING_TYPES:
        return ()
    signed = [one for one in said.people if "ondertekenaar" in one.role.lower()]
    offices = [(one, found) for one in signed if (found := _OFFICE_PATTERN.match(one.function))]
    made = [
        Minister(
            without_initials(one.name),
            found["function"].capitalize(),
            clean_portfolio(found["portfolio"] or "") or None,
        )
        for one, found in offices
    ]
    return tuple(dict.fromkeys(made))


def _surname(name: str) -> str:
    return without_initials(name).lower().rpartition(" ")[2]
