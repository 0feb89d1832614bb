"""A web server on 127.0.0.1 with real sockets that misbehaves to order; and small papers to serve."""

from __future__ import annotations

import itertools
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit


@dataclass(frozen=True)
class Reply:
    """One answer. `length` lies about the size; `cut` sends so many bytes and hangs up; `slow_s` a piece;
    `drip_s` a byte of a head that never ends."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    cut: int | None = None
    slow_s: float = 0.0
    drip_s: float = 0.0


Route = Callable[[str, dict[str, str]], Reply | None]


class Site:
    """Routes are asked in order; `faults[path]` are sent first, one a request; `chaos` may replace any."""

    def __init__(self) -> None:
        self.url = ""
        self.routes: list[Route] = []
        self.faults: dict[str, deque[Reply]] = defaultdict(deque)
        self.chaos: Callable[[str, Reply], Reply] | None = None
        self.asked: Counter[str] = Counter()
        self.whole: Counter[str] = Counter()
        self.heads: list[dict[str, str]] = []
        self.lock = threading.Lock()

    def serve(self, path: str, body: bytes, **more: Any) -> None:
        reply = Reply(body, **more)
        self.routes.append(lambda asked, _: reply if asked == path else None)

    def reply(self, target: str, headers: dict[str, str]) -> Reply:
        parts = urlsplit(target)
        query = {key: values[0] for key, values in parse_qs(parts.query, keep_blank_values=True).items()}
        with self.lock:
            self.asked[parts.path] += 1
            self.heads.append(headers)
            if self.faults[parts.path]:
                return self.faults[parts.path].popleft()
        made = next((found for route in self.routes if (found := route(parts.path, query))), None)
        made = made or Reply(b"not here", 404)
        etag = made.headers.get("ETag")
        if etag and headers.get("if-none-match") == etag:
            made = Reply(b"", 304, made.headers)
        elif etag and headers.get("if-range") == etag and made.status == 200:
            made = rest_of(made, int(headers["range"].removeprefix("bytes=").rstrip("-")))
        return self.chaos(parts.path, made) if self.chaos else made


def rest_of(reply: Reply, start: int) -> Reply:
    """A file from a byte on, as a server gives it that knows ranges."""
    size = len(reply.body)
    told = {**reply.headers, "Content-Range": f"bytes {start}-{size - 1}/{size}"}
    return Reply(reply.body[start:], 206, told)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or head and body wait 40 ms for each other
    here: Site

    def do_GET(self) -> None:
        reply = self.here.reply(self.path, {key.lower(): value for key, value in self.headers.items()})
        try:
            self.send(reply)
        except OSError:
            self.close_connection = True

    def drip(self, reply: Reply) -> None:
        """A head without end, a byte at a time, until the client hangs up."""
        for sign in itertools.chain(b"HTTP/1.1 200 OK\r\nX-Slow: ", itertools.repeat(120)):
            self.wfile.write(bytes((sign,)))
            time.sleep(reply.drip_s)

    def send(self, reply: Reply) -> None:
        if reply.drip_s:
            self.drip(reply)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.status not in (204, 304):
            size = len(reply.body) if reply.length is None else reply.length
            self.send_header("Content-Length", str(size))
        self.end_headers()
        body = reply.body if reply.cut is None else reply.body[: reply.cut]
        step = max(1, len(body) // 4) if reply.slow_s else max(1, len(body))
        for start in range(0, len(body), step):
            time.sleep(reply.slow_s)
            self.wfile.write(body[start : start + step])
        if reply.cut is not None or reply.length not in (None, len(reply.body)):
            self.close_connection = True
        elif reply.status == 200:
            self.here.whole[urlsplit(self.path).path] += 1

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hung up is no fault of the test."""


@contextmanager
def site() -> Iterator[Site]:
    here = Site()
    server = _Server(("127.0.0.1", 0), type("Handler", (_Handler,), {"here": here}))
    here.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def xml_paper(words: str = "De brug blijft dicht.") -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?><officiele-publicatie><kamervragen>'
        '<kamervraagomschrijving type="vraag">Vragen van het lid <naam><achternaam>Jongbloed</achternaam>'
        "</naam> (Meeuw) aan de Minister van Vervoer over <kamervraagonderwerp>de brug</kamervraagonderwerp>"
        ' (ingezonden <datum isodatum="2031-02-03">3 februari 2031</datum>).</kamervraagomschrijving>'
        '<kamervraagomschrijving type="antwoord">Antwoord van Minister Vos (Vervoer) (ontvangen '
        '<datum isodatum="2031-03-01">1 maart 2031</datum>).</kamervraagomschrijving>'
        "<vraag><nr>Vraag 1</nr><al>Blijft de brug dicht?</al></vraag>"
        f"<antwoord><nr>Antwoord 1</nr><al>{words}</al></antwoord></kamervragen></officiele-publicatie>"
    ).encode()


PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
