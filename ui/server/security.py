"""What stands before every request: who may come, how much may be sent, what the browser may load.

A pure ASGI wrapper, so that streams pass through it untouched.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from ui.server.login import Logins, name_in_login

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
    (b"x-kamervraag", b"1"),  # by this the page knows its server from a proxy that answers for it
)
# A script or style is no page: a policy does nothing there but weigh as much as many a small file itself.
PARTS = (".css", ".js")
PART_HEADERS = ((b"x-content-type-options", b"nosniff"),)
# Of Gradio's own interface only what the page needs; uploads, files and the run history stay shut.
GRADIO = "/gradio_api/"
OPEN = ("queue/", "run/predict", "heartbeat", "startup-events", "app_id", "info", "reset", "cancel")
MAX_BODY = 4_000_000
MAX_UPLOAD = 40_000_000
UPLOAD = "/page/upload"
USER = "kamervraag.user"  # in the scope: the name that a visitor signed in with
LOOPBACK = ("127.0.0.1", "localhost", "::1")
BODY_TIMEOUT_S = 30.0  # between two pieces of a body
SLOWEST_BODY = 10_000  # bytes a second, once that time is over: what drips holds a connection


class Guard:
    """An ASGI application around another.

    It answers to the names in `hosts`, and where `addresses` is set to any address written in numbers: a
    page elsewhere that has its own name lead here (DNS rebinding) comes under that name, never a number.
    `origin` is what a browser calls it where a proxy in front hides that. Who may come in is told by
    `logins`, or by `user_of` where a proxy signs visitors in.
    """

    def __init__(
        self,
        app: App,
        *,
        hosts: Iterable[str] = LOOPBACK,
        addresses: bool = False,
        origin: str | None = None,
        logins: Logins | None = None,
        user_of: Callable[[Scope], str | None] | None = None,
        body_timeout_s: float = BODY_TIMEOUT_S,
    ) -> None:
        self.app = app
        self.hosts = frozenset(name.lower() for name in hosts)
        self.addresses = addresses
        self.origin = origin
        self.logins = logins
        self.user_of = user_of
        self.body_timeout_s = body_timeout_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or pass on with the body counted and the headers added."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self._reason_to_refuse(scope)
        if refused is None and self.logins is not None:
            refused = await asyncio.to_thread(self._reason_to_refuse_login, scope, self.logins)
        if refused is None and self.user_of is not None:
            scope[USER] = self.user_of(scope)
            refused = None if scope[USER] else (403, "Sign in first, at the address of the page.")
        if refused is not None:
            await send_refusal(send, *refused)
            return
        most = MAX_UPLOAD if path_of_route(scope) == UPLOAD else MAX_BODY
        await self.app(
            scope, _limit_body(receive, most, self.body_timeout_s), _add_headers(send, scope["path"])
        )

    def _reason_to_refuse(self, scope: Scope) -> tuple[int, str] | None:
        headers = {name: value.decode("latin-1") for name, value in scope["headers"]}
        host = headers.get(b"host", "")
        path = path_of_route(scope)
        if not self._is_own_name(_name_of_host(host)):
            return 421, "This server does not answer to that name; its owner can add it with --allow-host."
        if scope["method"] not in ("GET", "HEAD", "OPTIONS") and not self._is_same_origin(headers, host):
            return 403, "Requests from another site are refused."
        if path.startswith(GRADIO) and not path.removeprefix(GRADIO).startswith(OPEN):
            return 404, "Not here."
        length = headers.get(b"content-length", "0")
        most = MAX_UPLOAD if path == UPLOAD else MAX_BODY
        if not length.isdecimal() or int(length) > most:
            return 413, "Too much was sent."
        return None

    def _is_own_name(self, name: str) -> bool:
        if name in self.hosts:
            return True
        try:
            return self.addresses and bool(ip_address(name))
        except ValueError:
            return False

    def _is_same_origin(self, headers: dict[bytes, str], host: str) -> bool:
        """Whether a page of this server sent it, or a program, which sends no Origin.

        A browser's own word (Sec-Fetch-Site) goes before the names, which a proxy may have changed.
        """
        origin, site = headers.get(b"origin"), headers.get(b"sec-fetch-site")
        if origin is None or site == "same-origin":
            return site in (None, "same-origin", "none")
        return site is None and origin in (f"http://{host}", f"https://{host}", self.origin)

    @staticmethod
    def _reason_to_refuse_login(scope: Scope, logins: Logins) -> tuple[int, str] | None:
        """Why a visitor who is not logged in is refused; runs in a thread, as hashing takes its time."""
        address = (scope.get("client") or ("unknown", 0))[0]
        given = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
        if not logins.remembers(given):
            if logins.locked(address):
                return 429, "Too many wrong passwords; wait a few minutes."
            if not logins.admits(given, address):
                return 401, "Log in to read on."
        scope[USER] = name_in_login(given)
        return None


def _name_of_host(host: str) -> str:
    """The name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{host}").hostname or "").lower()
    except ValueError:
        return ""


def path_of_route(scope: Scope) -> str:
    """The path as the routes know it: without what a proxy in front puts before it."""
    path: str = scope["path"]
    return path.removeprefix(scope.get("root_path", ""))


def _limit_body(receive: Receive, most: int, timeout_s: float) -> Receive:
    left, whole = most, False
    began: float | None = None

    async def counted() -> Message:
        nonlocal left, whole, began
        now = asyncio.get_running_loop().time()
        began = now if began is None else began
        patience = min(timeout_s, began + timeout_s + (most - left) / SLOWEST_BODY - now)
        try:
            message = await asyncio.wait_for(receive(), None if whole else max(0.0, patience))
        except TimeoutError:
            return {"type": "http.disconnect"}  # a body that drips in holds nobody up
        whole = not message.get("more_body", False)
        left -= len(message.get("body", b""))
        if left < 0:
            return {"type": "http.disconnect"}  # the application sees a visitor who left
        return message

    return counted


def _add_headers(send: Send, path: str) -> Send:
    added = PART_HEADERS if path.endswith(PARTS) else HEADERS

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = [pair for pair in message["headers"] if pair[0].lower() != b"server"]
            message = {**message, "headers": [*own, *added]}
        await send(message)

    return sent


async def send_refusal(send: Send, status: int, sentence: str) -> None:
    """Answer with a sentence instead of the application."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), *HEADERS]
    if status == 401:
        headers.append((b"www-authenticate", b'Basic realm="kamervraag", charset="UTF-8"'))
    if status == 429:
        headers.append((b"retry-after", b"300"))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": sentence.encode()})
