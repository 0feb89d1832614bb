"""What the metadata of official XML says: identifier, numbers, dates, who asked, what kind of paper."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from index.files.markup import Element, local_name, text_of

IDENTIFIER = re.compile(r"(?:ah|kst|kv|h|blg|nds)-[\w-]{2,60}")
APPENDIX = re.compile(r"ah-[a-z]{2}-(?P<from>\d{4})(?P<to>\d{4})-(?P<number>\d{1,5})(?:-n\d{1,2})?")
INITIALS = re.compile(r"(?:(?:[A-Z][a-z]{0,2}\.){1,8}\s{0,2})(?:\([^)]{1,30}\)\s{0,2})?")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Values by name ("DC.type"), each in the order of the file, empty ones left out."""

    values: Mapping[str, tuple[str, ...]]

    def first(self, name: str) -> str | None:
        """The first value of a name, None where it has none."""
        return next(iter(self.values.get(name, ())), None)

    def day(self, name: str) -> date | None:
        """A value as a date, None where it is none."""
        return iso_date(self.first(name))

    @property
    def numbers(self) -> dict[str, str]:
        """The paper's numbers under the names of `Heading.numbers`, dossier and ondernummer too."""
        appendix = APPENDIX.fullmatch(self.identifier or "")
        found = {
            "publicatie": self.identifier,
            "kamerstuk": self._identifier_after("kst-"),
            "aanhangsel": appendix.group("number") if appendix else self.first("OVERHEIDop.aanhangsel"),
            "vraagnummer": self.first("OVERHEIDop.vraagnummer") or self._identifier_after("kv-tk-"),
            "dossier": self.first("OVERHEIDop.dossiernummer"),
            "ondernummer": self.first("OVERHEIDop.ondernummer"),
            "vergaderjaar": self.first("OVERHEIDop.vergaderjaar"),
        }
        if appendix and not found["vergaderjaar"]:
            found["vergaderjaar"] = f"{appendix.group('from')}-{appendix.group('to')}"
        return {name: value for name, value in found.items() if value}

    @property
    def identifier(self) -> str | None:
        """`kst-19637-3403`, `ah-tk-20232024-1193`, `kv-tk-2022Z09230`."""
        found = self.first("DC.identifier")
        return found if found and IDENTIFIER.fullmatch(found) else None

    @property
    def submitters(self) -> tuple[str, ...]:
        """Surnames of those who submitted the paper, initials off, first one first."""
        names = self.values.get("OVERHEIDop.indiener", ())
        return tuple(without_initials(name) for name in reversed(names))

    def _identifier_after(self, prefix: str) -> str | None:
        found = self.identifier or ""
        return found.removeprefix(prefix) if found.startswith(prefix) else None


def read_metadata(root: Element) -> Metadata:
    """All `meta` and `metadata` elements with a name and a value; openkamer's and KOOP's forms alike."""
    values: dict[str, list[str]] = {}
    for element in root.iter():
        if local_name(element) in ("meta", "metadata") and element.get("name"):
            value = " ".join((element.get("content") or text_of(element)).split())
            if value:
                values.setdefault(element.get("name", ""), []).append(value)
    return Metadata({name: tuple(dict.fromkeys(found)) for name, found in values.items()})


def without_initials(name: str) -> str:
    """`C.R. van Zanten` -> `Van Zanten`; `D.J.H. (Diederik) van Dijk` -> `Van Dijk`."""
    short = INITIALS.sub("", name, count=1).strip() or name
    return short[:1].upper() + short[1:]


def iso_date(text: str | None) -> date | None:
    """`2025-05-20` (with or without a time behind it) as a date, None where it is none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
