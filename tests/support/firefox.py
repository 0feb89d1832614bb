"""A Firefox that is installed here, driven by its own protocol (Marionette).

Debian's Firefox brings no driver, and Playwright drives only a Firefox of its own. Marionette is JSON over a
socket: `length:[0, id, command, parameters]`, answered by `length:[1, id, error, result]`.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
PATIENCE_S = 120.0
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
PREFERENCES = {
    "marionette.port": 0,  # it says in its profile which one it took
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/",
    "toolkit.telemetry.enabled": False,
    "ui.prefersReducedMotion": 1,
}


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=90)
        self._stream = self._socket.makefile("rb")
        self._number = 0
        self._receive()  # its greeting
        self.do("WebDriver:NewSession", capabilities={})

    def do(self, command: str, **parameters: object) -> Any:
        """What a command of WebDriver gives; raises AssertionError with what Firefox says of a failure."""
        self._number += 1
        sent = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%s" % (len(sent), sent))
        _, _, error, result = self._receive()
        assert error is None, f"{command}: {error}"
        return result.get("value", result) if isinstance(result, dict) else result

    def close(self) -> None:
        """Let go of the window."""
        self._stream.close()
        self._socket.close()

    def _receive(self) -> Any:
        length = b""
        while (sign := self._stream.read(1)) != b":":
            assert sign, "Firefox went away"
            length += sign
        return json.loads(self._stream.read(int(length)))

    def run(self, script: str, *given: object) -> Any:
        """What a script of the page returns."""
        return self.do("WebDriver:ExecuteScript", script=script, args=list(given), sandbox=None)

    def until(self, condition: str) -> Any:
        """Wait for an expression of the page to be true, and return it."""
        end = time.monotonic() + PATIENCE_S
        while not (found := self.run(f"return {condition}")):
            assert time.monotonic() < end, f"not within {PATIENCE_S:g} s: {condition}"
            time.sleep(0.05)
        return found

    def open(self, address: str) -> None:
        """Go to an address and wait until the page is ready."""
        self.do("WebDriver:Navigate", url=address)
        self.until("document.documentElement.dataset.klaar")

    def element(self, selector: str) -> str:
        """The first element that a selector names, waited for."""
        self.until(f"document.querySelector({json.dumps(selector)})")
        found = self.do("WebDriver:FindElement", using="css selector", value=selector)
        return str(found[ELEMENT])

    def click(self, selector: str) -> None:
        """Press the first such element."""
        self.element(selector)
        self.run("document.querySelector(arguments[0]).click()", selector)

    def write(self, selector: str, text: str) -> None:
        """Type into the first such field."""
        self.do("WebDriver:ElementSendKeys", id=self.element(selector), text=text)


@contextmanager
def firefox(profile: Path, *, dark: bool = False) -> Iterator[Firefox]:
    """A Firefox without a screen, with a profile of its own; it goes at the end."""
    assert FIREFOX is not None
    wanted = {**PREFERENCES, "ui.systemUsesDarkTheme": int(dark)}
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in wanted.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [FIREFOX, "--headless", "--no-remote", "--marionette", "--profile", str(profile)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    told = profile / "MarionetteActivePort"
    try:
        end = time.monotonic() + 90
        while not (told.is_file() and told.read_text().strip()):
            assert process.poll() is None and time.monotonic() < end, "Firefox did not start"
            time.sleep(0.1)
        driven = Firefox(int(told.read_text()))
        yield driven
        driven.close()
    finally:
        process.terminate()
        process.wait(timeout=30)
