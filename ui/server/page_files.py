"""The scripts and styles of the page: packed hard, kept by browsers for good, and those needed at once known.

Gradio asks for its files in five rounds, each of which waits for the one before, and packs each anew.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import brotli

FOLDER = Path(str(files("gradio") / "templates" / "frontend"))
COMPONENTS = ("state", "html", "textbox", "button", "row", "column")  # that the page is made of
TYPES = {".css": b"text/css; charset=utf-8", ".js": b"text/javascript; charset=utf-8"}
# Brotli's qualities: at a first request for what is not packed yet, and for all later ones.
QUICK, HARD = 5, 11
PAUSE_S = 5.0  # before the hard packing, which takes a second of one core: the first visitor goes first
_ENTRY = re.compile(r"assets/(index-[\w-]+\.js)")
_STATIC = re.compile(r"(?:\bfrom|\bimport)\s*[\"']\./([\w.-]+\.js)[\"']")
_LATER = re.compile(r"import\(`\./([\w.-]+)`\)[^`]{0,60}?__vite__mapDeps\(\[([\d,]*)\]\)")
_NAMES = re.compile(r"m\.f=\[([^\]]*)\]")


def files_needed() -> list[str]:
    """The names of Gradio's files that the page asks for once it runs, in that order; none twice.

    Read from how its scripts name each other; of a Gradio that is made otherwise less is found, or nothing.
    """
    found = _ENTRY.search(_read_script("../index.html"))
    if found is None:
        return []
    names = dict.fromkeys([found[1]])
    frame = _named_later(found[1])
    names |= dict.fromkeys(frame)
    for name in frame:
        if name.startswith("Index-"):
            names |= dict.fromkeys(_named_later(name, lambda target: target.startswith("Blocks-")))
    for name in frame:
        if name.startswith("core-") and name.endswith(".js"):
            names |= dict.fromkeys(_files_of_components(name))
    return list(_with_imports(names))


def words_needed(languages: str) -> str | None:
    """The file with Gradio's own words for a browser's "accept-language"; None for English, which it has."""
    tag = re.match(r"([a-z]{2})\b", languages.strip())
    found = list((FOLDER / "assets").glob(f"{tag[1]}-*.js")) if tag and tag[1] != "en" else []
    return found[0].name if len(found) == 1 else None


def _files_of_components(name: str) -> Iterator[str]:
    """The files of the kinds of component that the page has."""
    text = _read_script(name)
    for kind in COMPONENTS:
        if found := re.search(rf"[,{{]{kind}:\{{(.*?)\}}[,}}]", text):
            yield from _named_later(name, within=found.span(1))


def _named_later(
    name: str, wanted: Callable[[str], bool] = lambda target: True, within: tuple[int, int] | None = None
) -> list[str]:
    """The files that a script imports when it runs, each with those that it needs."""
    text = _read_script(name)
    listed = _NAMES.search(text)
    every = re.findall(r"\"\./([^\"]+)\"", listed[1]) if listed else []
    found: list[str] = []
    for target, places in _LATER.findall(text[slice(*within)] if within else text):
        if wanted(target):
            found += [target, *(every[int(place)] for place in places.split(",") if place)]
    return found


def _with_imports(names: Iterable[str]) -> dict[str, None]:
    """The files with those that their scripts import at once, and so on."""
    found: dict[str, None] = {}
    left = list(names)
    while left:
        name = left.pop(0)
        if name not in found:
            found[name] = None
            left += _STATIC.findall(_read_script(name)) if name.endswith(".js") else []
    return found


@cache
def _read_script(name: str) -> str:
    try:
        return (FOLDER / "assets" / name).read_text(encoding="utf-8")
    except OSError:
        return ""


def gradio_file(path: str) -> bytes | None:
    """The content of "/assets/NAME" of Gradio; None for what is no script or style of it."""
    folder, _, name = path.rpartition("/")
    if folder != "/assets" or Path(name).suffix not in TYPES or name.startswith("."):
        return None
    try:
        return (FOLDER / "assets" / name).read_bytes()
    except OSError:
        return None


class PackedFiles:
    """An ASGI application around another: answers for the scripts and styles that `read` knows by their path.

    A browser that takes no Brotli is left to the application within. `packed` holds what is packed already,
    by its path, and gets the rest.
    """

    def __init__(
        self,
        app: Any,
        read: Callable[[str], bytes | None] = gradio_file,
        packed: dict[str, bytes] | None = None,
    ) -> None:
        self.app = app
        self.read = read
        self._packed = {} if packed is None else packed
        self._quickly: SimpleQueue[tuple[str, bytes]] = SimpleQueue()
        self._lock = threading.Lock()
        self._packer: threading.Thread | None = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Send a file packed, or pass on."""
        if scope["type"] != "http" or scope["method"] != "GET" or not _takes_brotli(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"].removeprefix(scope.get("root_path", ""))
        content = self._content(path) if Path(path).suffix in TYPES else None
        if content is None:
            await self.app(scope, receive, send)
            return
        headers = [
            (b"content-type", TYPES[Path(path).suffix]),
            (b"content-encoding", b"br"),
            (b"content-length", str(len(content)).encode()),
            (b"cache-control", b"public, max-age=31536000, immutable"),
            (b"vary", b"accept-encoding"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    def _content(self, path: str) -> bytes | None:
        if (known := self._packed.get(path)) is not None:
            return known
        raw = self.read(path)
        if raw is None:
            return None
        self._packed[path] = made = _pack(raw, QUICK)
        self._quickly.put((path, raw))
        with self._lock:
            if self._packer is None:
                self._packer = threading.Thread(target=self._pack_hard, daemon=True)
                self._packer.start()
        return made

    def _pack_hard(self) -> None:
        """Pack what was packed quickly once more, one file after another, as long as the server runs."""
        time.sleep(PAUSE_S)
        while True:
            path, raw = self._quickly.get()
            self._packed[path] = _pack(raw, HARD)


def pack_beforehand(
    paths: Iterable[str], read: Callable[[str], bytes | None], packed: dict[str, bytes]
) -> None:
    """Pack files hard into `packed`, for the first visitor too; a second of one core."""
    for path in paths:
        if (raw := read(path)) is not None:
            packed[path] = _pack(raw, HARD)


def _pack(raw: bytes, quality: int) -> bytes:
    packed: bytes = brotli.compress(raw, mode=brotli.MODE_TEXT, quality=quality)
    return packed


def _takes_brotli(scope: Any) -> bool:
    taken = next((value for name, value in scope["headers"] if name == b"accept-encoding"), b"")
    return any(part.split(b";")[0].strip() == b"br" for part in taken.split(b","))
