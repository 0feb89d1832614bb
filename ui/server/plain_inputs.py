"""What the page sends to Gradio's own routes: texts and numbers, nothing that Gradio would make a file of.

Gradio takes a value that calls itself a file for one, also where a text is asked for: it would fetch an
address of the visitor's choice (a server that calls nobody would), and answer with paths of this machine.

A pure ASGI wrapper inside the guard, which has bounded the body.
"""

from __future__ import annotations

import json

from ui.server.security import GRADIO, App, Receive, Scope, Send, path_of_route, send_refusal

_PLAIN = (str, int, float, bool, type(None))


class PlainInputs:
    """An ASGI application around another: refuses what is sent to Gradio with anything but plain values."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, one to Gradio once its body is known."""
        sent = scope["type"] == "http" and scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if not sent or not path_of_route(scope).startswith(GRADIO):
            await self.app(scope, receive, send)
            return
        body = await _whole_body(receive)
        if body is None:
            return
        plain = plain_body(body)
        if plain is None:
            await send_refusal(send, 422, "The page sends texts and numbers.")
            return
        await self.app(scope, _again(plain, receive), send)


def plain_body(body: bytes) -> bytes | None:
    """The body as it may go on, half emoji as signs lost; None where a value in `data` is not plain."""
    if not body:
        return body
    try:
        said = json.loads(body)
        data = said.get("data", [])
    except (ValueError, RecursionError, AttributeError):
        return None
    if not isinstance(data, list) or not all(isinstance(each, _PLAIN) for each in data):
        return None
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "replace")


async def _whole_body(receive: Receive) -> bytes | None:
    """All of a body; None where the visitor left before its end."""
    parts: list[bytes] = []
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _again(body: bytes, receive: Receive) -> Receive:
    """What gives a body that was read once more, and then what comes behind it."""
    given = False

    async def receive_again() -> dict[str, object]:
        nonlocal given
        if given:
            return dict(await receive())
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive_again
