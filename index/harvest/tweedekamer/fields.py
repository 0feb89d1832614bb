"""Values of the Kamer's data -> ours: days, names, live rows; what is missing there is empty here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

Row = Mapping[str, Any]
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
GUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
OFFICIAL = re.compile(r"(?:ah|kst|kv|h|blg|nds)-[A-Za-z0-9][A-Za-z0-9-]{1,60}")
_SECOND_FRACTION = re.compile(r"\.\d+")
_AANHANGSEL_NUMBER = re.compile(r"(\d\d)(\d\d)(\d{5})")


def dutch_day(value: object) -> str:
    """A moment as a day in the Netherlands, ISO; "" for none and for the year 1, which stands for none."""
    text = _SECOND_FRACTION.sub("", str(value or ""))
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return ""
    if not 1800 <= moment.year < 9999:
        return ""
    universal = moment.tzinfo is not None and not moment.utcoffset()
    return (moment.astimezone(AMSTERDAM) if universal else moment).date().isoformat()


def line_of(row: Row, name: str) -> str:
    """A value as one line, "" where it is missing."""
    value = row.get(name)
    return " ".join(str(value).split()) if value not in (None, "") else ""


def is_deleted(row: Row) -> bool:
    """`Verwijderd`, as true, "true" or "True"."""
    return str(row.get("Verwijderd", "")).lower() == "true"


def live_rows(value: object) -> list[Row]:
    """The live items of a relation: deleted ones, placeholders (only an Id) and doubles left out."""
    found = value if isinstance(value, list) else [value]
    live: dict[str, Row] = {}
    for row in found:
        if isinstance(row, Mapping) and not is_deleted(row) and not is_bare_entity(row):
            live.setdefault(str(row.get("Id", len(live))), row)
    return list(live.values())


def is_bare_entity(row: Row) -> bool:
    """An entity of which there is only an Id: it stands for something that is not there (yet)."""
    own = {name: value for name, value in row.items() if not name.startswith("@")}
    filled_fields = {name for name, value in own.items() if value not in (None, "", [], False)}
    return not filled_fields - {"Id", "GewijzigdOp", "ApiGewijzigdOp", "Verwijderd"}


def appendix_number(number: str) -> str:
    """`242501244` -> `ah-tk-20242025-1244`; "" for another shape."""
    found = _AANHANGSEL_NUMBER.fullmatch(number)
    return f"ah-tk-20{found[1]}20{found[2]}-{int(found[3])}" if found else ""


def first_dossier(items: Iterable[Row]) -> str:
    """The first dossier as in `36800-VIII`."""
    for item in items:
        if number := line_of(item, "Nummer"):
            return "-".join(filter(None, (number, line_of(item, "Toevoeging"))))
    return ""
