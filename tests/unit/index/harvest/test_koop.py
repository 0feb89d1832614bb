"""The harvest of the official publications against made-up ones on real sockets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from index.errors import SourceError
from index.files.sidecar import read_sidecar
from index.harvest.koop import listing as koop_listing
from index.harvest.koop.listing import OfficialListing
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import Shelf
from index.harvest.web.client import WINDOWS, Client, RequestPolicy
from index.harvest.web.hosts import OFFICIAL, Hosts
from tests.support.koop import Koop, Publication
from tests.support.site import PDF, Reply, site, xml_paper

QUICK = RequestPolicy(rate=0, patience_s=0.01, tries=3, timeout_s=2.0, longest_s=5.0)
PERIOD = OfficialSelection("2031-01-01", "2031-12-31")


@pytest.fixture
def koop() -> Iterator[Koop]:
    with site() as served:
        yield Koop(served)


def run(koop: Koop, folder: Path, sought: OfficialSelection = PERIOD, *, dry: bool = False) -> HarvestReport:
    with closing(Client(Hosts({OFFICIAL: koop.site.url}), QUICK)) as client, Shelf.opened(folder) as shelf:
        listing = OfficialListing(Sru(client), sought)
        report = harvest(listing, shelf, client, dry=dry)
        report.notes += listing.notes
        return report


def papers(folder: Path) -> list[str]:
    return sorted(
        path.name for path in folder.glob("*") if path.is_file() and not path.name.endswith(".json")
    )


@pytest.mark.parametrize("prefixed", [False, True])
def test_xml_first_pdf_where_there_is_no_xml_and_corrections(
    koop: Koop, tmp_path: Path, prefixed: bool
) -> None:
    koop.prefixed = prefixed
    number = "<w:vraagnummer>2031Z00009</w:vraagnummer>"
    koop.papers += [
        Publication("ah-tk-20302031-7", "2031-03-01", body=xml_paper(), extra=number),
        Publication("ah-tk-20302031-7-n1", "2031-03-05", body=xml_paper("Toch open.")),
        Publication("ah-1271549", "2031-03-02", body=PDF, files=("pdf",)),
        Publication(
            "kv-tk-2031Z00009",
            "2031-03-02",
            "Kamervragen zonder antwoord",
            xml_paper(),
            extra=number,
            bare=True,
        ),
        Publication("ah-tk-20302031-1", "2030-03-02", body=xml_paper()),
    ]
    report = run(koop, tmp_path)
    assert (report.fetched, report.whole) == (4, True)
    assert papers(tmp_path) == [
        "ah-1271549.pdf",
        "ah-tk-20302031-7-n1.xml",
        "ah-tk-20302031-7.xml",
        "kv-tk-2031Z00009.xml",
    ]
    said = read_sidecar(tmp_path / "ah-tk-20302031-7.xml")
    assert said is not None and said.numbers["vraagnummer"] == "2031Z00009" and said.available == "2031-03-01"
    corrected = read_sidecar(tmp_path / "ah-tk-20302031-7-n1.xml")
    assert corrected is not None and corrected.numbers["corrects"] == "ah-tk-20302031-7"
    assert run(koop, tmp_path).unchanged == 4


def test_it_goes_on_after_503s(koop: Koop, tmp_path: Path) -> None:
    koop.papers.append(Publication("ah-tk-20302031-7", "2031-03-01", body=xml_paper()))
    koop.site.faults["/sru"].extend([Reply(b"", 503), Reply(b"", 503)])
    assert run(koop, tmp_path).fetched == 1


def test_a_query_that_cannot_be_read_is_said(koop: Koop, tmp_path: Path) -> None:
    report = run(koop, tmp_path, OfficialSelection("2031-01-01", "2031-02-01", query="ONZIN"))
    assert "Query syntax error" in report.broken and len(koop.queries) == 1


def test_a_part_of_the_query_that_was_left_out_ends_the_harvest(koop: Koop, tmp_path: Path) -> None:
    koop.papers.append(Publication("ah-tk-20302031-7", "2031-03-01", body=xml_paper()))
    koop.ignored = "SEARCH-IGNOREDQTEXT dt.available"
    report = run(koop, tmp_path)
    assert "left a part of the query out" in report.broken and papers(tmp_path) == []


def test_a_missing_paper_is_known_by_where_it_leads(koop: Koop, tmp_path: Path) -> None:
    koop.papers += [
        Publication(
            "ah-tk-20302031-7", "2031-03-01", body=b"<html><body>404: Pagina niet gevonden</body></html>"
        ),
        Publication("ah-tk-20302031-8", "2031-03-01", body=xml_paper()),
    ]
    koop.site.faults["/ah-tk-20302031-8.xml"].append(Reply(b"", 302, {"Location": "/Errors/404.htm"}))
    koop.site.faults["/ah-tk-20302031-8.pdf"].append(Reply(b"", 302, {"Location": "/x?fout404"}))
    report = run(koop, tmp_path)
    assert len(report.missing) == 2 and not report.whole
    assert run(koop, tmp_path).fetched == 1


@pytest.fixture
def short(koop: Koop, monkeypatch: pytest.MonkeyPatch) -> Koop:
    """A service that lists 400 records in place of 10,000."""
    koop.far = 400
    for name, value in (("FARTHEST", 400), ("MARGIN", 40), ("PAGE", 60)):
        monkeypatch.setattr(koop_listing, name, value)
    return koop


def test_more_than_the_service_lists_is_asked_for_in_slices(short: Koop, tmp_path: Path) -> None:
    first = date(2031, 1, 1)
    for number in range(1_000):
        day = (first + timedelta(days=number % 300)).isoformat()
        short.papers.append(Publication(f"ah-tk-20302031-{number}", day))
    report = run(short, tmp_path, dry=True)
    assert report.would_fetch == 1_000 and not report.broken
    assert all(int(query["startRecord"]) < 400 for query in short.queries)


def test_a_day_with_more_than_can_be_listed_is_said(short: Koop, tmp_path: Path) -> None:
    short.papers = [Publication(f"ah-tk-20302031-{number}", "2031-01-01") for number in range(450)]
    report = run(short, tmp_path, OfficialSelection("2031-01-01", "2031-01-01"), dry=True)
    assert report.would_fetch == 399 and "narrow" in report.notes[0]


def test_the_query_asks_for_the_day_of_publication_and_escapes() -> None:
    cql = OfficialSelection(query='a" OR b', dossier="19 637", vraagnummer="2031Z1").cql(
        date(2031, 1, 1), date(2031, 1, 2)
    )
    assert 'all "a  OR b"' in cql and '=="19637"' in cql and "dt.available<=2031-01-02" in cql
    assert OfficialSelection.load(PERIOD.dump()) == PERIOD
    with pytest.raises(SourceError, match="--type"):
        OfficialSelection(types=("motie",))


def test_the_stated_limit_of_the_files_host_holds_unless_a_mirror_is_asked() -> None:
    with closing(Client(Hosts(), QUICK)) as client:
        pace = client._pace_of_host("https://zoek.officielebekendmakingen.nl/x.xml")
        assert pace.window == WINDOWS[OFFICIAL] and (pace.window.requests, pace.window.seconds) == (10, 30)
    with closing(Client(Hosts({OFFICIAL: "http://127.0.0.1:9"}), QUICK)) as client:
        assert client._pace_of_host("http://127.0.0.1:9/x.xml").window is None
