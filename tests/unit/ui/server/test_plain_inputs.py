"""Gradio's routes get texts and numbers: nothing that it would fetch, or take for a file of this machine."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request as Sent
from urllib.request import urlopen

import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient

from ui.server.plain_inputs import PlainInputs, plain_body

FILE = {"path": "x", "meta": {"_type": "gradio.FileData"}}
NOT_PLAIN = (
    [FILE],
    [[FILE]],
    [{"deep": [FILE]}],
    ["vraag", {}],
    [["vraag"]],
    {"0": "vraag"},
    "vraag",
    None,
)


def client() -> TestClient:
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    async def echo(path: str, request: Request) -> Any:
        return {"text": (await request.body()).decode()}

    return TestClient(PlainInputs(app), base_url="http://127.0.0.1")


@pytest.mark.parametrize("data", NOT_PLAIN, ids=repr)
def test_what_is_no_text_or_number_is_refused(data: object) -> None:
    for path in ("/gradio_api/queue/join", "/gradio_api/run/predict"):
        assert client().post(path, json={"data": data, "fn_index": 0}).status_code == 422
    assert client().post("/api/ask", json={"data": data}).status_code == 200  # our own look for themselves


@pytest.mark.parametrize("body", [b"{", b"[]", b"null", b"[" * 100_000, b'{"data": [' + b"9" * 5_000 + b"]}"])
def test_what_is_no_message_is_refused(body: bytes) -> None:
    assert client().post("/gradio_api/queue/join", content=body).status_code == 422


def test_plain_values_go_on_whole_and_half_an_emoji_as_a_sign_lost() -> None:
    said = {"data": ["wat zei hij over ruïnes?", None, 3, 1.5, True], "fn_index": 0, "event_data": None}
    assert json.loads(client().post("/gradio_api/queue/join", json=said).json()["text"]) == said
    assert client().get("/gradio_api/info").json() == {"text": ""}
    assert client().post("/gradio_api/reset").json() == {"text": ""}
    assert json.loads(plain_body(b'{"data": ["\\ud83d zee"]}') or b"") == {"data": ["? zee"]}


def test_a_server_fetches_nothing_for_a_visitor(sample_address: str) -> None:
    """The whole server, as it is started: neither an address nor a path of its machine."""
    with socket.create_server(("127.0.0.1", 0)) as elsewhere:
        elsewhere.settimeout(0.2)
        url = f"http://127.0.0.1:{elsewhere.getsockname()[1]}/"
        for file in ({**FILE, "url": url}, {**FILE, "path": url}, {**FILE, "path": "/etc/hostname"}):
            said = {"data": [file, "{}", None, "nl"], "fn_index": 0, "session_hash": "vreemd"}
            sent = Sent(
                f"{sample_address}gradio_api/queue/join",
                json.dumps(said).encode(),
                {"content-type": "application/json"},
            )
            with pytest.raises(HTTPError, match="422"):
                urlopen(sent)
        with pytest.raises(TimeoutError):
            elsewhere.accept()
