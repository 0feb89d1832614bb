"""The page's head as it goes out: our words for link previews, and a way for browsers without script."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl

from ui.html.templating import render
from ui.wording.texts import language_of

_GRADIOS = re.compile(rb"\s*<meta\s+(?:property=\"og:|name=\"twitter:)[^>]*/?>")
# For pages that stand in a frame of another, which ours refuses (frame-ancestors).
_EMBEDDED = re.compile(rb"<script\b[^>]*>[^<]*iframeResizer[^<]*</script>")
_THEME = re.compile(rb"\"theme_hash\":\"(\w+)\"")
_BODY = re.compile(rb"<body[^>]*>")


class FrontPage:
    """Takes Gradio's own words for previews out of the page at the root, and puts ours in.

    `early` are files that the page asks for only when its script runs: the browser is told of them at once;
    `words` names one more by the languages that the browser asks for.
    """

    def __init__(
        self,
        app: Any,
        public: str | None = None,
        early: Sequence[tuple[str, str]] = (),
        words: Callable[[str], str | None] = lambda languages: None,
    ) -> None:
        self.app = app
        self.words = words
        self.style = next((address for way, address in early if way == "style"), "")
        self.added = render("preview.html", public=public or "", early=early).encode()
        self.without_script = render("without_script.html").encode()

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass everything on but the page itself, which is rewritten whole."""
        path = scope.get("path", "").removeprefix(scope.get("root_path", ""))
        if scope["type"] != "http" or path not in ("", "/"):
            await self.app(scope, receive, send)
            return
        start: dict[str, Any] = {}
        parts: list[bytes] = []

        async def collect(message: Any) -> None:
            if message["type"] == "http.response.start":
                start.update(message)
                return
            if message["type"] != "http.response.body":
                await send(message)
                return
            parts.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._send_whole(start, b"".join(parts), send, languages, said)

        spoken = (value for name, value in scope["headers"] if name == b"accept-language")
        languages = next(spoken, b"").decode("latin-1")
        said = dict(parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True))
        await self.app(scope, receive, collect)

    async def _send_whole(
        self, start: dict[str, Any], body: bytes, send: Any, languages: str, said: dict[str, str]
    ) -> None:
        headers = dict(start["headers"])
        if headers.get(b"content-type", b"").startswith(b"text/html"):
            head = b"<head>" + self.added + self._told_of(body, languages)
            body = _GRADIOS.sub(b"", _EMBEDDED.sub(b"", body)).replace(b"<head>", head, 1)
            top = self.without_script + _early_form(said, self.style)
            body = _BODY.sub(lambda found: found[0] + top, body, count=1)
        kept = [(name, value) for name, value in start["headers"] if name != b"content-length"]
        await send({**start, "headers": [*kept, (b"content-length", str(len(body)).encode())]})
        await send({"type": "http.response.body", "body": body})

    def _told_of(self, body: bytes, languages: str) -> bytes:
        """What else the browser is told of: the theme's style, Gradio's words in its language."""
        theme, words = _THEME.search(body), self.words(languages)
        style = b'<link rel="preload" href="theme.css?v=%b" as="style">' % theme[1] if theme else b""
        return style + (f'<link rel="modulepreload" href="assets/{words}">'.encode() if words else b"")


def _early_form(said: dict[str, str], style: str) -> bytes:
    """The field that one can type in at once, with the style that Gradio puts in late; nothing for an
    address that says what is to be shown."""
    if set(said) - {"taal"}:
        return b""
    return render("early.html", language=language_of(said.get("taal")), style=style).encode()
