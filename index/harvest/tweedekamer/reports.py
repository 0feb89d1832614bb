"""Reports of meetings: of each meeting the best version there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.files.sidecar import Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import GUID, Row, day, rows, text
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import LICENCE
from index.harvest.wanted import Wanted

BEST = {"gecorrigeerd": 3, "ongecorrigeerd": 2, "casco": 0}  # a casco is an empty skeleton


def reports(service: Service, found: Iterable[Row]) -> Iterator[Wanted]:
    """One report a meeting; skeletons are left out."""
    best: dict[str, Row] = {}
    for row in found:
        meeting = text(row, "Vergadering_Id") or text(row, "Id")
        if rank(row) and rank(row) >= rank(best.get(meeting, {})):
            best[meeting] = row
    for meeting, row in best.items():
        if GUID.fullmatch(text(row, "Id")):
            yield _report(service, meeting, row)


def rank(row: Row) -> int:
    """How good a version is; 0 for none."""
    return BEST.get(text(row, "Status").lower(), 1) if row else 0


def _report(service: Service, meeting: str, row: Row) -> Wanted:
    about = next(iter(rows(row.get("Vergadering"))), {})
    said = Sidecar(
        identifier=f"verslag-{meeting}",
        source="tweedekamer",
        kind=" ".join(filter(None, ("Verslag", text(row, "Soort")))),
        title=text(about, "Titel"),
        date=day(about.get("Datum")),
        numbers={"vergaderjaar": text(about, "Vergaderjaar")} if text(about, "Vergaderjaar") else {},
        status=text(row, "Status"),
        licence=LICENCE,
        origin=text(row, "Id"),
    )
    stamp = f"{text(row, 'Id')}|{text(row, 'ContentLength')}"
    return Wanted(
        said, safe_stem(said.identifier), (service.address("Verslag", text(row, "Id"), "resource"),), stamp
    )
