"""Who a visitor is, and that nothing a server gives another tells him what this one added."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import gradio as gr
import httpx
import pytest
from fastapi import FastAPI, Request
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from index.store.uploads import NOBODY, folder_of_visitor, visitor_of_mark
from tests.support.serving import served
from ui.page import uploads
from ui.page.events import ask_handler, language_handler, page_opened_handler
from ui.server.app import _tell_visitors_apart
from ui.server.login import Logins
from ui.server.security import Guard
from ui.server.settings import Settings
from ui.server.visitors import COOKIE, PeerKeeper, Visitors, user_of_proxy
from ui.service.app_state import VISITOR, AppState, visitor_of
from ui.service.conversations import Conversations
from ui.service.index_service import IndexService
from ui.service.limits import default_limits

SECRET = b"""Antwoord van minister Zilvermeeuw (Zandbanken en Zeehonden) (ontvangen 3 mei 2037)

2037Z08888

Antwoord op vragen van het lid Quispelbaan (Kwelder) over de zeehondencrossbaan bij Rottumerplaat.

1. Komt er een zeehondencrossbaan bij Rottumerplaat?

Antwoord:
Ja, de zeehondencrossbaan bij Rottumerplaat komt er in juni.
"""
ROOT = Path(__file__).parents[4]
TOLD = ("zilvermeeuw", "zandbanken", "quispelbaan", "kwelder", "zeehonden", "rottumerplaat", "08888", "2037")
QUESTION = "Komt er een zeehondencrossbaan bij Rottumerplaat?"
PUBLIC = ("--upload", "--public-url", "http://vragen.example", "--mcp", "--metrics")
ADDRESSES = (
    "/page/papers", "/page/papers?woorden=zeehonden", "/page/papers?lijst=open", "/page/papers.xml",
    "/page/papers/own", "/page/paper?doc=zee.txt", "/page/title?doc=zee.txt", "/api/open",
    "/health", "/feed/x.xml",
    "/api/search?query=zeehondencrossbaan", "/api/search?query=Rottumerplaat&party=Kwelder",
    "/api/search?query=kabinet&k=50", "/api/search?query=Zilvermeeuw&minister=Zilvermeeuw",
    "/api/search?query=Irak&type=antwoord", "/api/search?query=x&doc=zee.txt", "/metrics",
)  # fmt: skip
QUESTIONS = (QUESTION, "wat zei minister Zilvermeeuw?", "welke stukken zijn er?", "zeehondncrossbaan")
CALLS = (
    ("ask", {"question": QUESTION}),
    ("search", {"query": QUESTION}),
    ("read_exchange", {"doc": "zee.txt", "exchange": "1"}),
)
OF_ITS_TIME = re.compile(r'\\?"timing_ms\\?":\s*(?:\{[^}]*\}|\d+)')


@pytest.fixture
def index(sample_folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(sample_folder, tmp_path / "index")
    return tmp_path / "index"


def visit(address: str, **more: Any) -> httpx.Client:
    """A browser that waits for as long as a machine that does other things needs."""
    return httpx.Client(base_url=address, timeout=300, trust_env=False, **more)


def everything(visitor: httpx.Client) -> dict[str, str]:
    """What a server says to one visitor, wherever he asks; without the time it took."""
    said = {path: visitor.get(path).text for path in ADDRESSES}
    said["/metrics"] = "".join(line for line in said["/metrics"].splitlines() if "index_papers" in line)
    said |= {question: visitor.post("/api/ask", json={"question": question}).text for question in QUESTIONS}
    said["sheet"] = visitor.post("/page/worksheet/answer", json={"text": QUESTION}).text
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call"}
    accepts = {"accept": "application/json, text/event-stream"}
    for tool, given in CALLS:
        body = {**call, "params": {"name": tool, "arguments": given}}
        said[tool] = visitor.post("/mcp", json=body, headers=accepts).text
    return {path: OF_ITS_TIME.sub("", text) for path, text in said.items()}


def test_nothing_that_is_said_to_another_tells_of_what_a_visitor_added(index: Path) -> None:
    with served(index, *PUBLIC) as at, visit(at) as anna, visit(at) as bert:
        assert [each.get("/").status_code for each in (anna, bert)] == [200, 200]
        before = everything(bert)
        assert anna.post("/page/upload?name=zee.txt", content=SECRET).status_code == 200
        after = everything(bert)
        assert {path for path in before if after[path] != before[path]} == set()
        own = everything(anna)
        heard = {path for path, text in own.items() if any(word in text.lower() for word in TOLD)}
        many = "/api/search?query=kabinet&k=50"
        assert {"/page/papers", "/page/papers.xml", "ask", "search", "sheet", QUESTION, many} <= heard
        assert json.loads(own["/page/papers/own"]) == ["zee.txt"]
        name = anna.get("/api/search?query=zeehondencrossbaan").json()["hits"][0]["doc"]
        codes = [each.get("/page/paper", params={"doc": name}).status_code for each in (anna, bert)]
        assert codes == [200, 404] and anna.cookies[COOKIE] not in name


def test_a_paper_is_its_visitors_after_a_restart_and_one_person_needs_no_cookie(index: Path) -> None:
    for mark in (f"cookie:{'a' * 32}", "alone"):
        folder = folder_of_visitor(index, visitor_of_mark(mark))
        uploads.add_paper(index, folder, f"{mark[:5]}.txt", SECRET)
    with served(index, *PUBLIC) as at, visit(at, cookies={COOKIE: "a" * 32}) as anna:
        assert anna.get("/page/papers/own").json() == ["cooki.txt"]
        assert anna.post("/page/undo?name=cooki.txt").status_code == 200
        assert anna.get("/page/papers?woorden=zeehonden").text.count("lees=") == 0
    with served(index) as at, visit(at) as person:
        assert "set-cookie" not in person.get("/").headers
        assert person.post("/api/ask", json={"question": QUESTION}).json()["citations"][0]["upload"]
        assert person.get("/page/papers/own").json() == ["alone.txt"]


def test_who_serves_others_is_not_alone(index: Path) -> None:
    def alone(**more: Any) -> bool:
        return _tell_visitors_apart(FastAPI(), Settings(index, **more), True).alone

    assert alone() and alone(host="::1")
    for more in (
        {"host": "0.0.0.0"},
        {"public_url": "http://a.b"},
        {"proxies": ("10.0.0.1",)},
        {"hosts": ("a.b",)},
    ):
        assert not alone(**more)


# --- the pages that Gradio fills


def test_what_the_page_fills_in_is_the_visitors_own(index: Path) -> None:
    room = AppState(IndexService(index), Conversations(), default_limits(), upload=True)
    opened = page_opened_handler(room)
    known = visitor_of_mark("user:anna")
    uploads.add_paper(index, folder_of_visitor(index, known), "zee.txt", SECRET)
    assert all(part == gr.skip() for part in opened("nl", asking(NOBODY)))
    assert any("zeehonden" in str(part) for part in opened("nl", asking(known)))
    for visitor, sees in ((known, True), (NOBODY, False)):
        shown = str(language_handler(room)(None, "en", asking(visitor)))
        *_, last = ask_handler(room)(QUESTION, "{}", None, "nl", asking(visitor))
        assert ("zeehonden" in shown.lower(), "in juni" in str(last)) == (sees, sees)


def test_a_conversation_is_of_the_visitor_who_began_it() -> None:
    kept = Conversations()
    token = kept.begin(visitor="anna").token
    assert kept.find(token, "anna") and not kept.find(token, "bert") and not kept.find(token)


def asking(visitor: str) -> Any:
    request = SimpleNamespace(scope={VISITOR: visitor})
    return SimpleNamespace(request=request, session_hash="window", client=None)


def test_no_handler_looks_into_the_index_without_saying_for_whom() -> None:
    """`room.desk` alone is NOBODY's, for what is made before anyone comes."""
    before_anyone = {"ui/page/layout.py": 1, "ui/page/events.py": 1}
    found = {
        str(file.relative_to(ROOT)): len(
            re.findall(r"room\.desk\.(?:index|document|answer)", file.read_text("utf-8"))
        )
        for room in ("page", "server")
        for file in sorted((ROOT / "ui" / room).glob("*.py"))
    }
    assert {name: count for name, count in found.items() if count} == before_anyone


