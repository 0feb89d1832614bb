"""Quotes put aside collect in a dossier with notes, which goes along as a file; and all can be wiped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.support.visiting import MARKS, PHONE, QUESTION, Browser, expect, visiting

pytestmark = MARKS


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_quotes_are_put_aside_noted_carried_away_and_wiped(
    browser: Browser, address: str, options: dict[str, Any]
) -> None:
    for visit in visiting(browser, address, accept_downloads=True, **options):
        page = visit.open()
        visit.ask(QUESTION)
        page.locator("#nu a.cite").first.click()
        card = page.locator(".bron.gekozen")
        quote = card.locator("mark").first.evaluate("mark => mark.firstChild.textContent")
        for _ in range(2):  # twice is once
            card.locator("[data-aside]").last.click()
        held = card.locator("mark").count()
        expect(card.get_by_text("Ligt in het dossier")).to_have_count(1 if held == 1 else held + 1)
        page.goto(visit.address + "?scherm=dossier")
        expect(page.locator("#dossier-lijst li")).to_have_count(held)
        assert quote in page.locator("#dossier-lijst").inner_text()
        page.locator("#dossier-lijst textarea").first.fill("Hier op letten")
        page.reload()
        expect(page.locator("#dossier-lijst textarea").first).to_have_value("Hier op letten")
        with page.expect_download() as coming:
            page.locator("[data-dossier-file=md]").click()
        made = Path(coming.value.path()).read_text(encoding="utf-8")
        assert "Hier op letten" in made and "»" in made and "niet (meer)" not in made
        page.locator("#dossier-lijst .titel").first.click()
        expect(page.locator("#lezer mark").first).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(page.locator("#lezer")).to_be_hidden()
        axe = pytest.importorskip(
            "axe_playwright_python.sync_playwright", reason="axe is not installed"
        ).Axe()
        assert axe.run(page).response["violations"] == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        wipe = page.locator("#dossier [data-wipe]")
        wipe.click()
        expect(wipe).to_contain_text("Echt")
        page.locator("#dossier textarea").first.focus()  # with something else between it asks anew
        expect(wipe).not_to_contain_text("Echt")
        for _ in range(2):
            wipe.click()
        expect(page.locator(".voorbeeld").first).to_be_visible()
        page.goto(visit.address + "?scherm=dossier")
        expect(page.locator("#dossier .leeg")).to_be_visible()
        page.goto(visit.address + "?scherm=gesprekken")
        expect(page.locator("#gesprekken-lijst")).to_contain_text("Geen gesprekken")
