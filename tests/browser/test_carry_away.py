"""An answer is carried away whole: as a file of each kind, copied, on paper."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.visiting import MARKS, QUESTION, Browser, Visit, expect, visiting

pytestmark = MARKS
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
FORMS = {"docx": b"PK", "md": b"# ", "csv": b"\xef\xbb\xbfnummer;", "ris": b"TY  - "}


@pytest.mark.parametrize("options", [{}, PHONE, {"color_scheme": "dark"}], ids=["wide", "phone", "dark"])
def test_each_kind_of_file_is_named_by_day_and_question(
    browser: Browser, address: str, options: dict[str, object]
) -> None:
    for visit in visiting(browser, address, **options):
        page = visit.open()
        visit.ask(QUESTION)
        for form, opening in FORMS.items():
            page.locator(".keuze summary").click()
            expect(page.locator(".lade")).to_be_in_viewport(ratio=1)
            with page.expect_download() as waiting:
                page.locator(f".lade a[href*='form={form}']").click()
            expect(page.locator(".lade")).to_be_hidden()
            named = f"{date.today()} wat heeft het kabinet gezegd over Irak.{form}"
            assert waiting.value.suggested_filename == named
            assert Path(waiting.value.path()).read_bytes().startswith(opening)


def test_what_is_copied_has_its_notes_and_one_kind_of_quotation_marks(visit: Visit) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.open()
    visit.ask(QUESTION)
    page.locator(".gereedschap > [data-copy]").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    numbers = re.findall(r"» \[(\d+)\]", copied)
    assert numbers and set(numbers) == set(re.findall(r"^\[(\d+)\] «", copied, re.MULTILINE))


def test_paper_shows_every_source_whole(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    visit.ask("Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    hidden = (
        "all => all.filter(one => !one.checkVisibility() || one.scrollHeight > one.clientHeight + 1).length"
    )
    assert (
        page.locator(".bron").count() > 1
        and page.locator(".bron, .bron h3, .vraagtekst p").evaluate_all(hidden) == 0
    )
    headings = page.locator(".bronnen-van").evaluate_all("all => all.map(one => one.dataset.heading)")
    assert headings[0] == f"Bronnen: {QUESTION}" and len(headings) == 2
    assert (
        page.locator(".balk, #invoer, .gereedschap").evaluate_all(
            "all => all.some(one => one.checkVisibility())"
        )
        is False
    )
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".vraagtekst[open]")).to_have_count(0)


def test_one_answer_is_printed_by_its_own_button(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    visit.ask("Hoeveel drinkwater gebruikt een inwoner gemiddeld per dag?")
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    page.locator("#nu [data-print]").dispatch_event("click")
    expect(page.locator(".beurt:visible")).to_have_count(1)
    expect(page.locator(".bronnen-van:visible")).to_have_count(1)
