"""A visitor's browser: Debian's Chromium on the page, with what went wrong there and where it went."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

pytest.importorskip("playwright", reason="playwright is not installed: the page is not tested in a browser")
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "chromium-browser"))), None
)
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
QUESTION = "wat heeft het kabinet gezegd over Irak?"
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here: the page is not tested in a browser"),
]
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
PATIENCE_MS = 60_000  # of a crowded machine; nothing here is about speed
expect.set_options(timeout=PATIENCE_MS)


def launched() -> Iterator[Browser]:
    """The browser, closed at the end."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=ARGUMENTS)
        yield running
        running.close()


class Visit:
    """A page with what went wrong on it and where it went."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context, self.address = context, address
        self.page: Page = context.new_page()
        self.faults: list[str] = []
        self.hosts: set[str | None] = set()
        self.page.on("pageerror", lambda error: self.faults.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname))

    def open(self, query: str = "") -> Page:
        self.page.goto(self.address + query)
        expect(self.page.locator("html[data-klaar]")).to_be_attached()
        return self.page

    def ask(self, question: str) -> Page:
        self._send(question)
        # With the first that shows of it, whatever of another conversation still stands there.
        expect(self.page.locator("#vraag textarea")).to_have_value("")
        expect(self.page.locator("#nu .beurt")).not_to_have_count(0)
        expect(self.page.locator(".beurt[data-done='0']")).to_have_count(0)
        return self.page

    def _send(self, question: str) -> None:
        self.page.locator("#vraag textarea").fill(question)
        self.page.locator("#stel").click()


def visiting(browser: Browser, address: str, **options: Any) -> Iterator[Visit]:
    usual: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "nl-NL"}
    context = browser.new_context(**{**usual, "reduced_motion": "reduce", **options})
    context.set_default_timeout(PATIENCE_MS)
    made = Visit(context, address)
    yield made
    assert made.faults == []
    assert made.hosts <= {"127.0.0.1", None, ""}  # no request to another host in any state
    context.close()
