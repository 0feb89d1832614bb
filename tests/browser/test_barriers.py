"""No state of the page holds a barrier for anyone (axe), nor a line that is wider than the screen.

Each walk loads the page once and goes on within it; the pages without script are the only other loads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from index.build import build
from tests.support.office_files import column, make_pdf
from tests.support.serving import library, served
from tests.support.visiting import MARKS, QUESTION, Browser, Page, Visit, expect, visiting

pytestmark = MARKS
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
LAYOUTS = {
    "wide": {},
    "dark": {"viewport": {"width": 1024, "height": 720}, "color_scheme": "dark"},
    "phone": PHONE,
}
DONE = ".beurt[data-done='1']"
PAGES = (
    ["AH 30", "2036Z00030", "Antwoord van minister Vos (Veerponten) (ontvangen 2 juni 2036)", "Vraag 1"],
    ["Vaart de veerpont weer?", "Antwoord 1", "De veerpont vaart sinds mei 2036 weer naar Overbuur."],
)
SET = "1. Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?\n2. Bent u bekend met dit bericht?"
Look = Callable[[str], None]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The samples with a paper whose file is a PDF."""
    folder = tmp_path_factory.mktemp("barriers")
    index = library(folder)
    (folder / "papers" / "veerpont.pdf").write_bytes(make_pdf([column(72, 780, lines) for lines in PAGES]))
    build([folder / "papers"], index)
    with served(index) as found:
        yield found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_state_has_a_barrier(browser: Browser, address: str, layout: str) -> None:
    script = _axe_script()
    options: dict[str, Any] = LAYOUTS[layout]
    # What the light can spoil is the contrast; all else is the same as in the light layouts.
    rules = ["color-contrast"] if "color_scheme" in options else None
    for visit in visiting(browser, address, **options):
        page, found, seen = visit.open(), [], []

        def look(name: str, page: Page = page, found: list[str] = found, seen: list[str] = seen) -> None:
            seen.append(name)
            found.extend(f"{name}: {fault}" for fault in _faults(page, script, rules))

        _look_at_answers(visit, look)
        _look_at_papers(page, look)
        _look_at_own_screens(page, look)
        _look_at_failures(page, look)
        _look_at_plain_pages(page, address, look)
        assert found == [], "\n".join(found)
        assert len(set(seen)) >= 25


def _axe_script() -> str:
    made = pytest.importorskip("axe_playwright_python", reason="axe is not installed")
    return (Path(made.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


def _faults(page: Page, script: str, rules: list[str] | None) -> list[str]:
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(script)
    asked = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    told = page.evaluate("async asked => (await axe.run(document, asked)).violations", asked)
    found = [f"{fault['id']} {[node['html'][:120] for node in fault['nodes'][:3]]}" for fault in told]
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, *([f"{wider} pixels too wide"] if wider > 0 else [])]


def _go(page: Page, query: str) -> None:
    """To an address of the page without loading it anew."""
    page.evaluate("query => { kamervraag.address.go(query); kamervraag.address.show(); }", query)


def _look_at_answers(visit: Visit, look: Look) -> None:
    page = visit.page
    look("start")
    page.locator("#filterknop").click()
    look("filters")
    page.locator("#filterknop").click()
    page.locator("#stel").click()
    expect(page.get_by_role("alert").filter(visible=True)).to_be_visible()
    look("empty question")
    visit.ask(QUESTION)
    look("answer")
    page.locator(".keuze summary").first.click()
    look("save as")
    page.keyboard.press("Escape")
    page.locator("#nu a.cite").first.click()
    expect(page.locator(".bron.gekozen")).to_be_visible()
    look("card")
    page.locator(".bron.gekozen [data-aside]").last.click()
    page.locator(".bron.gekozen [data-read]").click()
    expect(page.locator("#lezer-titel")).to_be_focused()
    look("reader")
    page.keyboard.press("Escape")
    expect(page.locator("#lezer")).to_be_hidden()
    if page.locator("body.blad").count():
        page.keyboard.press("Escape")
        expect(page.locator("body.blad")).to_have_count(0)
    page.locator("[data-feedback=down]").first.click()
    look("verdict")
    page.locator("#opmerking button[value=none]").click()
    visit.ask("Wat kost een kaartje voor de dierentuin?")
    expect(page.locator("#nu .niets")).to_be_visible()
    look("silence")


def _look_at_papers(page: Page, look: Look) -> None:
    views = {
        "papers": "",
        "papers with words": "&woorden=irak",
        "a party": "&partij=Roos",
        "a member": "&lid=Verbrugge+(Tulp)",
        "a minister": "&bewindspersoon=Hazelhof",
        "open questions": "&lijst=open",
        "answered late": "&lijst=telaat",
        "motions": "&lijst=moties",
        "commitments": "&lijst=toezeggingen",
        "no papers left": "&jaar=1999",
    }
    for name, query in views.items():
        page.evaluate("document.querySelector('.stukken-vak')?.remove()")
        _go(page, f"scherm=stukken{query}")
        expect(page.locator("#stukken .aantal")).to_be_visible()
        folded = page.locator(".facetten:not([open]) > summary:visible")
        if folded.count():
            folded.click()
        look(name)
        small = page.locator("#stukken-lijf a:visible").evaluate_all(
            "all => all.filter((a) => !a.closest('p') && a.offsetHeight < 24).map((a) => a.outerHTML)"
        )
        assert small == [], name


def _look_at_own_screens(page: Page, look: Look) -> None:
    _go(page, "scherm=gesprekken")
    expect(page.locator("#gesprekken-lijst li")).to_have_count(1)
    look("conversations")
    page.locator("#gesprekken-lijst [data-rename]").click()
    look("renaming")
    _go(page, "scherm=dossier")
    expect(page.locator("#dossier-lijst li").first).to_be_visible()
    look("dossier")
    _go(page, "scherm=werkblad")
    expect(page.locator("#werkblad-lijst")).to_contain_text("Nog geen")
    look("no worksheets")
    page.locator("#werkblad-nieuw textarea").fill(SET)
    page.locator("#werkblad-nieuw .hoofd").click()
    expect(page.locator(".voortgang")).to_contain_text("1 van 1")
    page.locator("#werkblad-blad .werkfilters summary").click()
    look("worksheet")
    _go(page, "scherm=werkblad")
    expect(page.locator("#werkblad-lijst li")).to_have_count(1)
    look("worksheets")


def _look_at_failures(page: Page, look: Look) -> None:
    page.route("**/page/papers**", lambda route: route.abort())
    _go(page, "scherm=stukken&woorden=brug")
    expect(page.locator("#stukken .fout").filter(visible=True)).to_be_visible()
    look("no server")
    page.unroute("**/page/papers**")
    page.locator("[data-screen=vragen]").click()
    expect(page.locator("#nu .niets")).to_be_visible()
    page.locator("[data-language]").click()
    expect(page.locator("#stel")).to_have_text("Ask")
    look("English answer")
    page.locator("#nieuw").click()
    expect(page.locator(".voorbeeld").first).to_be_visible()
    look("English start")


def _look_at_plain_pages(page: Page, address: str, look: Look) -> None:
    for name, path in {
        "without script": "eenvoudig",
        "without script: answer": "eenvoudig?q=wat+zei+het+kabinet+over+Irak%3F",
        "without script: papers": "eenvoudig?scherm=stukken",
        "without script: a paper": "eenvoudig?lees=veerpont.pdf",
        "original": "origineel?lees=veerpont.pdf",
        "no original": "origineel?lees=weg.pdf",
    }.items():
        page.goto(address + path)
        look(name)
