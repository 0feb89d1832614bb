"""A server that goes away is said in Dutch at every part, and nothing typed is lost."""

from __future__ import annotations

from pathlib import Path

from tests.support.serving import served
from tests.support.visiting import MARKS, PHONE, QUESTION, Browser, Page, Visit, expect, visiting

pytestmark = MARKS
OTHER = "En in 2031?"
GONE = "De server antwoordt niet."


def test_a_server_that_has_gone_is_said_everywhere(
    browser: Browser, sample_folder: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "stuk.txt"
    paper.write_text("1. Blijft de vuurtoren branden?\n\nAntwoord:\nJa.\n")
    readers: list[Visit] = []
    with served(sample_folder) as address:
        for options in ({}, PHONE):
            visit = next(visiting(browser, address, **options))
            readers.append(visit)
            page = visit.open()
            page.locator("[data-screen=stukken]").click()
            expect(page.locator(".aantal")).to_be_visible()
            page.locator("[data-screen=vragen]").click()
            visit.ask(QUESTION)
        port = address.rsplit(":", 1)[1].strip("/")
    _is_told(readers[0].page, paper, phone=False)
    _is_told(readers[1].page, paper, phone=True)
    with served(sample_folder, "--port", port):
        for visit in readers:
            _go_on(visit)
            visit.context.close()
            assert visit.faults == []


def _is_told(page: Page, paper: Path, phone: bool) -> None:
    said = page.get_by_role("alert").filter(has_text=GONE, visible=True)
    page.locator("#nu a.cite").first.click()
    page.locator(".bron.gekozen [data-read]").click()
    expect(said).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#lezer")).to_be_hidden()
    if phone:
        page.keyboard.press("Escape")
    page.locator("[data-feedback=up]").first.click()
    expect(said).to_be_visible()
    page.evaluate("document.querySelector('#storing').hidden = true")
    page.locator("[data-screen=stukken]").click()
    page.locator("#stukken-zoek [name=woorden]").fill("spoorbrug")
    expect(said).to_be_visible()
    page.locator("#upload").set_input_files([paper])
    expect(page.locator("#toegevoegd li")).to_contain_text(GONE)
    page.locator("[data-screen=vragen]").click()
    page.locator("#vraag textarea").fill(OTHER)
    page.locator("#stel").click()
    expect(page.locator("#storing")).to_be_visible()
    expect(page.locator("#vraag textarea")).to_have_value(OTHER)


def _go_on(visit: Visit) -> None:
    page = visit.page
    page.evaluate(
        "document.querySelector('#storing button')?.click()"
    )  # the page may have begun anew by itself
    expect(page.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(OTHER)
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, OTHER])
    page.locator("[data-screen=stukken]").click()
    expect(page.locator("#stukken-zoek [name=woorden]")).to_have_value("spoorbrug")
    expect(page.locator(".aantal")).to_have_text("1 stuk")


def test_a_proxy_that_answers_for_a_dead_server_is_no_paper(visit: Visit) -> None:
    page = visit.open()
    page.route("**/page/papers**", lambda route: route.fulfill(status=502, body="<b>Bad gateway</b>"))
    page.locator("[data-screen=stukken]").click()
    expect(page.locator("#stukken .fout")).to_contain_text(GONE)
    assert "Bad gateway" not in page.locator("body").inner_text()
    page.unroute("**/page/papers**")
    page.locator("#stukken .fout button").click()
    expect(page.locator(".aantal")).to_have_text("14 stukken")
