"""The guard before every request: names, logins, origins, sizes, shut doors, headers."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from ui.server.guard import LOOPBACK, MAX_BODY, Guard


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
    strict = client(hosts=LOOPBACK)
    assert strict.get("/", headers={"host": "kwaad.example"}).status_code == 421
    assert strict.get("/", headers={"host": "kwaad.example@127.0.0.1:1"}).status_code in (200, 421)
    assert strict.get("/", headers={"host": "[::1]:7860"}).status_code == 200
    assert client().get("/", headers={"host": "kamervraag.example"}).status_code == 200


@pytest.mark.parametrize("origin", ["http://kwaad.example", "null", "http://127.0.0.1:1"])
def test_another_site_may_read_nothing_into_this_one(origin: str) -> None:
    assert client().post("/page/undo", headers={"origin": origin}).status_code == 403
    assert client().post("/page/undo", headers={"origin": "http://127.0.0.1"}).status_code == 200


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


def test_a_login_is_asked_for_and_compared_whole() -> None:
    def header(words: str) -> dict[str, str]:
        return {"authorization": f"Basic {base64.b64encode(words.encode()).decode()}"}

    guarded = client(login=("anna", "gehéim:1"))
    refused = guarded.get("/")
    assert refused.status_code == 401 and "Basic" in refused.headers["www-authenticate"]
    assert guarded.get("/", headers=header("anna:gehéim:1")).status_code == 200
    for words in ("anna:gehéim", "anna", "", ":"):
        assert guarded.get("/", headers=header(words)).status_code == 401
    for value in ("Basic", "Basic ???", "Bearer anna"):
        assert guarded.get("/", headers={"authorization": value}).status_code == 401
