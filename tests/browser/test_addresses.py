"""Every answer, paper, list and screen has an address; Back, Forward and a reload go there."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from tests.support.visiting import MARKS, QUESTION, Browser, Visit, expect, visiting

pytestmark = MARKS
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
FOLLOW_UP = "En in 2031?"


def test_back_and_forward_walk_through_answers_papers_and_lists(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    expect(page).to_have_url(re.compile(r"q=wat\+heeft.*gesprek=\d+&beurt=1"))
    visit.ask(FOLLOW_UP)
    expect(page).to_have_url(re.compile(r"eerder=.*beurt=2"))
    page.locator("#nu a.cite").first.click()
    page.locator(".bron.gekozen [data-read]").click()
    expect(page.locator("#lezer mark").first).to_be_in_viewport()
    paper = page.url
    page.go_back()
    expect(page.locator("#lezer")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#lezer mark").first).to_be_in_viewport()
    page.reload()  # the paper over its conversation
    expect(page.locator("#lezer mark").first).to_be_in_viewport()
    assert page.url == paper
    page.keyboard.press("Escape")
    expect(page.locator("#lezer")).to_be_hidden()
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])
    page.locator("[data-screen=stukken]").click()
    page.locator(".facetten a", has_text="Motie").click()
    expect(page).to_have_url(re.compile(r"scherm=stukken&soort=motie"))
    expect(page.locator(".aantal")).to_have_text("1 stuk")
    page.locator(".lijst .titel").first.click()
    expect(page.locator("#lezer-titel")).to_be_focused()
    page.go_back()
    expect(page.locator("#lezer")).to_be_hidden()
    page.go_back()
    expect(page.locator(".aantal")).to_have_text("14 stukken")
    page.go_forward()
    expect(page).to_have_url(re.compile(r"scherm=stukken&soort=motie"))
    page.reload()
    expect(page.locator(".aantal")).to_have_text("1 stuk")
    expect(page.locator(".facetten a[aria-current]")).to_contain_text("Motie")
    page.locator("[data-screen=vragen]").click()  # where the conversation was left
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])


def test_a_reload_restores_what_was_asked_typed_and_filtered(visit: Visit) -> None:
    page = visit.open()
    visit.ask(QUESTION)
    conversation = page.url
    page.locator("#filterknop").click()
    page.locator("#filters [name=soort]").select_option("antwoord")
    page.locator("#vraag textarea").fill(FOLLOW_UP)
    page.reload()
    expect(page.locator(".gevraagd")).to_have_text([QUESTION])
    expect(page.locator("#vraag textarea")).to_have_value(FOLLOW_UP)
    expect(page.locator("#chips button")).to_have_count(1)
    expect(page.locator("#bewaard .beurt")).to_have_count(0)  # the server still had it
    page.locator("#chips button").click()
    page.locator("#stel").click()
    expect(page.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(FOLLOW_UP)
    expect(page.locator("#nu .begrepen")).to_contain_text("Irak")  # it went on in the conversation
    page.locator("#nieuw").click()
    expect(page.locator(".voorbeeld").first).to_be_visible()
    assert not urlsplit(page.url).query
    page.go_back()
    expect(page.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])
    page.go_forward()
    expect(page.locator(".beurt")).to_have_count(0)
    page.goto(conversation)
    expect(page.locator(".gevraagd").first).to_have_text(QUESTION)


def test_a_shared_address_asks_again_in_its_conversation(visit: Visit, browser: Browser) -> None:
    page = visit.open("?tot=2041-12-31")
    visit.ask(QUESTION)
    page.locator("#chips button").click()
    visit.ask(FOLLOW_UP)
    expect(page).to_have_url(re.compile(r"beurt=2"))
    said = parse_qs(urlsplit(page.url).query)
    assert said["q"] == [FOLLOW_UP] and "tot" not in said and "tot=2041-12-31" in said["eerder"][0]
    for other in visiting(browser, page.url):  # another reader, who has nothing of it
        there = other.open()
        expect(there.locator("#nu .beurt[data-done='1'] .gevraagd")).to_have_text(FOLLOW_UP)
        expect(there.locator(".gevraagd")).to_have_text([QUESTION, FOLLOW_UP])
        expect(there.locator("#eerder .begrepen")).to_contain_text("2041")
        assert there.locator("#nu q").all_inner_texts() == page.locator("#nu q").all_inner_texts()


def test_on_a_phone_back_closes_the_paper_then_the_sheet(browser: Browser, address: str) -> None:
    for visit in visiting(browser, address, **PHONE):
        page = visit.open()
        visit.ask(QUESTION)
        answer = page.url
        page.locator("a.cite").nth(1).click()
        expect(page.locator("body.blad")).to_have_count(1)
        page.locator(".bron.gekozen [data-read]").click()
        expect(page.locator("#lezer mark").first).to_be_in_viewport()
        page.go_back()
        expect(page.locator("#lezer")).to_be_hidden()
        expect(page.locator("mark.gekozen")).to_be_in_viewport()
        page.go_back()
        expect(page.locator("body.blad")).to_have_count(0)
        expect(page.locator("a.cite[aria-current]")).to_be_in_viewport()
        assert page.url == answer
        page.go_forward()
        expect(page.locator("mark.gekozen")).to_be_in_viewport()
        page.reload()
        expect(page.locator("mark.gekozen")).to_be_in_viewport()  # the sheet, at its sentence
        page.locator(".bron.gekozen [data-back]").click()
        expect(page.locator("body.blad")).to_have_count(0)
