"""The downloader and the shelf, against a server on real sockets: what comes is whole, and comes once."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import IndexFormatError, SourceError
from index.files.sidecar import Sidecar, read_sidecar
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.names import safe_stem
from index.harvest.shelf.shelf import HIDDEN, Shelf
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.faults import RequestRefused
from index.harvest.web.hosts import Hosts
from index.harvest.web.rate_limit import Pace, Window
from tests.support.site import PDF, Reply, Site, site, xml_paper

QUICK = RequestPolicy(rate=0, patience_s=0.01, tries=3, timeout_s=1.0, longest_s=2.0)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as served:
        yield served


def client_of(web: Site, manner: RequestPolicy = QUICK) -> Client:
    return Client(Hosts({"tweedekamer": web.url, "officielebekendmakingen": web.url}), manner)


def wanted(web: Site, key: str = "ah-tk-20302031-1", *paths: str, stamp: str = "1") -> WantedPaper:
    addresses = tuple(web.url + path for path in paths or (f"/{key}.xml",))
    return WantedPaper(Sidecar(key, "tweedekamer", title="De brug"), safe_stem(key), addresses, stamp)


def run(web: Site, folder: Path, *papers: WantedPaper, manner: RequestPolicy = QUICK) -> HarvestReport:
    with closing(client_of(web, manner)) as client, Shelf.opened(folder) as shelf:
        return harvest(papers, shelf, client)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name != HIDDEN)


def test_a_paper_comes_once_with_what_the_source_says_of_it(web: Site, tmp_path: Path) -> None:
    web.serve("/ah-tk-20302031-1.xml", xml_paper())
    assert run(web, tmp_path, wanted(web)).fetched == 1
    assert run(web, tmp_path, wanted(web)).unchanged == 1
    assert web.asked["/ah-tk-20302031-1.xml"] == 1
    assert names(tmp_path) == ["ah-tk-20302031-1.xml", "ah-tk-20302031-1.xml.meta.json"]
    said = read_sidecar(tmp_path / "ah-tk-20302031-1.xml")
    assert said is not None
    assert (said.title, said.size, len(said.sha256)) == ("De brug", len(xml_paper()), 64)
    assert "kamervraag/" in web.heads[0]["user-agent"]


@pytest.mark.parametrize(
    "fault",
    [
        Reply(xml_paper(), cut=200),
        Reply(xml_paper(), length=100),
        Reply(xml_paper(), length=99_999),
        Reply(b"", 503, {"Retry-After": "0"}),
        Reply(b'{"error":{"code":"","message":"An error has occurred."}}', 500),
        Reply(b"", 429),
        Reply(b""),
        Reply(b"<html><body>even onderhoud</body></html>"),
        Reply(xml_paper()[:-9]),
        Reply(PDF[:20]),
        Reply(xml_paper(), headers={"Content-Encoding": "gzip"}),
    ],
    ids=lambda reply: f"{reply.status}-{reply.length}-{reply.cut}-{reply.body[:8]!r}",
)
def test_a_fault_that_passes_costs_a_second_try_and_nothing_else(
    web: Site, tmp_path: Path, fault: Reply
) -> None:
    web.serve("/ah-tk-20302031-1.xml", xml_paper())
    web.faults["/ah-tk-20302031-1.xml"].append(fault)
    assert run(web, tmp_path, wanted(web)).fetched == 1
    assert (tmp_path / "ah-tk-20302031-1.xml").read_bytes() == xml_paper()


def test_a_body_that_drips_too_slowly_is_let_go_of(web: Site, tmp_path: Path) -> None:
    web.serve("/ah-tk-20302031-1.xml", xml_paper())
    web.faults["/ah-tk-20302031-1.xml"].append(Reply(xml_paper(), slow_s=1.3))
    assert run(web, tmp_path, wanted(web)).fetched == 1


def test_a_head_that_drips_is_let_go_of(web: Site, tmp_path: Path) -> None:
    web.serve("/ah-tk-20302031-1.xml", xml_paper())
    web.faults["/ah-tk-20302031-1.xml"].append(Reply(drip_s=0.05))
    brief = replace(QUICK, longest_s=0.5)
    assert run(web, tmp_path, wanted(web), manner=brief).fetched == 1
    web.serve("/ah-tk-20302031-2.xml", b"", drip_s=0.05)
    (line,) = run(web, tmp_path, wanted(web, "ah-tk-20302031-2"), manner=brief).missing
    assert "did not answer in full" in line.sentence


def test_a_sentence_holds_the_host_and_what_was_asked(web: Site) -> None:
    with closing(client_of(web)) as client, pytest.raises(SourceError) as fault:
        client.page(f"{web.url}/Zaak", bytes.decode, {"$filter": "Soort eq 'Motie'", "category": "Zaak"})
    assert str(fault.value) == f"there is nothing at {web.url}/Zaak (Zaak) (404)"


@pytest.mark.parametrize("before", [False, True])
def test_a_run_that_brought_nothing_leaves_no_folder(web: Site, tmp_path: Path, before: bool) -> None:
    folder = tmp_path / "p"
    if before:
        folder.mkdir()

    def breaks() -> Iterator[WantedPaper]:
        yield from ()
        raise SourceError("is not there")

    with closing(client_of(web)) as client, Shelf.opened(folder) as shelf:
        assert harvest(breaks(), shelf, client).broken
    assert folder.exists() == before and not list(tmp_path.glob("p/*"))


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"", 204),
        Reply(b"", 404),
        Reply(b"<html><title>404: Pagina niet gevonden</title></html>"),
        Reply(b"", 302, {"Location": "/Errors/404.htm"}),
        Reply(b"", 302, {"Location": "https://elders.example/x.xml"}),
        Reply(b"", 302, {"Location": "/k.xml"}),
        Reply(b"", 400),
        Reply(b"niets", 403),
        Reply(b"<a>"),
    ],
    ids=lambda reply: f"{reply.status}-{reply.headers}-{reply.body[:12]!r}",
)
def test_what_cannot_be_had_is_said_and_kept_off_the_shelf(web: Site, tmp_path: Path, reply: Reply) -> None:
    web.routes.append(lambda path, _: reply if path != "/goed.xml" else Reply(xml_paper()))
    report = run(web, tmp_path, wanted(web, "k"), wanted(web, "goed"))
    assert [line.identifier for line in report.missing] == ["k"]
    assert report.missing[0].sentence
    assert names(tmp_path) == ["goed.xml", "goed.xml.meta.json"]


def test_the_next_address_serves_where_the_first_has_nothing(web: Site, tmp_path: Path) -> None:
    web.serve("/b/resource", PDF, headers={"Content-Type": "application/octet-stream"})
    run(web, tmp_path, wanted(web, "k", "/a.xml", "/b/resource"))
    assert names(tmp_path) == ["k.pdf", "k.pdf.meta.json"]


@pytest.mark.parametrize(
    "fault",
    [
        Reply(b"", 503, {"Retry-After": "9000"}),
        Reply(b"", 302, {"Location": "https://elders.example/x.xml"}),
        Reply(b"", 204),
        Reply(b"", 418),
        Reply(b"", 599),
        Reply(b"<html><body>even onderhoud</body></html>"),
    ],
    ids=lambda reply: f"{reply.status}-{reply.body[:6]!r}",
)
def test_a_lesser_file_serves_only_until_the_fault_at_the_better_one_is_over(
    web: Site, tmp_path: Path, fault: Reply
) -> None:
    web.serve("/resource", PDF)
    web.faults["/a.xml"] += [fault] * 6
    paper = wanted(web, "k", "/a.xml", "/resource")
    report = run(web, tmp_path, paper)
    assert names(tmp_path) == ["k.pdf", "k.pdf.meta.json"]
    assert [line.identifier for line in report.provisional] == ["k"] and not report.whole
    assert not run(web, tmp_path, paper).whole  # the fault goes on: the PDF stays, and is not fetched again
    assert web.whole["/resource"] == 1 and names(tmp_path) == ["k.pdf", "k.pdf.meta.json"]
    web.faults.clear()
    web.serve("/a.xml", xml_paper())
    assert run(web, tmp_path, paper).whole
    assert names(tmp_path) == ["k.xml", "k.xml.meta.json"]
    assert run(web, tmp_path, paper).unchanged == 1


def test_a_fault_at_a_new_version_leaves_the_old_one_in_place(web: Site, tmp_path: Path) -> None:
    web.serve("/a.xml", xml_paper())
    web.serve("/resource", PDF)
    run(web, tmp_path, wanted(web, "k", "/a.xml", "/resource"))
    web.faults["/a.xml"] += [Reply(b"", 503)] * 3
    report = run(web, tmp_path, wanted(web, "k", "/a.xml", "/resource", stamp="2"))
    assert "k.xml serves until" in report.missing[0].sentence
    assert names(tmp_path) == ["k.xml", "k.xml.meta.json"]
    assert run(web, tmp_path, wanted(web, "k", "/a.xml", "/resource", stamp="2")).whole


@pytest.mark.parametrize(
    "base",
    [
        "http://[::1",
        "http://user:pa ss@[x]/",
        "http://h:abc",
        "http://a..b",
        f"http://{'a' * 80}.nl",
        "http://",
        "http://xn--a.nl",
    ],
)
def test_a_base_that_cannot_be_asked_is_refused_in_a_sentence(base: str) -> None:
    with pytest.raises(SourceError, match="is not an address such as"):
        Hosts({"tweedekamer": base})


def test_a_new_version_is_asked_for_with_what_is_known_of_the_old(web: Site, tmp_path: Path) -> None:
    web.serve("/k.xml", xml_paper(), headers={"ETag": '"v1"'})
    run(web, tmp_path, wanted(web, "k"))
    report = run(web, tmp_path, wanted(web, "k", stamp="2"))
    assert (report.fetched, report.updated) == (0, 1)
    assert web.heads[-1]["if-none-match"] == '"v1"'
    assert web.whole["/k.xml"] == 1
    assert run(web, tmp_path, wanted(web, "k", stamp="2")).requests == 0


def test_what_one_address_says_of_its_version_is_not_told_another(web: Site, tmp_path: Path) -> None:
    """The official XML comes later than the PDF, with the same ETag and an older day."""
    dated = {"ETag": '"1"', "Last-Modified": "Mon, 03 Feb 2020 10:00:00 GMT"}
    web.serve("/resource", PDF, headers=dated)
    run(web, tmp_path, wanted(web, "k", "/a.xml", "/resource"))
    web.serve("/a.xml", xml_paper(), headers=dated)
    assert run(web, tmp_path, wanted(web, "k", "/a.xml", "/resource", stamp="2")).fetched == 1
    assert names(tmp_path) == ["k.xml", "k.xml.meta.json"]


def test_a_source_that_is_down_is_left_alone_and_the_next_run_goes_on(web: Site, tmp_path: Path) -> None:
    papers = [wanted(web, f"k{number}") for number in range(30)]
    down = [True]
    web.routes.append(lambda path, _: Reply(b"", 503) if down[0] else Reply(xml_paper(path)))
    first = run(web, tmp_path, *papers)
    assert (first.listed, len(first.missing)) == (10, 10) and "10 papers in a row" in first.broken
    assert run(web, tmp_path, *papers).listed == 20  # what failed before is no sign of today
    down[0] = False
    assert run(web, tmp_path, *papers).fetched == 30


def test_a_lost_journal_costs_no_second_download(web: Site, tmp_path: Path) -> None:
    web.serve("/k.xml", xml_paper())
    run(web, tmp_path, wanted(web, "k"))
    for file in (tmp_path / HIDDEN).glob("journal*"):
        file.unlink()
    (tmp_path / HIDDEN / "coming.part").write_bytes(b"half")
    assert run(web, tmp_path, wanted(web, "k")).unchanged == 1
    assert web.asked["/k.xml"] == 1
    assert not list((tmp_path / HIDDEN).glob("*.part"))


def test_a_file_that_was_spoilt_on_disk_is_fetched_again(web: Site, tmp_path: Path) -> None:
    web.serve("/k.xml", xml_paper())
    run(web, tmp_path, wanted(web, "k"))
    (tmp_path / "k.xml").write_bytes(b"<half")
    assert run(web, tmp_path, wanted(web, "k")).fetched == 1
    assert (tmp_path / "k.xml").read_bytes() == xml_paper()


@pytest.mark.parametrize(("code", "words"), [(errno.ENOSPC, "disk is full"), (errno.EACCES, "may not be")])
def test_a_disk_that_takes_no_more_is_one_sentence(
    web: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, words: str
) -> None:
    web.serve("/k.xml", xml_paper())

    def full(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "replace", full)
    assert words in run(web, tmp_path, wanted(web, "k")).broken
    assert names(tmp_path) == []


def test_two_runs_at_once_in_one_folder_are_refused(tmp_path: Path) -> None:
    with Shelf.opened(tmp_path), pytest.raises(IndexFormatError, match="another"), Shelf.opened(tmp_path):
        pass


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/a",
        "http://127.0.0.1:1/a",
        "file:///etc/passwd",
        "https://gegevensmagazijn.tweedekamer.nl@evil.example/",
        "https://u:p@gegevensmagazijn.tweedekamer.nl/",
        "https://gegevensmagazijn.tweedekamer.nl:8443/",
        "https://[half/",
    ],
)
def test_only_known_hosts_are_asked(address: str) -> None:
    with pytest.raises(SourceError):
        Hosts().address(address)


def test_known_hosts_are_asked_over_https_or_at_their_mirror() -> None:
    assert Hosts().address("http://zoek.officielebekendmakingen.nl/a.xml").startswith("https://")
    mirrored = Hosts({"officielebekendmakingen": "http://127.0.0.1:9/x"})
    assert mirrored.address("https://zoek.officielebekendmakingen.nl/a.xml") == "http://127.0.0.1:9/x/a.xml"
    assert mirrored.address("https://repository.overheid.nl/sru?q=1") == "http://127.0.0.1:9/x/sru?q=1"
    with pytest.raises(SourceError, match="--base-url"):
        Hosts({"eerstekamer": "https://x"})


def test_robots_txt_is_honoured(web: Site) -> None:
    web.serve("/robots.txt", b"User-agent: *\nDisallow: /dicht\n")
    with closing(client_of(web)) as client, pytest.raises(RequestRefused, match="robots"):
        client.download(web.url + "/dicht/a.xml", Path("x"), lambda path, place: None)


def test_the_pace_holds_to_rate_and_window() -> None:
    now, slept = [0.0], []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    pace = Pace(2.0, Window(3, 30), lambda: now[0], sleep)
    moments = []
    for _ in range(7):
        pace.wait()
        moments.append(now[0])
    assert moments == [0.0, 0.5, 1.0, 30.0, 30.5, 31.0, 60.0]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "", "con", "a/b", "a\0b", "x" * 300, "kst-1 2", ".", "é"]
)
def test_names_are_safe_and_stay_apart(name: str) -> None:
    made = safe_stem(name)
    assert made == Path(made).name and not made.startswith(".") and len(made) < 120 and made.isascii()
    assert made != safe_stem(name + "!")


def test_plain_identifiers_keep_their_name() -> None:
    assert safe_stem("ah-tk-20302031-1187-n1") == "ah-tk-20302031-1187-n1"
