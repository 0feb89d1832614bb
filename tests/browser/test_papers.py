"""The screen of papers: facets, people, pages and their addresses."""

from __future__ import annotations

import re

from tests.support.visiting import MARKS, PHONE, QUESTION, Browser, Visit, expect, visiting

pytestmark = MARKS


def test_a_list_is_narrowed_step_by_step_and_back(visit: Visit) -> None:
    page = visit.open("?scherm=stukken")
    count = page.locator(".aantal")
    expect(count).to_have_text("14 stukken")
    page.locator(".facetten a", has_text="Roos").first.click()
    expect(page).to_have_url(re.compile(r"scherm=stukken&partij=Roos$"))
    expect(count).to_have_text("5 stukken")
    expect(page.locator(".facetten a", has_text="Roos").first).to_be_focused()
    page.locator(".jaren a[title^='2041']").click()
    expect(count).to_have_text("2 stukken")
    page.locator("#stukken-zoek [name=woorden]").fill("leraren uitstel")
    expect(count).to_have_text("1 stuk")
    expect(page.locator(".knipsel b").first).to_be_visible()
    narrowed = page.url
    page.locator(".lijst .titel").click()
    expect(page.locator("#lezer-titel")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#lezer")).to_be_hidden()
    expect(page).to_have_url(narrowed)
    page.go_back()
    expect(count).to_have_text("5 stukken")
    page.go_back()
    expect(count).to_have_text("14 stukken")
    page.go_forward()
    expect(count).to_have_text("5 stukken")
    page.goto(narrowed)
    expect(count).to_have_text("1 stuk")
    page.locator(".keuzes .wis").click()
    expect(count).to_have_text("14 stukken")
    expect(page.locator("#stukken-zoek [name=woorden]")).to_have_value("")


def test_on_a_phone_what_is_narrowed_is_one_press_away(browser: Browser, address: str) -> None:
    for visit in visiting(browser, address, **PHONE):
        page = visit.open("?scherm=stukken")
        page.locator(".facetten > summary").click()
        page.locator(".facetten a", has_text="Roos").first.click()
        to_list = page.get_by_role("button", name="Toon de lijst (5)")
        expect(to_list).to_be_in_viewport()
        to_list.click()
        expect(to_list).to_be_hidden()
        expect(page.locator(".lijst li").first).to_be_in_viewport()


def test_a_name_leads_to_the_page_of_a_person(visit: Visit) -> None:
    page = visit.open("?scherm=stukken&soort=uitstel")
    page.locator(".mensen a", has_text="El Amrani").click()
    expect(page.locator(".persoon h3")).to_have_text("El Amrani (Roos)")
    expect(page.locator(".aantal")).to_have_text("2 stukken")
    page.locator(".persoon a", has_text="Open vragen").click()
    expect(page.locator(".aantal")).to_contain_text("termijn voorbij: ")
    expect(page.locator(".lijst li")).to_have_count(1)
    page.go_back()
    expect(page.locator(".aantal")).to_have_text("2 stukken")
    expect(page.locator(".rss")).to_have_attribute("href", re.compile(r"papers\.xml\?scherm=stukken&lid=El"))


def test_a_chip_names_a_paper_by_its_title(visit: Visit) -> None:
    page = visit.open("?scherm=stukken&woorden=spoorbrug")
    page.locator("[data-within]").click()
    expect(page.locator("#chips button")).to_contain_text("De spoorbrug bij Zaltbommel")
    visit.ask("wanneer gaat de spoorbrug open?")
    assert ".docx" not in page.locator("#verloop").inner_text()
    page.reload()
    expect(page.locator("#vraag textarea")).to_be_visible()
    assert ".docx" not in page.locator("#chips").inner_text()


def test_asking_within_a_paper_is_a_conversation_of_its_own(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    page.locator("[data-screen=stukken]").click()
    page.locator("#stukken-zoek [name=woorden]").fill("spoorbrug")
    expect(page.locator("[data-within]")).to_have_count(1)
    page.locator("[data-within]").click()
    expect(page.locator("#vraag textarea")).to_be_focused()
    expect(page.locator(".beurt")).to_have_count(0)
    expect(page.locator("#chips button")).to_have_count(1)
    visit.ask("Wat vindt de minister daarvan?")
    expect(page.locator("#nu .begrepen")).not_to_contain_text("Irak")
    page.locator("#nieuw").click()
    expect(page.locator(".beurt")).to_have_count(0)
    expect(page.locator("#chips button")).to_have_count(0)
