"""Half downloads: what came is gone on with where it is surely of one version, else it comes anew."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.files.sidecar import Sidecar
from index.harvest.report import HarvestReport
from index.harvest.run import harvest
from index.harvest.shelf.shelf import HIDDEN, Shelf
from index.harvest.wanted_paper import WantedPaper
from index.harvest.web import partial
from index.harvest.web.client import Client, RequestPolicy
from index.harvest.web.hosts import Hosts
from index.harvest.web.partial import PartialFile
from tests.support.site import Reply, Site, site, xml_paper

ONCE = RequestPolicy(rate=0, patience_s=0.01, tries=1, timeout_s=1.0, longest_s=2.0)
PAPER = xml_paper("De brug blijft dicht. " * 2_000)
OTHER = xml_paper("De brug gaat weer open." * 2_000)
V1 = {"ETag": '"v1"'}


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setattr(partial, "STEP", 10_000)
    with site() as served:
        yield served


def run(web: Site, folder: Path, key: str = "k", manner: RequestPolicy = ONCE) -> HarvestReport:
    paper = WantedPaper(Sidecar(key, "tweedekamer"), key, (f"{web.url}/{key}.xml",), "1")
    with closing(Client(Hosts({"tweedekamer": web.url}), manner)) as client, Shelf.opened(folder) as shelf:
        return harvest([paper], shelf, client)


def broken_off(web: Site, folder: Path, at: int = 30_000, headers: dict[str, str] = V1) -> None:
    """A run that dies with a half file, as a kill leaves it: no end of the run has cleared it."""
    web.faults["/k.xml"].append(Reply(PAPER, headers=headers, cut=at))
    paper = WantedPaper(Sidecar("k", "tweedekamer"), "k", (f"{web.url}/k.xml",), "1")
    with (
        closing(Client(Hosts({"tweedekamer": web.url}), ONCE)) as client,
        pytest.raises(RuntimeError),
        Shelf.opened(folder) as shelf,
    ):
        harvest([paper], shelf, client)
        raise RuntimeError


def test_the_next_run_asks_for_the_rest_only(web: Site, tmp_path: Path) -> None:
    web.serve("/k.xml", PAPER, headers=V1)
    broken_off(web, tmp_path)
    assert run(web, tmp_path).fetched == 1
    assert web.heads[-1]["range"].startswith("bytes=") and web.heads[-1]["if-range"] == '"v1"'
    assert 10_000 <= int(web.heads[-1]["range"][6:-1]) <= 30_000
    assert (tmp_path / "k.xml").read_bytes() == PAPER
    assert sorted(path.name for path in (tmp_path / HIDDEN).glob("coming*")) == []


def test_a_second_try_of_the_same_run_asks_for_the_rest_only(web: Site, tmp_path: Path) -> None:
    web.serve("/k.xml", PAPER, headers=V1)
    web.faults["/k.xml"].append(Reply(PAPER, headers=V1, cut=25_000))
    assert run(web, tmp_path, manner=RequestPolicy(rate=0, patience_s=0.01, tries=2)).fetched == 1
    assert "range" in web.heads[-1] and (tmp_path / "k.xml").read_bytes() == PAPER


@pytest.mark.parametrize(
    "reply",
    [
        Reply(OTHER, headers={"ETag": '"v2"'}),  # a new version: the server sends the whole of it
        Reply(OTHER),  # a server that knows no ranges
        Reply(OTHER, headers={"ETag": '"v1"', "Content-Encoding": "identity"}),
    ],
)
def test_another_version_is_never_joined_to_what_came(web: Site, tmp_path: Path, reply: Reply) -> None:
    broken_off(web, tmp_path)
    web.faults["/k.xml"].append(reply)
    assert run(web, tmp_path).fetched == 1
    assert (tmp_path / "k.xml").read_bytes() == OTHER


@pytest.mark.parametrize(
    "reply",
    [
        Reply(PAPER[5:], 206, {"Content-Range": f"bytes 5-{len(PAPER) - 1}/{len(PAPER)}"}),
        Reply(PAPER[20_000:], 206),
        Reply(PAPER, 206, {"Content-Range": "bytes x"}),
        Reply(b"", 416),
    ],
    ids=["another place", "no place", "nonsense", "out of range"],
)
def test_a_rest_that_does_not_fit_is_fetched_anew(web: Site, tmp_path: Path, reply: Reply) -> None:
    web.serve("/k.xml", PAPER, headers=V1)
    broken_off(web, tmp_path)
    web.faults["/k.xml"].append(reply)
    assert run(web, tmp_path, manner=RequestPolicy(rate=0, patience_s=0.01, tries=2)).fetched == 1
    assert "range" not in web.heads[-1] and (tmp_path / "k.xml").read_bytes() == PAPER


def test_a_rest_that_makes_a_spoilt_file_is_not_gone_on_with(web: Site, tmp_path: Path) -> None:
    web.serve("/k.xml", PAPER, headers=V1)
    broken_off(web, tmp_path)
    part = tmp_path / HIDDEN / "coming.part"
    part.write_bytes(b"\0" * part.stat().st_size)  # as a disk leaves it that lost its power
    assert run(web, tmp_path, manner=RequestPolicy(rate=0, patience_s=0.01, tries=2)).fetched == 1
    assert (tmp_path / "k.xml").read_bytes() == PAPER


@pytest.mark.parametrize("headers", [{}, {"ETag": 'W/"v1"'}, {"ETag": '"é"'}, {"Last-Modified": "gisteren"}])
def test_without_a_sure_version_nothing_is_gone_on_with(
    web: Site, tmp_path: Path, headers: dict[str, str]
) -> None:
    broken_off(web, tmp_path, headers=headers)
    assert PartialFile(tmp_path / HIDDEN / "coming.part").range_headers(f"{web.url}/k.xml") == {}


def test_a_day_long_before_the_reply_is_a_sure_version(web: Site, tmp_path: Path) -> None:
    broken_off(web, tmp_path, headers={"Last-Modified": "Mon, 03 Feb 2020 10:00:00 GMT"})
    assert "if-range" in PartialFile(tmp_path / HIDDEN / "coming.part").range_headers(f"{web.url}/k.xml")


@pytest.mark.parametrize(
    "note",
    ["", "[]", "{", '{"url": 1}', '{"url": "{url}", "version": "x", "size": 10000000}', '{"size": "a"}'],
)
def test_a_note_that_cannot_be_right_is_left_alone(web: Site, tmp_path: Path, note: str) -> None:
    web.serve("/k.xml", PAPER, headers=V1)
    broken_off(web, tmp_path)
    (tmp_path / HIDDEN / "coming.part.json").write_text(note)
    assert run(web, tmp_path).fetched == 1
    assert "range" not in web.heads[-1] and (tmp_path / "k.xml").read_bytes() == PAPER


def test_the_half_of_one_paper_is_not_taken_for_another(web: Site, tmp_path: Path) -> None:
    web.serve("/l.xml", OTHER, headers=V1)
    broken_off(web, tmp_path)
    assert run(web, tmp_path, "l").fetched == 1
    assert (tmp_path / "l.xml").read_bytes() == OTHER and "range" not in web.heads[-1]


def test_words_written_in_its_place_are_not_gone_on_with(web: Site, tmp_path: Path) -> None:
    web.serve("/k.xml", PAPER, headers=V1)
    broken_off(web, tmp_path)
    with pytest.raises(RuntimeError), Shelf.opened(tmp_path) as shelf:
        shelf.write("Toezegging. " * 5_000)
        raise RuntimeError
    assert run(web, tmp_path).fetched == 1
    assert "range" not in web.heads[-1] and (tmp_path / "k.xml").read_bytes() == PAPER


def test_the_note_says_what_is_on_the_disk_for_certain(web: Site, tmp_path: Path) -> None:
    broken_off(web, tmp_path, at=25_000)
    made = json.loads((tmp_path / HIDDEN / "coming.part.json").read_text())
    assert made["size"] <= (tmp_path / HIDDEN / "coming.part").stat().st_size and made["version"] == '"v1"'
