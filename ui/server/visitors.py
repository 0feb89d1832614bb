"""Who sends a request: one person at his own machine, who signed in, or a browser known by its cookie.

A pure ASGI wrapper inside the guard, which has let nobody through who may not come in. Nothing is kept here:
a visitor is known by the same mark after a restart, and what he added lies in a folder named by it.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address, ip_network

from index.store.uploads import NOBODY, visitor_of_mark
from ui.server.security import UPLOAD, USER, App, Message, Receive, Scope, Send, path_of_route
from ui.service.app_state import VISITOR

COOKIE = "kamervraag-visitor"
KEEP_S = 365 * 24 * 3600
PEER = "kamervraag.peer"  # in the scope: who really sent a request, whoever the proxy says is behind it
_VALUE = re.compile(r"[A-Za-z0-9_-]{32}")
_GIVEN_AT = ("/", UPLOAD)
_OF_PROXIES = frozenset({b"x-forwarded-host", b"x-forwarded-proto"})
_OF_NOBODY = frozenset({b"x-gradio-server"})  # the same, of Gradio's own making


class Visitors:
    """An ASGI application around another, that writes down in the scope who sends each request.

    `alone` takes all for one person. `cookies` gives a browser that is not known a cookie, under the path
    `root_path`, and where `secure` for https alone.
    """

    def __init__(
        self, app: App, *, alone: bool, cookies: bool, secure: bool = False, root_path: str = ""
    ) -> None:
        self.app = app
        self.alone = alone
        self.cookies = cookies
        rules = f"Max-Age={KEEP_S}; Path={root_path or '/'}; HttpOnly; SameSite=Lax"
        self._rules = f"{rules}; Secure" if secure else rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its visitor."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        mark = self._mark_of(scope)
        if mark is None and self.cookies and path_of_route(scope) in _GIVEN_AT:
            value = secrets.token_urlsafe(24)
            mark, send = f"cookie:{value}", _give_cookie(send, f"{COOKIE}={value}; {self._rules}")
        scope[VISITOR] = NOBODY if mark is None else visitor_of_mark(mark)
        await self.app(scope, receive, send)

    def _mark_of(self, scope: Scope) -> str | None:
        """What only this visitor is known by; None where nothing is known of him."""
        if user := scope.get(USER):
            return f"user:{user}"
        if self.alone:
            return "alone"
        value = _cookie_of(scope) if self.cookies else None
        return None if value is None else f"cookie:{value}"


def _cookie_of(scope: Scope) -> str | None:
    """The value of our cookie, None where there is none that we can have given."""
    for name, given in scope["headers"]:
        if name == b"cookie":
            try:
                found = SimpleCookie(given.decode("latin-1")).get(COOKIE)
            except CookieError:
                continue
            if found is not None and _VALUE.fullmatch(found.value):
                return found.value
    return None


def _give_cookie(send: Send, cookie: str) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], (b"set-cookie", cookie.encode())]}
        await send(message)

    return sent


class PeerKeeper:
    """An ASGI application around all others: keeps who sent a request, before a proxy is believed of it.

    Which name and way it came by (X-Forwarded-Host, -Proto) is for a proxy to say; Gradio would believe
    anybody, and lead the page elsewhere.
    """

    def __init__(self, app: App, proxies: tuple[str, ...] = ()) -> None:
        self.app = app
        self.is_proxy = proxy_check(proxies)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on with its sender."""
        if scope["type"] == "http":
            peer = (scope.get("client") or ("", 0))[0]
            scope[PEER] = peer
            refused = _OF_NOBODY if self.is_proxy(peer) else _OF_NOBODY | _OF_PROXIES
            scope["headers"] = [pair for pair in scope["headers"] if pair[0] not in refused]
        await self.app(scope, receive, send)


def proxy_check(proxies: tuple[str, ...]) -> Callable[[str], bool]:
    """What tells whether an address is of one of these proxies: addresses, networks, or "*" for all."""
    trusted = [ip_network(proxy, strict=False) for proxy in proxies if proxy != "*"]

    def is_proxy(peer: str) -> bool:
        try:
            return "*" in proxies or any(ip_address(peer) in network for network in trusted)
        except ValueError:
            return False

    return is_proxy


def user_of_proxy(header: str, proxies: tuple[str, ...]) -> Callable[[Scope], str | None]:
    """What tells the user that a proxy in front has signed in, by the header in which it says so.

    Another's word is not taken, nor a header that stands there twice.
    """
    name = header.lower().encode("latin-1")
    is_proxy = proxy_check(proxies)

    def user_of(scope: Scope) -> str | None:
        known = is_proxy(scope.get(PEER) or (scope.get("client") or ("", 0))[0])
        said = [value for key, value in scope["headers"] if key == name]
        return said[0].decode("utf-8", "replace").strip() or None if known and len(said) == 1 else None

    return user_of
