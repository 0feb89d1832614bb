"""The guard before every request: names, logins, origins, sizes, shut doors, headers."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient
from starlette.types import Message

from ui.server.security import LOOPBACK, MAX_BODY, Guard, _limit_body


def client(**options: Any) -> TestClient:
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    async def echo(path: str, request: Request) -> dict[str, int]:
        return {"bytes": len(await request.body())}

    return TestClient(Guard(app, **options), base_url="http://127.0.0.1")


def test_every_reply_says_what_the_browser_may_load() -> None:
    headers = client().get("/").headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"] == "same-origin"


def test_another_name_for_this_machine_is_refused() -> None:
    strict = client(hosts=(*LOOPBACK, "vragen.example"))
    for name in ("kwaad.example", "kwaad.example:7860", "127.0.0.1.kwaad.example", "10.0.0.7", ""):
        refused = strict.get("/", headers={"host": name})
        assert refused.status_code == 421 and "--allow-host" in refused.text
    assert (
        strict.get("/", headers={"host": "kwaad.example@127.0.0.1:1"}).status_code == 200
    )  # still 127.0.0.1
    for name in ("[::1]:7860", "LOCALHOST", "vragen.example:443"):
        assert strict.get("/", headers={"host": name}).status_code == 200


def test_beyond_this_machine_numbers_are_answered_and_foreign_names_are_not() -> None:
    wide = client(addresses=True)
    for name in ("10.0.0.7:7860", "[2001:db8::7]"):
        assert wide.get("/", headers={"host": name}).status_code == 200
    assert wide.get("/", headers={"host": "kwaad.example"}).status_code == 421


@pytest.mark.parametrize("origin", ["http://kwaad.example", "null", "http://127.0.0.1:1"])
def test_another_site_may_read_nothing_into_this_one(origin: str) -> None:
    assert client().post("/page/undo", headers={"origin": origin}).status_code == 403
    assert client().post("/page/undo", headers={"origin": "http://127.0.0.1"}).status_code == 200
    told = {"origin": origin, "sec-fetch-site": "cross-site"}
    assert client(origin=origin).post("/page/undo", headers=told).status_code == 403


def test_a_page_behind_a_proxy_may_write_to_its_own_server() -> None:
    origin = {"origin": "https://vragen.example"}
    assert client().post("/page/undo", headers=origin).status_code == 403
    assert client(origin="https://vragen.example").post("/page/undo", headers=origin).status_code == 200
    told = {**origin, "sec-fetch-site": "same-origin"}  # a browser's word, which no page can set
    assert client().post("/page/undo", headers=told).status_code == 200


@pytest.mark.parametrize(
    "path", ["upload", "upload_progress", "file=/etc/passwd", "proxy=http://x", "runs", "mcp"]
)
def test_gradios_other_doors_are_shut(path: str) -> None:
    assert client().post(f"/gradio_api/{path}").status_code == 404
    assert client().get(f"/gradio_api/{path}").status_code == 404


def test_a_body_has_its_bounds() -> None:
    assert client().post("/api/ask", content=b"x" * 1000).json() == {"bytes": 1000}
    assert client().post("/api/ask", content=b"x" * (MAX_BODY + 1)).status_code == 413
    assert client().post("/page/upload", content=b"x" * (MAX_BODY + 1)).status_code == 200
    assert client().post("/api/ask", headers={"content-length": "-1"}).status_code == 413


def test_a_body_that_drips_in_holds_nobody_up() -> None:
    heard: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        heard.append((await receive())["type"])

    async def never() -> dict[str, Any]:
        await asyncio.sleep(60)
        return {}

    async def ignore(message: Any) -> None:
        return

    scope = {"type": "http", "path": "/api/ask", "method": "POST", "headers": [(b"host", b"localhost")]}
    asyncio.run(Guard(app, body_timeout_s=0.01)(scope, never, ignore))
    assert heard == ["http.disconnect"]


def test_a_body_that_does_not_say_its_length_is_counted_as_it_comes() -> None:
    pieces = [{"type": "http.request", "body": b"1234", "more_body": True}] * 3

    async def receive() -> Message:
        return pieces.pop()

    async def received() -> list[str]:
        counted = _limit_body(receive, 8, 60.0)
        return [(await counted())["type"] for _ in range(3)]

    assert asyncio.run(received()) == ["http.request", "http.request", "http.disconnect"]


def test_a_body_that_drips_is_ended_though_it_never_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then kept within the time between two pieces, and held its connection for hours."""

    async def receive() -> Message:
        await asyncio.sleep(0.001)
        return {"type": "http.request", "body": b"a", "more_body": True}

    async def pieces(slowest: int, timeout_s: float) -> int:
        monkeypatch.setattr("ui.server.security.SLOWEST_BODY", slowest)
        counted, got = _limit_body(receive, 10_000, timeout_s), 0
        while got < 200 and (await counted())["type"] == "http.request":
            got += 1
        return got

    assert asyncio.run(pieces(1_000_000, 0.05)) < 200 and asyncio.run(pieces(1, 60.0)) == 200
