"""Where the official XML was not to be had: when it is looked for again, and when its PDF is all there is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.harvest import fetching
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import HIDDEN, JOURNAL, Shelf
from index.harvest.sync import Sync, note_selection
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import Hosts
from tests.support.kamer import Feed, Kamer
from tests.support.site import PDF, Reply, Site, site
from tests.unit.index.harvest.test_download import names, run, wanted, xml_paper

DAY = date(2031, 2, 3)
QUICK = RequestPolicy(rate=0, patience_s=0.001, tries=3)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def as_of_an_earlier_version(folder: Path) -> None:
    """The journal as it was before it said what is known of better files."""
    with closing(sqlite3.connect(folder / HIDDEN / JOURNAL)) as journal:
        journal.execute("ALTER TABLE papers DROP COLUMN better")
        journal.execute("DELETE FROM missing")
        journal.commit()


def left_at_the_pdf(web: Site, folder: Path, *keys: str) -> list[WantedPaper]:
    """Papers that an earlier version took as PDF when the XML would not come."""
    papers = [wanted(web, key, f"/{key}.xml", f"/{key}.pdf") for key in keys]
    for key in keys:
        web.serve(f"/{key}.pdf", PDF)
    assert run(web, folder, *papers).fetched == len(keys)
    as_of_an_earlier_version(folder)
    return papers


def test_a_pdf_that_an_earlier_version_kept_gives_way_to_the_xml(web: Site, tmp_path: Path) -> None:
    papers = left_at_the_pdf(web, tmp_path, "k")
    web.serve("/k.xml", xml_paper())
    report = run(web, tmp_path, *papers)
    assert report.whole and report.fetched == 1
    assert names(tmp_path) == ["k.xml", "k.xml.meta.json"]
    assert run(web, tmp_path, *papers).unchanged == 1
    assert web.whole["/k.xml"] == web.whole["/k.pdf"] == 1


def test_an_xml_that_truly_is_not_there_is_looked_for_once(web: Site, tmp_path: Path) -> None:
    papers = left_at_the_pdf(web, tmp_path, "k")
    assert run(web, tmp_path, *papers).requests == 2  # robots.txt and the XML
    assert run(web, tmp_path, *papers).requests == 0
    assert web.whole["/k.pdf"] == 1 and names(tmp_path) == ["k.pdf", "k.pdf.meta.json"]


def test_a_fault_at_the_second_look_is_said_until_it_is_over(web: Site, tmp_path: Path) -> None:
    papers = left_at_the_pdf(web, tmp_path, "k")
    web.faults["/k.xml"] += [Reply(b"", 503)] * 6
    for _ in range(2):
        report = run(web, tmp_path, *papers)
        assert [line.identifier for line in report.provisional] == ["k"] and not report.missing
    web.serve("/k.xml", xml_paper())
    assert run(web, tmp_path, *papers).whole and names(tmp_path) == ["k.xml", "k.xml.meta.json"]


def test_second_looks_are_few_a_run_and_stop_where_they_fail(
    web: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [f"k{number}" for number in range(8)]
    papers = left_at_the_pdf(web, tmp_path, *keys)
    for key in keys:
        web.faults[f"/{key}.xml"] += [Reply(b"", 503)] * 3
    report = run(web, tmp_path, *papers)
    assert len(report.provisional) == 3 and "5 papers lie here" in report.notes[0]
    web.faults.clear()
    for key in keys:
        web.serve(f"/{key}.xml", xml_paper())
    monkeypatch.setattr(fetching, "LOOKS", 6)
    report = run(web, tmp_path, *papers)
    assert report.fetched == 6 and "2 papers lie here" in report.notes[0]
    report = run(web, tmp_path, *papers)
    assert report.fetched == 2 and report.whole and not report.notes


def test_an_xml_that_robots_txt_forbids_leaves_the_pdf_and_a_note(web: Site, tmp_path: Path) -> None:
    web.serve("/robots.txt", b"User-agent: *\nDisallow: /dicht\n")
    papers = [wanted(web, key, f"/dicht/{key}.xml", f"/{key}.pdf") for key in ("k1", "k2")]
    for key in ("k1", "k2"):
        web.serve(f"/{key}.pdf", PDF)
        web.serve(f"/dicht/{key}.xml", xml_paper())
    for state in ("fetched", "unchanged"):
        report = run(web, tmp_path, *papers)
        assert report.whole and getattr(report, state) == 2
        assert "2 papers are complete" in report.notes[0] and "robots.txt" in report.notes[0]
    assert not web.whole["/dicht/k1.xml"] and web.whole["/k1.pdf"] == 1
    web.faults["/robots.txt"].append(Reply(b"User-agent: *\nAllow: /\n"))
    assert run(web, tmp_path, *papers).fetched == 2
    assert [name for name in names(tmp_path) if "meta" not in name] == ["k1.xml", "k2.xml"]


def test_a_paper_of_which_every_file_is_forbidden_is_missing(web: Site, tmp_path: Path) -> None:
    web.serve("/robots.txt", b"User-agent: *\nDisallow: /dicht\n")
    report = run(web, tmp_path, wanted(web, "k", "/dicht/k.xml", "/dicht/k.pdf"))
    assert not report.whole and "robots.txt" in report.missing[0].sentence and not names(tmp_path)


def synced(kamer: Kamer, folder: Path) -> HarvestReport:
    with closing(client_of(kamer)) as client, Shelf.opened(folder) as shelf:
        return Sync(shelf, client).run()


def client_of(kamer: Kamer) -> Client:
    return Client(Hosts({"tweedekamer": kamer.site.url}), QUICK)


def test_sync_looks_again_for_what_an_earlier_version_left(web: Site, tmp_path: Path) -> None:
    kamer = Kamer(web)
    Feed(web)
    kamer.answered("de sluis", DAY, 1, "De sluis is open.")
    kamer.answered("de brug", DAY, 2, "De brug is dicht.")
    documents = [one for case in kamer.cases for one in case["Document"]]
    kept = dict(kamer.files)
    for one in documents:
        del kamer.files[one["HuidigeDocumentVersie"]["DocumentPublicatie"][0]["Id"]]
    asked = KamerSelection(types=("antwoord", "vragen"))
    with closing(client_of(kamer)) as client, Shelf.opened(tmp_path) as shelf:
        listing = KamerListing(Service(client), asked)
        assert harvest(note_selection(shelf, client, asked, listing), shelf, client).fetched == 4
    as_of_an_earlier_version(tmp_path)
    kamer.files |= kept
    gone = kamer.cases.pop()["Document"]  # the source tells of these no longer
    assert synced(kamer, tmp_path).fetched == 2
    with Shelf.view(tmp_path) as shelf:
        assert not shelf.journal.unsettled(9)
        held = {
            key: Path(entry.name).suffix for key in shelf.journal.keys() if (entry := shelf.journal.get(key))
        }
    assert {held[one["DocumentNummer"]] for one in gone} == {".pdf"} and len(held) == 4
    before = len(kamer.queries)
    assert synced(kamer, tmp_path).listed == 0 and len(kamer.queries) == before
