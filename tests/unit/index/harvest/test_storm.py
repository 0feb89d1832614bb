"""Random faults: all that can be had comes once, nothing corrupt stays, the rest is said."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from index.harvest.koop.listing import OfficialListing as Published
from index.harvest.koop.selection import OfficialSelection
from index.harvest.koop.sru import Sru
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import Shelf
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import OFFICIAL, TWEEDEKAMER, Hosts
from tests.support.folders import contents
from tests.support.kamer import Kamer, question_xml
from tests.support.koop import Koop, Publication
from tests.support.site import Reply, Site, site, xml_paper

DAY = date(2031, 2, 3)
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


def kamer_run(web: Site, folder: Path) -> HarvestReport:
    with closing(Client(Hosts({TWEEDEKAMER: web.url}), MANNER)) as client, Shelf.opened(folder) as shelf:
        return harvest(KamerListing(Service(client), KamerSelection()), shelf, client)


def koop_run(web: Site, folder: Path) -> HarvestReport:
    with closing(Client(Hosts({OFFICIAL: web.url}), MANNER)) as client, Shelf.opened(folder) as shelf:
        return harvest(Published(Sru(client), OfficialSelection("2031-01-01", "2031-12-31")), shelf, client)


@pytest.mark.parametrize("seed", range(2))
def test_a_storm_over_the_kamer(web: Site, tmp_path: Path, seed: int) -> None:
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
