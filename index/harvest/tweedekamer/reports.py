"""Reports of meetings: of each meeting the best version there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.files.sidecar import Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import GUID, Row, dutch_day, live_rows, one_line
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import LICENCE
from index.harvest.wanted_paper import WantedPaper

REPORT = "verslag-"
BEST = {"gecorrigeerd": 3, "ongecorrigeerd": 2, "casco": 0}  # a casco is an empty skeleton
KINDS = {"eindpublicatie": 3, "tussenpublicatie": 2, "voorpublicatie": 0}


def reports(service: Service, found: Iterable[Row]) -> Iterator[WantedPaper]:
    """One report a meeting, the newest of the best; skeletons are left out."""
    best: dict[str, Row] = {}
    for row in found:
        meeting = one_line(row, "Vergadering_Id") or one_line(row, "Id")
        if version_rank(row) and _order(row) >= _order(best.get(meeting, {})):
            best[meeting] = row
    for meeting, row in best.items():
        if GUID.fullmatch(one_line(row, "Id")):
            yield _report(service, meeting, row)


def version_rank(row: Row) -> int:
    """How good a version is by its status, else by its kind; 0 for none."""
    kind = KINDS.get(one_line(row, "Soort").lower(), 1)
    return BEST.get(one_line(row, "Status").lower(), kind) if row else 0


def _order(row: Row) -> tuple[int, str]:
    return version_rank(row), one_line(row, "ApiGewijzigdOp")


def _report(service: Service, meeting: str, row: Row) -> WantedPaper:
    about = next(iter(live_rows(row.get("Vergadering"))), {})
    said = Sidecar(
        identifier=f"{REPORT}{meeting}",
        source="tweedekamer",
        kind=" ".join(filter(None, ("Verslag", one_line(row, "Soort")))),
        title=one_line(about, "Titel"),
        date=dutch_day(about.get("Datum")),
        numbers={"vergaderjaar": one_line(about, "Vergaderjaar")} if one_line(about, "Vergaderjaar") else {},
        status=one_line(row, "Status"),
        licence=LICENCE,
        origin=one_line(row, "Id"),
    )
    stamp = f"{one_line(row, 'Id')}|{one_line(row, 'ContentLength')}"
    return WantedPaper(
        said,
        safe_stem(said.identifier),
        (service.address("Verslag", one_line(row, "Id"), "resource"),),
        stamp,
    )
