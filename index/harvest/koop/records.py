"""One SRU record -> the paper to have."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.files.markup import Element, local_name, text_of
from index.files.sidecar import NamedPerson, Sidecar
from index.harvest.koop.selection import TYPE_OF
from index.harvest.shelf.names import safe_stem
from index.harvest.wanted_paper import WantedPaper

LICENCE = "CC0 1.0"
IDENTIFIER = re.compile(r"[a-z]{1,4}-[A-Za-z0-9][A-Za-z0-9-]{1,60}")
_CORRECTION_SUFFIX = re.compile(r"-n\d{1,2}$")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR_ONE = "0001"
_AANHANGSEL_KEY = re.compile(r"ah-[a-z]{2}-(\d{4})(\d{4})-(\d{1,5})(?:-n\d{1,2})?")


def record_paper(record: Element, base: str) -> WantedPaper | None:
    """The paper of a record, its file at `base`; None for a record without identifier and vraagnummer."""
    values, files = _values_and_files(record)

    def first(name: str) -> str:
        return next(iter(values.get(name, ())), "")

    number = first("vraagnummer")
    key = first("identifier") or (f"kv-tk-{number}" if number else "")
    if not IDENTIFIER.fullmatch(key):
        return None
    kind = first("publicatienaam") or first("type")
    return WantedPaper(
        said=Sidecar(
            identifier=key,
            source="officielebekendmakingen",
            kind=kind,
            type=TYPE_OF.get(kind, ""),
            url=f"https://zoek.officielebekendmakingen.nl/{key}.html",
            title=first("title"),
            subject=first("documenttitel"),
            date=_iso_day(first("date")),
            asked=_iso_day(first("datumIndiening")),
            answered=(_iso_day(first("datumOntvangst")) or _iso_day(first("date")))
            if kind in TYPE_OF
            else "",
            available=_iso_day(first("available")),
            people=(
                *(NamedPerson(name, role="Indiener") for name in values.get("indiener", ())),
                *(NamedPerson(name, role="Gericht aan") for name in values.get("ontvanger", ())),
            ),
            numbers=_paper_numbers(key, values),
            licence=LICENCE,
        ),
        stem=safe_stem(key),
        addresses=tuple(f"{base}/{key}.{suffix}" for suffix in _suffixes_to_try(files)),
        stamp="|".join((first("modified"), first("available"), *sorted(files))),
    )


def _suffixes_to_try(files: Mapping[str, str]) -> tuple[str, ...]:
    """XML before PDF; both are tried where the record names neither."""
    return tuple(suffix for suffix in ("xml", "pdf") if suffix in files) or ("xml", "pdf")


def _values_and_files(record: Element) -> tuple[dict[str, list[str]], dict[str, str]]:
    values: dict[str, list[str]] = {}
    files: dict[str, str] = {}
    for element in record.iter():
        if len(element):
            continue
        found = " ".join(text_of(element).split())
        if local_name(element) == "itemUrl":
            files[element.get("manifestation", "").lower()] = found
        elif found and found not in values.setdefault(local_name(element), []):
            values[local_name(element)].append(found)
    return values, files


def _paper_numbers(key: str, values: Mapping[str, list[str]]) -> dict[str, str]:
    def first(name: str) -> str:
        return next(iter(values.get(name, ())), "")

    asked = values.get("vraagnummer", [])
    appendix = _AANHANGSEL_KEY.fullmatch(key)
    found = {
        "publicatie": key,
        "vraagnummer": first("vraagnummer"),
        "vraagnummers": ", ".join(asked) if len(asked) > 1 else "",
        "aanhangsel": appendix[3] if appendix else first("aanhangselnummer"),
        "kamerstuk": _CORRECTION_SUFFIX.sub("", key).removeprefix("kst-") if key.startswith("kst-") else "",
        "dossier": first("dossiernummer"),
        "ondernummer": first("ondernummer"),
        "vergaderjaar": first("vergaderjaar") or (f"{appendix[1]}-{appendix[2]}" if appendix else ""),
        "annex_of": first("hoofddocument"),
        "corrects": _CORRECTION_SUFFIX.sub("", key) if _CORRECTION_SUFFIX.search(key) else "",
    }
    return {name: value for name, value in found.items() if value}


def _iso_day(text: str) -> str:
    found = _DAY.match(text)
    return found[0] if found and not text.startswith(_YEAR_ONE) else ""
