"""The whole server put together: each guard stands where the settings ask for it."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from ui.cli import parser
from ui.commands.chat import warn_of_strangers
from ui.server.app import _believe_proxies, application
from ui.server.connections import HEAD_TIMEOUT_S, MAX_CONNECTIONS, READ_TIMEOUT_S, HastyProtocol
from ui.server.login import Logins
from ui.server.security import MAX_BODY, MAX_UPLOAD
from ui.server.settings import Settings
from ui.service.limits import Limit, Limits, default_limits

QUESTION = {"question": "wat heeft het kabinet gezegd over Irak?"}
PLACES = (
    "/",
    "/health",
    "/eenvoudig",
    "/page/papers",
    "/api/openapi.json",
    "/gradio_api/info",
    "/metrics",
    "/mcp",
)
OURS, FOREIGN = "10.0.0.7", "10.0.0.8"


@pytest.fixture(autouse=True)
def no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave Gradio's page out: it takes seconds, and event loops that it never closes."""
    monkeypatch.setattr("ui.server.app._mount_page", lambda app, *_: app)


@cache
def _logins() -> Logins:
    return Logins.of_password("anna", "gehéim:1")


def client(folder: Path, limits: Limits | None = None, peer: str = OURS, **more: Any) -> TestClient:
    settings = Settings(index=folder, **more)
    app = _believe_proxies(application(settings, limits=limits or default_limits()), settings.proxies)
    return TestClient(app, base_url="http://127.0.0.1", client=(peer, 50_000))


def test_with_logins_nothing_answers_without_one(sample_folder: Path) -> None:
    visitor = client(sample_folder, logins=_logins(), metrics=True)
    assert {path: visitor.get(path).status_code for path in PLACES} == dict.fromkeys(PLACES, 401)
    assert visitor.post("/api/ask", json=QUESTION).status_code == 401
    assert visitor.post("/page/upload?name=a.txt", content=b"x").status_code == 401
    assert visitor.get("/health", auth=("anna", "gehéim:1")).status_code == 200


def test_a_user_that_only_the_proxy_can_name_is_asked_for(sample_folder: Path) -> None:
    made = {"proxies": (OURS,), "user_header": "x-user"}
    named = {"x-user": "anna"}
    assert client(sample_folder, **made).get("/health").status_code == 403
    assert client(sample_folder, **made).get("/health", headers=named).status_code == 200
    assert client(sample_folder, peer=FOREIGN, **made).get("/health", headers=named).status_code == 403


@pytest.mark.parametrize("more", [{}, {"host": "0.0.0.0"}, {"hosts": ("vragen.example",)}])
def test_a_foreign_name_and_a_foreign_page_are_refused(sample_folder: Path, more: dict[str, Any]) -> None:
    visitor = client(sample_folder, **more)
    assert visitor.get("/health", headers={"host": "kwaad.example"}).status_code == 421
    origin = {"origin": "http://kwaad.example"}
    assert visitor.post("/api/ask", json=QUESTION, headers=origin).status_code == 403
    assert visitor.get("/health").status_code == 200


def test_only_a_trusted_proxy_says_who_is_behind_it(sample_folder: Path) -> None:
    """Otherwise whoever writes another X-Forwarded-For each time is limited by nothing."""

    def statuses(peer: str) -> list[int]:
        limits = Limits(Limit(1, 1), Limit(1, 1))
        visitor = client(sample_folder, limits, peer=peer, proxies=(OURS,))
        return [
            visitor.get("/api/search?query=Irak", headers={"x-forwarded-for": f"192.0.2.{n}"}).status_code
            for n in (1, 2)
        ]

    assert statuses(OURS) == [200, 200] and statuses(FOREIGN) == [200, 429]


def test_what_is_too_large_is_refused_by_its_length_and_while_it_comes(sample_folder: Path) -> None:
    visitor = client(sample_folder, upload=True)
    for path, most in (("/api/ask", MAX_BODY), ("/page/upload?name=a.txt", MAX_UPLOAD)):
        refused = visitor.post(path, headers={"content-length": str(most + 1)}, content=b"x")
        assert refused.status_code == 413


def test_papers_are_taken_beyond_this_machine_only_where_asked_for(sample_folder: Path) -> None:
    for more in ({"host": "0.0.0.0"}, {"upload": False}):
        refused = client(sample_folder, **more).post("/page/upload?name=a.txt", content=b"x")
        assert refused.status_code == 403


