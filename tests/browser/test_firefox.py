"""The page in Firefox, where one is installed: ask, check, read, put aside, come back; wide and narrow."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.firefox import FIREFOX, Firefox, firefox

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(FIREFOX is None, reason="no Firefox here: the page is tested in Chromium alone"),
]
QUESTION = "wat heeft het kabinet gezegd over Irak?"
PUT_ASIDE = "document.querySelector('#dossier').dataset.putAside"
CHOSEN = "document.querySelector('mark.gekozen')"
LAYOUTS = {"wide": (1440, 900, False), "narrow and dark": (500, 860, True)}
OTHERS = "performance.getEntriesByType('resource').map(each => new URL(each.name).hostname)"


def in_view(element: str) -> str:
    top = f"{element}?.getBoundingClientRect().top"
    return f"({top} >= 0 && {top} < innerHeight)"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_asks_checks_reads_and_comes_back(address: str, tmp_path: Path, layout: str) -> None:
    width, height, dark = LAYOUTS[layout]
    with firefox(tmp_path, dark=dark) as page:
        page.do("WebDriver:SetWindowRect", width=width, height=height)
        page.open(address)
        page.run("window.fouten = []; addEventListener('error', (event) => fouten.push(event.message))")
        assert page.run("return document.body.classList.contains('dark')") is dark
        page.write("#vraag textarea", QUESTION)
        page.click("#stel")
        page.until("document.querySelector(\".beurt[data-done='1']\")")
        _check_a_quote(page)
        _go_through_the_screens(page)
        assert page.run("return document.documentElement.scrollWidth - innerWidth") <= 0
        assert page.run("return window.fouten") == []
        assert set(page.run(f"return {OTHERS}")) == {"127.0.0.1"}
        page.do("WebDriver:Refresh")
        page.until("document.documentElement.dataset.klaar")
        page.until("document.querySelector('#dossier-lijst textarea')?.value === 'Hierop letten'")
        page.click("[data-screen=gesprekken]")
        page.until("document.querySelectorAll('#gesprekken-lijst li').length === 1")
        page.click("#gesprekken-lijst a")
        page.until(f"document.querySelector('.gevraagd')?.textContent.trim() === '{QUESTION}'")


def _check_a_quote(page: Firefox) -> None:
    """[n] leads to its words, the paper opens at them, and Back closes what lies on top."""
    number = page.run(
        "const [, mark] = document.querySelectorAll('a.cite'); mark.click(); return mark.innerText"
    )
    page.until(f"{CHOSEN}?.querySelector('.nr').innerText === '{number}'")
    page.until(in_view(CHOSEN))
    page.click(".bron.gekozen [data-aside]")
    page.until(f"document.querySelector('.bron.gekozen [data-aside]').textContent === {PUT_ASIDE}")
    page.click(".bron.gekozen [data-read]")
    page.until("document.querySelector('#lezer[open] mark')")
    page.until(in_view("document.querySelector('#lezer mark')"))
    page.do("WebDriver:Back")
    page.until("!document.querySelector('#lezer').open")
    if page.run("return document.body.classList.contains('blad')"):
        page.do("WebDriver:Back")
        page.until("!document.body.classList.contains('blad')")


def _go_through_the_screens(page: Firefox) -> None:
    """The papers are narrowed and counted; a quote in the dossier gets its note."""
    page.click("[data-screen=stukken]")
    page.until("document.querySelector('.aantal')?.innerText === '14 stukken'")
    page.write("#stukken-zoek [name=woorden]", "spoorbrug")
    page.until("document.querySelector('.aantal')?.innerText === '1 stuk'")
    page.click("[data-screen=dossier]")
    page.write("#dossier-lijst textarea", "Hierop letten")
    page.until("document.querySelector('#dossier-lijst textarea').value === 'Hierop letten'")
