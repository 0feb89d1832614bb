"""A pasted set becomes a worksheet: quotes are chosen, own words added, one Word file carried away."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page

from tests.support.serving import served
from tests.support.visiting import MARKS, Browser, Visit, expect, visiting

pytestmark = MARKS
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
WIDE = {"viewport": {"width": 1280, "height": 860}}
LETTER = """Tweede Kamer der Staten-Generaal
Vergaderjaar 2040–2041

2041Z01234
Vragen van het lid Verbrugge (Tulp) aan de Minister van Migratie over de terugkeer
van afgewezen asielzoekers naar Irak (ingezonden 3 maart 2041).

1
Bent u bekend met het bericht «Meer mensen terug naar Irak»? 1)

2
Hoeveel personen zijn vrijwillig naar Irak terugge-
keerd?

                                   Pagina 1 van 2
3
Wat kost een kaartje voor de dierentuin van Mosbeek?

4
Is gedwongen terugkeer daarheen mogelijk?

5
Kunt u deze vragen afzonderlijk beantwoorden?

1) De Ochtendbode, 1 maart 2041.
"""


def searched(page: Page) -> None:
    expect(page.locator(".voortgang")).to_contain_text("3 van 3", timeout=60_000)


def paste(visit: Visit, text: str = LETTER) -> Page:
    page = visit.open()
    page.locator("#vraag textarea").fill(text)
    expect(page.locator("#set-aanbod")).to_contain_text("een set van 5 vragen")
    page.locator("#set-aanbod button").click()
    return page


def test_a_letter_becomes_a_sheet_and_one_word_file(browser: Browser, sample_folder: Path) -> None:
    with served(sample_folder) as address:
        readers = [next(visiting(browser, address, **options)) for options in (WIDE, PHONE)]
        for visit in readers:
            page = paste(visit)
            _is_laid_out(page)
            _is_filled_in(page)
        port = address.rsplit(":", 1)[1].strip("/")
    with served(sample_folder, "--port", port):  # another server, which knows of nothing
        for visit in readers:
            page = visit.page
            page.reload()
            searched(page)
            expect(page.locator("#werkvraag-2 textarea")).to_have_value("Zie hieronder.")
            expect(page.locator("#werkvraag-4 [data-choose]").first).not_to_be_checked()
            _holds_the_file(page)
            visit.context.close()
            assert visit.faults == []


def _is_laid_out(page: Page) -> None:
    searched(page)
    expect(page.locator("#werkblad-blad h2")).to_have_text(
        "Over de terugkeer van afgewezen asielzoekers naar Irak"
    )
    expect(page.locator(".werkinhoud ol").first.locator("b")).to_have_text(["2", "3", "4"])
    expect(page.locator(".werkinhoud ol").last.locator(".stand")).to_have_text(["formeel", "formeel"])
    expect(page.locator(".werkvraag h3 .stand")).to_have_text(
        ["formeel", "beantwoord", "stukken zwijgen", "beantwoord", "formeel"]
    )
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faults = axe.run(page).response["violations"]
        assert [(fault["id"], [node["html"][:90] for node in fault["nodes"]]) for fault in faults] == []
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


def _is_filled_in(page: Page) -> None:
    page.locator("#werkvraag-4 [data-choose]").first.uncheck()
    page.locator("#werkvraag-2 textarea").fill("Zie hieronder.")
    page.locator(".werkinhoud [data-question='2']").click()
    expect(page).to_have_url(re.compile("scherm=werkblad.*vraag=2"))
    expect(page.locator("#werkvraag-2")).to_be_in_viewport()


def _holds_the_file(page: Page) -> None:
    quoted = page.locator("#werkvraag-2 q").first.inner_text()
    with page.expect_download() as waiting:
        page.locator("[data-word]").click()
    said = f"{date.today()} Over de terugkeer van afgewezen asielzoekers naar Irak.docx"
    assert waiting.value.suggested_filename == said
    lines = [paragraph.text for paragraph in docx.Document(str(waiting.value.path())).paragraphs]
    own = lines.index("Zie hieronder.")
    assert " ".join(lines[own + 1].split()) == f"«{quoted}» [1]" and lines[own + 2].startswith("[1] ")
    assert not any("niet meer op deze plaats" in line for line in lines)
    assert any("geen antwoord" in line for line in lines)


def test_a_sheet_is_found_named_left_and_deleted(visit: Visit) -> None:
    page = paste(visit)
    searched(page)
    page.locator("#werkvraag-2 [data-read]").first.click()
    expect(page.locator("#lezer mark")).to_be_in_viewport()
    page.go_back()
    expect(page.locator("#lezer")).not_to_be_visible()
    expect(page.locator("#werkvraag-2")).to_be_visible()
    page.locator("[data-screen=vragen]").click()
    expect(page.locator("#vraag textarea")).to_have_value("")
    page.locator("[data-screen=werkblad]").click()
    expect(page.locator("#werkvraag-2")).to_be_visible()
    page.locator("[data-sheets]").click()
    rows = page.locator("#werkblad-lijst li")
    expect(rows).to_contain_text("3 van 3 vragen doorzocht")
    rows.locator("[data-rename-sheet]").click()
    page.locator("#werkblad .naam input").fill("Voor maandag")
    page.keyboard.press("Enter")
    rows.locator("a").click()
    expect(page.locator("#werkblad-blad h2")).to_have_text("Voor maandag")
    page.locator("#werkblad-blad .werkfilters summary").click()
    page.locator("#werkblad-blad .werkfilters [name=tot]").fill("2031-12-31")
    page.locator("[data-search-within]").click()
    within = "Gezocht binnen: Tot en met 31 december 2031"
    expect(page.locator("#werkblad-blad .werkfilters summary")).to_have_text(within)
    searched(page)
    page.go_back()
    rows.locator("[data-forget-sheet]").click()
    rows.locator("[data-forget-sheet]").click()
    expect(page.locator("#werkblad-lijst")).to_have_text("Nog geen werkbladen.")


def test_a_formal_question_is_searched_when_asked_for_and_the_language_turns(visit: Visit) -> None:
    page = paste(visit)
    searched(page)
    page.locator("#werkvraag-1 [data-anyway]").click()
    expect(page.locator(".voortgang")).to_contain_text("4 van 4", timeout=60_000)
    expect(page.locator("#werkvraag-1 h3 .stand")).not_to_have_text("formeel")
    page.locator("[data-language]").click()
    expect(page.locator("[data-word]")).to_have_text("Word file")
    expect(page.locator("#werkvraag-1 h3")).to_contain_text("Question 1")


def test_what_asks_nothing_is_said_and_stays(visit: Visit) -> None:
    page = visit.open("?scherm=werkblad")
    expect(page.locator("#werkblad-lijst")).to_have_text("Nog geen werkbladen.")
    page.locator("#werkblad-nieuw textarea").fill("Geachte Voorzitter, dank u wel.")
    page.locator("#werkblad-nieuw button").click()
    expect(page.locator("#werkblad-nieuw .fout")).to_have_text("Hierin staan geen vragen.")
    page.reload()
    expect(page.locator("#werkblad-nieuw textarea")).to_have_value("Geachte Voorzitter, dank u wel.")


def test_a_search_that_a_reload_broke_off_goes_on(visit: Visit) -> None:
    page = paste(visit)
    expect(page.locator(".werkvraag")).to_have_count(5)
    page.reload()
    searched(page)


def test_the_scripts_of_worksheets_come_when_they_are_needed(visit: Visit) -> None:
    asked: list[str] = []
    visit.page.on("request", lambda request: asked.append(request.url))
    page = visit.open()
    assert not any("worksheet" in url for url in asked)
    page.locator("[data-screen=werkblad]").click()
    expect(page.locator("#werkblad-lijst")).to_have_text("Nog geen werkbladen.")
    assert sum("worksheet" in url for url in asked) == 2


def test_what_is_on_for_a_question_stands_open_for_a_new_sheet(visit: Visit) -> None:
    page = visit.open("?scherm=werkblad")
    form = page.locator("#werkblad-nieuw")
    expect(form.locator("[name=tot]")).to_have_value("")
    expect(form.locator("[name=tot]")).not_to_be_visible()
    page.locator("[data-screen=vragen]").click()
    page.locator("#filterknop").click()
    page.locator("#filters [name=tot]").fill("2031-12-31")
    page.locator("[data-screen=werkblad]").click()
    expect(form.locator("[name=tot]")).to_be_visible()
    expect(form.locator("[name=tot]")).to_have_value("2031-12-31")
