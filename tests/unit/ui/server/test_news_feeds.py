"""Open questions and feeds, as the server tells them."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from fastapi import FastAPI
from lxml import etree
from starlette.testclient import TestClient

from index.harvest.news.matching import FollowedSubject
from index.harvest.news.watches import Watches
from index.search import Index
from ui.server.errors import tell_faults
from ui.server.news_feeds import NewsRoutes
from ui.service.index_service import IndexService


@pytest.fixture
def folder(sample_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sample_folder, tmp_path / "index"))


def client(folder: Path) -> TestClient:
    app = FastAPI()
    app.include_router(NewsRoutes(IndexService(folder)).router())
    tell_faults(app)
    return TestClient(app)


def test_open_questions(folder: Path) -> None:
    found = client(folder).get("/api/open").json()
    one = next(one for one in found if one["vraagnummer"] == "2041Z00310")
    assert one["postponed"] and one["deadline"] == "2041-02-25" and one["askers"][0]["party"] == "Roos"
    assert client(folder).get("/api/open", params={"party": "Tulp"}).json() == []
    assert client(folder).get("/api/open", params={"late": "x"}).status_code == 422


def test_a_party_of_no_paper_is_told_and_not_taken_for_one_without_open_questions(folder: Path) -> None:
    unknown = client(folder).get("/api/open", params={"party": "Nope"})
    assert unknown.status_code == 404 and 'the party "Nope"' in unknown.json()["error"]
    misspelt = client(folder).get("/api/open", params={"party": "Roosje"})
    assert misspelt.status_code == 404 and 'the nearest is "Roos"' in misspelt.json()["error"]
    assert client(folder).get("/api/open", params={"party": ""}).status_code == 200


def test_a_feed_of_a_watch_and_of_none(folder: Path) -> None:
    web = client(folder)
    assert web.get("/feed/wiskunde.xml").status_code == 404
    with closing(Index.open(folder)) as index, closing(Watches(folder)) as watches:
        watches.add("wiskunde", FollowedSubject("wiskunde"), None)
        assert watches.update(index) >= 2
    reply = web.get("/feed/wiskunde.xml")
    assert reply.headers["content-type"].startswith("application/rss+xml")
    assert len(etree.fromstring(reply.content).findall("channel/item")) >= 2
    assert web.get("/feed/anders.xml").status_code == 404
    for odd in ("..%2Fx", "a/b", "a%20b", "A", "%F0%9F%8C%B1", "x" * 300, "%00", ""):
        reply = web.get(f"/feed/{odd}.xml")
        assert reply.status_code == 404 and "Nobody follows" in reply.text, odd