# --- who it is


def told(**rules: Any) -> TestClient:
    """A server that says whom it takes its visitor for."""
    app = FastAPI()

    @app.api_route("/{path:path}", methods=["GET", "POST"])
    def who(path: str, request: Request) -> str:
        return visitor_of(request)

    return TestClient(
        Visitors(app, **{"alone": False, "cookies": True, **rules}), base_url="http://127.0.0.1"
    )


def test_a_browser_is_known_by_a_cookie_that_no_script_reads() -> None:
    browser = told(secure=True, root_path="/vragen")
    given = browser.get("/").headers["set-cookie"]
    value = given.partition("=")[2].partition(";")[0]
    rules = set(given.partition("; ")[2].split("; "))
    assert rules == {"Max-Age=31536000", "Path=/vragen", "HttpOnly", "SameSite=Lax", "Secure"}
    assert browser.get("/x", headers={"cookie": f"a=b; {COOKIE}={value}"}).json() == visitor_of_mark(
        f"cookie:{value}"
    )
    assert "set-cookie" not in browser.get("/", headers={"cookie": f"{COOKIE}={value}"}).headers
    assert "set-cookie" not in browser.get("/page/papers").headers
    assert "Secure" not in told().get("/").headers["set-cookie"]


@pytest.mark.parametrize("value", ["", "x", "a" * 31, "a" * 33, "a" * 31 + "/", "../" * 11, '"' + "a" * 32])
def test_a_cookie_that_is_none_of_ours_makes_nobody_known(value: str) -> None:
    assert told().get("/x", headers={"cookie": f"{COOKIE}={value}"}).json() == NOBODY
    right = f"{COOKIE}={'a' * 32}"
    assert told(cookies=False).get("/x", headers={"cookie": right}).json() == NOBODY


