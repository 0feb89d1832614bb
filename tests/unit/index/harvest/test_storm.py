"""Random faults and kills: all that can be had comes once, nothing corrupt stays, the rest is said."""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
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
from index.harvest.shelf.shelf import HIDDEN, Shelf
from index.harvest.tweedekamer.listing import KamerListing
from index.harvest.tweedekamer.odata import Service
from index.harvest.tweedekamer.selection import KamerSelection
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import OFFICIAL, TWEEDEKAMER, Hosts
from tests.support.kamer import Kamer, question_xml
from tests.support.koop import Koop, Publication
from tests.support.places import ROOT
from tests.support.site import Reply, Site, site, xml_paper

DAY = date(2031, 2, 3)
MANNER = RequestPolicy(rate=0, patience_s=0.001, tries=8, timeout_s=1.0, longest_s=3.0)
RUN = (
    "from ui.cli import main; import sys; "
    "sys.exit(main(['harvest', 'tweedekamer', '--to', sys.argv[1], '--rate', '0', '--patience', '0.01', "
    "'--base-url', 'tweedekamer=' + sys.argv[2]]))"
)


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


def contents(folder: Path) -> dict[str, str]:
    """Every file with its digest; of the metadata without the moment it was fetched."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.name == HIDDEN:
            continue
        data = path.read_bytes()
        if path.name.endswith(".meta.json"):
            said = json.loads(data)
            assert said["sha256"] == hashlib.sha256((folder / said["paper"]).read_bytes()).hexdigest()
            data = json.dumps({**said, "retrieved": ""}, sort_keys=True).encode()
        found[path.name] = hashlib.sha256(data).hexdigest()
    return found


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


def killed_runs(web: Site, folder: Path, kills: int, chance: random.Random) -> int:
    """So many runs killed at random moments, then one that is left alone; how many were killed at work."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    argv = [sys.executable, "-c", RUN, str(folder), web.url]
    hit = 0
    for _ in range(kills):
        child = subprocess.Popen(argv, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        asked = sum(web.asked.values())
        until = time.monotonic() + 20
        while child.poll() is None and sum(web.asked.values()) == asked and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.12)
        hit += child.poll() is None
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert subprocess.run(argv, env=env, capture_output=True, check=False).returncode == 0
    return hit


def check_kills(web: Site, folder: Path, kills: int, seed: int) -> None:
    kamer = Kamer(web)
    fill(kamer, 60)
    kamer_run(web, folder / "calm")
    web.whole.clear()
    hit = killed_runs(web, folder / "killed", kills, random.Random(seed))
    assert hit >= kills // 3
    assert contents(folder / "killed") == contents(folder / "calm")
    assert not list((folder / "killed" / HIDDEN).glob("*.part"))
    files = {path: times for path, times in web.whole.items() if path.endswith("esource")}
    assert len(files) == 120
    assert sum(files.values()) - 120 <= kills  # at most the one file on its way is fetched again


def test_killed_at_random_moments_it_ends_as_if_undisturbed(web: Site, tmp_path: Path) -> None:
    check_kills(web, tmp_path, 2, 1)


@pytest.mark.slow
def test_killed_fifty_times_it_ends_as_if_undisturbed(web: Site, tmp_path: Path) -> None:
    check_kills(web, tmp_path, 50, 2)
