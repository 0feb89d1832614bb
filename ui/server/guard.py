"""What stands before every request: who may come, how much may be sent, what the browser may load.

A pure ASGI wrapper, so that streams pass through it untouched.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
# Of Gradio's own interface only what the page needs; uploads, files and the run history stay shut.
GRADIO = "/gradio_api/"
OPEN = ("queue/", "run/predict", "heartbeat", "startup-events", "app_id", "info", "reset", "cancel")
MAX_BODY = 4_000_000
MAX_UPLOAD = 40_000_000
UPLOAD = "/page/upload"
LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Guard:
    """An ASGI application around another. `hosts` are the names it answers to; empty means any."""

    def __init__(self, app: App, *, hosts: Iterable[str] = (), login: tuple[str, str] | None = None) -> None:
        self.app = app
        self.hosts = frozenset(name.lower() for name in hosts)
        self.login = login

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with the body counted and the headers added."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._refused(scope)
        if refused is not None:
            await _refuse(send, *refused)
            return
        most = MAX_UPLOAD if scope["path"] == UPLOAD else MAX_BODY
        await self.app(scope, _counted(receive, most), _with_headers(send))

    def _refused(self, scope: Scope) -> tuple[int, str] | None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get(b"host", "")
        path: str = scope["path"]
        if self.hosts and _name(host) not in self.hosts:
            return 421, "This server does not answer to that name."
        if not self._knows(headers.get(b"authorization", "")):
            return 401, "Log in to read on."
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not _same_origin(headers, host):
            return 403, "Requests from another site are refused."
        if path.startswith(GRADIO) and not path.removeprefix(GRADIO).startswith(OPEN):
            return 404, "Not here."
        length = headers.get(b"content-length", "0")
        most = MAX_UPLOAD if path == UPLOAD else MAX_BODY
        if not length.isdecimal() or int(length) > most:
            return 413, "Too much was sent."
        return None

    def _knows(self, authorization: str) -> bool:
        """Whether the request carries the user and password, where they are asked for (HTTP Basic)."""
        if self.login is None:
            return True
        kind, _, code = authorization.partition(" ")
        try:
            given = base64.b64decode(code, validate=True) if kind.lower() == "basic" else b""
        except (ValueError, binascii.Error):
            return False
        return hmac.compare_digest(given, ":".join(self.login).encode())


def _name(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def _same_origin(headers: dict[bytes, str], host: str) -> bool:
    """Whether a page of this server sent it, or a program, which sends no Origin."""
    origin = headers.get(b"origin")
    return origin is None or (origin != "null" and urlsplit(origin).netloc == host)


def _counted(receive: Receive, most: int) -> Receive:
    left = most

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            return {"type": "http.disconnect"}  # the application sees a visitor who left
        return message

    return counted


def _with_headers(send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [pair for pair in message["headers"] if pair[0].lower() != b"server"]
            message = {**message, "headers": [*own, *HEADERS]}
        await send(message)

    return sent


async def _refuse(send: Send, status: int, sentence: str) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    if status == 401:
        headers.append((b"www-authenticate", b'Basic realm="kamervraag", charset="UTF-8"'))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": sentence.encode()})