HEAD = b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n"


async def conversation(sent: bytes, app: Any, *, reads: bool) -> bytes:
    """What a server says to who sends this until it closes the connection; `reads` it, or does not."""
    config = uvicorn.Config(app, http=HastyProtocol, lifespan="off", log_level="critical")
    config.load()
    state = uvicorn.server.ServerState()
    loop = asyncio.get_running_loop()
    serving = await loop.create_server(lambda: HastyProtocol(config, state, {}), "127.0.0.1", 0)
    reader, writer = await asyncio.open_connection(*serving.sockets[0].getsockname())
    writer.write(sent)
    said = await reader.read() if reads else await reader.readexactly(1)
    while state.connections or state.tasks:  # until the server has nothing of him any more
        await asyncio.sleep(0.01)
    writer.close()
    serving.close()
    return said


async def endless(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(1_000):
        await send({"type": "http.response.body", "body": b"x" * 100_000, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


@pytest.mark.parametrize("sent", [b"", HEAD, HEAD + b"\r\n", HEAD + b"\r\n" + HEAD])
def test_a_connection_that_asks_nothing_is_closed(monkeypatch: pytest.MonkeyPatch, sent: bytes) -> None:
    """Nor does one that has asked before: half of a second head kept it open for ever."""
    assert HEAD_TIMEOUT_S <= 10 and MAX_CONNECTIONS < 1024  # a process may hold 1,024 files
    monkeypatch.setattr("ui.server.connections.HEAD_TIMEOUT_S", 0.05)
    said = asyncio.run(conversation(sent, FastAPI(), reads=True))
    assert said.count(b"HTTP/1.1 404") == (1 if HEAD + b"\r\n" in sent else 0)


def test_a_visitor_who_takes_nothing_of_his_answer_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    assert READ_TIMEOUT_S <= 60
    monkeypatch.setattr("ui.server.connections.READ_TIMEOUT_S", 0.05)
    assert asyncio.run(conversation(HEAD + b"\r\n", endless, reads=False)) == b"H"


def test_a_slow_reader_gets_his_whole_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.server.connections.HEAD_TIMEOUT_S", 0.05)
    said = asyncio.run(conversation(HEAD + b"\r\n", endless, reads=True))
    assert said.count(b"x" * 100_000) == 1_000


def test_who_serves_beyond_this_machine_without_logins_is_warned(capsys: pytest.CaptureFixture[str]) -> None:
    none = {"auth": None, "auth_file": None, "user_header": None}
    warn_of_strangers(Namespace(host="127.0.0.1", **none))
    warn_of_strangers(Namespace(host="0.0.0.0", **{**none, "auth": "anna:woord"}))
    assert capsys.readouterr().err == ""
    warn_of_strangers(Namespace(host="0.0.0.0", **none))
    assert "everyone who can reach 0.0.0.0" in capsys.readouterr().err


@pytest.mark.parametrize(("peer", "kept"), [(OURS, True), (FOREIGN, False)])
def test_only_a_trusted_proxy_says_by_which_name_a_page_was_asked(peer: str, kept: bool) -> None:
    """Gradio would believe anybody, and have the page lead elsewhere."""
    seen: list[str] = []

    async def listening(scope: Any, receive: Any, send: Any) -> None:
        seen.extend(name.decode() for name, _ in scope["headers"] if name.startswith(b"x-"))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    told = {"x-forwarded-host": "kwaad.example", "x-forwarded-proto": "https", "x-gradio-server": "http://k"}
    asked = TestClient(_believe_proxies(listening, (OURS,)), client=(peer, 1))
    assert asked.get("/", headers=told).status_code == 204
    assert seen == (["x-forwarded-host", "x-forwarded-proto"] if kept else [])


@pytest.mark.parametrize("name", ["nginx", "10.0.0", "http://10.0.0.7", "10.0.0.7:80", ""])
def test_a_proxy_that_is_no_address_is_said_at_once(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser("chat").parse_args(["chat", "--trust-proxy", name])
    assert "no address such as" in capsys.readouterr().err
    given = parser("chat").parse_args(["chat", "--trust-proxy", "10.0.0.7", "--trust-proxy", "*"])
    assert given.trust_proxy == ["10.0.0.7/32", "*"]
