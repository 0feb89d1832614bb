"""A conversation as it is read: the newest answer is in sight, whatever was asked before it."""

from __future__ import annotations

from tests.support.visiting import MARKS, PHONE, QUESTION, Browser, expect, visiting

pytestmark = MARKS


def test_on_a_phone_a_short_answer_below_long_ones_is_read_without_scrolling(
    browser: Browser, address: str
) -> None:
    for visit in visiting(browser, address, **PHONE):
        page = visit.open()
        visit.ask(QUESTION)
        visit.ask("en vossen?")
        visit.ask("dank je")
        said = page.locator("#nu .beurt").last
        expect(said.locator(".gevraagd")).to_be_in_viewport()
        expect(said.get_by_text("Graag gedaan")).to_be_in_viewport(ratio=1)
        foot = said.bounding_box()
        field = page.locator("#vraag").bounding_box()
        assert foot and field and foot["y"] + foot["height"] <= field["y"] + 24


def test_what_a_turn_was_understood_as_is_said_also_where_it_asks_of_the_answer(
    browser: Browser, address: str
) -> None:
    for visit in visiting(browser, address):
        page = visit.open()
        visit.ask("hoeveel wolven zijn er?")
        visit.ask("weet je het zeker?")
        last = page.locator("#nu .beurt").last
        expect(last.locator(".begrepen")).to_contain_text("hoeveel wolven zijn er")
        expect(last).to_contain_text("nog eens")
        visit.ask("من قال ذلك؟")
        expect(page.locator("#nu .gevraagd").last).to_have_css("direction", "rtl")
