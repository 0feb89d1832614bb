"""What a server tells its keepers: ids, lines and counts, without what was asked or by whom."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from starlette.testclient import TestClient

from index.search import Index
from tests.support.serving import served
from ui.server import api
from ui.server.login import Logins
from ui.server.monitoring import METRICS, Observer, RequestCounts, counts_route
from ui.server.security import Guard
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

SECRET = "geheimewoorden"


def observed(index: Path) -> tuple[TestClient, list[dict[str, Any]], RequestCounts]:
    desk = IndexService(index)
    app = FastAPI()
    app.include_router(api.ApiRoutes(desk, default_limits()).router())

    @app.get("/broken")
    def broken() -> None:
        raise RuntimeError(SECRET)

    lines: list[dict[str, Any]] = []
    counts = RequestCounts(desk)
    return TestClient(Observer(app, counts, lines.append), raise_server_exceptions=False), lines, counts


def test_each_reply_carries_the_id_of_its_line(sample_folder: Path) -> None:
    client, lines, _ = observed(sample_folder)
    ids = [client.get("/health").headers["x-request-id"] for _ in range(3)]
    assert [line["request"] for line in lines] == ids and len(set(ids)) == 3
    assert lines[0].items() >= {"method": "GET", "route": "/health", "status": 200}.items()
    assert lines[0]["bytes"] > 0 and lines[0]["ms"] >= 0


def test_what_was_asked_and_where_is_in_no_line_and_no_count(sample_folder: Path) -> None:
    client, lines, counts = observed(sample_folder)
    client.get("/api/search", params={"query": SECRET})
    client.post("/api/ask", json={"question": SECRET})
    client.get(f"/{SECRET}")
    client.request(SECRET.upper(), "/health")
    told = f"{lines} {counts.text().decode()}"
    assert SECRET not in told.lower() and "testclient" not in told
    assert {line["route"] for line in lines} == {"/api/search", "/api/ask", "other", "/health"}


def test_a_fault_of_ours_is_counted_as_one(sample_folder: Path) -> None:
    client, lines, counts = observed(sample_folder)
    assert client.get("/broken").status_code == 500
    assert lines[0]["status"] == 500
    assert re.search(
        r'kamervraag_request_seconds_count\{method="GET",route="/broken",status="500"\} 1',
        counts.text().decode(),
    )


def test_strangers_addresses_do_not_fill_the_memory(sample_folder: Path) -> None:
    client, _, counts = observed(sample_folder)
    for number in range(50):
        client.get(f"/onbekend-{number}")
    routes = set(re.findall(r'route="([^"]*)"', counts.text().decode()))
    assert routes == {"other"}


def test_the_counts_tell_what_the_index_holds(sample_folder: Path) -> None:
    _, _, counts = observed(sample_folder)
    held = Index.open(sample_folder).coverage().documents
    assert f"kamervraag_index_papers {float(held)}" in counts.text().decode()


def test_who_may_not_read_the_page_may_not_read_the_counts(sample_folder: Path) -> None:
    app = FastAPI()
    app.include_router(counts_route(RequestCounts(IndexService(sample_folder))))
    guarded = Guard(app, logins=Logins.of_password("anna", "een-lang-wachtwoord"))
    client = TestClient(guarded, base_url="http://127.0.0.1")
    assert client.get(METRICS).status_code == 401
    assert "kamervraag_index" in client.get(METRICS, auth=("anna", "een-lang-wachtwoord")).text


def test_a_served_index_offers_counts_and_lines_where_asked_for(sample_folder: Path) -> None:
    with served(sample_folder, "--metrics", "--log-requests") as address:
        name = httpx.get(f"{address}health").headers["x-request-id"]
        counted = httpx.get(f"{address}metrics")
    assert name and 'route="/health",status="200"} 1.0' in counted.text
    assert "process_resident_memory_bytes" in counted.text
