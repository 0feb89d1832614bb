"""Conversations are kept on the reader's own machine: they come back, go on, are found, named and deleted."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.serving import served
from tests.support.visiting import MARKS, PHONE, QUESTION, Browser, Visit, expect, visiting

pytestmark = MARKS
OTHER = "Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?"


def test_a_conversation_outlives_its_server_and_goes_on(browser: Browser, sample_folder: Path) -> None:
    with served(sample_folder) as address:
        readers = [next(visiting(browser, address, **options)) for options in ({}, PHONE)]
        given = [_asked(visit) for visit in readers]
        port = address.rsplit(":", 1)[1].strip("/")
    with served(sample_folder, "--port", port):  # another server, which knows of nothing
        for visit, quotes in zip(readers, given, strict=True):
            _goes_on(visit, quotes)
            _tend(visit)
            visit.context.close()
            assert visit.faults == []


def _asked(visit: Visit) -> list[str]:
    page = visit.open()
    visit.ask(OTHER)
    page.locator("#nieuw").click()
    expect(page.locator(".beurt")).to_have_count(0)
    visit.ask(QUESTION)
    return page.locator("#nu q").all_inner_texts()


def _goes_on(visit: Visit, given: list[str]) -> None:
    page = visit.page
    page.reload()
    expect(page.locator("#bewaard .gevraagd")).to_have_text(QUESTION)
    assert page.locator("#bewaard q").all_inner_texts() == given
    page.locator("#bewaard a.cite").first.click()
    expect(page.locator("mark.gekozen")).to_be_in_viewport()
    if (page.viewport_size or PHONE["viewport"]) == PHONE["viewport"]:
        page.go_back()  # there the quote stands in a sheet of its own
    visit.ask("En in 2031?")
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, "En in 2031?"])
    expect(page.locator("#nu .begrepen")).to_contain_text("Irak")
    expect(page).to_have_url(re.compile("beurt=2"))
    page.reload()  # the first from this machine, the second from the server
    expect(page.locator("#nu .gevraagd")).to_have_text("En in 2031?")
    expect(page.locator("#bewaard .gevraagd")).to_have_text(QUESTION)
    page.locator("#nu a.cite").first.click()
    # Beside the cards that this machine kept, not in a column outside the window.
    card = page.locator(".bron.gekozen")
    expect(card).to_be_visible()
    right = card.evaluate("card => card.getBoundingClientRect().right")
    assert 0 < right <= page.evaluate("innerWidth")
    if page.locator("body.blad").count():
        page.go_back()


def _tend(visit: Visit) -> None:
    page = visit.page
    page.locator("[data-screen=gesprekken]").click()
    rows = page.locator("#gesprekken-lijst li")
    expect(rows).to_have_count(2)
    expect(page.locator("#gesprekken-lijst h3")).to_have_text("Vandaag")
    expect(rows.first).to_contain_text("2 vragen")
    rows.last.locator("button[data-rename]").click()
    page.locator(".naam input").fill("Water voor morgen")
    page.keyboard.press("Enter")
    rows.last.locator("button[data-pin]").click()
    expect(page.locator("#gesprekken-lijst h3")).to_have_text(["Vastgezet", "Vandaag"])
    expect(rows.first.locator("a")).to_have_text("Water voor morgen")
    with page.expect_download() as waiting:
        rows.first.locator("button[data-save]").click()
    saved = Path(waiting.value.path()).read_text(encoding="utf-8")
    assert saved.startswith("# Water voor morgen") and OTHER in saved and "[1]" in saved
    page.locator("#gesprekken-zoek input").fill("terugkeer irak")  # words of the answer
    expect(rows).to_have_count(1)
    page.reload()
    expect(rows).to_have_count(1)
    page.locator("#gesprekken-zoek input").fill("")
    rows.first.locator("a").click()
    expect(page.locator(".gevraagd")).to_have_text(OTHER)
    page.go_back()
    rows.last.locator("button[data-forget]").click()
    rows.last.locator("button[data-forget]").click()
    expect(rows).to_have_count(1)
