"""A scripted server that speaks the OpenAI chat protocol on 127.0.0.1, and misbehaves to order."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Script:
    """What the server says next, and what it was asked."""

    reply: str = ""
    status: int = 200
    hang_s: float = 0.0
    dribble_s: float = 0.0
    cut: bool = False
    garbage: bool = False
    requests: list[dict[str, Any]] = field(default_factory=list)
    url: str = ""


@contextmanager
def chat_server() -> Iterator[Script]:
    """A running server; change the yielded script between requests."""
    script = Script()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            script.requests.append(json.loads(body))
            time.sleep(script.hang_s)
            self.send_response(script.status)
            self.send_header("Content-Type", "text/event-stream")
            self.end_headers()
            try:
                self.send()
            except OSError:  # the client has hung up
                return

        def send(self) -> None:
            if script.garbage:
                self.wfile.write(b"data: {not json\n\n")
                return
            for start in range(0, len(script.reply), 7):
                time.sleep(script.dribble_s)
                self.event(script.reply[start : start + 7])
            if not script.cut:
                self.wfile.write(b"data: [DONE]\n\n")

        def event(self, piece: str) -> None:
            chunk = {
                "id": "1",
                "object": "chat.completion.chunk",
                "created": 0,
                "model": "scripted",
                "choices": [{"index": 0, "delta": {"content": piece}, "finish_reason": None}],
            }
            self.wfile.write(b"data: " + json.dumps(chunk).encode() + b"\n\n")
            self.wfile.flush()

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    script.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield script
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
