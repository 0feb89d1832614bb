"""Random faults: all that can be had comes once, nothing corrupt stays, the rest is said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from index.harvest.koop.listing import OfficialListing as Published
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import Shelf
from index.harvest.sync import Sync, note_selection
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import OFFICIAL, TWEEDEKAMER, Hosts
from tests.support.folders import contents
from tests.support.kamer import Feed, Kamer, question_xml
from tests.support.koop import Koop, Publication
from tests.support.site import Reply, Site, site, xml_paper

DAY = date(2031, 2, 3)
SOON = (datetime.now(UTC) + timedelta(hours=2)).isoformat()
MANNER = RequestPolicy(rate=0, patience_s=0.001, tries=8, timeout_s=1.0, longest_s=3.0)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def fill(kamer: Kamer, sets: int = 40) -> None:
    for number in range(sets):
        kamer.answered(f"brug {number}", DAY, number + 1, f"Brug {number} blijft dicht." * 200)


def storm(chance: random.Random) -> object:
    """About one answer in five is spoilt in a way of the real services; robots.txt is left alone."""

    def spoil(path: str, reply: Reply) -> Reply:
        body = reply.body
        if chance.random() > 0.2 or not body or path == "/robots.txt":
            return reply
        return chance.choice(
            [
                Reply(body, cut=chance.randrange(len(body))),
                Reply(body, length=chance.randrange(1, len(body))),
                Reply(body, length=len(body) + chance.randrange(1, 500)),
                Reply(b"", chance.choice([429, 500, 502, 503, 504]), {"Retry-After": "0"}),
                Reply(b"<html><body>Onderhoud</body></html>"),
                Reply(body[: chance.randrange(len(body))]),
                Reply(b"", 200),
                Reply(body, slow_s=0.01),
                Reply(body, headers={"Content-Type": "image/png"}),
            ]
        )

    return spoil


def client_of(web: Site) -> Client:
    return Client(Hosts({TWEEDEKAMER: web.url, OFFICIAL: web.url}), MANNER)


def kamer_run(web: Site, folder: Path) -> HarvestReport:
    with closing(client_of(web)) as client, Shelf.opened(folder) as shelf:
        return harvest(KamerListing(Service(client), KamerSelection()), shelf, client)


def koop_run(web: Site, folder: Path) -> HarvestReport:
    with closing(client_of(web)) as client, Shelf.opened(folder) as shelf:
        return harvest(Published(Sru(client), OfficialSelection("2031-01-01", "2031-12-31")), shelf, client)


@pytest.mark.parametrize("seed", range(2))
def test_a_storm_over_the_kamer(web: Site, tmp_path: Path, seed: int) -> None:
    check_kamer(web, tmp_path, seed)


def check_kamer(web: Site, tmp_path: Path, seed: int) -> None:
    kamer = Kamer(web)
    fill(kamer)
    gone = kamer.paper(kamer.case("weg", DAY), "Schriftelijke vragen", DAY, question_xml("x", DAY), xml=False)
    del kamer.files[gone["Id"]]
    kamer_run(web, tmp_path / "calm")
    web.chaos = storm(random.Random(seed))  # type: ignore[assignment]
    for _ in range(5):  # what a storm kept back, a later run brings
        report = kamer_run(web, tmp_path / "storm")
    assert [line.identifier for line in report.missing] == [gone["DocumentNummer"]] and not report.broken
    assert contents(tmp_path / "storm") == contents(tmp_path / "calm")


@pytest.mark.parametrize("seed", range(1))
def test_a_storm_over_the_publications(web: Site, tmp_path: Path, seed: int) -> None:
    koop = Koop(web)
    koop.papers = [
        Publication(
            f"ah-tk-20302031-{number}",
            f"2031-03-{number % 28 + 1:02d}",
            body=xml_paper(str(number) * 900),
            files=("xml",),
        )
        for number in range(60)
    ]
    koop_run(web, tmp_path / "calm")
    web.chaos = storm(random.Random(seed))  # type: ignore[assignment]
    for _ in range(5):
        report = koop_run(web, tmp_path / "storm")
    assert report.whole and contents(tmp_path / "storm") == contents(tmp_path / "calm")


@pytest.fixture
def in_step(web: Site, tmp_path: Path) -> Kamer:
    """Two folders harvested in the calm, then changes of every kind at both sources."""
    kamer, feed, koop = Kamer(web), Feed(web), Koop(web)
    fill(kamer, 20)
    koop.papers = [
        Publication(f"ah-tk-20302031-{n}", "2021-03-01", body=xml_paper(str(n) * 300)) for n in range(20)
    ]
    for name in ("calm", "storm"):
        with closing(client_of(web)) as client, Shelf.opened(tmp_path / name) as shelf:
            for selection, listing in (
                (KamerSelection(), KamerListing(Service(client), KamerSelection())),
                (OfficialSelection(), Published(Sru(client), OfficialSelection())),
            ):
                assert harvest(note_selection(shelf, client, selection, listing), shelf, client).whole
            shelf.journal.keep("published-0", "2021-03-01")
            shelf.journal.keep("withdrawn", "2020-01-01")
    for number in range(10):
        case = kamer.case(f"veerpont {number}", DAY)
        feed.tell(
            "Document", kamer.paper(case, "Schriftelijke vragen", DAY, question_xml(str(number), DAY)), SOON
        )
        feed.tell("Document", kamer.cases[number]["Document"].pop(), SOON, deleted="True")
        koop.papers.append(
            Publication(f"ah-tk-20302031-{number}-n1", "2021-03-08", body=xml_paper(f"Toch {number}."))
        )
    del koop.papers[3]
    return kamer


def sync_run(web: Site, folder: Path) -> HarvestReport:
    with closing(client_of(web)) as client, Shelf.opened(folder) as shelf:
        return Sync(shelf, client).run()


def check_sync(kamer: Kamer, tmp_path: Path, seed: int) -> None:
    web = kamer.site
    report = sync_run(web, tmp_path / "calm")
    assert (report.fetched, report.removed) == (20, 11)
    web.chaos = storm(random.Random(seed))  # type: ignore[assignment]
    for _ in range(8):
        sync_run(web, tmp_path / "storm")
    web.chaos = None
    report = sync_run(web, tmp_path / "storm")
    assert report.whole and contents(tmp_path / "storm") == contents(tmp_path / "calm")


def test_a_storm_over_sync(in_step: Kamer, tmp_path: Path) -> None:
    check_sync(in_step, tmp_path, 0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1, 21))
def test_a_storm_over_sync_at_length(in_step: Kamer, tmp_path: Path, seed: int) -> None:
    check_sync(in_step, tmp_path, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 22))
def test_a_storm_over_the_kamer_at_length(web: Site, tmp_path: Path, seed: int) -> None:
    check_kamer(web, tmp_path, seed)