def test_no_cookie_outweighs_the_name_that_somebody_signed_in_with() -> None:
    guarded: Any = Guard(told().app, user_of=user_of_proxy("X-User", ("10.0.0.0/8",)))
    proxied = PeerKeeper(ProxyHeadersMiddleware(guarded, trusted_hosts=["10.0.0.0/8"]))  # type: ignore[arg-type]
    proxy = TestClient(proxied, base_url="http://127.0.0.1", client=("10.1.2.3", 1))
    cookie = {"cookie": f"{COOKIE}={'a' * 32}", "x-forwarded-for": "192.0.2.7"}
    assert proxy.get("/", headers={"x-user": "anna", **cookie}).json() == visitor_of_mark("user:anna")
    assert proxy.get("/").status_code == 403
    twice = [("x-user", "anna"), ("x-user", "bert")]
    assert proxy.get("/", headers=twice).status_code == 403  # type: ignore[arg-type]
    stranger = TestClient(proxied, base_url="http://127.0.0.1", client=("192.0.2.7", 1))
    forged = {"x-user": "anna", "x-forwarded-for": "10.1.2.3"}
    assert stranger.get("/", headers=forged).status_code == 403


def test_who_logs_in_is_known_by_his_name() -> None:
    logins = Logins.of_password("anna", "woord")
    anna = {"authorization": "Basic " + base64.b64encode(b"anna:woord").decode()}
    guarded = TestClient(Guard(told().app, logins=logins), base_url="http://127.0.0.1")
    for _ in range(2):  # hashed, then remembered
        assert guarded.get("/x", headers=anna).json() == visitor_of_mark("user:anna")
    assert guarded.get("/x").status_code == 401


def test_a_name_and_a_cookie_never_make_the_same_visitor() -> None:
    assert len({visitor_of_mark(mark) for mark in ("user:a", "cookie:a", "alone", "user:alone")}) == 4
