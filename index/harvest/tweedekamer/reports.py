"""Reports of meetings: of each meeting the best version there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from index.files.sidecar import Sidecar
from index.harvest.shelf.names import safe_stem
from index.harvest.tweedekamer.fields import GUID, Row, dutch_day, line_of, live_rows
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.papers import LICENCE
from index.harvest.wanted_paper import WantedPaper

REPORT = "verslag-"
BEST = {"gecorrigeerd": 3, "ongecorrigeerd": 2, "casco": 0}  # a casco is an empty skeleton
KINDS = {"eindpublicatie": 3, "tussenpublicatie": 2, "voorpublicatie": 0}


def meeting_reports(service: Service, found: Iterable[Row]) -> Iterator[WantedPaper]:
    """One report a meeting, the newest of the best; skeletons are left out."""
    best: dict[str, Row] = {}
    for row in found:
        meeting = line_of(row, "Vergadering_Id") or line_of(row, "Id")
        if version_rank(row) and _rank_and_day(row) >= _rank_and_day(best.get(meeting, {})):
            best[meeting] = row
    for meeting, row in best.items():
        made = _report_paper(service, meeting, row) if GUID.fullmatch(line_of(row, "Id")) else None
        yield from service.understood("Verslag", (made,))


def version_rank(row: Row) -> int:
    """How good a version is by its status, else by its kind; 0 for none."""
    kind = KINDS.get(line_of(row, "Soort").lower(), 1)
    return BEST.get(line_of(row, "Status").lower(), kind) if row else 0


def _rank_and_day(row: Row) -> tuple[int, str]:
    return version_rank(row), line_of(row, "ApiGewijzigdOp")


def _report_paper(service: Service, meeting: str, row: Row) -> WantedPaper:
    about = next(iter(live_rows(row.get("Vergadering"))), {})
    sidecar = Sidecar(
        identifier=f"{REPORT}{meeting}",
        source="tweedekamer",
        kind=" ".join(filter(None, ("Verslag", line_of(row, "Soort")))),
        title=line_of(about, "Titel"),
        date=dutch_day(about.get("Datum")),
        numbers={"vergaderjaar": line_of(about, "Vergaderjaar")} if line_of(about, "Vergaderjaar") else {},
        status=line_of(row, "Status"),
        licence=LICENCE,
        origin=line_of(row, "Id"),
    )
    stamp = f"{line_of(row, 'Id')}|{line_of(row, 'ContentLength')}"
    return WantedPaper(
        sidecar,
        safe_stem(sidecar.identifier),
        (service.address("Verslag", line_of(row, "Id"), "resource"),),
        stamp,
    )
